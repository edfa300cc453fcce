"""How is a statement stretched? Other people, a hedge dropped, some become all, another time or order."""

import re
from collections.abc import Iterator

from bedside.evaluation.mutations.edit import Edit, both_ways, swap_words

_POPULATIONS = both_ways(
    [
        ("adults", "children"),
        ("adult", "pediatric"),
        ("children", "elderly patients"),
        ("men", "women"),
        ("male", "female"),
        ("males", "females"),
        ("boys", "girls"),
        ("infants", "adults"),
        ("pregnant", "non-pregnant"),
        ("severe", "mild"),
        ("acute", "chronic"),
        ("inpatients", "outpatients"),
        ("hospitalized", "ambulatory"),
        ("premenopausal", "postmenopausal"),
        ("symptomatic", "asymptomatic"),
        ("smokers", "nonsmokers"),
        ("older", "younger"),
        ("preterm", "term"),
    ]
)
_HELD_OUT_POPULATIONS = both_ways(
    [
        ("adolescents", "toddlers"),
        ("neonates", "teenagers"),
        ("breastfeeding", "bottle-feeding"),
        ("diabetic", "nondiabetic"),
        ("obese", "lean"),
        ("immunocompromised", "immunocompetent"),
        ("early-stage", "late-stage"),
        ("veterans", "students"),
        ("mothers", "fathers"),
        ("HIV-infected", "HIV-negative"),
        ("critically ill", "healthy"),
        ("high-risk", "low-risk"),
        ("stable", "unstable"),
        ("newly diagnosed", "relapsed"),
        ("primary prevention", "secondary prevention"),
    ]
)
_DISEASE_OF = re.compile(
    r"\b(?:patients|people|adults|women|men|children|individuals|persons) (?P<with>with|without)\b(?! or\b)"
)
_HEDGED = {
    "may": ["will"],
    "might": ["will"],
    "could": ["will"],
    "should": ["must"],
    "suggests": ["shows"],
    "suggest": ["show", "prove"],
    "suggested": ["showed"],
    "appears to be": ["is"],
    "appear to be": ["are"],
    "appeared to be": ["was"],
    "appears to": ["is known to"],
    "seems to be": ["is"],
    "is likely to": ["will"],
    "are likely to": ["will"],
    "possible": ["certain"],
    "possibly": ["certainly"],
    "probably": ["definitely"],
    "usually": ["always"],
    "often": ["always"],
    "sometimes": ["always"],
    "generally": ["always"],
}
_HELD_OUT_HEDGED = {
    "potential": ["proven"],
    "potentially": ["invariably"],
    "can": ["does"],
    "tended to": ["were shown to"],
    "presumably": ["undoubtedly"],
    "typically": ["without exception"],
    "commonly": ["in every case"],
    "frequently": ["in all cases"],
    "consider": ["require"],
    "limited evidence": ["strong evidence"],
    "unclear": ["established"],
    "trend toward": ["proof of"],
}
_ASSOCIATED = {
    "is associated with": ["causes"],
    "are associated with": ["cause"],
    "was associated with": ["caused"],
    "were associated with": ["caused"],
    "has been associated with": ["has caused"],
    "is linked to": ["causes"],
}
_ALWAYS = re.compile(
    r"\b(?P<verb>is|are|should|must|was|were)\b(?! (?:not|always|never|usually|often)\b)(?= [a-z])"
)
_SOME = {
    "some": ["all"],
    "most": ["all"],
    "many": ["all"],
    "several": ["all"],
    "certain": ["all"],
    "selected": ["all"],
    "few": ["all"],
    "a minority of": ["all"],
    "the majority of": ["all"],
    "half of": ["all of"],
}
_SOME_WHOM = re.compile(
    r" (?:of (?:the|these) )?(?:\w+ )?(?:patients|people|women|men|children|adults|cases|studies|"
    r"trials|individuals|persons|drugs|medications|centers|populations|participants|subjects|"
    r"symptoms|infections|infants|tumors|countries|authors|experts)\b",
    re.I,
)
_RESTRICTED = re.compile(
    r"(?<! as),? (?:in|for|among) "
    r"(?:(?:all|most|adult|elderly|pediatric|older|young|hospitalized|the|those) )*"
    r"(?:patients|people|adults|women|men|children|individuals|persons|those|infants|subjects) "
    r"(?:with|who|on|undergoing|receiving|at|aged|treated) [^.,;:()]{6,90}(?=[.;](?:\s|$)|$)"
)
_RESTRICTED_FIRST = re.compile(
    r"^(?:In|For|Among) (?:(?:all|most|adult|elderly|pediatric|older|young|hospitalized|the|those) )*"
    r"(?:patients|people|adults|women|men|children|individuals|persons|those|infants|subjects) "
    r"(?:with|who|on|undergoing|receiving|at|aged|treated) [^.,;:()]{6,90}, (?=[a-z])"
)
_BEFORE = both_ways(
    [
        ("before", "after"),
        ("prior to", "after"),
        ("during", "before"),
        ("preoperative", "postoperative"),
        ("preoperatively", "postoperatively"),
        ("short-term", "long-term"),
        ("immediate", "delayed"),
        ("early", "late"),
    ]
)
_ORDER = both_ways(
    [
        ("followed by", "preceded by"),
        ("initially", "finally"),
        ("initial", "final"),
        ("first", "last"),
        ("subsequently", "previously"),
        ("at baseline", "at the end of the study"),
    ]
)
_RATES = {
    "daily": ["weekly", "monthly"],
    "weekly": ["daily", "monthly"],
    "monthly": ["weekly"],
    "annually": ["monthly"],
    "annual": ["monthly"],
    "twice daily": ["once daily", "three times daily"],
    "once daily": ["twice daily"],
    "twice a day": ["once a day"],
    "once a day": ["twice a day"],
    "three times daily": ["once daily"],
}
_SPAN = re.compile(
    r"(?<![\w.,–-])(?P<number>\d{1,3})(?P<unit>[ -](?:h|hours?|hrs?|days?|weeks?|months?|minutes?|min)\b)"
)


