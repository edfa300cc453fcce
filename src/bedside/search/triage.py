"""Is this an emergency? Plain words as people type them; the urgent line comes before any article.

Better one line too many than one too few: a question *about* seizures stays a question, a person
*having* one gets the line. Words of the moment (I, he, she, my, now, just) decide between the two.
"""

import re
from collections.abc import Iterable, Mapping

from bedside.terms import Urgency

_PEOPLE = (
    "husband|wife|son|daughter|mum|mom|mother|dad|father|baby|child|kid|toddler|friend|partner|brother|sister"
    "|grandma|grandpa|grandmother|grandfather|boy|girl|uncle|aunt|neighbor|neighbour"
)
_CHILD = "baby|child|kid|toddler|infant|newborn|son|daughter|boy|girl"
_SOMEONE = rf"(?:i|i'm|im|he|he's|hes|she|she's|shes|they|they're|we|someone|somebody|{_PEOPLE})"
_OTHERS = rf"(?:he|she|they|{_PEOPLE})(?:'s| is| are| was| has been| have been| seems?| looks?| feels?)?"
_VICTIM = (
    r"(?:some(?:one|body)(?: else)?|an?(?:other)? (?:\w+ )?(?:person|people|patient|human|man|woman|child|baby)"
    rf"|people|him|her|them|(?:my|his|her|their|our|the) (?:\w+ )?(?:{_PEOPLE}|patients?|ex|boss))"
)
_LETHAL = r"(?:how (?:do|can|could|would|to|much)|ways?|want|wants|going|plan|planning|need|enough|dose)"
_ARREST = r"(?:cardiac arrest|vf|v[- ]?fib|ventricular fibrillation|asystole|pulseless(?: vt| electrical activity)?)"
_NOW = r"(?:now|just|suddenly|started|having|won't|wont|can't|cant|cannot|keeps?|help|is|has|says)"

