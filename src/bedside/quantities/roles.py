"""What does a time or a bare number do where it stands? Age, deadline, moment, duration, p-value, label."""

import re
from decimal import Decimal

from bedside.quantities.counting import find_counted, is_acting, is_n_before, is_one_thing, is_people
from bedside.quantities.found import Draft
from bedside.quantities.namings import is_after_acronym, is_named_before, may_be_named_before
from bedside.quantities.printed import TIMES
from bedside.terms import Comparator, QuantityRole

_LOOK_BACK = 40
_P_BEFORE = re.compile(
    r"(?<![A-Za-z0-9-])(?:[a-e]?[Pp]['’]?s?|FDR|[Pp]adj)(?:[\s-]?[Vv]alues?)?(?:\s?\(?(?:for|of)\s[A-Za-z]{1,14}(?:\s[A-Za-z]{1,14})?\)?"
    r"|\s?\([A-Za-z ]{1,20}\)|_?(?:interaction|trend|heterogeneity|adj|diff|value|s)?)?"
    r"\s?(?:=|:|,|of|was|were|is|set at|all|at)?\s?(?:=|of)?\s?$"
)
_AGE_BEFORE = re.compile(
    r"\b(?:aged?|ages|aging|ages? of|aged? (?:between|from)|mean age|median age|age (?:was|is|were"
    r"|range)|age [a-z]{1,10} (?:was|is))"
    r"(?:\s(?:of|was|were|is|between|from|range|group|groups)){0,2}[\s:=,(]{0,3}$"
    r"|\b(?:patients?|adults?|children|people|women|men|persons?|individuals|those|infants|girls|boys"
    r"|adolescents|carers|students|smokers|athletes|subjects|participants|volunteers)\s(?:who (?:are"
    r"|were)\s|(?:was|were|are)\s)?"
    r"(?:over|under|above|below|>=|<=|[<>≥≤])\s?$"
    r"|\b(?:people|children|adolescents|adults|women|men|boys|girls)\s\($"
    r"|\b(?:who|that)\s(?:are|were|is)\s(?:over|under|above|below|at least|[<>≥≤])\s?$"
    r"|\((?:under|over|aged?)\s$|\b(?:older|younger) than(?: or equal to)?\s$|\bthe ages? of\s$"
    r"|\bage\s?(?:of\s)?\(?$",
    re.IGNORECASE,
)
_AGE_AFTER = re.compile(
    r"[\s-]{1,2}(?:of\s(?:gestational\s|corrected\s|postnatal\s)?age\b|old(?:er)?\b|olds\b"
    r"|(?:or|and)\s(?:older|younger)\b)|-old\b",
    re.IGNORECASE,
)
_GESTATION = re.compile(r"['’]?\s(?:of\s)?(?:gestation|pregnancy|gestational)\b", re.IGNORECASE)
_OF_TREATMENT = re.compile(
    r"['’]?\s(?:of\s(?!age\b|gestation|life\b|pregnancy)|(?:treatment|therapy|administration|supplementation"
    r"|intervention|training|use|exposure|storage|incubation)\b)"
)
_FOR = re.compile(
    r"\b(?:for|over|during|waits?|waited|waiting|takes?|took|taken|lasts?|lasted|spen[dt])\s(?:(?:the|a|an|about|at least|another|additional|approximately|further|next"
    r"|first|last)\s){0,3}$",
    re.IGNORECASE,
)
_ADJECTIVE = re.compile(
    r"\s(?:[a-z-]+\s)?(?:treatment|course|period|program(?:me)?|study|trial|intervention|therapy|regimen|phase"
    r"|extension|training|washout|session|cycle)\b"
)
_SCORE_BEFORE = re.compile(r"\b(?:scores?|ratings?|categor(?:y|ies)) (?:of|was|were|is|=)\s$", re.IGNORECASE)
_EVERY_BEFORE = re.compile(r"\b(?:every|each)(?:\s(?:other|next))?\s$", re.IGNORECASE)
_PAST = re.compile(r"\b(?:past|last|previous|preceding)\b")
_ADJECTIVE = re.compile(
    r"\s(?:[a-z-]+\s)?(?:treatment|course|period|program(?:me)?|study|trial|intervention|therapy|regimen|phase"
    r"|extension|training|washout|session|cycle)\b"
)
_SCORE_BEFORE = re.compile(r"\b(?:scores?|ratings?|categor(?:y|ies)) (?:of|was|were|is|=)\s$", re.IGNORECASE)
_MOMENT_WORD = re.compile(
    r"\b(?P<unit>days?|weeks?|months?|hours?|years?|minutes?|wks?|wk)(?:\s(?:number|no\.))?\s$", re.IGNORECASE
)
_MOMENT_BEFORE = re.compile(
    r"\b(?:at|after|(?<!ed )(?<!er )by|at about|at approximately|on|post|before|until|following|as early as"
    r"|as late as)(?:\sthe|\sa)?(?:\s(?:median|mean) of)?(?:\s(?:least|about))?\s$",
    re.IGNORECASE,
)
_MOMENT_AFTER = re.compile(
    r"[\s-](?:(?:after|before|prior|later|earlier|post\w*|following|ago|from (?:baseline|the|now)|since"
    r"|pre\w*)\b"
    r"|(?:visit|visits|assessment|time ?points?|mark|evaluation|examination)\b)",
    re.IGNORECASE,
)
_DURATION_BEFORE = re.compile(
    r"\b(?:for|over|during|lasting|lasted|throughout|last|past|duration of|period of|course of|further"
    r"|additional|another|a|the|took|takes)"
    r"(?:\s(?:up to|at least|the|about|approximately|a|an|total of|median of|mean of|further|additional"
    r"|next|first|last|past|previous))*\s$",
    re.IGNORECASE,
)
_GRADE = re.compile(r"[1-4]\+{1,2}(?![\w+-])")
_P_VALUE_FAR = re.compile(r"\b[Pp][\s-]?values?\b[^.;()=<>]{0,70}\s(?:=|was|is|of|were|:)?\s?$")
_CODED = re.compile(r"\s?=\s?(?:[‘'“\"]?[A-Za-z][a-z]{2,}|[‘'“\"][A-Za-z])")
_AGE_IS = re.compile(r"\bage\b(?:\s(?:of|at|in|for|when)\s[^.;:,()0-9]{1,70})?\s(?:is|was|were|are|being)\s$")
_NO_TIME_POINT = re.compile(
    r"[\s-](?:[a-z-]+\s)?(?:study\s)?(?:visits?|assessments?|evaluations?|examinations?|interviews?|data collection"
    r"|time ?points?|marks?|measurements?)\b"
)
_APART = re.compile(r"\sapart\b")
_TO_POINT = re.compile(
    r"\b(?:baseline|birth|enrol?lment|randomi[sz]ation|discharge|surgery|admission|pre[- ]?dose|post[- ]?dose"
    r"|post[- ]?treatment|inclusion|entry|day 0|delivery|week 0)\s(?:up\s)?(?:to|through|until|till)\s$|\bout to\s$",
    re.IGNORECASE,
)
_APPEARS = re.compile(
    r"\b(?:visible|appear(?:s|ed|ing)?|begin(?:s|ning)?|beg[au]n|start(?:s|ed|ing)?|onset|occur(?:s|red|ring)?"
    r"|emerge[sd]?|develop(?:s|ed)?|present(?:s|ed)?|arises?|arose|peak(?:s|ed)?)\s(?:[a-z]+ly\s)?"
    r"(?:from|between|about|around|approximately)(?:\s(?:about|as early as))?\s$",
    re.IGNORECASE,
)
_LAST = re.compile(r"\b(?:first|last|next|initial|final|past|previous|preceding|subsequent)\s$", re.IGNORECASE)
_SCORE_NEAR = re.compile(r"\b(?:scores?|scored|rating|rated|grade|vision|acuity)\b[^.;]{0,50}$", re.IGNORECASE)
_ONE_SHARE = re.compile(r"\s?[(\[][0-9.]{1,5}\s?%(?!\s?-?(?:CI|[Cc]onf))")
_THE = re.compile(r"\b(?:in|over|during|for|within|throughout|and|of)\sthe\s$", re.IGNORECASE)
_AMONG = re.compile(r"\s(?:cases?\s|events?\s)?amongs?t?\b")
_MEASURE_BEFORE = re.compile(
    r"(?:\b(?:scores?|index|ratios?|scale|values?|levels?|status|points?|rank|median|mean|average|range[sd]?|age"
    r"|age of|gauge|titers?|titres?|size|by|factor|ratings?|counts?|position|number|room|rs|eq)"
    r"|[=<>≥≤±]|\b[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*|[χαβηλκδΔ][²2]?)\s?(?:[:=]\s?|(?<![A-Z])\(|(?:of|was|is|were|are|to|at|from)\s)?$"
)
_NAMED_AFTER = re.compile(r"\s\([A-Za-z-]{1,9}(?P<number>[0-9]{1,3})[A-Z]{0,2}\)")
_AGAINST = re.compile(r"\s(?:vs\.?|versus|and|compared (?:with|to))\s[0-9]{1,5}(?![0-9.,·]|\s?[%a-zA-Z]*[0-9]|\s?%)")
_EVENTS = re.compile(
    r"\b(?:number|incidence|deaths?|events?|cases?|frequency|occur\w*|complications?|infections?|strokes?|died"
    r"|patients|relapses|recurrences?|bleeds?|failures?|fractures?)\b"
)
_MEASURES = re.compile(r"\b(?:scores?|mean|median|average|index|age|rates?|scale|points|length|duration|cost)\b")
_EXPONENT = re.compile(r"\s?=\s?[-−]?[.0-9]")
_SYMBOL_BEFORE = re.compile(r"(?:^|(?<![A-Za-z0-9])[A-Za-zχη]\s)$")
_IN_FORMULA = re.compile(r"\s[-−–×*·+]\s(?:[A-Za-z(])")
_FORMULA_BEFORE = re.compile(r"[=(*×+−]\s?$")
_PACKED = re.compile(
    r"\b(?:packs?|packages?|box(?:es)?|bottles?|cartons?|blisters?|containers?|packets?)\s(?:sizes?\s)?"
    r"(?:of|containing|with)\s(?:[0-9 ,]{1,20}(?:\([^()]*\))?\s?(?:,|or|and)\s)*$",
    re.IGNORECASE,
)
_AGED = re.compile(r"\b[Aa]ged\s$")
_LEADING_ZERO = re.compile(r"(?:0[0-9]+|[0-9]{9,})(?![0-9.,·])")
_LISTED_BEFORE = re.compile(r"(?:^|[(;,:]\s?|\band\s)$", re.IGNORECASE)
_LISTED_AFTER = re.compile(r"\s(?:with|in|on|at|from|had|was|treated|died|of (?:whom|which|them))\b")
_OF_THESE = re.compile(r"\sof\s(?:the|these|those|its|their)\b")
_ZERO = re.compile(r"\b(?:to|was|were|equals|below|than|of)\s$")
_FIRST = re.compile(r"\b(?:first|initial)\s$", re.IGNORECASE)
_FOLD = re.compile(r"[\s-]?(?:-\s)?fold\b|\s(?:times|x)\s|\s?[×x](?=\s)|[\s-]times\b", re.IGNORECASE)
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
    match = _MOMENT_WORD.search(text, max(0, place - 16), place)
    if match is None:
        return None
    return match.start(), _YEAR_UNITS[match["unit"][:3].lower()]


