"""In which numbers does a sentence differ from a claim, and who else gives just those?"""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache

from bedside.checking.aspects import Aspect, Purpose
from bedside.checking.contradictions import are_comparable, are_near, read_aspects
from bedside.checking.measures import MeasuredSentence, measure_sentences
from bedside.checking.read import read_manuscript
from bedside.terms import Claim
from bedside.verification import stems_of

_LEAST_GIVEN = 2
"""Kinds of numbers that a sentence must share with a claim before a third one is taken for a changed one."""
_FAR = Decimal(2)
"""How many times larger or smaller it must be: regimens of other bodies are nearer to each other."""


@lru_cache(maxsize=4096)
def measured_of(id: str, statement: str) -> tuple[MeasuredSentence, ...]:
    """The measured sentences of a claim, kept by its name and words: curated claims are no secret."""
    return measure_sentences(read_manuscript(statement, name=id))


def aspects_told(id: str, statement: str) -> tuple[Aspect, ...]:
    """Every aspect that a claim states."""
    return tuple(read_aspects(measured_of(id, statement)))


def find_differing(ours: Sequence[Aspect], claim: Claim) -> tuple[Aspect, ...]:
    """The numbers that the claim gives otherwise, or, where it has none of their kind, does not give.

    A time counts only where nothing but times differs: many regimens that have nothing else in common last
    20 minutes.
    """
    theirs = aspects_told(claim.id, claim.statement)
    missing = [one for one in ours if not _is_given(one, theirs)]
    amounts = [one for one in missing if one.kind != "time"] or missing
    return tuple([one for one in amounts if any(_rivals(one, theirs))] or amounts)


def agrees(claim: Claim, ours: Sequence[Aspect], differing: Sequence[Aspect], *, told: str) -> bool:
    """Whether a claim gives all numbers that differ, and no other number of the sentence otherwise.

    ``told`` are the sentence and what stands above it: a claim bound to a condition must find it there.
    """
    theirs = aspects_told(claim.id, claim.statement)
    is_bound = claim.conditions and not any(stems_of(each) & stems_of(told) for each in claim.conditions)
    return (
        not is_bound
        and bool(differing)
        and all(_is_given(one, theirs) for one in differing)
        and not any(_is_given_otherwise(one, theirs) for one in ours)
    )


def find_others(claim: Claim, differing: Sequence[Aspect]) -> Iterator[str]:
    """What other works say instead of the claim, where they give all numbers that differ."""
    for other in claim.disagreements:
        theirs = aspects_told(f"{claim.id} {other.publication_id}", f"{claim.concept}: {other.says}")
        if differing and all(_is_said(one, theirs) for one in differing):
            yield f"{other.says} ({other.publication_id})"


def why_not_so(ours: Sequence[Aspect], claim: Claim) -> str | None:
    """Why a number cannot stand beside others that the claim gives too: one of a regimen was changed."""
    theirs = aspects_told(claim.id, claim.statement)
    given = {one.kind for one in ours if one.subject and _is_given(one, theirs)}
    if len(given) < _LEAST_GIVEN:
        return None
    for one in ours:
        rivals = list(_rivals(one, theirs)) if one.kind not in given else []
        if rivals and all(are_comparable(one, rival) and _is_far(one, rival) for rival in rivals):
            return f"A curated claim gives {rivals[0].measure.printed}, not {one.measure.printed}."
    return None


def _is_given(aspect: Aspect, theirs: Sequence[Aspect]) -> bool:
    return any((one.low, one.high) == (aspect.low, aspect.high) for one in _rivals(aspect, theirs))


def _rivals(aspect: Aspect, theirs: Sequence[Aspect]) -> Iterator[Aspect]:
    """What they tell of the same subject, to the same end, in the same kind of unit."""
    same = (aspect.subject, aspect.purpose, aspect.kind)
    return (one for one in theirs if (one.subject, one.purpose, one.kind) == same)


def _is_said(aspect: Aspect, theirs: Sequence[Aspect]) -> bool:
    """As :func:`_is_given`, of a few words that seldom name a salt or say to what end."""
    return any(
        (one.kind, one.low, one.high) == (aspect.kind, aspect.low, aspect.high)
        and one.measure.of == aspect.measure.of
        and (one.purpose is aspect.purpose or one.purpose is Purpose.GIVEN)
        for one in theirs
    )


def _is_given_otherwise(aspect: Aspect, theirs: Sequence[Aspect]) -> bool:
    """Whether there are numbers of the same thing in the same kind of unit, and none of them meets it."""
    rivals = [one for one in theirs if (one.measure.of, one.kind) == (aspect.measure.of, aspect.kind)]
    return bool(rivals) and not any(are_near(one, aspect) for one in rivals)


def _is_far(one: Aspect, other: Aspect) -> bool:
    return one.low > other.high * _FAR or one.high * _FAR < other.low
