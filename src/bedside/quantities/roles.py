"""What does a number do where it stands? Times are told apart in ``moments``, bare numbers here."""

import re

from bedside.quantities.counting import find_counted, is_acting, is_just_one, is_n_before, is_one_thing
from bedside.quantities.found import Draft
from bedside.quantities.moments import AGE_BEFORE, AGE_IS, role_of_time, tells_age
from bedside.quantities.namings import is_after_acronym, is_named_before, may_be_named_before
from bedside.quantities.printed import TIMES
from bedside.quantities.signs import PACKED, is_event_against_event, is_sign, is_whole, is_year
from bedside.terms import Comparator, QuantityRole

_LOOK_BACK = 40
_P_BEFORE = re.compile(
    r"(?<![A-Za-z0-9-])(?:[a-e]?[Pp]['’]?s?|FDR|[Pp]adj)(?:[\s-]?[Vv]alues?)?(?:\s?\(?(?:for"
    r"|of)\s[A-Za-z]{1,14}(?:\s[A-Za-z]{1,14})?\)?"
    r"|\s?\([A-Za-z ]{1,20}\)|_?(?:interaction|trend|heterogeneity|adj|diff|value|s)?)?"
    r"\s?(?:=|:|,|of|was|were|is|set at|all|at)?\s?(?:=|of)?\s?$"
)
_P_SIGN = re.compile(r"[=<>≤≥:]\s?$|[A-Za-z]{2}\s$")
_PROBABILITY_BEFORE = re.compile(
    r"\b[Pp]robabilit(?:y|ies)(?:\s(?:values?|levels?))?\s\([Pp]\)\s(?:of\s|values?\s)?$"
)
_MONEY = re.compile(r"[$€£]|[Ee]uro|[Dd]ollar|USD|EUR|GBP")
_SCORE_BEFORE = re.compile(r"\b(?:scores?|ratings?|categor(?:y|ies)) (?:of|was|were|is|=)\s$", re.IGNORECASE)
_GRADE = re.compile(r"[1-4]\+{1,2}(?![\w+-])")
_P_VALUE_FAR = re.compile(r"\b[Pp][\s-]?values?\b[^.;()=<>]{0,70}\s(?:=|was|is|of|were|:)?\s?$")
_SCORE_NEAR = re.compile(
    r"\b(?:scores?|scored|rating|rated|grade|vision|acuity)\b[^.;]{0,50}$", re.IGNORECASE
)
_ONE_SHARE = re.compile(r"\s?[(\[][0-9.]{1,5}\s?%(?!\s?-?(?:CI|[Cc]onf))")
_AMONG = re.compile(
    r"\sin\s(?:the\s|each\s)?(?:[^\s.;()]{1,25}\s){0,3}(?:groups?|arms?)\b"
    r"|\s(?:cases?\s|events?\s)?amongs?t?\b|\s(?:per|in each)\s(?:[a-z]+\s){0,2}(?:group|arm|cohort)\b"
)
_MEASURE_BEFORE = re.compile(
    r"(?:\b(?:scores?|index|ratios?|scale|values?|levels?|status|points?|rank|median|mean|average"
    r"|range[sd]?|age"
    r"|age of|gauge|titers?|titres?|size|by|factor|ratings?|counts?|position|number|room|rs|eq)"
    r"|[=<>≥≤±]|\b[A-Z][A-Za-z]*[A-Z][A-Za-z0-9]*|[χαβηλκδΔ][²2]?)\s?(?:[:=]\s?|(?<![A-Z])\(|(?:of|was|is"
    r"|were|are|to|at|from)\s)?$"
)
_AGED = re.compile(r"\b[Aa]ged\s$")
_OF_FOLLOWING = re.compile(r"\s(?:out\s)?of\s(?:the\s)?(?:following|above|criteria|listed)\b")
_MOST_GROUPS = 20
_STUDY_NEXT = re.compile(r"\s(?:trials?|study|studies)\b")
_STUDY_NAME = re.compile(r"\b[A-Z]{3,}[A-Za-z-]*\s$")
_GROUP_NAMED = re.compile(
    r"\b(?:[Gg]roup|[Aa]rm|[Cc]ohort|Study|Trial|Phase|Visit|Period|Part|Day|Week"
    r"|Experiment|Sessions?|Block|Wave|Pre-?test|Post-?test|Cluster)\s$"
)
_PROPER_GROUP = re.compile(r"(?<=[a-z(]\s)(?!(?:[A-Z][a-z]+\s){0,1}(?:In|Of|The)\b)[A-Z][a-z]+\s$")
_GROUP_NEXT = re.compile(r"\s(?:group|arm|cohort)\b")
_STEP_NEXT = re.compile(
    r"[\s-](?:unit|points?|steps?|SD|log|standard[\s-]deviation)\s(?:increases?|decreases?|changes?|differences?"
    r"|increments?|rises?|reductions?|higher|lower)\b"
)
_LEADING_ZERO = re.compile(r"(?:0[0-9]+|[0-9]{9,})(?![0-9]|[.,·][0-9])")
_LISTED_BEFORE = re.compile(r"(?:^|[(;,:]\s?|\band\s)$", re.IGNORECASE)
_LISTED_AFTER = re.compile(r"\s(?:with|in|on|at|from|had|was|treated|died|of (?:whom|which|them))\b")
_OF_THESE = re.compile(r"\sof\s(?:the|these|those|its|their)\b")
_ZERO = re.compile(r"\b(?:to|was|were|equals|below|than|of)\s$")
_OFTEN = re.compile(
    r"[\s-]fold[\s-]cross|"
    r"\stimes\b(?!\s\((?![0-9.]+\s?%)|\s(?:the|as|more|higher|greater|larger|longer|lower|less|fewer|smaller|that|than|upper|normal|those"
    r"|its|their|baseline|what|likelier|faster|better|worse|human|of|above|ULN|stronger|bigger|increased?|shorter)\b)"
)
_FOLD = re.compile(r"[\s-]?(?:-\s)?fold\b|\s(?:times|x)\s|\s?[×x](?=\s)|[\s-]times\b", re.IGNORECASE)


