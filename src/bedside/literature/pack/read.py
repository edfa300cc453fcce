"""What does an evidence pack say? Its entries, turned into our words.

Whether the pack keeps its rules is asked in ``checking``; here only what cannot be turned is a problem.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bedside.errors import Problem
from bedside.literature.pack import schema
from bedside.literature.pack.convert import (
    make_cause_rule,
    make_claim,
    make_concept,
    make_drug_cause,
    make_note_passages,
    make_plan_rule,
    make_publication,
)
from bedside.literature.pack.entries import PackEntries, Placed, read_entries
from bedside.literature.pack.entry import Entry
from bedside.ports import ReadPack
from bedside.terms import (
    GlossaryEntry,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """A pack as read: its content as far as it could be turned, places of its entries, and problems.

    ``places`` maps the id of a claim or reference to its file and line.
    """

    pack: ReadPack | None
    places: Mapping[str, tuple[str, int | None]]
    problems: tuple[Problem, ...]


def read_pack(directory: Path) -> PackSource:
    """Read the pack in ``directory``; never raises for what its files hold."""
    entries = read_entries(directory)
    places: dict[str, tuple[str, int | None]] = {f"failed:{id}": at for id, at in entries.failed.items()}
    problems = list(entries.problems)
    for name, placed in _identified(entries):
        problems.extend(_note_place(name, placed, places))
    headers = entries.of(schema.PackHeader)
    pack = _pack(headers[0].entry, entries) if headers else None
    return PackSource(pack=pack, places=_by_id(places), problems=tuple(problems))


def _by_id(places: Mapping[str, tuple[str, int | None]]) -> dict[str, tuple[str, int | None]]:
    """Places by id; those of entries that could not be read keep their mark."""
    return {key if key.startswith("failed:") else key.split(":", 1)[1]: at for key, at in places.items()}


def _identified(entries: PackEntries) -> Iterator[tuple[str, Placed[Entry]]]:
    """Every entry that has an id, named by its sort and id; references and claims may share an id."""
    for reference in entries.of(schema.ReferenceEntry):
        yield f"reference:{reference.entry.id}", reference
    for claim in entries.of(schema.ClaimEntry):
        yield f"claim:{claim.entry.id}", claim
    for concept in entries.of(schema.ConceptFileEntry):
        yield f"concept:{concept.entry.id}", concept


def _note_place(key: str, placed: Placed[Entry], places: dict[str, tuple[str, int | None]]) -> list[Problem]:
    if key in places:
        file, line = places[key]
        met = f"The id {key.split(':', 1)[1]!r} was given already at {file}:{line}."
        return [Problem(place=placed.file, line=placed.line, met=met, advice="Give each entry its own id.")]
    places[key] = (placed.file, placed.line)
    return []


def _pack(header: schema.PackHeader, entries: PackEntries) -> ReadPack:
    publications = {item.entry.id: make_publication(item.entry) for item in entries.of(schema.ReferenceEntry)}
    claims = [item.entry for item in entries.of(schema.ClaimEntry)]
    notes = make_note_passages(claims)
    return ReadPack(
        name=header.name,
        version=header.version,
        updated=header.updated,
        publications=tuple(publications.values()),
        passages=tuple(notes.values()),
        claims=tuple(make_claim(entry, publications, notes) for entry in claims),
        concepts=tuple(make_concept(item.entry) for item in entries.of(schema.ConceptFileEntry)),
        drug_causes=tuple(make_drug_cause(item.entry) for item in entries.of(schema.DrugCauseEntry)),
        cause_rules=tuple(make_cause_rule(item.entry) for item in entries.of(schema.CauseRuleEntry)),
        plan_rules=tuple(make_plan_rule(item.entry) for item in entries.of(schema.PlanRuleEntry)),
        glossary=tuple(
            GlossaryEntry(term=item.entry.term, meaning=item.entry.meaning, also=item.entry.also)
            for item in entries.of(schema.GlossaryFileEntry)
        ),
    )
