"""Who tells which number, for what and of whom? One claim and its disagreements, sorted by matter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bedside.checking.aspects import level_in, populations_in, routes_in
from bedside.checking.board_values import STRICT, Value, differ, value_of
from bedside.checking.measures import analyte_of_disorder
from bedside.quantities import FoundQuantity, find_quantities
from bedside.terms import (
    Claim,
    ClaimSupport,
    Comparator,
    Directness,
    Disagreement,
    Facet,
    PublicationId,
    Quantity,
    QuantityKind,
    QuantityRole,
)

_NOT_COMPARED = frozenset({QuantityKind.RATIO, QuantityKind.COUNT, QuantityKind.FREQUENCY})
"""Effect sizes and counts belong to their study: that two studies differ in them is no ticket."""
_ROLES = frozenset({QuantityRole.VALUE, QuantityRole.DURATION})
_LIMITS = (
    ("lower limit", re.compile(r"\blower (?:reference )?limit\b|\bhypo\w+ cut-?off\b", re.I)),
    ("upper limit", re.compile(r"\bupper (?:reference )?limit\b|\bhyper\w+ cut-?off\b", re.I)),
)
_OF_DISORDER = re.compile(r"\b(?:mild|moderate|severe) hyp(?:o|er)\w+", re.I)
_NO_PEOPLE = frozenset({"central line", "peripheral line", "loading", "maintenance", "stable"})
_NEAR = 14
"""Letters before a number within which "severe" speaks of it."""
_STEM = 5
_NUMBER = re.compile(r"\d+(?:\.\d+)?")
_AMOUNTS = frozenset({QuantityKind.AMOUNT, QuantityKind.STRENGTH, QuantityKind.VOLUME})


@dataclass(frozen=True, slots=True, kw_only=True)
class Telling:
    """A number as one work tells it, by a claim's support or as its disagreement (no ``support``)."""

    claim: Claim
    publication_id: PublicationId
    value: Value
    populations: frozenset[str]
    says: str
    support: ClaimSupport | None = None

    @property
    def same_place(self) -> tuple[object, ...]:
        """What two tellings share that are one: work, kind of number, and number."""
        bounds = tuple(round(bound, 3) for bound in self.value.bounds)
        return self.publication_id, self.value.dimension, *bounds, level_in(self.says), routes_in(self.says)


@dataclass(frozen=True, slots=True, kw_only=True)
class Matter:
    """One thing that a claim gives a number for. ``is_limit``: by its ``name``, claims speak of one thing."""

    claim: Claim
    name: str
    is_limit: bool
    level: str | None
    tellings: tuple[Telling, ...]


@dataclass(frozen=True, slots=True)
class _Typed:
    quantity: Quantity
    value: Value


def read_matters(claim: Claim) -> Iterator[Matter]:
    """What a claim and its disagreements give numbers for; a pitfall only retells the numbers of others."""
    if claim.facet is Facet.PITFALL:
        return
    typed = _typed(claim)
    quoted = [(other, tuple(_found(other.says, _analyte(claim)))) for other in claim.disagreements]
    left = list(quoted)
    for one in typed:
        mine = [
            (other, value)
            for other, values in quoted
            if (value := _fitting(one, typed, other=other, values=values))
        ]
        left = [entry for entry in left if entry[0] not in [other for other, _ in mine]]
        yield _typed_matter(claim, one, mine)
    yield from _untyped_matters(claim, left)


def _analyte(claim: Claim) -> str | None:
    named = [quantity.of for quantity in claim.quantities if quantity.of and quantity.specimen]
    return named[0] if named else analyte_of_disorder(claim.concept)


def _typed(claim: Claim) -> list[_Typed]:
    """The claim's typed quantities; one that only converts the one before it is left out."""
    kept: list[_Typed] = []
    for quantity in claim.quantities:
        if quantity.kind in _NOT_COMPARED:
            continue
        value = value_of(
            _bounds(quantity),
            quantity.unit,
            comparator=quantity.comparator,
            of=quantity.of,
            words=quantity.name,
        )
        if value and not any(_converts(before, quantity, value) for before in kept):
            kept.append(_Typed(quantity, value))
    return kept


def _bounds(quantity: Quantity) -> tuple[Decimal, Decimal | None]:
    high = None if quantity.high is None else Decimal(f"{quantity.high:g}")
    return Decimal(f"{quantity.low:g}"), high


def _converts(before: _Typed, quantity: Quantity, value: Value) -> bool:
    return (
        before.quantity.name == quantity.name
        and before.value.dimension == value.dimension
        and not differ(before.value, value)
    )


def _found(text: str, of: str | None) -> Iterator[tuple[FoundQuantity, Value]]:
    """The numbers of a text that could be held against others."""
    for found in find_quantities(text):
        if found.unit is None or found.role not in _ROLES:
            continue
        value = value_of((found.low, found.high), found.unit, comparator=found.comparator, of=of, words=text)
        if value:
            yield found, value


def _fitting(
    one: _Typed,
    typed: Sequence[_Typed],
    *,
    other: Disagreement,
    values: Sequence[tuple[FoundQuantity, Value]],
) -> Value | None:
    """The number of a disagreement that stands against this quantity rather than another of the claim."""
    for found, value in values:
        level = level_in(other.says[: found.start])
        fits = [each for each in typed if _fits(each, value, level) and _is_of_same(each, other.says)]
        if fits and max(fits, key=lambda each: _shared(each.quantity.name, other.says)) is one:
            return value
    return None


