"""What does an evidence pack say? Its entries, turned into our words.

Notes of support become passages of their publication, so that a curated claim cites like any other.
Whether the pack keeps its rules is asked in ``checking``; here only what cannot be turned is a problem.
"""

import hashlib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from bedside.errors import Problem
from bedside.literature.pack import schema
from bedside.literature.pack.entries import PackEntries, Placed, read_entries
from bedside.ports import ReadPack
from bedside.terms import (
    CauseRule,
    Claim,
    ClaimId,
    ClaimSupport,
    Concept,
    ConceptEntry,
    Directness,
    Disagreement,
    Doi,
    DrugCause,
    EvidenceKind,
    GlossaryEntry,
    Origin,
    Passage,
    PassageId,
    Pmid,
    Publication,
    PublicationId,
    Quantity,
    ReadDepth,
    Recommendation,
    TopicGroup,
    Wording,
)

SEPARATOR = "\n\n"


@dataclass(frozen=True, slots=True, kw_only=True)
class PackSource:
    """A pack as read: its content as far as it could be turned, places of its entries, and problems.

    ``places`` maps the id of a claim or reference to its file and line. ``duplicates`` are ids met twice.
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
    return PackSource(
        pack=pack, places={key.split(":", 1)[1]: at for key, at in places.items()}, problems=tuple(problems)
    )


def _identified(entries: PackEntries) -> Iterator[tuple[str, Placed[schema.Entry]]]:
    """Every entry that has an id, named by its sort and id; references and claims may share an id."""
    for reference in entries.of(schema.ReferenceEntry):
        yield f"reference:{reference.entry.id}", reference
    for claim in entries.of(schema.ClaimEntry):
        yield f"claim:{claim.entry.id}", claim
    for concept in entries.of(schema.ConceptFileEntry):
        yield f"concept:{concept.entry.id}", concept


def _note_place(
    key: str, placed: Placed[schema.Entry], places: dict[str, tuple[str, int | None]]
) -> list[Problem]:
    if key in places:
        file, line = places[key]
        met = f"The id {key.split(':', 1)[1]!r} was given already at {file}:{line}."
        return [Problem(place=placed.file, line=placed.line, met=met, advice="Give each entry its own id.")]
    places[key] = (placed.file, placed.line)
    return []


def _pack(header: schema.PackHeader, entries: PackEntries) -> ReadPack:
    publications = {item.entry.id: _publication(item.entry) for item in entries.of(schema.ReferenceEntry)}
    claims = [item.entry for item in entries.of(schema.ClaimEntry)]
    notes = _note_passages(claims)
    return ReadPack(
        name=header.name,
        version=header.version,
        updated=header.updated,
        publications=tuple(publications.values()),
        passages=tuple(notes.values()),
        claims=tuple(_claim(entry, publications, notes) for entry in claims),
        concepts=tuple(_concept(item.entry) for item in entries.of(schema.ConceptFileEntry)),
        drug_causes=tuple(_drug_cause(item.entry) for item in entries.of(schema.DrugCauseEntry)),
        cause_rules=tuple(_cause_rule(item.entry) for item in entries.of(schema.CauseRuleEntry)),
        glossary=tuple(
            GlossaryEntry(term=item.entry.term, meaning=item.entry.meaning, also=item.entry.also)
            for item in entries.of(schema.GlossaryFileEntry)
        ),
    )


def _publication(entry: schema.ReferenceEntry) -> Publication:
    return Publication(
        id=PublicationId(entry.id),
        kind=entry.kind,
        title=entry.title,
        origin=Origin.PACK,
        authors=entry.authors,
        container=entry.container,
        year=entry.year,
        volume=entry.volume,
        pages=entry.pages,
        pmid=Pmid(entry.pmid) if entry.pmid else None,
        doi=Doi(entry.doi) if entry.doi else None,
        url=entry.url,
        note=entry.note,
        is_retracted=entry.retracted,
    )


def _note_passages(claims: list[schema.ClaimEntry]) -> dict[tuple[str, str], Passage]:
    """Each distinct note of a work is a passage; the work's stored text is its notes in order."""
    passages: dict[tuple[str, str], Passage] = {}
    ends: dict[str, int] = {}
    ordinals: dict[str, int] = {}
    for support in (support for claim in claims for support in claim.supports):
        key = (support.ref, support.note)
        if key in passages:
            continue
        start = ends[support.ref] + len(SEPARATOR) if support.ref in ends else 0
        end = ends[support.ref] = start + len(support.note)
        ordinal = ordinals[support.ref] = ordinals.get(support.ref, -1) + 1
        passages[key] = Passage(
            id=PassageId(f"{support.ref}#{ordinal}"),
            publication_id=PublicationId(support.ref),
            section=support.locator,
            start=start,
            end=end,
            text=support.note,
            sha256=hashlib.sha256(support.note.encode()).hexdigest(),
            wording=Wording.NOTE,
            read_depth=support.read_depth,
            sentences=((0, len(support.note)),),
        )
    return passages


