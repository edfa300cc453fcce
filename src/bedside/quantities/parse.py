"""Which quantities does a running text state, and where? Comparator, value or range, unit, role, offsets.

Plain patterns, no library: it runs over every sentence of an answer. First the forms that claim several
numbers at once (intervals, schedules, names), then each number by itself, then what lists share.
"""

import re
from collections.abc import Callable, Iterable
from decimal import Decimal

from bedside.quantities.comparators import find_comparator_after, find_comparator_before
from bedside.quantities.counting import TOTAL
from bedside.quantities.forms import read_form
from bedside.quantities.found import Draft, FoundQuantity
from bedside.quantities.intervals import find_intervals
from bedside.quantities.lists import settle
from bedside.quantities.namings import find_namings, find_skipped, is_named_before, is_of_molecules
from bedside.quantities.numerals import DIGITS, LONGEST, NUMBER, SECOND, decimal_of, read_number
from bedside.quantities.rates import find_rates
from bedside.quantities.schedules import find_schedules
from bedside.quantities.signs import PACKED
from bedside.quantities.unit_behind import LESS_OR_MORE, is_of_life, take_unit
from bedside.terms import Comparator, QuantityRole

_RANGE = re.compile(r"-\s(?:up\s)?to\s|\s?[-–—−]\s?|\s(?:up\s)?to\s|-to-|\s(?:up\s)?through\s|\sand\s")
_BETWEEN = re.compile(
    r"\bbetween\s(?:(?:about|approximately|the)\s)?(?:ages?\s(?:of\s)?)?$"
    r"|\bbetween ages? [0-9]{1,2} and [0-9]{1,2}\s[a-z ]{0,24}\bages?\s$",
    re.IGNORECASE,
)
_P_NEXT = re.compile(r"\s?%?[,;]?\s\(?[Pp]\s?[<=>]")
_CHANGE = re.compile(
    r"\b(?:increas|decreas|rose|risen|rise|rising|fell|fall|drop|declin|reduc|improv|chang|went|grew|grow"
    r"|lower|rais|escalat|titrat)[a-z]*\b"
    r"[^.;]{0,60}\bfrom\s(?:about\s|a\s[a-z]{1,12}\sof\s)?$",
    re.IGNORECASE,
)
_SPREAD = re.compile(rf"\s?(?:±|\+/-|\+/−|\+\s?-)\s?({DIGITS})")
_PER_MANY = re.compile(
    r"\s(?:(?:(?!in|of|and|or|to|from|with|had)[a-z-]+\s){1,3}per|in|per|out of|of every)\s(?:every\s)?"
    r"(?P<many>1[0,\s]*0{2}|[1-9][0-9]{0,2},000|1\smillion|million)(?![0-9,.]|\s?(?:m|k"
    r"|d)?[gLl]\b|\s(?:patient|person)[-\s]years)"
)
_ROUND = re.compile(r"1(?:,?000|00|0,?000|00,?000|,000,000)(?![0-9,.])")
_MANY_TO = re.compile(rf"\s?(?:-|–|\sto\s)\s?{DIGITS}(?![0-9.]|\s?(?:%|hours|days|weeks|months|years))")
_RANGE_PAIR = re.compile(rf"\s?/\s?(?P<low>{DIGITS})\s?[-–]\s?(?P<high>{DIGITS})")
_BELOW = re.compile(r"[<≤]\s?")
_MOMENT = re.compile(r"\b(?:day|week|month|hour|year|wk)s?\s$", re.IGNORECASE)
_MOMENT_AGAIN = re.compile(r"(?:day|week|month|hour|year|wk)s?\s", re.IGNORECASE)
_GLUED = re.compile(r"[A-Za-zα-ωΑ-Ω]+")
_HYPHENATED = re.compile(r"[-‐–][A-Za-zα-ωΑ-Ω(]|'(?!s?\s)|[′’]-[a-z]")
_KEPT_HYPHENATED = re.compile(
    r"[-‐](?:fold|unit|item|point|question|minute|hour|to|times"
    r"|row|field|lead|channel|slice|detector|arm|drug|vessel|site|word|letter|gene|color|colour|component"
    r"|electrode"
    r"|parameter|variable|domain|quadrant|limb)s?\b",
    re.IGNORECASE,
)
_CHAIN = re.compile(rf"(?:\s?/\s?{DIGITS}){{1,6}}(?![0-9./,])")
_PART_OF_CHAIN = re.compile(DIGITS)
_SCALE = re.compile(r"(?:hundred|thousand|million)\b")
_GROUP = re.compile(r"[\s-](?:groups?|arms?|regimens?|cohorts?)\b")
_FRACTION = re.compile(
    r"(?<![0-9/])(?:(?P<whole>[0-9]{1,2})(?:\s|-))?(?P<above>[123])/(?P<below>[2348])(?=[\s-](?:of|an?"
    r"|inch|hour|tablet|dose|cup|teaspoon|tsp|pint|mile|the|day|year|life|strength|full)\w*\b)"
)
_HALF_OF = re.compile(r"\s(?:of|the|an?|that|this|these|their|his|her|those|as)\b", re.IGNORECASE)
_SCHEDULED = (QuantityRole.FREQUENCY, QuantityRole.PERIOD)
_AS = re.compile(r"as (?:high|low|many|much|few|little) as\s", re.IGNORECASE)
_LOOK_BACK = 32