def population(sentence: str) -> Iterator[Edit]:
    """Children for adults, mild for severe, with for without."""
    yield from swap_words(sentence, _POPULATIONS)
    for match in _DISEASE_OF.finditer(sentence):
        words = {"with": "without", "without": "with"}[match["with"]]
        yield Edit(start=match.start("with"), end=match.end("with"), words=words)


def population_held_out(sentence: str) -> Iterator[Edit]:
    """The same with people that were set apart."""
    return swap_words(sentence, {word.lower(): o for word, o in _HELD_OUT_POPULATIONS.items()})


def hedge(sentence: str) -> Iterator[Edit]:
    """Will for may, shows for suggests, always for usually."""
    return swap_words(sentence, _HEDGED)


def hedge_held_out(sentence: str) -> Iterator[Edit]:
    """The same with words that were set apart."""
    return swap_words(sentence, _HELD_OUT_HEDGED)


def cause_claimed(sentence: str) -> Iterator[Edit]:
    """Causes for is associated with."""
    return swap_words(sentence, _ASSOCIATED)


def always_added(sentence: str) -> Iterator[Edit]:
    """ "Always" behind the first verb that can take it."""
    if re.search(r"\b(?:all|always|never|every|not|no)\b", sentence, re.IGNORECASE):
        return
    for match in list(_ALWAYS.finditer(sentence))[:1]:
        yield Edit(start=match.end("verb"), end=match.end("verb"), words=" always")


def some_to_all(sentence: str) -> Iterator[Edit]:
    """All patients for some of them."""
    for edit in swap_words(sentence, _SOME):
        whom = _SOME_WHOM.match(sentence, edit.end)
        if whom and not re.search(r"\b(?:the|at|a) $", sentence[: edit.start], re.I):
            yield edit


def restriction_dropped(sentence: str) -> Iterator[Edit]:
    """ "In patients with …" left out, at the end or at the front."""
    for match in _RESTRICTED.finditer(sentence):
        yield Edit(start=match.start(), end=match.end(), words="")
    if leading := _RESTRICTED_FIRST.match(sentence):
        first = sentence[leading.end()].upper()
        yield Edit(start=0, end=leading.end() + 1, words=first)


def time(sentence: str) -> Iterator[Edit]:
    """24 h for 48 h, after for before, weekly for daily."""
    yield from swap_words(sentence, _BEFORE)
    yield from swap_words(sentence, _RATES)
    for match in _SPAN.finditer(sentence):
        value = int(match["number"])
        words = str(value // 2 if value % 2 == 0 and value > 2 else value * 2)
        if value > 1 and not re.search(rf"(?<!\d){words}(?!\d)", sentence):
            yield Edit(start=match.start("number"), end=match.end("number"), words=words)


def time_order(sentence: str) -> Iterator[Edit]:
    """Preceded by for followed by, finally for initially."""
    return swap_words(sentence, _ORDER)


HELD_OUT_PEOPLE = frozenset(word.lower() for word in _HELD_OUT_POPULATIONS)
"""People that the rules' tables must not list."""
