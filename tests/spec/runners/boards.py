"""Which tickets do some claims give?"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from bedside.checking import find_held_back, find_tickets
from bedside.rendering import BoardPage, render_board_html, render_board_text
from bedside.terms import (
    Certainty,
    Claim,
    ClaimId,
    ClaimSupport,
    Comparator,
    Concept,
    Directness,
    Disagreement,
    EvidenceKind,
    Facet,
    Origin,
    Publication,
    PublicationId,
    Quantity,
    QuantityKind,
    ReadDepth,
    ReleaseId,
)
from runners.running import Given, Outcome, runner

_SAMPLE = {
    "claims": [
        {"by": "Body A", "name": "hypomagnesemia cut-off", "value": ["<", 0.7, "mmol/L"]},
        {"by": "Body B", "name": "hypomagnesemia cut-off", "value": ["<", 1.46, "mg/dL"]},
    ]
}


@runner("find tickets", sample=_SAMPLE)
def find(given: Given, folder: Path) -> Outcome:
    """Claims (by, name, value, and what else is told of them) to the tickets that they give."""
    works = given.get("works", {})
    claims = [_claim(number, told) for number, told in enumerate(given["claims"], 1)]

    def publication_of(id: PublicationId) -> Publication:
        return _work(str(id), works.get(str(id), {}))

    tickets = find_tickets(claims, publication_of)
    held = find_held_back(claims, publication_of)
    board = BoardPage(tickets=tickets, held_back=held, release=ReleaseId("r"), claims=len(claims))
    return {
        "titles": [ticket.title for ticket in tickets],
        "kinds": [ticket.kind for ticket in tickets],
        "rows": [f"{row.body}: {row.printed}" for ticket in tickets for row in ticket.rows],
        "marks": [mark for ticket in tickets for row in ticket.rows for mark in row.marks],
        "in all units": [
            " = ".join(f"{value.printed} {value.unit}" for value in row.values)
            for ticket in tickets
            for row in ticket.rows
        ],
        "held back": [ticket.title for ticket in held],
        "text": lambda: render_board_text(board),
        "page": lambda: render_board_html(board),
    }


def _claim(number: int, told: Mapping[str, Any]) -> Claim:
    sign, low, unit = told["value"]
    is_concentration = unit.split("/")[-1] in ("L", "dL")
    support = ClaimSupport(
        publication_id=PublicationId(told["by"]),
        locator="table 1",
        directness=Directness.DIRECT,
        read_depth=ReadDepth.FULL_TEXT,
        note="",
    )
    return Claim(
        id=ClaimId(f"claim-{number}"),
        concept=Concept(told.get("concept", "hypomagnesemia")),
        facet=Facet(told.get("facet", "definition")),
        topic="threshold",
        statement=f"{told['name']} {sign} {low} {unit}.",
        plain=None,
        certainty=Certainty.MODERATE,
        supports=(support,),
        quantities=(
            Quantity(
                name=told["name"],
                kind=QuantityKind(told.get("kind", "concentration" if is_concentration else "fraction")),
                comparator=Comparator(sign),
                low=low,
                high=told.get("to"),
                unit=unit,
                printed_unit=unit,
                of=told.get("of", "magnesium" if is_concentration else None),
                specimen="serum or plasma" if is_concentration else None,
            ),
        ),
        conditions=tuple(told.get("in", ())),
        disagreements=tuple(
            Disagreement(says=says, publication_id=PublicationId(by))
            for by, says in told.get("but", {}).items()
        ),
        is_unverified=told.get("unverified", False),
    )


def _work(name: str, told: Mapping[str, Any]) -> Publication:
    return Publication(
        id=PublicationId(name),
        kind=EvidenceKind(told.get("kind", "guideline")),
        title=f"A work of {name}",
        origin=Origin.PACK,
        authors=name,
        year=told.get("year"),
        is_retracted=told.get("retracted", False),
        superseded_by=told.get("superseded by"),
    )