def find_quantities(text: str) -> tuple[FoundQuantity, ...]:
    """All quantities that ``text`` prints, in order of place; never raises.

    >>> [(q.comparator.value, str(q.low), q.unit) for q in find_quantities("below 1.2 mg/dL, up to 65%")]
    [('<', '1.2', 'mg/dL'), ('<=', '65', '%')]
    """
    claimed = _claimed(text)
    drafts: list[Draft] = []
    place, following = 0, 0
    while match := NUMBER.search(text, place):
        while following < len(claimed) and claimed[following][0] < match.end():
            if claimed[following][0] >= place:  # "once daily" may belong to the unit of the dose before it
                drafts += claimed[following][2]
                place = claimed[following][1]
            following += 1
        if match.start() < place:
            continue
        read = _read(text, match)
        place = max(match.end(), *(draft.end for draft in read)) if read else match.end()
        drafts += read
    for start, _, left in claimed[following:]:
        drafts += left if start >= place else []
    return tuple(draft.found() for draft in settle(text, drafts))


def _claimed(text: str) -> list[tuple[int, int, list[Draft]]]:
    """Spans that a form of several numbers fills, with what it says; of two that overlap the first stays."""
    spans: list[tuple[int, int, list[Draft]]] = [(*span, []) for span in find_skipped(text)]
    readers: tuple[Callable[[str], Iterable[Draft]], ...] = (
        find_intervals,
        find_schedules,
        find_rates,
        find_namings,
    )
    for reader in readers:
        for draft in reader(text):
            if draft.comparator is Comparator.EQUAL and draft.role in _SCHEDULED:
                draft.start, draft.comparator = find_comparator_before(text, draft.start)
                if draft.comparator is Comparator.EQUAL and draft.role is QuantityRole.PERIOD:
                    draft.end, draft.comparator = find_comparator_after(text, draft.end)
            spans.append((draft.start, draft.end, [draft]))
    if len(spans) < 2:
        return spans
    rank = {id(span): number for number, span in enumerate(spans)}
    kept: list[tuple[int, int, list[Draft]]] = []
    for span in sorted(spans, key=lambda span: (span[0], rank[id(span)])):
        if not kept or span[0] >= kept[-1][1]:
            kept.append(span)
    return kept


def _read(text: str, first: re.Match[str]) -> list[Draft]:
    """The quantity that a number begins, with a second one after a slash; nothing if it is part of a name."""
    if first.end() - first.start() > LONGEST:
        return []
    is_word = first["words"] is not None
    if is_word and not _is_measuring_half(text, first):
        return []
    at = first.start()
    start, comparator = find_comparator_before(text, at)
    draft = Draft(
        start=start, at=at, end=first.end(), low=read_number(first), comparator=comparator, is_word=is_word
    )
    read_form(text, draft)
    if fraction := _FRACTION.match(text, at):
        draft.low = Decimal(fraction["whole"] or 0) + Decimal(fraction["above"]) / Decimal(fraction["below"])
        draft.end = fraction.end()
    unit = take_unit(text, draft)
    if unit is None and not _may_stand_alone(text, draft):
        return []
    second = _read_second(text, draft, unit)
    if draft.comparator is Comparator.EQUAL or _AS.match(text, draft.start):
        draft.end, draft.comparator = _bound_after(text, draft)
        if draft.unit is None and draft.comparator is not Comparator.EQUAL:
            take_unit(text, draft)  # "two or more weeks"
    return [draft, *second]


def _bound_after(text: str, draft: Draft) -> tuple[int, Comparator]:
    """What follows tells the bound: "100 or more"; also of "as high as 100 feet or more"."""
    end, comparator = find_comparator_after(text, draft.end)
    return (end, comparator) if comparator is not Comparator.EQUAL else (draft.end, draft.comparator)