ALWAYS: Mapping[Urgency, tuple[str, ...]] = {
    Urgency.HARM: (
        rf"{_LETHAL}\b.{{0,40}}\b(?:kill|murder|poison|overdose)(?:ing)? {_VICTIM}",
        rf"(?:kill(?:ing)?|murder(?:ing)?) {_VICTIM} (?:with|by|using)",
        r"(?:untraceable|undetectable|undetected) (?:poison|murder|way)",
    ),
    Urgency.SELF_HARM: (
        r"(?:i'm|i am|im|feel|feeling|is|he's|she's) suicidal|^suicidal|commit(?:ting)? suicide|suicidal thoughts",
        r"kill(?:ing)? (?:myself|himself|herself|themselves|themself)",
        r"end(?:ing)? (?:my|his|her|their) (?:own )?life",
        r"end(?:ing)? it all",
        r"wants? to die|wanna die|(?:painless|easiest|best|quickest) way to die|way to kill myself",
        r"better off dead|no reason to live",
        r"(?:hurt|harm|cut)(?:ing|ting)? (?:myself|himself|herself)|cut (?:my|his|her) wrists?|self[- ]harm",
        r"don'?t want to (?:live|be here|wake up)|take my (?:own )?life",
        r"quiero (?:morir|matarme|suicidarme)|(?:matarme|suicidarme)",
    ),
    Urgency.OVERDOSE: (
        r"(?:took|taken|swallowed|drank|ate|eaten|ingested|gave|given)\b.{0,40}\b(?:too many|too much|whole bottle"
        r"|whole pack|all (?:of )?(?:my|his|her|the|those) (?:\w+ )?(?:pills|tablets|medicines?|meds|vitamins|bottle)"
        r"|bottle of|handful|an overdose)",
        rf"{_SOMEONE} (?:\w+ ){{0,2}}(?:took|taken|swallowed|ate) (?:about )?(?:[1-9]\d|twenty|thirty|fifty|a hundred)\b(?! ?(?:mg|mcg|g|ml|mmol|units?))",
        rf"all (?:of )?the (?:pills|tablets|vitamins|medicine)\b.{{0,30}}\b{_SOMEONE}",
        r"got into (?:my|his|her|the) (?:\w+ )?(?:pills|tablets|medicines?|meds|vitamins)",
        r"(?:drank|drunk|swallowed|ingested|ate) (?:\w+ ){0,3}(?:bleach|antifreeze|detergent|pesticide|batter(?:y|ies)|poison)",
        rf"(?:{_CHILD}) (?:\w+ ){{0,2}}(?:swallowed|ate|drank|chewed)",
        r"overdosed|overdosing|been poisoned|poisoned (?:myself|himself|herself)",
        r"took an overdose|taken an overdose",
    ),
    Urgency.COLLAPSE: (
        rf"{_SOMEONE}(?: is|'s)? (?:not|isn't|stopped|no longer) (?:breathing|responding|moving|waking)(?! to)",
        rf"{_SOMEONE} (?:isn't|stopped|has stopped) breathing|stopped breathing",
        r"(?:won't|wont|can't|cant|will not) wake (?:up|him|her|them)|(?:doesn't|does not) wake up",
        rf"{_SOMEONE}(?: is| has|'s)? (?:unresponsive|unconscious|passed out|collapsed|fainted and)",
        r"heart (?:has )?stopped(?: beating)?|(?:has |have |there is |there's )?no pulse|(?:lips|face) (?:are |is )?blue|turning blue|turned blue",
        r"(?:legs?|arms?|body) (?:won't|wont|will not|can't|cannot|don't|doesn't|stopped) (?:mov(?:e|ing)|work(?:ing)?)",
        r"paralysis (?:is |keeps )?(?:spreading|getting worse)|(?:baby|child) (?:is )?limp",
        rf"(?:^|(?:patient|pt|{_SOMEONE}) (?:is |has |went |now )?(?:in(?:to)? )?(?:a )?){_ARREST}"
        r"(?! (?:in|risk|prevention|prognosis|outcomes?|survivors?|and the)\b)",
        r"(?:no respira|est[a\u00e1] inconsciente|no despierta)",
    ),
    Urgency.BREATHING: (
        r"(?:can't|cant|cannot|can not|struggling to|hard to) (?:breathe?|catch (?:my|his|her) breath)",
        r"gasping for|choking on|(?:is|i'm|am) choking",
        r"no (?:puedo|puede) respirar",
    ),
    Urgency.STROKE: (
        r"face (?:is |has )?(?:drooping|droops|drooped)|slurr(?:ed|ing) (?:his |her |my |their )?(?:speech|words)",
        r"(?:is|am|i'm) having a stroke|worst headache (?:of|in) (?:my|his|her) life|thunderclap headache",
    ),
    Urgency.ALLERGY: (
        r"(?:throat|tongue) (?:is |feels )?(?:closing|swelling|swollen)",
        r"(?:having|going into) (?:anaphyla(?:xis|ctic shock)|an? (?:severe )?allergic reaction)",
    ),
    Urgency.SEIZURE: (
        rf"seizing (?:{_CHILD})|(?:{_CHILD}) (?:is |keeps? |started )?(?:seizing|fitting|convulsing)",
        r"(?:seizures?|seizing|fitting|convulsing|fits) (?:right )?now",
        r"(?:and|is|now|keeps|am|i'm|still) having (?:a |more |another )?(?:fits?|seizures?|convulsions?)",
        r"(?:tengo|tiene|est[a\u00e1]) (?:convulsiones|convulsionando|una convulsi[o\u00f3]n)",
    ),
    Urgency.CHEST_PAIN: (
        r"chest (?:hurts|is tight|feels tight|is crushing)|elephant .{0,20}chest",
        r"(?:tengo|tiene|siento|con|me da) (?:un )?dolor (?:de|en el) pecho|me duele el pecho",
    ),
    Urgency.BLEEDING: (
        r"(?:won't|wont|can't|cant|doesn't) stop (?:the )?bleeding|bleeding (?:a lot|heavily|out|everywhere)",
        r"(?:vomiting|throwing up|coughing up) (?:up )?blood",
    ),
}
"""Words that nobody uses of anything but an emergency."""

MEASURED: Mapping[Urgency, tuple[str, ...]] = {
    Urgency.SEIZURE: (r"seizures?|seizing|fits|fitting|convuls\w+",),
    Urgency.COLLAPSE: (
        rf"comatose|(?:in )?a? ?coma|unconscious|unresponsive|obtunded|collapsed|paralys(?:is|ed)|paralyzed|{_ARREST}"
        r"|(?:is |and |now |very )?(?:confused|delirious)(?! (?:about|by|why|how))|not making sense|limp",
    ),
}
"""Signs that tell of an emergency beside a measured level, where nothing is asked."""