def choose_role(text: str, draft: Draft) -> QuantityRole | None:
    """The role of a number by what stands around it; ``None`` for a number word that measures nothing."""
    if draft.unit in TIMES and draft.unit != "ms":
        return role_of_time(text, draft)
    if draft.unit is not None:
        if (
            draft.unit in ("/d", "/wk", "/mo", "/h", "/a")
            and draft.printed_unit
            and draft.printed_unit[0] != "/"
            and not _MONEY.search(text, max(0, draft.at - 1), draft.end)
        ):
            return QuantityRole.FREQUENCY
        return QuantityRole.VALUE
    return _role_of_bare(text, draft)


def _role_of_bare(text: str, draft: Draft) -> QuantityRole | None:
    if draft.is_word:
        return _role_of_word(text, draft)
    return _role_by_sign(text, draft) or _role_by_age(text, draft) or _role_by_counting(text, draft)


def _role_by_sign(text: str, draft: Draft) -> QuantityRole | None:
    """The role that a sign or a name beside the number gives it."""
    before_start = max(0, draft.start - _LOOK_BACK)
    if abs(draft.low) <= 1 and _P_BEFORE.search(text, before_start, draft.start):
        if not is_whole(draft) or _P_SIGN.search(text[max(0, draft.at - 3) : draft.at]):
            return QuantityRole.P_VALUE
        return QuantityRole.LABEL  # "Der p 1"
    if abs(draft.low) < 1 and _PROBABILITY_BEFORE.search(text, before_start, draft.start):
        return QuantityRole.P_VALUE
    may_be_far = abs(draft.low) < 1 and "value" in text
    if may_be_far and _P_VALUE_FAR.search(text, max(0, draft.start - 90), draft.start):
        return QuantityRole.P_VALUE
    if is_n_before(text, draft.start):
        return QuantityRole.COUNT
    if _FOLD.match(text, draft.end):
        is_count = is_whole(draft) and _OFTEN.match(text, draft.end)
        return QuantityRole.COUNT if is_count else QuantityRole.VALUE
    is_named = is_named_before(text, draft.start) or _LEADING_ZERO.match(text, draft.at)
    if is_named or _GRADE.match(text, draft.at):
        return QuantityRole.LABEL
    if draft.total is not None:
        is_slash = "/" in text[draft.at : draft.end]
        is_score = is_slash and _SCORE_NEAR.search(text[max(0, draft.at - 70) : draft.at])
        return QuantityRole.VALUE if is_score else QuantityRole.COUNT
    if is_sign(text, draft):
        return QuantityRole.LABEL
    return QuantityRole.LABEL if is_year(text, draft) else None


