"""How do the entries of a pack become our words?

Notes of support become passages of their publication, so that a curated claim cites like any other.
"""

import hashlib
from collections.abc import Mapping

from bedside.literature.pack import schema
from bedside.literature.pack.signs import make_sign
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
    Origin,
    Passage,
    PassageId,
    PlanRule,
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
"""Between two notes in the stored text of a publication."""


def make_publication(entry: schema.ReferenceEntry) -> Publication:
    """A reference entry as a publication of the pack."""
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


def make_note_passages(claims: list[schema.ClaimEntry]) -> dict[tuple[str, str], Passage]:
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
        )
    return passages


def make_claim(
    entry: schema.ClaimEntry,
    publications: Mapping[str, Publication],
    notes: Mapping[tuple[str, str], Passage],
) -> Claim:
    """A claim; whether it is verified is computed here, never written in a pack."""
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


def make_concept(entry: schema.ConceptFileEntry) -> ConceptEntry:
    """A condition with its names and layout."""
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
        shown_by=make_sign(entry.shown_by) if entry.shown_by else None,
        bands=tuple(map(make_sign, entry.bands)),
    )


def _group(entry: schema.TopicGroupEntry) -> TopicGroup:
    return TopicGroup(
        title=entry.title,
        plain_title=entry.plain_title,
        topics=entry.topics,
        is_particular=entry.particular,
    )


def make_drug_cause(entry: schema.DrugCauseEntry) -> DrugCause:
    """A drug that brings a condition about."""
    return DrugCause(
        concept=Concept(entry.concept),
        drug=entry.drug,
        drug_class=entry.drug_class,
        mechanism=entry.mechanism,
        how=entry.how,
        publication_ids=tuple(map(PublicationId, entry.refs)),
        note=entry.note,
    )


def make_cause_rule(entry: schema.CauseRuleEntry) -> CauseRule:
    """What in a record points to a cause."""
    return CauseRule(
        concept=Concept(entry.concept),
        cause=entry.cause,
        points_for=tuple(map(make_sign, entry.points_for)),
        points_against=tuple(map(make_sign, entry.points_against)),
        confirm_with=entry.confirm_with,
        basis=entry.basis,
        publication_ids=tuple(map(PublicationId, entry.refs)),
        note=entry.note,
    )


def make_plan_rule(entry: schema.PlanRuleEntry) -> PlanRule:
    """When a claim bears on the plan."""
    return PlanRule(
        concept=Concept(entry.concept),
        claim_id=ClaimId(entry.claim),
        plan_kind=entry.kind,
        when=make_sign(entry.when) if entry.when else None,
        unless=make_sign(entry.unless) if entry.unless else None,
    )