def _fits(one: _Typed, value: Value, level: str | None) -> bool:
    """One dimension and severity; a measured value does not meet a bound, nor a bound a span."""
    if one.value.dimension != value.dimension or _level_of(one.quantity) != level:
        return False
    if one.value.comparator in STRICT:
        return value.comparator is not Comparator.RANGE
    return value.comparator not in STRICT


def _is_of_same(one: _Typed, says: str) -> bool:
    """An amount of what is told with numbers (400 mg of oxide, a 10 % solution) needs one of them."""
    numbers = set(_NUMBER.findall(one.quantity.name)) if one.quantity.kind in _AMOUNTS else set()
    return not numbers or bool(numbers & set(_NUMBER.findall(says)))


def _level_of(quantity: Quantity) -> str | None:
    """The severity of the disorder that a name tells; that of symptoms or of another disease is not meant."""
    return level_in(quantity.name) if _OF_DISORDER.search(quantity.name) else None


def _level_near(text: str, start: int) -> str | None:
    return level_in(text[max(0, start - _NEAR) : start])


def _shared(name: str, says: str) -> int:
    return len(_stems(name) & _stems(says))


def _stems(text: str) -> set[str]:
    return {word[:_STEM].lower() for word in re.findall(r"[A-Za-z]{4,}", text)}


def _typed_matter(claim: Claim, one: _Typed, against: Iterable[tuple[Disagreement, Value]]) -> Matter:
    quantity = one.quantity
    own = frozenset((*claim.populations, *claim.conditions)) | _people_in(quantity.name)
    limit = next((name for name, words in _LIMITS if words.search(quantity.name)), None)
    return Matter(
        claim=claim,
        name=f"{limit} of {quantity.of}" if limit and quantity.of else _name(claim, quantity),
        is_limit=bool(quantity.of)
        and quantity.name != quantity.of
        and (limit is not None or one.value.comparator in STRICT),
        level=_level_of(quantity),
        tellings=(
            *(_supported(claim, support, value=one.value, people=own) for support in _direct(claim)),
            *(_quoted(claim, other, value=value, people=own) for other, value in against),
        ),
    )


def _people_in(text: str) -> frozenset[str]:
    return populations_in(text) - _NO_PEOPLE


def _name(claim: Claim, quantity: Quantity) -> str:
    return f"{quantity.name}: {claim.topic}" if quantity.name == quantity.of else quantity.name


def _direct(claim: Claim) -> list[ClaimSupport]:
    """An unverified claim shows where it came from, by whatever way."""
    return [each for each in claim.supports if each.directness is Directness.DIRECT or claim.is_unverified]


def _supported(claim: Claim, support: ClaimSupport, *, value: Value, people: frozenset[str]) -> Telling:
    return Telling(
        claim=claim,
        publication_id=support.publication_id,
        value=value,
        populations=people,
        says=claim.statement,
        support=support,
    )


def _quoted(claim: Claim, other: Disagreement, *, value: Value, people: frozenset[str]) -> Telling:
    """A disagreement speaks of the claim's people unless it names its own."""
    return Telling(
        claim=claim,
        publication_id=other.publication_id,
        value=value,
        populations=_people_in(other.says) or people,
        says=other.says,
    )


def _untyped_matters(
    claim: Claim, left: Iterable[tuple[Disagreement, Sequence[tuple[FoundQuantity, Value]]]]
) -> Iterator[Matter]:
    """Disagreements that no typed quantity meets, by dimension, severity and route."""
    groups: dict[tuple[str, str | None, frozenset[str]], list[Telling]] = {}
    for other, values in left:
        if not values:
            continue
        found, value = values[0]
        key = value.dimension, level_in(other.says[: found.start]), routes_in(other.says)
        groups.setdefault(key, []).append(
            _quoted(claim, other, value=value, people=frozenset(claim.populations))
        )
    for (dimension, level, routes), tellings in groups.items():
        stated = _stated(claim, tellings, level) if not routes else []
        yield Matter(
            claim=claim,
            name=_name_of_untyped(claim, tellings[0].value, level=level, is_iv="intravenous" in routes),
            is_limit=level is not None and dimension.startswith("concentration"),
            level=level,
            tellings=(*stated, *tellings),
        )


def _name_of_untyped(claim: Claim, value: Value, *, level: str | None, is_iv: bool) -> str:
    if is_iv and value.dimension.startswith("concentration of"):
        return f"level of {value.of} below or above which treatment is IV"
    return f"{level} {claim.concept} cut-off" if level else f"{claim.facet}: {claim.topic}"


def _stated(claim: Claim, tellings: Sequence[Telling], level: str | None) -> list[Telling]:
    """The number of the statement itself: the only one that fits, for works that no disagreement quotes."""
    dimension = tellings[0].value.dimension
    fitting = [
        value
        for found, value in _found(claim.statement, _analyte(claim))
        if value.dimension == dimension and _level_near(claim.statement, found.start) == level
    ]
    if len(fitting) != 1 or claim.quantities:
        return []
    people = frozenset((*claim.populations, *claim.conditions))
    quoted = {telling.publication_id for telling in tellings}
    return [
        _supported(claim, support, value=fitting[0], people=people)
        for support in _direct(claim)
        if support.publication_id not in quoted
    ]
