"""Do the sums close that a text implies: shares, intervals, dose by weight, rate by time, strength?"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bedside.checking.aspects import base_of
from bedside.checking.catalog import found, quoted
from bedside.checking.manuscript import CheckedSentence
from bedside.checking.measures import MeasuredSentence
from bedside.quantities import FoundQuantity
from bedside.quantities.arithmetic import (
    Amount,
    Closing,
    amount_of_rate,
    content_of_volume,
    dose_for_weight,
    total_of_schedule,
)
from bedside.terms import Comparator, Finding, FindingCode, QuantityRole

_HUNDRED = Decimal(100)
_SHARE_GAP = re.compile(r"\s?(?:\w+\s){0,3}?[(\[,]?\s?(?:i\.e\.,?\s)?", re.I)
_ESTIMATE_GAP = re.compile(r"\s?[(\[,;]?\s?")


def check_sums(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """Every sum of every sentence."""
    for sentence in (entry.sentence for entry in measured):
        if len(sentence.quantities) < 2:
            continue
        yield from _shares(sentence)
        yield from _intervals(sentence)
        yield from _volumes_of_one_amount(sentence)
        yield from _products(sentence)
        yield from _schedules(sentence)


def _shares(sentence: CheckedSentence) -> Iterator[Finding]:
    """``12 of 40 (30%)``: the share is the count by its total, at the digits printed."""
    for count, share in pairwise(sentence.quantities):
        if count.role is not QuantityRole.COUNT or not count.total or share.unit != "%" or share.high:
            continue
        if share.comparator is not Comparator.EQUAL or not _SHARE_GAP.fullmatch(
            sentence.text, count.end, share.start
        ):
            continue
        actual = _HUNDRED * count.low / count.total
        if count.low <= count.total and abs(actual - share.low) > _step(share.low):
            yield _open(
                sentence,
                share,
                f"{count.low} of {count.total} is {_shown(actual, share.low)}%, not {share.low}%.",
            )


def _intervals(sentence: CheckedSentence) -> Iterator[Finding]:
    """An estimate lies inside its own confidence interval."""
    for estimate, interval in pairwise(sentence.quantities):
        is_pair = (
            interval.role is QuantityRole.CONFIDENCE_INTERVAL
            and estimate.role is QuantityRole.VALUE
            and estimate.high is None
            and interval.high is not None
            and estimate.unit in (interval.unit, None)
            and _ESTIMATE_GAP.fullmatch(sentence.text, estimate.end, interval.start)
        )
        if is_pair and interval.high is not None and not interval.low <= estimate.low <= interval.high:
            yield _open(
                sentence,
                interval,
                f"The estimate {estimate.low} lies outside its confidence interval {interval.low} to "
                f"{interval.high}.",
            )


def _volumes_of_one_amount(sentence: CheckedSentence) -> Iterator[Finding]:
    """``10-15 mL (325 mg)``: no range of volumes holds one amount; a decimal point was read as a dash."""
    for volume, mass in pairwise(sentence.quantities):
        between = sentence.text[volume.end : mass.start].strip()
        is_pair = volume.unit == "mL" and volume.high is not None and mass.unit in ("mg", "g", "mcg", "ug")
        if is_pair and mass.high is None and between in ("(", "=", "/", "[") and _are_whole(volume):
            decimal = f"{volume.low}.{volume.high}"
            yield found(
                FindingCode.DECIMAL_AS_RANGE,
                sentence.plain.span(volume.start, volume.end),
                f"One amount cannot be in all of {volume.low} to {volume.high} mL; perhaps {decimal} mL"
                f" was meant, its point read as a dash.",
                evidence=(quoted(sentence),),
                advice="Look the volume up on the label.",
            )


def _are_whole(quantity: FoundQuantity) -> bool:
    return "." not in str(quantity.low) and "." not in str(quantity.high)


def _products(sentence: CheckedSentence) -> Iterator[Finding]:
    """Three numbers of which the third is printed as what the first two make."""
    for first, second, third in zip(
        sentence.quantities, sentence.quantities[1:], sentence.quantities[2:], strict=False
    ):
        if any(one.high is not None or one.unit is None for one in (first, second, third)):
            continue
        if not _MAKES.fullmatch(sentence.text, second.end, third.start):
            continue
        closing = _close(first, second, third) or _close(second, first, third)
        if closing is not None and closing.closes is False:
            yield _open(sentence, third, f"{closing.working}, not {sentence.text[third.start : third.end]}.")


def _schedules(sentence: CheckedSentence) -> Iterator[Finding]:
    """``1 g every 6 hours for 4 doses (total 4 g)``: each dose, how many, and what they make."""
    values = [one for one in sentence.quantities if one.role is not QuantityRole.LABEL]
    for index, doses in enumerate(values):
        is_count = doses.role is QuantityRole.COUNT and _DOSES.match(
            sentence.text, doses.start, doses.end + 8
        )
        before = [one for one in values[:index] if one.role is QuantityRole.VALUE and one.unit in _AMOUNTS]
        behind = values[index + 1] if index + 1 < len(values) else None
        if not (is_count and before and behind and behind.unit in _AMOUNTS) or doses.low % 1:
            continue
        each = before[-1]
        if each.high or behind.high or not _MAKES.fullmatch(sentence.text, doses.end, behind.start):
            continue
        closing = total_of_schedule(
            Amount(value=each.low, unit=each.unit or ""),
            doses=int(doses.low),
            printed=Amount(value=behind.low, unit=behind.unit or ""),
        )
        if closing.closes is False:
            yield _open(
                sentence, behind, f"{closing.working}, not {sentence.text[behind.start : behind.end]}."
            )


_AMOUNTS = frozenset({"ug", "mg", "g", "mmol", "meq", "mL", "[iU]"})
_DOSES = re.compile(r"(?:\w+\s)?\d+\s?(?:-\s?)?doses?\b|\w+\sdoses?\b")
_MAKES = re.compile(
    r"(?:\s[a-z]+){0,3}?[,;]?\s?(?:\(|=|equals|i\.e\.,?|that is,?|(?:for )?a total (?:dose )?of|totall?ing|"
    r"in total,?|"
    r"\(?total:?|gives?|contain(?:s|ing)|provid(?:es|ing)|deliver(?:s|ing))\s?(?:a total of\s|about\s)?",
    re.I,
)


def _close(one: FoundQuantity, two: FoundQuantity, result: FoundQuantity) -> Closing | None:
    """What ``one`` and ``two`` make, if they are dose and weight, rate and time, or strength and volume."""
    a, b, printed = (Amount(value=q.low, unit=q.unit or "") for q in (one, two, result))
    if "/" in printed.unit and "/" not in a.unit:
        return None
    try:
        if "/kg" in a.unit and b.unit == "kg":
            closing = dose_for_weight(a, weight=b, printed=printed)
        elif b.unit in _TIMES:
            closing = amount_of_rate(a, time=b, printed=printed)
        else:
            closing = content_of_volume(a, volume=b, printed=printed)
    except ValueError:
        return None
    return closing if _is_of_one_sort(closing.computed.unit, printed.unit) else None


_TIMES = ("min", "h", "d")


def _is_of_one_sort(unit: str, other: str) -> bool:
    one, two = base_of(unit), base_of(other)
    return one is not None and two is not None and one[0] == two[0]


def _step(value: Decimal) -> Decimal:
    """One step of the last printed digit: rounding up or down is both seen in print."""
    exponent = value.as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)


def _shown(value: Decimal, like: Decimal) -> Decimal:
    return value.quantize(_step(like))


def _open(sentence: CheckedSentence, quantity: FoundQuantity, reason: str) -> Finding:
    return found(
        FindingCode.SUM_OPEN,
        sentence.plain.span(quantity.start, quantity.end),
        reason,
        evidence=(quoted(sentence),),
        advice="Look the numbers up in the source; one of them is wrong.",
    )
