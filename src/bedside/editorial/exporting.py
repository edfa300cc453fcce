"""Who may take the whole trail away? It holds decisions that reviewers must not see before theirs is in."""

from bedside.editorial import refusals
from bedside.terms import Person, Refusal, Role

_EXPORTERS = frozenset({Role.EDITOR, Role.ADMINISTRATOR})
REVIEWS_TOO = Refusal(
    code="reviews-too",
    sentence="The trail holds decisions that a reviewer may not see yet; somebody who does not review "
    "can export it.",
)


def why_not_export(person: Person) -> Refusal | None:
    """Take the trail away as a file."""
    if not person.is_active:
        return refusals.NOT_ACTIVE
    if not person.roles & _EXPORTERS:
        return refusals.refuse_role("editors and administrators")
    if Role.REVIEWER in person.roles:
        return REVIEWS_TOO
    return None if person.has_second_factor else refusals.NO_SECOND_FACTOR
