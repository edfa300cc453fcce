"""Which tables does an article show? Lines that sources draw apart, and drugs that cause the condition."""

from collections.abc import Sequence

from bedside.answering.numbering import Numbering
from bedside.answering.shelf import Shelf
from bedside.answering.views import view_of
from bedside.appraisal import CutOff, find_cut_offs
from bedside.terms import Audience, Claim, Concept, ConceptEntry, DrugCause, Facet, PublicationId, Row, Table

THRESHOLD_TOPIC = "threshold"
CUT_OFF_NOTE = (
    "The first column is as printed; the other units are computed from it (1 mmol = 2 mEq and 24.305 mg for "
    "magnesium; molar masses: IUPAC 2021)."
)
SAYS_TOPICS = {"FEMg": "Fractional excretion of magnesium: who draws the line where"}
_MECHANISM_WORDS = {
    "gut": "Less taken up in the gut",
    "kidney": "Lost through the kidney",
    "shift": "Shift into cells",
    "extracorporeal": "Removed with citrate",
    "unknown": "Mechanism not established",
}


def make_tables(
    facet: Facet, claims: Sequence[Claim], entry: ConceptEntry, *, audience: Audience, tools: tuple[Shelf, Numbering]
) -> tuple[Table, ...]:
    """The tables that belong to a facet's section; lay readers get sentences only."""
    shelf, numbering = tools
    if audience.is_lay:
        return ()
    tables: list[Table] = []
    if facet is Facet.DEFINITION and entry.analyte:
        thresholds = [claim for claim in claims if claim.topic == THRESHOLD_TOPIC]
        tables += _cut_off_table(entry, thresholds, shelf, numbering)
    if facet is Facet.INTERPRETATION:
        for topic, title in SAYS_TOPICS.items():
            tables += _says_table(title, [claim for claim in claims if claim.topic == topic], shelf, numbering)
    if facet is Facet.CAUSE:
        tables += _drug_table(entry.id, shelf, numbering)
    return tuple(tables)


def _cut_off_table(
    entry: ConceptEntry, claims: Sequence[Claim], shelf: Shelf, numbering: Numbering
) -> list[Table]:
    cut_offs = [
        cut_off
        for cut_off in find_cut_offs(claims, analyte=entry.analyte or "")
        if not shelf.store.publication(cut_off.publication_id).is_ai_written
    ]
    if len(cut_offs) < 2:
        return []
    return [
        Table(
            title=f"Where sources draw the line for {entry.name.lower()}",
            columns=("Cut-off as printed", "mmol/L", "mg/dL", "mEq/L", "Source", "Year"),
            rows=tuple(_cut_off_row(cut_off, shelf, numbering) for cut_off in cut_offs),
            note=CUT_OFF_NOTE,
        )
    ]


def _cut_off_row(cut_off: CutOff, shelf: Shelf, numbering: Numbering) -> Row:
    publication = shelf.store.publication(cut_off.publication_id)
    if cut_off.support is not None:
        citation = numbering.cite_support(cut_off.support)
    else:
        citation = numbering.cite_whole(cut_off.publication_id)
    return Row(
        cells=(
            cut_off.printed,
            cut_off.mmol_per_l,
            cut_off.mg_per_dl,
            cut_off.meq_per_l,
            publication.container or publication.authors or publication.title,
            str(publication.year or "–"),
        ),
        citations=(citation,),
        is_unverified=cut_off.claim is not None and cut_off.claim.is_unverified,
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
    if len(rows) < 2:
        return []
    return [Table(title=title, columns=("What is said", "By whom"), rows=tuple(rows.values()))]


def _source_name(shelf: Shelf, id: PublicationId) -> str:
    publication = shelf.store.publication(id)
    name = publication.container or publication.authors or publication.title
    return f"{name}, {publication.year}" if publication.year else name


def _drug_table(concept: Concept, shelf: Shelf, numbering: Numbering) -> list[Table]:
    """One row a class, so that the table can be read at a glance."""
    classes: dict[tuple[str, str, str], list[DrugCause]] = {}
    for cause in shelf.ledger.drug_causes(concept):
        classes.setdefault((cause.mechanism, cause.drug_class, cause.how), []).append(cause)
    rows = tuple(
        Row(
            cells=(
                drug_class,
                ", ".join(cause.drug for cause in causes),
                f"{_MECHANISM_WORDS.get(mechanism, mechanism)}: {how}",
            ),
            citations=numbering.cite_publications(
                dict.fromkeys(id for cause in causes for id in cause.publication_ids)
            ),
        )
        for (mechanism, drug_class, how), causes in classes.items()
    )
    cited = tuple(row for row in rows if row.citations)
    return [Table(title="Drugs, by class", columns=("Class", "Drugs", "How"), rows=cited)] if cited else []
