"""What is asked about the condition? Cue words with weights, summed; the first facet wins a tie."""

import re
from collections.abc import Mapping, Sequence

from bedside.terms import Facet

Cues = Sequence[tuple[str, float]]

CUES: Mapping[Facet, Cues] = {
    Facet.DOSING: (
        (r"dos(?:e|es|ing|age|ages)", 3),
        (r"how (?:much|many) (?:\w+ ){0,4}(?:give|gave|replace|prescribe|infuse|take|iv|oral|per)", 3),
        (r"(?:infusion|injection) rate|rate of (?:infusion|administration)|over how long", 3),
        (r"how fast", 1),
        (r"how much", 1.5),
        (r"(?:mg|mmol|meq|grams?) (?:per|a|each) (?:day|hour|kg)", 1),
    ),
    Facet.MONITORING: (
        (r"monitor(?:ing|ed)?|how often|re ?check\w*|follow up (?:test|level|blood)s?|surveillance", 3),
    ),
    Facet.PREVENTION: ((r"prevent(?:ion|ing|ed|s)?|prophyla\w+|avoid(?:ing|ed)?|lower the risk", 3),),
    Facet.INTERPRETATION: (
        (
            r"interpret(?:ation|ing|ed)?|significance|what does (?:\w+ ){1,8}mean|point(?:s)? to|grey zone|gray zone",
            3,
        ),
        (r"distinguish|differentiate|tell apart|reliab\w+|accura\w+|cut ?offs? (?:for|of) fe", 2.5),
    ),
    Facet.DIAGNOSIS: (
        (r"diagnos\w+|work ?up|worked up|approach|investigat\w+|evaluat\w+|assess\w*", 2.5),
        (r"calculat\w+|formula|equation|measure\w*|which tests?|what tests?|tests?|urine|lab", 2),
    ),
    Facet.PROGNOSIS: (
        (r"prognos\w+|mortality|death|die|outcomes?|surviv\w+|life expectancy|complications?", 3),
    ),
    Facet.EPIDEMIOLOGY: (
        (
            r"how (?:common|frequent|often does|many people)|(?:is|are) (?:\w+ ){1,4}common|prevalence|incidence|epidemiolog\w+|percentage",
            3,
        ),
    ),
    Facet.MANAGEMENT: (
        (r"treat(?:ment|ments|ed|ing|s)?|manag(?:e|ement|ed|ing)|therap\w+|correct(?:ion|ed|ing)?", 2.5),
        (
            r"replac(?:e|ement|ing)|replet(?:e|ion)|supplement\w*|cure|fix|what (?:should|can|do) (?:i|we|you) (?:do|give)|what to (?:do|give)",
            2,
        ),
        (r"can (?:i|we|he|she|they|you) (?:take|give|have|use)|safe to", 1.5),
        (r"options?|choices?", 0.5),
        (r"antidote|first line|raise|lower it|bring (?:down|up)", 2),
    ),
    Facet.CAUSE: (
        (
            r"caus(?:e|es|ed|ing|al)|etiolog\w+|aetiolog\w+|why (?:is|are|do|does|has|would)|reasons?|leads? to",
            2.5,
        ),
        (
            r"due to|result(?:s)? (?:from|in)|risk factors?|differential|which drugs?",
            2,
        ),
        (r"(?:drugs?|medicines?|medications?|what) (?:that |can )?(?:raises?|lowers?|increases?|cause)", 3),
        (r"(?:drugs?|medicines?|medications?) that", 2.5),
        (r"what makes|induced?|culprits?|responsible", 2),
        (
            r"(?:lowers?|deplet\w+|wast\w+|drops?) (?:\w+ ){0,2}(?:magnesium|mg|potassium|calcium|sodium|phosphate)",
            2,
        ),
    ),
    Facet.FEATURE: (
        (r"symptoms?|signs?|features?|manifest\w+|present(?:s|ation|ing)?|feel(?:s|ing)?|look like", 2.5),
        (r"ecg|ekg|electrocardiogra\w+|consequences?|what happens", 2),
    ),
    Facet.SPECIAL: (
        (
            r"pregnan\w+|breastfeed\w+|lactat\w+|elderly|older (?:people|adults|patients)|special (?:situations?|populations?)",
            2,
        ),
        (r"transplant\w*|in (?:ckd|chronic kidney disease|dialysis)", 1.5),
    ),
    Facet.PITFALL: ((r"pitfalls?|mistakes?|errors?|misconceptions?|watch out|caveats?|myths?|traps?", 3),),
    Facet.PHYSIOLOGY: (
        (
            r"physiolog\w+|mechanisms?|pathophysiolog\w+|homeostasis|regulat\w+|absorb\w*|absorption|reabsor\w+",
            2.5,
        ),
        (r"how (?:does|do|is|are) (?:the )?(?:\w+ )?(?:kidneys?|gut|bowel|body|tubules?)|handled?|stored", 2),
    ),
    Facet.DEFINITION: (
        (
            r"defin(?:e|ed|ition|itions)|thresholds?|cut ?offs?|normal (?:\w+ ){0,3}(?:range|level|value)s?|reference range|criteria",
            3,
        ),
        (
            r"(?:what|which) (?:magnesium |potassium |calcium |sodium |phosphate )?levels?|(?:what|how) (?:low|high) is|considered (?:low|high)|units?|convert|conversion",
            2.5,
        ),
        (r"(?:is|are) (?:[\w.]+ ){1,6}(?:low|high|normal|abnormal|ok|okay)(?! (?:magnesium|potassium))", 2),
        (r"what is|what are|what s|meaning of", 0.5),
    ),
}

_PATTERNS = {
    facet: tuple((re.compile(rf"\b(?:{cue})\b"), weight) for cue, weight in cues)
    for facet, cues in CUES.items()
}
NAMED = 1.0
TOPICAL = re.compile(
    r"pregnan|breastfeed|lactat|elderly|older|transplant|ckd|dialysis|kidney|ecg|ekg|electrocardiogra|antidote|absor"
    r"|reabsor|calculat|formula|equation|urine|gut|bowel|tubule|drugs?$|medic"
)


def find_facet(words: Sequence[str]) -> tuple[Facet, bool, frozenset[str]]:
    """The facet asked for, whether it was named at all, and the words that only named a facet."""
    text = " ".join(words)
    scores: dict[Facet, float] = {}
    spent: set[str] = set()
    for facet, patterns in _PATTERNS.items():
        for pattern, weight in patterns:
            if pattern.search(text):
                matches = [match.group() for match in pattern.finditer(text)]
                scores[facet] = scores.get(facet, 0) + weight
                spent.update(word for match in matches for word in match.split() if not TOPICAL.match(word))
    if not scores:
        return Facet.DEFINITION, False, frozenset()
    best = max(scores, key=lambda facet: scores[facet])
    return best, scores[best] >= NAMED, frozenset(spent)


def speaks_of(facet: Facet, words: Sequence[str]) -> bool:
    """Whether words name a facet, be it beside others."""
    text = " ".join(words)
    return any(weight >= NAMED and pattern.search(text) for pattern, weight in _PATTERNS[facet])