def _role_by_age(text: str, draft: Draft) -> QuantityRole | None:
    before_start = max(0, draft.start - _LOOK_BACK)
    if _AGED.search(text, before_start, draft.at) or tells_age(text, draft):
        return QuantityRole.AGE
    if "age" in text[draft.start : draft.at].lower() or any(
        AGE_BEFORE.search(text, before_start, place) for place in {draft.at, draft.start} if draft.low < 120
    ):
        return None if _is_counting(text, draft) else QuantityRole.AGE
    if _SCORE_BEFORE.search(text, before_start, draft.start) or text[draft.at - 1 : draft.at] == ":":
        return QuantityRole.VALUE
    if draft.comparator is not Comparator.EQUAL and _OF_THESE.match(text, draft.end):
        return QuantityRole.COUNT
    if "age" in text and AGE_IS.search(text, max(0, draft.start - 100), draft.start):
        return QuantityRole.AGE
    return None


def _role_by_counting(text: str, draft: Draft) -> QuantityRole:
    """Count, name or, where nothing else is told, value."""
    if not is_whole(draft):
        return QuantityRole.VALUE
    if _STEP_NEXT.match(text, draft.end):
        return QuantityRole.VALUE
    if _OF_FOLLOWING.match(text, draft.end):
        return QuantityRole.COUNT
    if _STUDY_NEXT.match(text, draft.end) and _STUDY_NAME.search(text, max(0, draft.start - 12), draft.start):
        return QuantityRole.LABEL  # "the FAME 2 trial"
    is_number = draft.comparator in (Comparator.EQUAL, Comparator.RANGE) and draft.low < _MOST_GROUPS
    if is_number and _GROUP_NAMED.search(text, max(0, draft.start - 12), draft.start):
        return QuantityRole.LABEL
    if is_number and _is_of_proper_group(text, draft):
        return QuantityRole.LABEL
    if _is_counting(text, draft) or is_acting(text, draft.end) or _AMONG.match(text, draft.end):
        return QuantityRole.COUNT
    if PACKED.search(text, max(0, draft.start - 60), draft.start):
        return QuantityRole.COUNT
    is_one = is_one_thing(text, draft.end)
    if draft.comparator in (Comparator.EQUAL, Comparator.RANGE):
        if may_be_named_before(text, draft.start):
            return QuantityRole.LABEL
        if is_after_acronym(text, draft.start, is_large=draft.low >= 1000, is_small=draft.low < 10):
            return QuantityRole.LABEL
        if draft.low == 1 and is_one:
            return QuantityRole.COUNT
    if is_event_against_event(text, draft):
        return QuantityRole.COUNT
    is_of_things = is_one and draft.low > 0
    if is_of_things and not _MEASURE_BEFORE.search(text, max(0, draft.start - _LOOK_BACK), draft.start):
        return QuantityRole.COUNT
    return QuantityRole.VALUE


def _is_of_proper_group(text: str, draft: Draft) -> bool:
    """Whether a name with a number names a group: "the Acme 1 group"."""
    before = _PROPER_GROUP.search(text, max(0, draft.start - 20), draft.start)
    return before is not None and _GROUP_NEXT.match(text, draft.end) is not None


def _is_counting(text: str, draft: Draft) -> bool:
    return is_whole(draft) and find_counted(text, draft.end) is not None


def _role_of_word(text: str, draft: Draft) -> QuantityRole | None:
    if draft.low == 0:
        before_start = max(0, draft.start - 10)
        is_bound = draft.comparator is not Comparator.EQUAL
        return QuantityRole.VALUE if is_bound or _ZERO.search(text, before_start, draft.start) else None
    if draft.total is not None:
        return QuantityRole.COUNT
    if _FOLD.match(text, draft.end):
        return QuantityRole.COUNT if _OFTEN.match(text, draft.end) else QuantityRole.VALUE
    if not is_whole(draft) or _STEP_NEXT.match(text, draft.end):
        return QuantityRole.VALUE
    if is_named_before(text, draft.start):
        return QuantityRole.LABEL
    if draft.low == 1 and _ONE_SHARE.match(text, draft.end):
        return QuantityRole.COUNT
    if draft.low > 1 and (is_acting(text, draft.end) or _OF_FOLLOWING.match(text, draft.end)):
        return QuantityRole.COUNT
    if _LISTED_AFTER.match(text, draft.end) and _LISTED_BEFORE.search(
        text, max(0, draft.start - 5), draft.start
    ):
        return QuantityRole.COUNT  # "and one had", "two with"
    if draft.comparator is not Comparator.EQUAL and (
        _OF_THESE.match(text, draft.end) or is_one_thing(text, draft.end)
    ):
        return QuantityRole.COUNT
    if draft.low == 1:
        return QuantityRole.COUNT if is_just_one(text, draft.start, draft.end) else None
    return QuantityRole.COUNT if find_counted(text, draft.end) else None