PERSONAL: Mapping[Urgency, tuple[str, ...]] = {
    Urgency.CHEST_PAIN: (
        r"chest (?:pain|hurts?|tightness|pressure|is tight|feels tight)|(?:pain|pressure|tightness|elephant) .{0,20}\bchest",
        r"heart attack|crushing pain",
    ),
    Urgency.HEARTBEAT: (
        r"heart (?:is |keeps? )?(?:racing|pounding|fluttering)|heartbeat (?:is )?(?:racing|uneven|irregular)",
    ),
    Urgency.OVERDOSE: (r"overdose",),
    Urgency.SELF_HARM: (r"suicid(?:e|al)",),
    Urgency.SEIZURE: (
        r"twitching|jerking|seizures?|seizing|fitting|convuls\w+|having a fit|shaking all over",
    ),
    Urgency.BREATHING: (r"short of breath|(?:trouble|difficulty) breathing",),
    Urgency.STROKE: (r"can't move (?:my|his|her) (?:arm|leg|face)|sudden(?:ly)? (?:numb|weak)",),
    Urgency.COLLAPSE: (
        r"faint(?:ed|ing)|blacked out",
        rf"{_OTHERS} (?:\w+ ){{0,2}}(?:not making (?:any )?sense|talking nonsense|confused(?! (?:about|by|why|how)))",
    ),
}
"""Words that tell of an emergency only if somebody has it now."""

LAY: Mapping[Urgency, tuple[str, ...]] = {
    Urgency.HEARTBEAT: (
        r"heart ?(?:beat)? (?:is |was |feels |keeps? )?(?:slow|skipping|skips|uneven|irregular|jumping)",
        r"(?:slow|skipping|irregular|uneven) heart(?:beat)?|palpitations",
    ),
    Urgency.COLLAPSE: (
        r"passed out|collapsed|can(?:'t|not| hardly| barely) (?:move|walk|stand)|paraly[sz]ed",
        r"(?:very|so|extremely|suddenly) (?:weak|sleepy|drowsy|confused)|(?:is|was|and|been|seems?|feels?) confused"
        r"(?! (?:about|by|why|how))|confused (?:and|after)|not making sense|hard to wake",
    ),
    Urgency.BREATHING: (r"breathing (?:is )?(?:very |so )?(?:slow|shallow)|slow breathing",),
    Urgency.SEIZURE: (r"(?:mouth|lips|face|hands) (?:are |is )?(?:tingling|cramping|twitching|locked)",),
}
"""Words that count as an emergency when a lay reader tells them of somebody."""

_MOMENT = (
    r"i|i'm|im|me",
    rf"(?:my|our|the) (?:{_PEOPLE})",
    r"(?:my|his|her) (?:chest|heart|arm|leg|face|throat)",
    rf"(?:{_SOMEONE})\b.{{0,60}}\b{_NOW}",
    r"help (?:me|my|us|him|her)",
)
_PROFESSIONAL = (
    r"how (?:do|should|would) (?:i|we) (?:treat|manage|code|dose|diagnose)",
    r"(?:my|our|a|the|this) (?:\w+ )?patients?\b",
    r"dose for an?",
)


def _compiled(table: Mapping[Urgency, tuple[str, ...]]) -> tuple[tuple[Urgency, re.Pattern[str]], ...]:
    return tuple((urgency, _any_of(patterns)) for urgency, patterns in table.items())


def _any_of(patterns: Iterable[str]) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(patterns)})\b")


_ASKS = re.compile(
    r"(?:what|why|how|when|which|who|can|could|does|do|did|is|are|will|would|should|may|tell me|causes?|signs?"
    r"|symptoms?|treatment|tests?)\b"
)
_LEVEL = re.compile(
    r"\b(?:magnesium|mg|potassium|k|sodium|na|calcium|ca)\+* (?:(?:level|is|was|of|at|now|only|=) ){0,3}[<>]?\d"
    r"(?!\d*(?:\.\d+)? ?(?:g|mg|mcg|ml|meq|mmol)\b(?! ?/))"
)
_ALWAYS, _MEASURED = _compiled(ALWAYS), _compiled(MEASURED)
_PERSONAL, _LAY = _compiled(PERSONAL), _compiled(LAY)
_IS_OF_THE_MOMENT, _IS_PROFESSIONAL = _any_of(_MOMENT), _any_of(_PROFESSIONAL)


def find_urgency(text: str, *, is_lay: bool = False) -> Urgency | None:
    """The emergency that ``text`` tells of, or ``None``.

    What a lay reader types without asking a question is taken to be happening.
    """
    lowered = " ".join(text.lower().replace("\u2019", "'").split())
    found = _first(_ALWAYS, lowered)
    is_asked = _ASKS.match(lowered) is not None
    if found is None and not is_asked and _LEVEL.search(lowered):
        found = _first(_MEASURED, lowered)
    is_told = is_lay and not is_asked
    if found or not (is_told or _IS_OF_THE_MOMENT.search(lowered)) or _IS_PROFESSIONAL.search(lowered):
        return found
    return _first(_PERSONAL, lowered) or (_first(_LAY, lowered) if is_lay else None)


def _first(table: Iterable[tuple[Urgency, re.Pattern[str]]], text: str) -> Urgency | None:
    return next((urgency for urgency, pattern in table if pattern.search(text)), None)