def _claim(
    entry: schema.ClaimEntry,
    publications: Mapping[str, Publication],
    notes: Mapping[tuple[str, str], Passage],
) -> Claim:
    return Claim(
        id=ClaimId(entry.id),
        concept=Concept(entry.concept),
        facet=entry.facet,
        topic=entry.topic,
        statement=entry.statement,
        plain=entry.plain,
        certainty=entry.certainty,
        supports=tuple(_support(item, notes) for item in entry.supports),
        quantities=tuple(_quantity(item) for item in entry.quantities),
        populations=entry.populations,
        conditions=entry.conditions,
        drugs=entry.drugs,
        disagreements=tuple(
            Disagreement(says=item.says, publication_id=PublicationId(item.ref))
            for item in entry.disagreements
        ),
        recommendation=_recommendation(entry.recommendation),
        is_unverified=not any(_carries(item, publications) for item in entry.supports),
    )


def _carries(support: schema.SupportEntry, publications: Mapping[str, Publication]) -> bool:
    """Whether this alone verifies a claim: direct, read, written by people, not retracted."""
    publication = publications.get(support.ref)
    return (
        support.directness is Directness.DIRECT
        and support.read_depth is not ReadDepth.NOT_READ
        and publication is not None
        and publication.kind is not EvidenceKind.AI_PAGE
        and not publication.is_retracted
    )


def _support(entry: schema.SupportEntry, notes: Mapping[tuple[str, str], Passage]) -> ClaimSupport:
    return ClaimSupport(
        publication_id=PublicationId(entry.ref),
        locator=entry.locator,
        directness=entry.directness,
        read_depth=entry.read_depth,
        note=entry.note,
        passage_id=notes[entry.ref, entry.note].id,
    )


def _quantity(entry: schema.QuantityEntry) -> Quantity:
    low = entry.value if entry.value is not None else entry.low
    return Quantity(
        name=entry.name,
        kind=entry.kind,
        comparator=entry.comparator,
        low=low if low is not None else float("nan"),
        high=entry.high,
        unit=entry.unit,
        printed_unit=entry.printed,
        of=entry.of,
        specimen=entry.specimen,
    )


def _recommendation(entry: schema.RecommendationEntry | None) -> Recommendation | None:
    if entry is None:
        return None
    return Recommendation(by=entry.by, grade=entry.grade, is_verified=entry.verified)


def _concept(entry: schema.ConceptFileEntry) -> ConceptEntry:
    return ConceptEntry(
        id=Concept(entry.id),
        name=entry.name,
        plain_name=entry.plain_name,
        synonyms=entry.synonyms,
        analyte=entry.analyte,
        direction=entry.direction,
        bottom_lines={facet: tuple(map(ClaimId, ids)) for facet, ids in entry.bottom_lines.items()},
        groups={facet: tuple(map(_group, groups)) for facet, groups in entry.groups.items()},
        red_flags=entry.red_flags,
    )


def _group(entry: schema.TopicGroupEntry) -> TopicGroup:
    return TopicGroup(title=entry.title, plain_title=entry.plain_title, topics=entry.topics)


def _drug_cause(entry: schema.DrugCauseEntry) -> DrugCause:
    return DrugCause(
        concept=Concept(entry.concept),
        drug=entry.drug,
        drug_class=entry.drug_class,
        mechanism=entry.mechanism,
        how=entry.how,
        publication_ids=tuple(map(PublicationId, entry.refs)),
        note=entry.note,
    )


def _cause_rule(entry: schema.CauseRuleEntry) -> CauseRule:
    return CauseRule(
        concept=Concept(entry.concept),
        cause=entry.cause,
        points_for=entry.points_for,
        points_against=entry.points_against,
        confirm_with=entry.confirm_with,
        basis=entry.basis,
        publication_ids=tuple(map(PublicationId, entry.refs)),
        note=entry.note,
    )