def _is_measuring_half(text: str, match: re.Match[str]) -> bool:
    """A fraction counts where it is of something: not a half-life, not the second half, not a third group."""
    words = match["words"].lower()
    if words == "half":
        before = text[max(0, match.start() - 8) : match.start()].lower()
        return _HALF_OF.match(text, match.end()) is not None and not before.endswith(
            ("second ", "first ", "other ", "latter ", "-")
        )
    if words.startswith("a "):
        return text.startswith(" of", match.end()) or words.startswith("a half")
    return True


def _may_stand_alone(text: str, draft: Draft) -> bool:
    """Whether a number without a unit is a number: "5-FU", "3D" and "2nd" are names; "Fig 2B" is a label."""
    if text.startswith("(OH", draft.end):  # 25(OH)D
        return False
    if glued := _GLUED.match(text, draft.end):
        if PACKED.search(text, max(0, draft.start - 60), draft.start):
            return True  # "bottles of 90NDC"
        if is_named_before(text, draft.start):
            draft.role, draft.end = QuantityRole.LABEL, glued.end()
            return True
        if glued.group() == "s" and (draft.comparator in LESS_OR_MORE or is_of_life(text, draft)):
            draft.role, draft.end = QuantityRole.AGE, glued.end()
            return True
        if glued.group() == "K":
            draft.low, draft.end = draft.low * 1000, glued.end()
            return True
        if glued.group() == "s" and 1900 <= draft.low <= 2090:
            draft.role, draft.end = QuantityRole.LABEL, glued.end()
            return True
        return glued.group() == "fold" or (glued.group() in ("x", "n") and not draft.is_word)
    if _HYPHENATED.match(text, draft.end) and not _KEPT_HYPHENATED.match(text, draft.end):
        return is_named_before(text, draft.start) and not draft.is_word
    return True


def _read_second(text: str, draft: Draft, unit: re.Match[str] | None) -> list[Draft]:
    """The other end of a range or the spread go into ``draft``; what a slash joins is another one."""
    if spread := _SPREAD.match(text, draft.end):
        draft.spread = decimal_of(spread.group(1))
        draft.end = spread.end()
        take_unit(text, draft)
        return []
    if _read_range(text, draft) and draft.unit is None and (pair := _RANGE_PAIR.match(text, draft.end)):
        return _read_pair(text, draft, pair)
    if draft.high is not None or draft.role is QuantityRole.LABEL:
        if draft.unit is None:
            _take_many(text, draft)
        return []
    if draft.unit is None and draft.low != draft.low.to_integral_value() and _take_many(text, draft):
        return []
    if unit is None and not draft.is_word and _PER_MANY.match(text, draft.end):
        _take_many(text, draft)
        return []
    if unit is None and (joint := TOTAL.match(text, draft.end)):
        return _read_total(text, draft, joint)
    return []


def _read_pair(text: str, draft: Draft, pair: re.Match[str]) -> list[Draft]:
    """The second range of "140–159/90–109 mmHg", which tells the unit of both."""
    other = Draft(start=pair.start("low"), at=pair.start("low"), end=pair.end(), low=decimal_of(pair["low"]))
    other.high, other.comparator = decimal_of(pair["high"]), Comparator.RANGE
    take_unit(text, other)
    draft.unit, draft.printed_unit = other.unit, other.printed_unit
    return [other] if other.high > other.low else []


def _take_many(text: str, draft: Draft) -> bool:
    """The total of "1.5 to 20 in 1,000" and "4.02 per 1,000"."""
    many = _PER_MANY.match(text, draft.end)
    if many:
        printed = many["many"]
        draft.total = Decimal(10**6) if "million" in printed else decimal_of(printed)
        draft.end = many.end()
    return many is not None


