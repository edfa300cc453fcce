"""Where do curated claims give different numbers for one thing, and what explains it?

A ticket needs two works that count: one that is retracted, superseded, machine-written or unverified is shown
beside them and never makes a ticket.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from bedside.checking.board_tellings import Matter, Telling, read_matters
from bedside.checking.board_values import differ, is_part_of, printed_of, shown_in_all_units
from bedside.terms import Claim, EvidenceKind, Publication, PublicationId, Ticket, TicketKind, TicketRow

PublicationOf = Callable[[PublicationId], Publication]
_ENDING = re.compile(r", (?:acute|chronic)$")
_SLIP = re.compile(r"\b(?:slip|error|misprint|tenfold|thousandfold)\b", re.I)


def find_tickets(claims: Iterable[Claim], publication_of: PublicationOf) -> tuple[Ticket, ...]:
    """Every thing for which works that count give different numbers, in the order of the claims.

    ``publication_of`` gives the work of an id; it may raise ``KeyError`` for one that is not known.
    """
    return tuple(ticket for ticket, is_held in _found_tickets(claims, publication_of) if not is_held)


def find_held_back(claims: Iterable[Claim], publication_of: PublicationOf) -> tuple[Ticket, ...]:
    """What would be a ticket if a source counted that does not: an AI page, or an unverified claim."""
    return tuple(ticket for ticket, is_held in _found_tickets(claims, publication_of) if is_held)


def _found_tickets(claims: Iterable[Claim], publication_of: PublicationOf) -> Iterator[tuple[Ticket, bool]]:
    told: set[str] = set()
    for matters in _same_matters([matter for claim in claims for matter in read_matters(claim)]):
        tellings = _once_each(matters)
        if not _are_different(tellings):
            continue
        counted = [each for each in tellings if not _marks(each, publication_of(each.publication_id))]
        ticket = _ticket(matters, tellings, counted=counted, of=publication_of)
        while ticket.id in told:
            ticket = _renamed(ticket)
        told.add(ticket.id)
        yield ticket, not _are_different(counted)


def _same_matters(matters: Sequence[Matter]) -> Iterator[list[Matter]]:
    """Matters that are one: limits of one name, or a number that a disagreement quotes from a claim."""
    groups: list[list[Matter]] = []
    for matter in matters:
        joined = [group for group in groups if any(_is_same(matter, other) for other in group)]
        groups = [group for group in groups if group not in joined]
        groups.append([*(each for group in joined for each in group), matter])
    order = {id(matter): place for place, matter in enumerate(matters)}
    yield from sorted(
        (sorted(group, key=lambda each: order[id(each)]) for group in groups),
        key=lambda group: order[id(group[0])],
    )


def _is_same(one: Matter, other: Matter) -> bool:
    if not one.tellings or not other.tellings:
        return False
    if one.level != other.level or not _dimensions(one) & _dimensions(other):
        return False
    if one.is_limit and other.is_limit and one.name == other.name:
        return one.claim.id != other.claim.id
    return any(
        first.same_place[:4] == second.same_place[:4]
        and (first.support is None or second.support is None)
        and _routes_agree(first, second)
        for first in one.tellings
        for second in other.tellings
    )


def _routes_agree(first: Telling, second: Telling) -> bool:
    return first.same_place[-1] == second.same_place[-1]


def _dimensions(matter: Matter) -> set[str]:
    return {telling.value.dimension for telling in matter.tellings}


def _once_each(matters: Sequence[Matter]) -> list[Telling]:
    """Each work once for each number and people; its narrower number replaces the claim's span."""
    kept: dict[tuple[object, ...], Telling] = {}
    every = [telling for matter in matters for telling in matter.tellings]
    for telling in sorted(every, key=lambda each: each.support is None):
        key = telling.publication_id, _bounds(telling), telling.populations
        if not _is_narrowed(telling, every) and not _is_repeated(telling, every):
            kept.setdefault(key, telling)
    return sorted(kept.values(), key=lambda each: (*each.value.bounds, each.publication_id))


def _bounds(telling: Telling) -> tuple[object, ...]:
    return tuple(f"{bound:.2g}" for bound in telling.value.bounds)


def _is_narrowed(telling: Telling, every: Sequence[Telling]) -> bool:
    return any(
        other.support is None
        and other.publication_id == telling.publication_id
        and is_part_of(other.value, telling.value)
        for other in every
        if telling.support is not None
    )


def _is_repeated(telling: Telling, every: Sequence[Telling]) -> bool:
    """Whether a disagreement quotes what a claim of the same work gives."""
    return telling.support is None and any(
        other.support is not None
        and other.publication_id == telling.publication_id
        and other.value.dimension == telling.value.dimension
        and not differ(other.value, telling.value)
        for other in every
    )


def _are_different(tellings: Sequence[Telling]) -> bool:
    return any(
        first.value.dimension == second.value.dimension and differ(first.value, second.value)
        for first, second in combinations(tellings, 2)
    )


def _marks(telling: Telling, publication: Publication) -> tuple[str, ...]:
    told = (
        ("retracted", publication.is_retracted),
        ("superseded", publication.superseded_by is not None),
        ("AI-written", publication.is_ai_written),
        ("unverified", telling.support is not None and telling.claim.is_unverified),
    )
    return tuple(mark for mark, holds in told if holds)


