"""When, how long, how old? What a time does where it stands: age, deadline, moment, period, duration."""

import re

from bedside.quantities.found import Draft
from bedside.terms import Comparator, QuantityRole

_LOOK_BACK = 40
AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aging|ages? of|aged? (?:between|from)|mean age|median age|age (?:was|is|were"
    r"|range)|age [a-z]{1,10} (?:was|is))"
    r"(?:\s(?:of|was|were|is|between|from|range|ranges|band|bands|category|categories|group"
    r"|groups)){0,2}[\s:=,(]{0,3}$"
    r"|\b(?:patients?|adults?|children|people|women|men|persons?|individuals|those|infants|girls|boys"
    r"|adolescents|carers|students|smokers|athletes|everyone|anyone|someone|nobody|persons"
    r"|americans|subjects|participants|volunteers)\s(?:who (?:are"
    r"|were)\s|(?:was|were|are)\s)?"
    r"(?:over|under|above|below|>=|<=|[<>≥≤])\s?$"
    r"|\b(?:you|(?:adults|people|women|men|patients|those|children|persons|parents)\b[^.;,]{0,24})\sare\s"
    r"(?:over|under|above|below)\s$"
    r"|\b(?:people|children|adolescents|adults|women|men|boys|girls)\s\($"
    r"|\b(?:who|that)\s(?:are|were|is)\s(?:over|under|above|below|at least|[<>≥≤])\s?$"
    r"|\((?:under|over|aged?)\s$|\b(?:older|younger) than(?: or equal to)?\s$|\bthe ages? of\s$"
    r"|\bage\s?(?:of\s)?\(?$",
    re.IGNORECASE,
)
AGE_IS = re.compile(
    r"\bage\b(?:\s(?:of|at|in|for|when)\s[^.;:,()0-9]{1,70})?"
    r"(?:\s(?:±|\+/-)\s(?:SD|SEM|standard\s(?:deviation|error)(?:\s\(S[DE]M?\))?))?"
    r"\s(?:(?:is|was|were)\sfound\sto\sbe|is|was|were|are|being)\s$"
)
_AGE_AFTER = re.compile(
    r"[\s-]{1,2}(?:of\s(?:gestational\s|corrected\s|postnatal\s)?age\b|old(?:er)?\b|olds\b"
    r"|(?:or|and)\s(?:older|younger)\b)|-old\b|(?:\s|\.)?(?<=y)\.?\s?o\b",
    re.IGNORECASE,
)
_GESTATION = re.compile(r"['’]?\s(?:of\s)?(?:gestation|pregnancy|gestational)\b", re.IGNORECASE)
_OF_TREATMENT = re.compile(
    r"['’]?\s(?:of\s(?!age\b|gestation|life\b|pregnancy)|(?:treatment|therapy|administration|supplementation"
    r"|intervention|training|use|exposure|storage|incubation)\b)"
)
_FOR = re.compile(
    r"\b(?:for|over|during|waits?|waited|waiting|takes?|took|taken|lasts?|lasted|spen[dt])\s(?:(?:the|a"
    r"|an|about|at least|another|additional|approximately|further|next"
    r"|first|last)\s){0,3}$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"\s(?:[a-z-]+\s)?(?:treatment|course|period|program(?:me)?|study|trial|intervention|therapy|regimen"
    r"|phase"
    r"|extension|training|washout|session|cycle)\b"
)
_PAST = re.compile(r"\b(?:past|last|previous|preceding)\b")
_MOMENT_WORD = re.compile(
    r"\b(?P<unit>days?|weeks?|months?|hours?|years?|minutes?|wks?|wk)(?:\s(?:number|no\.|\([A-Z]{2,5}\)))?\s$",
    re.IGNORECASE,
)
_MOMENT_BEFORE = re.compile(
    r"\b(?:(?<!averaged )at|after|(?<!ed )(?<!er )by|at about|at approximately|on|post|before|prior to|until"
    r"|following|as early as|as late as)(?:\sthe|\sa)?(?:\s(?:median|mean) of)?(?:\s(?:least|about))?\s$",
    re.IGNORECASE,
)
_MOMENT_AFTER = re.compile(
    r"[\s-](?:(?:after|before|prior|later|earlier|post\w*|following|ago|from (?:baseline|the|now)|since"
    r"|pre\w*)\b"
    r"|(?:visit|visits|assessment|time ?points?|mark|evaluation|examination)\b)",
    re.IGNORECASE,
)
_NO_TIME_POINT = re.compile(
    r"[\s-](?:[a-z-]+\s)?(?:study\s)?(?:visits?|assessments?|evaluations?|examinations?|interviews?"
    r"|data collection"
    r"|time ?points?|marks?|measurements?)\b"
)
_JOINED = re.compile(r"[0-9]-[a-z]+$")
_APART = re.compile(r"\sapart\b")
_TO_POINT = re.compile(
    r"\b(?:baseline|birth|enrol?lment|randomi[sz]ation|discharge|surgery|admission|pre[- ]?dose|post[- ]?dose"
    r"|post[- ]?treatment|inclusion|entry|day 0|delivery|week 0)\s(?:up\s)?(?:to|through|until|till)\s$"
    r"|\bout to\s$",
    re.IGNORECASE,
)
_APPEARS = re.compile(
    r"\b(?:visible|appear(?:s|ed|ing)?|begin(?:s|ning)?|beg[au]n|start(?:s|ed|ing)?|onset|occur(?:s|red"
    r"|ring)?"
    r"|emerge[sd]?|develop(?:s|ed)?|present(?:s|ed)?|arises?|arose|peak(?:s|ed)?)\s(?:[a-z]+ly\s)?"
    r"(?:from|between|about|around|approximately)(?:\s(?:about|as early as))?\s$",
    re.IGNORECASE,
)
_LAST = re.compile(
    r"\b(?:first|last|next|initial|final|past|previous|preceding|subsequent)\s$", re.IGNORECASE
)
_STAYS = re.compile(r"\b(?:remain|stay)(?:s|ed|ing)?\b(?![^.;,]*\b(?:until|till|at|by)\b)[^.;,]{0,40}\s$")
_AFTER_N = re.compile(r"\([nN]\s?=\s?[0-9]{1,6}[,;:]\s$")
_THE = re.compile(r"\b(?:in|over|during|for|within|throughout|and|of)\sthe\s$", re.IGNORECASE)
_YEAR_UNITS = {
    "day": "d",
    "wee": "wk",
    "wk": "wk",
    "wks": "wk",
    "mon": "mo",
    "hou": "h",
    "yea": "a",
    "min": "min",
}


def moment_unit(text: str, place: int) -> tuple[int, str] | None:
    """Where "day", "week" … before ``place`` begins, and its code: "day 3" is a moment."""
    match = _MOMENT_WORD.search(text, max(0, place - 24), place)
    if match is None:
        return None
    return match.start(), _YEAR_UNITS[match["unit"][:3].lower()]


def role_of_time(text: str, draft: Draft) -> QuantityRole:
    """The role of a number with a unit of time, by what stands around it."""
    before_start = max(0, draft.start - _LOOK_BACK)
    if _AGE_AFTER.match(text, draft.end) or _is_after_age(text, draft):
        return QuantityRole.AGE
    if "age" in text and AGE_IS.search(text, max(0, draft.start - 100), draft.start):
        return QuantityRole.AGE
    if _LAST.search(text, before_start, draft.start):
        return QuantityRole.DURATION
    if _GESTATION.match(text, draft.end):
        return QuantityRole.MOMENT
    if draft.unit == "a" and draft.spread is not None and _AFTER_N.search(text, before_start, draft.start):
        return QuantityRole.AGE  # "(n = 17, 25 ± 4.5 years"
    printed = text[draft.start : draft.at].lower()
    if draft.comparator in (Comparator.AT_LEAST, Comparator.AT_MOST) and _ends_in_age(
        text[draft.at : draft.end]
    ):
        return QuantityRole.AGE
    if "older" in printed or "younger" in printed or "age" in printed:
        return QuantityRole.AGE
    if printed.startswith("within"):
        return QuantityRole.DURATION if _PAST.search(printed) else QuantityRole.DEADLINE
    if _APART.match(text, draft.end):
        return QuantityRole.PERIOD
    if "-" in text[draft.at : draft.end] and _NO_TIME_POINT.match(text, draft.end):
        return QuantityRole.MOMENT
    if _ADJECTIVE.match(text, draft.end) and "-" in text[draft.at : draft.end]:
        return QuantityRole.DURATION
    if draft.unit == "a" and draft.comparator is not Comparator.EQUAL and text[: draft.start].endswith("% "):
        return QuantityRole.AGE  # "38% ≥65 years"
    before = _MOMENT_BEFORE.search(text, before_start, draft.start)
    if before and _JOINED.search(text, draft.at, draft.end) and not before.group().lower().startswith("at"):
        before = None  # "made by 5-hour restraint"
    if _OF_TREATMENT.match(text, draft.end) and not (before and before.group().lower().startswith("at")):
        return QuantityRole.DURATION
    if before or _TO_POINT.search(text, before_start, draft.start):
        return QuantityRole.MOMENT
    if _APPEARS.search(text, before_start, draft.start):
        return QuantityRole.MOMENT
    if _MOMENT_AFTER.match(text, draft.end) and not any(
        pattern.search(text, before_start, draft.start) for pattern in (_FOR, _THE, _STAYS)
    ):
        return QuantityRole.MOMENT
    return QuantityRole.DURATION


def _is_after_age(text: str, draft: Draft) -> bool:
    """Whether an age is announced before the number, or before its comparator."""
    start = max(0, draft.start - _LOOK_BACK)
    return any(AGE_BEFORE.search(text, start, place) is not None for place in {draft.at, draft.start})


def tells_age(text: str, draft: Draft) -> bool:
    """Whether the bound itself speaks of age: "older than age 6", "65 and older"."""
    if draft.comparator is Comparator.EQUAL:
        return False
    led = re.search(r"\bage\b", text[draft.start : draft.at]) is not None
    return led or text[draft.at : draft.end].endswith(("older", "younger"))


def _ends_in_age(printed: str) -> bool:
    return printed.endswith(("older", "younger", "of age", "old"))
