"""Does a claim change when, how often or in which order? Before for after, weekly for daily."""

from collections.abc import Sequence

from bedside.verification.alignment import Alignment, Change, Token
from bedside.verification.axes import is_swapped, make_axis
from bedside.verification.measures import is_other_number

_ROUNDED = 0.03

_AXES = (
    make_axis(
        "order",
        {
            "before": "before prior preceded precedes preceding previously previous beforehand until",
            "after": "after followed follows following subsequently subsequent afterwards thereafter since "
            "upon later",
            "during": "during throughout while",
        },
    ),
    make_axis(
        "around",
        {
            "pre": "preoperative preoperatively preprandial prenatal antenatal pretreatment antepartum",
            "intra": "intraoperative intraoperatively intrapartum perioperative perioperatively",
            "post": "postoperative postoperatively postprandial postnatal posttreatment postpartum",
        },
    ),
    make_axis("place", {"first": "first initial initially", "last": "last final finally eventually end"}),
    make_axis("visit", {"start": "baseline", "end": "end endpoint followup completion discharge"}),
    make_axis("pace", {"early": "early", "late": "late"}),
    make_axis(
        "delay", {"now": "immediate immediately prompt promptly urgent urgently", "later": "delayed deferred"}
    ),
    make_axis("length", {"short": "short", "long": "long", "lasting": "lifelong permanent indefinite"}),
    make_axis(
        "rate",
        {
            "hour": "hourly",
            "day": "daily nightly everyday",
            "week": "weekly",
            "fortnight": "fortnightly biweekly",
            "month": "monthly",
            "quarter": "quarterly",
            "half": "semiannual semiannually biannual biannually",
            "year": "yearly annual annually",
        },
    ),
    make_axis("times", {"1": "once", "2": "twice", "3": "thrice three 3", "4": "four 4"}),
    make_axis(
        "part of day", {"morning": "morning", "noon": "noon afternoon", "evening": "evening night bedtime"}
    ),
)
_SECONDS = {
    "s second seconds": 1,
    "min minute minutes": 60,
    "h hr hrs hour hours": 3600,
    "d day days": 86_400,
    "wk week weeks": 604_800,
    "mo month months": 2_629_800,
    "y yr year years": 31_557_600,
}
_SPANS = {word: seconds for words, seconds in _SECONDS.items() for word in words.split()}
"""Printed word to seconds; months and years as means, which is near enough to see that two are one."""


def is_time_changed(alignment: Alignment) -> bool:
    """Whether the claim puts another time, rate or order in the place of the sentence's."""
    return any(
        any(is_swapped(axis, change) for axis in _AXES) or _is_other_span(change)
        for change in alignment.changes
    )


def _is_other_span(change: Change) -> bool:
    """Whether another number, or another unit, of a span of time stands there."""
    ours, theirs = change.added, change.dropped
    if not ours or not theirs or _is_converted(change):
        return False
    is_counted = ours[-1].is_number and theirs[-1].is_number and is_other_number(ours[-1], theirs[-1])
    if is_counted and change.after and change.after[0].text in _SPANS:
        return True
    return ours[-1].text in _SPANS and theirs[-1].text in _SPANS and _is_after_number(change)


def _is_after_number(change: Change) -> bool:
    first = change.ours[0]
    return first.is_number or bool(change.before and change.before[-1].is_number)


def _is_converted(change: Change) -> bool:
    """Whether the same span stands there in another unit: 14 days for 2 weeks."""
    ours, theirs = _seconds(change.ours), _seconds(change.theirs)
    return bool(ours and theirs) and abs(ours - theirs) <= _ROUNDED * max(ours, theirs)


def _seconds(tokens: Sequence[Token]) -> float:
    """The span that the tokens print; 0 if they are no number and unit."""
    if len(tokens) != 2 or not tokens[0].is_number or tokens[1].text not in _SPANS:
        return 0.0
    try:
        return float(tokens[0].key) * _SPANS[tokens[1].text]
    except ValueError:
        return 0.0
