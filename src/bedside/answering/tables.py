"""Which tables does an article show? Lines that sources draw apart, and drugs that cause the condition."""

from collections import Counter
from collections.abc import Sequence

from bedside.answering.numbering import Numbering
from bedside.answering.shelf import Shelf
from bedside.answering.views import view_of
from bedside.appraisal import CutOff, find_cut_offs
from bedside.quantities import ANALYTES
from bedside.terms import (
    Audience,
    Claim,
    ClaimOrigin,
    Concept,
    ConceptEntry,
    DrugCause,
    Facet,
    PublicationId,
    Row,
    Section,
    Statement,
    Table,
)

FEWEST_COMPARED = 2
THRESHOLD_TOPIC = "threshold"
SAYS_TOPICS = {"FEMg": "Fractional excretion of magnesium: who draws the line where"}
DRUG_TITLE, DRUG_CAPTION = "Drugs, by class", "Each class, and how it acts"
_SIDE_BY_SIDE = {"mmol/L": "mmol/L", "mg/dL": "mg/dL", "mEq/L": "meq/L"}
"""The head of a column, and the code of its unit."""
MECHANISM_TITLES = {
    "gut": "Gut",
    "kidney": "Kidney",
    "shift": "Shift into cells",
    "extracorporeal": "Removed outside the body",
    "unknown": "Mechanism not established",
}


def make_tables(
    facet: Facet, claims: Sequence[Claim], entry: ConceptEntry, *, tools: tuple[Shelf, Numbering]
) -> tuple[Table, ...]:
    """The tables that belong to a facet's section. Lay readers get sentences only."""
    shelf, numbering = tools
    tables: list[Table] = []
    if facet is Facet.DEFINITION and entry.analyte in ANALYTES:
        thresholds = [claim for claim in claims if claim.topic == THRESHOLD_TOPIC]
        tables += _cut_off_table(entry, thresholds, shelf, numbering)
    if facet is Facet.INTERPRETATION:
        for topic, title in SAYS_TOPICS.items():
            tables += _says_table(
                title, [claim for claim in claims if claim.topic == topic], shelf, numbering
            )
    return tuple(tables)


def find_tabled_topics(claims: Sequence[Claim]) -> frozenset[str]:
    """Topics whose claims are told in a table of their own: those with something to compare."""
    counts = Counter(claim.topic for claim in claims)
    return frozenset(topic for topic in SAYS_TOPICS if counts[topic] >= FEWEST_COMPARED)


def _cut_off_table(
    entry: ConceptEntry, claims: Sequence[Claim], shelf: Shelf, numbering: Numbering
) -> list[Table]:
    cut_offs = [
        cut_off
        for cut_off in find_cut_offs(claims, analyte=entry.analyte or "")
        if not shelf.publication(cut_off.publication_id).is_ai_written
    ]
    if len(cut_offs) < FEWEST_COMPARED:
        return []
    return [
        Table(
            title=f"Where sources draw the line for {entry.name.lower()}",
            columns=("Cut-off as printed", *_columns(entry.analyte or ""), "Who"),
            rows=tuple(
                _cut_off_row(same, shelf, numbering, columns=_columns(entry.analyte or ""))
                for same in _by_line(cut_offs)
            ),
            note=_conversion_note(entry.analyte or ""),
        )
    ]


def _columns(name: str) -> tuple[str, ...]:
    """The units that laboratories report the analyte in, of those in which levels stand side by side."""
    return tuple(shown for shown, unit in _SIDE_BY_SIDE.items() if unit in ANALYTES[name].units)


def _conversion_note(name: str) -> str:
    analyte = ANALYTES[name]
    amounts = {"mEq/L": f"{analyte.valence} mEq", "mg/dL": f"{analyte.molar_mass} mg"}
    equal = " and ".join(amount for unit, amount in amounts.items() if unit in _columns(name))
    told = f" (1 mmol of {name} = {equal})" if equal else ""
    return f"The first column is as printed; the other units are computed from it{told}."


def _by_line(cut_offs: Sequence[CutOff]) -> list[list[CutOff]]:
    """Cut-offs that print the same line stand in one row."""
    lines: dict[tuple[str, str, bool], list[CutOff]] = {}
    for cut_off in cut_offs:
        is_unverified = cut_off.claim is not None and cut_off.claim.is_unverified
        lines.setdefault((cut_off.printed, cut_off.mmol_per_l, is_unverified), []).append(cut_off)
    return list(lines.values())


