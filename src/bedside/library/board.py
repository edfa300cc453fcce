"""What does the consistency board of a release hold, and in which forms does it leave?"""

from collections.abc import Sequence
from dataclasses import dataclass

from bedside.checking import find_held_back, find_tickets
from bedside.errors import UserError
from bedside.rendering import BoardPage, render_board_html, render_board_json, render_board_text
from bedside.stores import OpenRelease
from bedside.terms import Claim, Concept, ConceptEntry, ReleaseId, Ticket, TicketKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """Where curated claims of a release give different numbers for one thing.

    ``held_back`` would be tickets if sources counted that do not. ``claims`` were looked at.
    """

    tickets: tuple[Ticket, ...]
    held_back: tuple[Ticket, ...]
    release: ReleaseId
    claims: int

    def to_text(self, *, width: int = 80, color: bool = False) -> str:
        """For a terminal of ``width`` columns."""
        return render_board_text(self.page, width=width, color=color)

    def to_html(self) -> str:
        """One page that needs nothing else."""
        return render_board_html(self.page)

    def to_json(self) -> str:
        """For programs."""
        return render_board_json(self.page)

    @property
    def page(self) -> BoardPage:
        """What every form shows."""
        return BoardPage(
            tickets=self.tickets, held_back=self.held_back, release=self.release, claims=self.claims
        )


_FIRST = (TicketKind.ONE_WRONG, TicketKind.BODIES, TicketKind.POPULATIONS)
"""What asks most for a look comes first."""


def make_board(release: OpenRelease, concepts: Sequence[Concept]) -> Board:
    """The board of the claims on ``concepts``; a claim of another concept may stand in their tickets."""
    records = release.records
    claims: list[Claim] = [claim for concept in records.concepts() for claim in records.claims_on(concept.id)]
    wanted = set(concepts)
    on = {claim.id for claim in claims if claim.concept in wanted}
    tickets = [each for each in find_tickets(claims, records.publication) if on & set(each.claims)]
    return Board(
        tickets=tuple(sorted(tickets, key=lambda each: _FIRST.index(each.kind))),
        held_back=tuple(
            each for each in find_held_back(claims, records.publication) if on & set(each.claims)
        ),
        release=release.id,
        claims=len(on),
    )


def find_named(entries: Sequence[ConceptEntry], name: str | None) -> list[Concept]:
    """The conditions of that id, name or other name; all of them without one.

    Raises ``UserError`` for a name that is not known.
    """
    if name is None:
        return [entry.id for entry in entries]
    named = name.strip().casefold()
    known = [
        entry.id
        for entry in entries
        if named in (other.casefold() for other in (entry.id, entry.name, entry.plain_name, *entry.synonyms))
    ]
    if not known:
        names = ", ".join(entry.id for entry in entries) or "none"
        raise UserError(f"The library knows no condition {name[:60]!r}. It knows: {names}.")
    return known