def _ticket(
    matters: Sequence[Matter], tellings: Sequence[Telling], *, counted: Sequence[Telling], of: PublicationOf
) -> Ticket:
    """``counted`` are the tellings that may differ; if they do not, the ticket is held back."""
    is_held = not _are_different(counted)
    title = next((matter.name for matter in matters if matter.is_limit), matters[0].name)
    if matters[0].level and matters[0].level not in title:
        title = f"{title}, {matters[0].level}"
    concept = matters[0].claim.concept
    rows = tuple(_row(telling, tellings[0], of(telling.publication_id)) for telling in tellings)
    units = [value.unit for value in rows[0].values]
    kind, reason = _explained(tellings if is_held else counted, of)
    if kind is TicketKind.POPULATIONS:
        title = _ENDING.sub("", title)
    if is_held:
        reason = "Only sources that do not count say otherwise."
    return Ticket(
        id=f"{concept}.{re.sub(r'[^a-z0-9]+', '-', title.lower()).strip('-')}",
        title=title,
        concept=concept,
        kind=kind,
        reason=reason,
        units=tuple(units),
        rows=rows,
        claims=tuple(dict.fromkeys(matter.claim.id for matter in matters)),
    )


def _renamed(ticket: Ticket) -> Ticket:
    stem, _, count = ticket.id.partition("~")
    return replace(ticket, id=f"{stem}~{int(count or 1) + 1}")


def _row(telling: Telling, first: Telling, publication: Publication) -> TicketRow:
    claim, support = telling.claim, telling.support
    graded = claim.recommendation if support else None
    return TicketRow(
        body=(graded.by if graded else "") or body_of(publication),
        printed=printed_of(telling.value),
        values=shown_in_all_units(telling.value, first.value),
        what_for=telling.says,
        claim_id=claim.id,
        publication=publication,
        is_quoted=support is None,
        populations=tuple(sorted(telling.populations)),
        certainty=claim.certainty if support else None,
        grade=graded.grade if graded else None,
        read_depth=support.read_depth if support else None,
        marks=_marks(telling, publication),
    )


_HOUSES = frozenset(
    {EvidenceKind.GUIDELINE, EvidenceKind.TEXTBOOK, EvidenceKind.WEB_PAGE, EvidenceKind.DRUG_LABEL}
)
_PERSON = re.compile(r"\S+ [A-Z]{1,3}(?: \(editor\))?")


def body_of(publication: Publication) -> str:
    """Who speaks: the first author or the body that wrote it, else where it is printed, else its title."""
    authors = (publication.authors or "").split(";")[0].strip()
    if publication.container and publication.kind in _HOUSES and _PERSON.fullmatch(authors):
        return publication.container
    if "," in authors:
        authors = f"{authors.split(',')[0]} et al."
    return authors or publication.container or publication.title


def _explained(counted: Sequence[Telling], of: PublicationOf) -> tuple[TicketKind, str]:
    """What explains the difference; the first of these that holds."""
    values = [telling.value for telling in counted]
    if any(_SLIP.search(telling.says) for telling in counted if telling.support is None):
        return TicketKind.ONE_WRONG, "The pack's author takes one of these for a slip."
    if values[0].dimension in _CONSTANTS:
        return TicketKind.ONE_WRONG, "A content by mass is no matter of opinion: one number may be wrong."
    if all(value.is_share for value in values):
        return TicketKind.POPULATIONS, "A share depends on whom one measures, and by which cut-off."
    if _populations_explain(counted):
        return TicketKind.POPULATIONS, f"They speak of different people: {_people(counted)}."
    bodies = {_house(of(telling.publication_id)) for telling in counted}
    if len(bodies) == 1 and not any(telling.support is None for telling in counted):
        return TicketKind.ONE_WRONG, "One body gives both, and nothing in the claims explains it."
    return TicketKind.BODIES, _bodies_line(counted, of)


_CONSTANTS = frozenset({"mass/volume", "charge/volume", "substance/volume"})
"""Strengths of solutions: concentrations that are of no analyte in a specimen."""


def _populations_explain(counted: Sequence[Telling]) -> bool:
    """Whether numbers differ only between people, never among the same ones."""
    groups: dict[frozenset[str], list[Telling]] = {}
    for telling in counted:
        groups.setdefault(telling.populations, []).append(telling)
    return len(groups) > 1 and all(groups) and not any(map(_are_different, groups.values()))


def _people(counted: Sequence[Telling]) -> str:
    return "; ".join(dict.fromkeys(", ".join(sorted(each.populations)) for each in counted))


def _house(publication: Publication) -> str:
    return publication.container or publication.authors or publication.id


def _bodies_line(counted: Sequence[Telling], of: PublicationOf) -> str:
    """How many bodies and numbers there are, and which body gives two."""
    by_house: dict[str, list[Telling]] = {}
    for telling in counted:
        by_house.setdefault(_house(of(telling.publication_id)), []).append(telling)
    twice = [house for house, told in by_house.items() if _are_different(told)]
    if len(by_house) == 1:
        return f"{twice[0]} reports what different bodies say."
    line = f"{len(by_house)} sources that count do not agree"
    return f"{line}; {' and '.join(twice)} gives more than one number." if twice else f"{line}."