def choose_role(text: str, draft: Draft) -> QuantityRole | None:
    """The role of a number by what stands around it; ``None`` for a number word that measures nothing."""
    if draft.unit in TIMES and draft.unit != "ms":
        return _role_of_time(text, draft)
    if draft.unit is not None:
        if (
            draft.unit in ("/d", "/wk", "/mo", "/h", "/a")
            and draft.printed_unit
            and draft.printed_unit[0] != "/"
        ):
            return QuantityRole.FREQUENCY
        return QuantityRole.VALUE
    return _role_of_bare(text, draft)


def _role_of_time(text: str, draft: Draft) -> QuantityRole:
    before_start = max(0, draft.start - _LOOK_BACK)
    if _AGE_AFTER.match(text, draft.end) or _is_after_age(text, draft):
        return QuantityRole.AGE
    if _LAST.search(text, before_start, draft.start):
        return QuantityRole.DURATION
    if _GESTATION.match(text, draft.end):
        return QuantityRole.MOMENT
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
    before = _MOMENT_BEFORE.search(text, before_start, draft.start)
    if _OF_TREATMENT.match(text, draft.end) and not (before and before.group().lower().startswith("at")):
        return QuantityRole.DURATION
    if before or _TO_POINT.search(text, before_start, draft.start):
        return QuantityRole.MOMENT
    if _APPEARS.search(text, before_start, draft.start):
        return QuantityRole.MOMENT
    if _MOMENT_AFTER.match(text, draft.end) and not (
        _FOR.search(text, before_start, draft.start) or _THE.search(text, before_start, draft.start)
    ):
        return QuantityRole.MOMENT
    return QuantityRole.DURATION


