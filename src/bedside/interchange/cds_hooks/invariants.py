"""Which of the invariants that HL7/cds-hooks names does a body break?

Written from ``_fsh/invariants`` and ``input/fsh/invariants`` of that repository. ``cds-r-2`` looks for
``Patient/`` there and means the scope ``patient/``, as its text says; it is a SHOULD, so it refuses nothing.
Parts of another kind than the specification's are passed over: reading refuses them.
"""

from collections.abc import Callable, Iterator, Mapping
from enum import Enum, Flag, auto
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


class Invariant(Enum):
    """An invariant: its id, where it holds, of which parts, what it says, and how it is seen."""

    R1 = (
        "cds-r-1", Where.REQUESTS, _request,
        "a token comes with the address of its server",
        lambda body: "fhirAuthorization" not in body or bool(body.get("fhirServer")),
    )  # fmt: skip
    R2 = (
        "cds-r-2", Where.REQUESTS, _authorizations,
        "a token for one patient says for which",
        lambda part: "patient/" not in str(part.get("scope", "")) or bool(part.get("patient")),
    )  # fmt: skip
    RESP1 = (
        "cds-resp-1", Where.RESPONSES, _cards,
        "of suggestions that exclude each other one may be recommended",
        _has_one_choice,
    )  # fmt: skip
    RESP2 = (
        "cds-resp-2", Where.RESPONSES, _actions,
        "what is deleted is named by its id and not sent",
        _deletes_by_id,
    )  # fmt: skip
    RESP3 = (
        "cds-resp-3", Where.RESPONSES, _links,
        "only a SMART app is given a context",
        lambda part: part.get("type") == "smart" or "appContext" not in part,
    )  # fmt: skip
    RESP4 = (
        "cds-resp-4", Where.RESPONSES, _cards,
        "each reason to override has words",
        _has_words,
    )  # fmt: skip
    RESP5 = (
        "cds-resp-5", Where.RESPONSES, _suggestions,
        "each action of a suggestion is described",
        _is_described,
    )  # fmt: skip
    RESP6 = (
        "cds-resp-6", Where.RESPONSES, _cards,
        "with suggestions it is said how many may be chosen",
        lambda part: not part.get("suggestions") or bool(part.get("selectionBehavior")),
    )  # fmt: skip
    RESP7 = (
        "cds-resp-7", Where.RESPONSES, _suggestions,
        "how many actions may be chosen is all, any or at-most-one",
        lambda part: part.get("actionSelectionBehavior") in _BEHAVIORS,
    )  # fmt: skip
    FB1 = (
        "cds-fb-1", Where.FEEDBACK, _feedback,
        "the outcome is accepted or overridden",
        lambda part: part.get("outcome") in ("accepted", "overridden"),
    )  # fmt: skip
    FB2 = (
        "cds-fb-2", Where.FEEDBACK, _feedback,
        "what was accepted is named",
        lambda part: part.get("outcome") != "accepted" or bool(part.get("acceptedSuggestions")),
    )  # fmt: skip
    FB3 = (
        "cds-fb-3", Where.FEEDBACK, _reasons,
        "a reason to override is a code, a comment, or both",
        lambda part: bool(part.get("reason")) or bool(part.get("userComment")),
    )  # fmt: skip

    def __init__(
        self,
        id: str,
        where: Where,
        parts: Callable[[Part], Iterator[Part]],
        says: str,
        holds: Callable[[Part], bool],
    ) -> None:
        self.id = id
        self.where = where
        self.parts = parts
        self.says = says
        self.holds = holds


def find_breaches(body: Part, where: Where) -> tuple[Invariant, ...]:
    """The invariants that the body breaks, in their order."""
    return tuple(
        each
        for each in Invariant
        if each.where & where and not all(each.holds(part) for part in each.parts(body))
    )
