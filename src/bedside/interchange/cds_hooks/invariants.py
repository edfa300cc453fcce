"""Which of the invariants that HL7/cds-hooks names does a body break?

Written from ``_fsh/invariants`` and ``input/fsh/invariants`` of that repository. ``cds-r-2`` looks for
``Patient/`` there and means the scope ``patient/``, as its text says; it is a SHOULD, so it refuses nothing.
Parts of another kind than the specification's are passed over: reading refuses them.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from enum import Flag, auto
from typing import Any

Part = Mapping[str, Any]


class Where(Flag):
    """Which bodies an invariant is about."""

    REQUESTS = auto()
    RESPONSES = auto()
    FEEDBACK = auto()


def _request(body: Part) -> Iterator[Part]:
    yield body


def _authorizations(body: Part) -> Iterator[Part]:
    yield from _objects([body.get("fhirAuthorization")])


def _cards(body: Part) -> Iterator[Part]:
    yield from _objects(body.get("cards"))


def _suggestions(body: Part) -> Iterator[Part]:
    for card in _cards(body):
        yield from _objects(card.get("suggestions"))


def _actions(body: Part) -> Iterator[Part]:
    for suggestion in _suggestions(body):
        yield from _objects(suggestion.get("actions"))
    yield from _objects(body.get("systemActions"))


def _links(body: Part) -> Iterator[Part]:
    for card in _cards(body):
        yield from _objects(card.get("links"))


def _feedback(body: Part) -> Iterator[Part]:
    yield from _objects(body.get("feedback"))


def _reasons(body: Part) -> Iterator[Part]:
    for each in _feedback(body):
        yield from _objects([each.get("overrideReason")])


def _objects(value: Any) -> list[Part]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []


def _has_one_choice(card: Part) -> bool:
    recommended = [each for each in _objects(card.get("suggestions")) if each.get("isRecommended") is True]
    return card.get("selectionBehavior") != "at-most-one" or len(recommended) <= 1


def _deletes_by_id(action: Part) -> bool:
    return action.get("type") != "delete" or ("resourceId" in action and "resource" not in action)


def _has_words(card: Part) -> bool:
    return all(each.get("display") for each in _objects(card.get("overrideReasons")))


def _is_described(suggestion: Part) -> bool:
    return all(each.get("description") for each in _objects(suggestion.get("actions")))


_BEHAVIORS = (None, "all", "any", "at-most-one")


@dataclass(frozen=True, slots=True, kw_only=True)
class Invariant:
    """An invariant: its id, where it holds, of which parts, what it says, and how it is seen.

    One that ``is_advice`` is a SHOULD of the specification.
    """

    id: str
    where: Where
    parts: Callable[[Part], Iterator[Part]]
    says: str
    holds: Callable[[Part], bool]
    is_advice: bool = False


INVARIANTS: tuple[Invariant, ...] = (
    Invariant(
        id="cds-r-1",
        where=Where.REQUESTS,
        parts=_request,
        says="a token comes with the address of its server",
        holds=lambda body: "fhirAuthorization" not in body or bool(body.get("fhirServer")),
    ),
    Invariant(
        id="cds-r-2",
        where=Where.REQUESTS,
        parts=_authorizations,
        says="a token for one patient says for which",
        holds=lambda part: "patient/" not in str(part.get("scope", "")) or bool(part.get("patient")),
        is_advice=True,
    ),
    Invariant(
        id="cds-resp-1",
        where=Where.RESPONSES,
        parts=_cards,
        says="of suggestions that exclude each other one may be recommended",
        holds=_has_one_choice,
    ),
    Invariant(
        id="cds-resp-2",
        where=Where.RESPONSES,
        parts=_actions,
        says="what is deleted is named by its id and not sent",
        holds=_deletes_by_id,
    ),
    Invariant(
        id="cds-resp-3",
        where=Where.RESPONSES,
        parts=_links,
        says="only a SMART app is given a context",
        holds=lambda part: part.get("type") == "smart" or "appContext" not in part,
    ),
    Invariant(
        id="cds-resp-4",
        where=Where.RESPONSES,
        parts=_cards,
        says="each reason to override has words",
        holds=_has_words,
    ),
    Invariant(
        id="cds-resp-5",
        where=Where.RESPONSES,
        parts=_suggestions,
        says="each action of a suggestion is described",
        holds=_is_described,
    ),
    Invariant(
        id="cds-resp-6",
        where=Where.RESPONSES,
        parts=_cards,
        says="with suggestions it is said how many may be chosen",
        holds=lambda part: not part.get("suggestions") or bool(part.get("selectionBehavior")),
    ),
    Invariant(
        id="cds-resp-7",
        where=Where.RESPONSES,
        parts=_suggestions,
        says="how many actions may be chosen is all, any or at-most-one",
        holds=lambda part: part.get("actionSelectionBehavior") in _BEHAVIORS,
    ),
    Invariant(
        id="cds-fb-1",
        where=Where.FEEDBACK,
        parts=_feedback,
        says="the outcome is accepted or overridden",
        holds=lambda part: part.get("outcome") in ("accepted", "overridden"),
    ),
    Invariant(
        id="cds-fb-2",
        where=Where.FEEDBACK,
        parts=_feedback,
        says="what was accepted is named",
        holds=lambda part: part.get("outcome") != "accepted" or bool(part.get("acceptedSuggestions")),
    ),
    Invariant(
        id="cds-fb-3",
        where=Where.FEEDBACK,
        parts=_reasons,
        says="a reason to override is a code, a comment, or both",
        holds=lambda part: bool(part.get("reason")) or bool(part.get("userComment")),
    ),
)


def find_breaches(body: Part, where: Where) -> tuple[Invariant, ...]:
    """The invariants that the body breaks, in their order."""
    return tuple(
        each
        for each in INVARIANTS
        if each.where & where and not all(each.holds(part) for part in each.parts(body))
    )
