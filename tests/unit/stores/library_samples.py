"""Small works and packs to fill a library with."""

from dataclasses import replace

from bedside.literature import Part, make_passages
from bedside.ports import ReadPack, ReadPublication
from bedside.terms import (
    AllTests,
    AnyTest,
    Bounds,
    CalculatedTest,
    CauseRule,
    Certainty,
    Claim,
    ClaimId,
    ClaimSupport,
    Concept,
    ConceptEntry,
    DiagnosisTest,
    Directness,
    DrugCause,
    DrugTest,
    EvidenceKind,
    Facet,
    FirstTest,
    GlossaryEntry,
    MeasuredTest,
    NotTest,
    Origin,
    PassageId,
    PersonTest,
    Publication,
    PublicationId,
    ReadDepth,
    Sex,
    Sign,
    Specimen,
    Wording,
)

LOW = Concept("low-x")
HIGH = Concept("high-x")
BOUNDS = Bounds(unit="mmol/L", at_least=0.2, below=0.7)
EVERY_SORT = (
    MeasuredTest(of="magnesium", specimen=Specimen.BLOOD, bounds=BOUNDS, within_days=30),
    CalculatedTest(calculator="femg", bounds=Bounds(unit="%", above=4)),
    DrugTest(drugs=("omeprazole",), classes=("PPI",), within_days=30, longer_than_days=90),
    AnyTest(tests=(FirstTest(tests=(DiagnosisTest(conditions=("diarrhea",)),)),)),
    NotTest(test=PersonTest(age=Bounds(unit="a", below=18), sex=Sex.FEMALE, is_pregnant=True)),
)


def work(id: str, text: str = "It fell in patients.", title: str = "A title") -> ReadPublication:
    key = PublicationId(id)
    publication = Publication(
        id=key, kind=EvidenceKind.ARTICLE, title=title, origin=Origin.LITERATURE, year=2001
    )
    return ReadPublication(publication=publication, passages=make_passages(key, [Part((), text)]))


def claim(id: str, concept: Concept = LOW, statement: str = "X is low in patients.") -> Claim:
    support = ClaimSupport(
        publication_id=PublicationId("ref-1"),
        locator="p. 1",
        directness=Directness.DIRECT,
        read_depth=ReadDepth.ABSTRACT,
        note="It says so.",
        passage_id=PassageId("ref-1#0"),
    )
    return Claim(
        id=ClaimId(id),
        concept=concept,
        facet=Facet.CAUSE,
        topic="cause",
        statement=statement,
        plain=None,
        certainty=Certainty.LOW,
        supports=(support,),
        drugs=("omeprazole",),
    )


def pack(name: str = "sample", version: str = "1") -> ReadPack:
    key = PublicationId("ref-1")
    note = replace(make_passages(key, [Part(("p. 1",), "It says so.")])[0], wording=Wording.NOTE)
    reference = Publication(id=key, kind=EvidenceKind.GUIDELINE, title="A guideline", origin=Origin.PACK)
    entry = ConceptEntry(
        id=LOW,
        name="Low x",
        plain_name="low x",
        synonyms=("hypo-x",),
        bottom_lines={Facet.CAUSE: (ClaimId("c-2"),)},
        red_flags=("fits",),
    )
    return ReadPack(
        name=name,
        version=version,
        updated="2026-01-02",
        publications=(reference,),
        passages=(note,),
        claims=(claim("c-2"), claim("c-1"), claim("c-3", HIGH, "Omeprazole is no cause of high x.")),
        concepts=(entry,),
        drug_causes=(
            DrugCause(
                concept=LOW,
                drug="omeprazole",
                drug_class="PPI",
                mechanism="gut",
                how="less uptake",
                publication_ids=(key,),
            ),
        ),
        cause_rules=(
            CauseRule(
                concept=LOW,
                cause="drug",
                points_for=(Sign(text="one of each sort", test=AllTests(tests=EVERY_SORT)),),
                points_against=(Sign(text="only words"),),
                confirm_with=(),
                basis="c-2",
                publication_ids=(key,),
            ),
        ),
        glossary=(GlossaryEntry(term="x", meaning="a salt"),),
    )
