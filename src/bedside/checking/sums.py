"""Do the sums close that a text implies: shares, intervals, dose by weight, rate by time, strength by volume?"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from bedside.checking.catalog import found, quoted
from bedside.checking.manuscript import CheckedSentence
from bedside.checking.measures import MeasuredSentence
from bedside.quantities import FoundQuantity
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