def _is_after_age(text: str, draft: Draft) -> bool:
    """Whether an age is announced before the number, or before its comparator."""
    start = max(0, draft.start - _LOOK_BACK)
    return any(_AGE_BEFORE.search(text, start, place) is not None for place in {draft.at, draft.start})


def _tells_age(text: str, draft: Draft) -> bool:
    """Whether the bound itself speaks of age: "older than age 6", "65 and older"."""
    if draft.comparator is Comparator.EQUAL:
        return False
    led = re.search(r"\bage\b", text[draft.start : draft.at]) is not None
    return led or text[draft.at : draft.end].endswith(("older", "younger"))


def _ends_in_age(printed: str) -> bool:
    return printed.endswith(("older", "younger", "of age", "old"))


def _role_of_bare(text: str, draft: Draft) -> QuantityRole | None:
    before_start = max(0, draft.start - _LOOK_BACK)
    if draft.is_word:
        return _role_of_word(text, draft)
    if _P_BEFORE.search(text, before_start, draft.start) and abs(draft.low) <= 1:
        return QuantityRole.P_VALUE
    if abs(draft.low) < 1 and "value" in text and _P_VALUE_FAR.search(text, max(0, draft.start - 90), draft.start):
        return QuantityRole.P_VALUE
    if is_n_before(text, draft.start):
        return QuantityRole.COUNT
    if (
        is_named_before(text, draft.start)
        or _LEADING_ZERO.match(text, draft.at)
        or _GRADE.match(text, draft.at)
    ):
        return QuantityRole.LABEL
    if draft.total is not None:
        is_score = "/" in text[draft.at : draft.end] and _SCORE_NEAR.search(text[max(0, draft.at - 70) : draft.at])
        return QuantityRole.VALUE if is_score else QuantityRole.COUNT
    if _is_sign(text, draft):
        return QuantityRole.LABEL
    if _FOLD.match(text, draft.end):
        return QuantityRole.VALUE
    if _is_year(text, draft):
        return QuantityRole.LABEL
    is_counted = _is_whole(draft) and find_counted(text, draft.end) is not None
    if _AGED.search(text, before_start, draft.at) or _tells_age(text, draft):
        return QuantityRole.AGE
    if not is_counted and (
        _AGE_BEFORE.search(text, before_start, draft.at) or "age" in text[draft.start : draft.at].lower()
    ):
        return QuantityRole.AGE
    if _SCORE_BEFORE.search(text, before_start, draft.start) or text[draft.at - 1 : draft.at] == ":":
        return QuantityRole.VALUE
    if draft.comparator is not Comparator.EQUAL and _OF_THESE.match(text, draft.end):
        return QuantityRole.COUNT
    if "age" in text and _AGE_IS.search(text, max(0, draft.start - 100), draft.start):
        return QuantityRole.AGE
    if is_counted or (_is_whole(draft) and (is_acting(text, draft.end) or _AMONG.match(text, draft.end))):
        return QuantityRole.COUNT
    if _is_whole(draft) and _PACKED.search(text, max(0, draft.start - 60), draft.start):
        return QuantityRole.COUNT
    is_bound = draft.comparator not in (Comparator.EQUAL, Comparator.RANGE)
    if _is_whole(draft) and not is_bound:
        if may_be_named_before(text, draft.start):
            return QuantityRole.LABEL
        if is_after_acronym(text, draft.start, is_large=draft.low >= 1000, is_small=draft.low < 10):
            return QuantityRole.LABEL
        if draft.low == 1 and is_one_thing(text, draft.end):
            return QuantityRole.COUNT
    if _is_event_against_event(text, draft):
        return QuantityRole.COUNT
    if (
        _is_whole(draft)
        and draft.low > 0
        and is_one_thing(text, draft.end)
        and not _MEASURE_BEFORE.search(text, before_start, draft.start)
    ):
        return QuantityRole.COUNT
    return QuantityRole.VALUE