def _read_range(text: str, draft: Draft) -> bool:
    joint = _RANGE.match(text, draft.end)
    if joint is None:
        return False
    before = text[max(0, draft.at - _LOOK_BACK) : draft.at]
    if draft.is_word and joint.group() == "-" and text[joint.end() : joint.end() + 1].isdigit():
        return False  # "five-100 mL bottles"
    if "and" in joint.group() and not _BETWEEN.search(text, max(0, draft.at - 64), draft.at):
        return False
    again = (
        _MOMENT_AGAIN.match(text, joint.end()) if _MOMENT.search(before) else _BELOW.match(text, joint.end())
    )
    second = SECOND.match(text, again.end() if again else joint.end())
    if second is None or second.end() - second.start() > LONGEST:
        return False
    if (
        "to" in joint.group()
        and before.endswith("from ")
        and _CHANGE.search(text, max(0, draft.at - 90), draft.at)
    ):
        return False
    value = read_number(second)
    other = Draft(start=second.start(), at=second.start(), end=second.end(), low=value)
    other.is_word = second["words"] is not None
    read_form(text, other)
    value = other.low
    has_unit = take_unit(text, other) is not None
    if draft.unit and other.unit and draft.unit != other.unit and not other.unit.startswith(f"{draft.unit}/"):
        return False
    if not has_unit and draft.role is None and _GLUED.match(text, other.end):
        return False
    if "to" in joint.group() and _P_NEXT.match(text, other.end):
        return False  # "8 to 23%, P < 0.01": a change
    if value <= draft.low and not (value < draft.low and _is_short_year(draft, second)):
        return False
    draft.high, draft.end, draft.comparator = value, other.end, Comparator.RANGE
    draft.unit, draft.printed_unit = other.unit or draft.unit, other.printed_unit or draft.printed_unit
    draft.is_word = draft.is_word and other.is_word
    if before.lower().endswith("between "):
        draft.start = draft.at
    return True


def _is_short_year(draft: Draft, second: re.Match[str]) -> bool:
    """Whether "2013-14" is meant."""
    return (
        1900 <= draft.low <= 2099
        and draft.unit is None
        and re.fullmatch("[0-9]{2}", second.group()) is not None
    )


def _read_total(text: str, draft: Draft, joint: re.Match[str]) -> list[Draft]:
    """The 40 of "12 of 40" is a total; the 90 of "140/90 mm Hg" a quantity of its own."""
    if (
        "/" in joint.group()
        and (chain := _CHAIN.match(text, draft.end))
        and (rest := _read_chain(text, chain))
    ):
        draft.unit, draft.printed_unit = rest[-1].unit, rest[-1].printed_unit
        for other in rest:
            other.unit, other.printed_unit = draft.unit, draft.printed_unit
        return rest
    if joint.group() == ":" and draft.low != 1:
        return []  # only "1:543" tells one of so many
    if draft.is_word and draft.low == 1 and "of" in joint.group() and "every" not in joint.group():
        return []  # "one of four groups" counts the groups
    second = SECOND.match(text, joint.end())
    if joint.group().endswith("per ") and (scale := _SCALE.match(text, joint.end())):
        draft.total, draft.end = Decimal({"hundred": 100, "thousand": 1000}.get(scale[0], 10**6)), scale.end()
        return []
    if second is None or second["sign"] or second.end() - second.start() > LONGEST:
        return []
    value = read_number(second)
    other = Draft(start=second.start(), at=second.start(), end=second.end(), low=value)
    if take_unit(text, other) is not None or _GLUED.match(text, other.end):
        return []
    return _total_or_pair(text, draft, other, joint=joint.group())


def _total_or_pair(text: str, draft: Draft, other: Draft, *, joint: str) -> list[Draft]:
    is_slash, is_named = "/" in joint, is_named_before(text, draft.start)
    if is_slash and "." in text[draft.at : draft.end] and _ROUND.match(text, other.start):
        draft.total, draft.end = other.low, other.end
        return []  # "2.8/1,000"
    is_whole = draft.low == draft.low.to_integral_value() and other.low == other.low.to_integral_value()
    is_named = is_named or is_of_molecules(text, draft.start, other.end)
    if is_slash and (is_named or _GROUP.match(text, other.end)):
        draft.role = other.role = QuantityRole.LABEL
        return [other]
    if is_whole and draft.low <= other.low and not (joint.startswith(" in ") and 1900 <= other.low <= 2099):
        draft.total, draft.end = other.low, other.end
        if "in" in joint and (upper := _MANY_TO.match(text, draft.end)):
            draft.end = upper.end()  # "one in 100,000 to 500,000"
        return []
    return [other] if is_slash else []


def _read_chain(text: str, chain: re.Match[str]) -> list[Draft]:
    """The numbers behind the first of "10/20/40 mg", if the last has a unit."""
    rest = [
        Draft(start=part.start(), at=part.start(), end=part.end(), low=decimal_of(part.group()))
        for part in _PART_OF_CHAIN.finditer(text, chain.start(), chain.end())
    ]
    return rest if take_unit(text, rest[-1]) is not None and (rest[-1].unit or "/")[0] != "/" else []