def _cut_off_row(
    cut_offs: Sequence[CutOff], shelf: Shelf, numbering: Numbering, *, columns: Sequence[str]
) -> Row:
    first = cut_offs[0]
    levels = {"mmol/L": first.mmol_per_l, "mg/dL": first.mg_per_dl, "mEq/L": first.meq_per_l}
    return Row(
        cells=(
            first.printed,
            *(levels[column] for column in columns),
            "; ".join(dict.fromkeys(_source_name(shelf, cut_off.publication_id) for cut_off in cut_offs)),
        ),
        citations=tuple(
            numbering.cite_support(cut_off.support)
            if cut_off.support
            else numbering.cite_whole(cut_off.publication_id)
            for cut_off in cut_offs
        ),
        is_unverified=first.claim is not None and first.claim.is_unverified,
    )


def _says_table(title: str, claims: Sequence[Claim], shelf: Shelf, numbering: Numbering) -> list[Table]:
    rows: dict[str, Row] = {}
    for claim in claims:
        cited = numbering.cite_claim(claim)
        sources = "; ".join(dict.fromkeys(_source_name(shelf, citation.publication_id) for citation in cited))
        text = view_of(claim, Audience.CLINICIAN) or ""
        rows[text] = Row(cells=(text, sources), citations=cited, is_unverified=claim.is_unverified)
    for dissent in (item for claim in claims for item in numbering.cite_dissents(claim.disagreements)):
        source = _source_name(shelf, dissent.citation.publication_id)
        rows.setdefault(dissent.says, Row(cells=(dissent.says, source), citations=(dissent.citation,)))
    if len(rows) < FEWEST_COMPARED:
        return []
    return [Table(title=title, columns=("What is said", "By whom"), rows=tuple(rows.values()))]


def _source_name(shelf: Shelf, id: PublicationId) -> str:
    publication = shelf.publication(id)
    name = publication.container or publication.authors or publication.title
    return f"{name}, {publication.year}" if publication.year else name


def make_drug_section(concept: Concept, shelf: Shelf, numbering: Numbering) -> tuple[Section, ...]:
    """The drugs that bring the condition about: one row a class and way of acting."""
    classes: dict[tuple[str, str], list[DrugCause]] = {}
    for cause in shelf.ledger.drug_causes(concept):
        classes.setdefault((cause.mechanism, cause.drug_class), []).append(cause)
    rows = tuple(_drug_row(causes, numbering) for causes in classes.values())
    cited = tuple(row for row in rows if row.citations)
    if not cited:
        return ()
    table = Table(title=DRUG_CAPTION, columns=("Drugs", "How"), rows=cited)
    return (Section(key="cause-drugs", title=DRUG_TITLE, tables=(table,)),)


def state_drugs(concept: Concept, name: str, shelf: Shelf, numbering: Numbering) -> tuple[Statement, ...]:
    """One sentence that names the classes of drugs listed as causes, each class cited."""
    causes = shelf.ledger.drug_causes(concept)
    classes = dict.fromkeys(cause.drug_class for cause in causes)
    citations = numbering.cite_publications(
        dict.fromkeys(id for cause in causes for id in cause.publication_ids)
    )
    if not citations:
        return ()
    text = f"Drugs listed as causes of {name} belong to these classes: {', '.join(classes)}."
    return (Statement(text=text, origin=ClaimOrigin.CURATED, citations=citations),)


def _drug_row(causes: Sequence[DrugCause], numbering: Numbering) -> Row:
    first = causes[0]
    drugs = ", ".join(cause.drug for cause in causes)
    by_how: dict[str, list[str]] = {}
    for cause in causes:
        by_how.setdefault(cause.how, []).append(cause.drug)
    hows = [f"{how} ({', '.join(same)})" if len(by_how) > 1 else how for how, same in by_how.items()]
    return Row(
        cells=(
            f"{first.drug_class[:1].upper()}{first.drug_class[1:]}: {drugs}",
            f"{MECHANISM_TITLES.get(first.mechanism, first.mechanism)}. {'; '.join(hows)}",
        ),
        citations=numbering.cite_publications(
            dict.fromkeys(id for cause in causes for id in cause.publication_ids)
        ),
    )