def _is_event_against_event(text: str, draft: Draft) -> bool:
    """Whether numbers of events are set against each other: "deaths were few (3 vs 5 in the control group)"."""
    if not _is_whole(draft) or text[draft.at - 1 : draft.at] != "(" or not _AGAINST.match(text, draft.end):
        return False
    before = text[max(0, draft.at - 130) : draft.at]
    return _EVENTS.search(before) is not None and _MEASURES.search(before) is None


def _is_sign(text: str, draft: Draft) -> bool:
    """Whether the digit belongs to a name or a formula: "receptor 1 (ESR1)", "I 2 = 45%", "1 - exp(x)"."""
    if not _is_whole(draft) or draft.comparator is not Comparator.EQUAL:
        return False
    named = _NAMED_AFTER.match(text, draft.end)
    if named and Decimal(named["number"]) == draft.low:
        return True
    before = max(0, draft.at - 4)
    if draft.low < 100 and _CODED.match(text, draft.end) and not text.endswith("= ", 0, draft.at):
        return True  # "1 = very satisfied"
    if _EXPONENT.match(text, draft.end) and _SYMBOL_BEFORE.search(text[before : draft.at]):
        return True
    is_led = _FORMULA_BEFORE.search(text, before, draft.at) is not None
    return is_led and _IN_FORMULA.match(text, draft.end) is not None


def _role_of_word(text: str, draft: Draft) -> QuantityRole | None:
    if draft.low == 0:
        before_start = max(0, draft.start - 10)
        is_bound = draft.comparator is not Comparator.EQUAL
        return QuantityRole.VALUE if is_bound or _ZERO.search(text, before_start, draft.start) else None
    if draft.total is not None:
        return QuantityRole.COUNT
    if _FOLD.match(text, draft.end):
        return QuantityRole.VALUE
    if not _is_whole(draft):
        return QuantityRole.VALUE
    if is_named_before(text, draft.start):
        return QuantityRole.LABEL
    if draft.low == 1 and _ONE_SHARE.match(text, draft.end):
        return QuantityRole.COUNT
    if draft.low > 1 and is_acting(text, draft.end):
        return QuantityRole.COUNT
    if _LISTED_AFTER.match(text, draft.end) and _LISTED_BEFORE.search(
        text, max(0, draft.start - 5), draft.start
    ):
        return QuantityRole.COUNT  # "and one had", "two with"
    if draft.comparator is not Comparator.EQUAL and (
        _OF_THESE.match(text, draft.end) or is_one_thing(text, draft.end)
    ):
        return QuantityRole.COUNT
    return QuantityRole.COUNT if find_counted(text, draft.end, is_one=draft.low == 1) else None


def _is_whole(draft: Draft) -> bool:
    return draft.low == draft.low.to_integral_value()


_YEAR_BEFORE = re.compile(
    r"\b(?:in|since|from|to|until|till|by|during|between|year|of|and|before|after|through|late|early|mid|circa|ca|al\.?,?|c|©)[\s-]\(?$",
    re.IGNORECASE,
)


def _is_year(text: str, draft: Draft) -> bool:
    """A year of our time: 1900 to 2099 in four digits, led to by a preposition, or followed by no thing."""
    printed = text[draft.at : draft.at + 4]
    if not (printed.isdigit() and 1900 <= draft.low <= 2099 and _is_whole(draft)):
        return False
    if draft.high is not None and draft.high > 2099:
        return False
    if _YEAR_BEFORE.search(text, max(0, draft.at - 12), draft.at):
        return True
    if is_people(text, draft.end):
        return text[draft.at - 4 : draft.at].lower() == "the "
    return True
