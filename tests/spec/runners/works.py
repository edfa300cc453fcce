"""What does a library show of works that several records, versions and tables tell of?"""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any
from xml.sax.saxutils import escape

from bedside import Library
from bedside.intake import Intake
from runners.running import Given, Outcome, runner

COLUMNS = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,OriginalPaperPubMedID,"
    "RetractionNature,Reason"
)


@runner("ingest works", sample={"ingests": [{"PubMed": [{"pmid": "1", "title": "Salt.", "text": "Salty."}]}]})
def ingest_works(given: Given, folder: Path) -> Outcome:
    """One ingest after another into one library; each names what is read by its kind."""
    place = folder / "library"
    problems: list[str] = []
    for number, step in enumerate(given["ingests"]):
        here = folder / f"ingest-{number}"
        here.mkdir()
        for kind, what in step.items():
            WRITERS[kind](what, here, place)
        intake = Library.ingest([here], library=place, bare=True)
        problems += _named(intake, folder)
    with Library.open(place) as library:
        works = [library.work(id) for id in _ids(library)]
        history = library.work(given["history of"]).records if "history of" in given else ()
        return {
            "works": [f"{each.publication.id}: {each.publication.title}" for each in works],
            "texts": [passage.text for each in works for passage in each.passages],
            "retracted": [each.publication.id for each in works if each.publication.is_retracted],
            "history": [f"{each.id} of {each.revised or 'no date'}" for each in history],
            "problems": problems,
            "rejects": sorted(path.name for path in (place / "rejects").glob("*")),
            "releases": len(list((place / "releases").iterdir())),
        }


@runner(
    "ingest works in every order",
    sample={"records": [{"PubMed": [{"pmid": "1", "title": "Salt.", "text": "Salty."}]}, {"table": []}]},
)
def ingest_in_every_order(given: Given, folder: Path) -> Outcome:
    """Each of ``records`` is an ingest of its own; all their orders, and all in one ingest."""
    from itertools import permutations

    merged: list[Mapping[str, Any]] = list(given["records"])
    shown = []
    for number, order in enumerate(permutations(merged)):
        (folder / str(number)).mkdir()
        out = dict(ingest_works({"ingests": order}, folder / str(number)))
        shown.append({name: out[name] for name in ("works", "texts", "retracted")})
    return {
        **shown[0],
        "all orders show the same": all(each == shown[0] for each in shown),
        "orders": len(shown),
    }


def _ids(library: Library) -> Sequence[str]:
    rows = library._release.records.literature_vector_keys()
    return sorted({id.rpartition("#")[0] for id, _ in rows})


def _named(intake: Intake, folder: Path) -> list[str]:
    return [str(problem).replace(f"{folder}/", "") for problem in intake.problems]


def _write_pubmed(records: Sequence[Mapping[str, str]], here: Path, place: Path) -> None:
    body = "\n".join(map(_pubmed, records))
    (here / "records.xml").write_text(f"<PubmedArticleSet>\n{body}\n</PubmedArticleSet>\n", "utf-8")


def _pubmed(of: Mapping[str, str]) -> str:
    if "broken" in of:
        return of["broken"]
    revised = (
        dict(zip(("Year", "Month", "Day"), of["revised"].split("-"), strict=True)) if "revised" in of else {}
    )
    date = "".join(f"<{name}>{value}</{name}>" for name, value in revised.items())
    doi = f'<ELocationID EIdType="doi" ValidYN="Y">{of["doi"]}</ELocationID>' if "doi" in of else ""
    year = f"<Year>{of['year']}</Year>" if "year" in of else ""
    tie = of.get("retraction of")
    ties = (
        '<CommentsCorrectionsList><CommentsCorrections RefType="RetractionOf"><RefSource>J. 1.</RefSource>'
        f"<PMID>{tie}</PMID></CommentsCorrections></CommentsCorrectionsList>"
        if tie
        else ""
    )
    return (
        f"<PubmedArticle><MedlineCitation><PMID>{of['pmid']}</PMID><DateRevised>{date}</DateRevised><Article>"
        f"<Journal><JournalIssue><PubDate>{year}</PubDate></JournalIssue><Title>J</Title></Journal>"
        f"<ArticleTitle>{escape(of['title'])}</ArticleTitle>{doi}<Abstract><AbstractText>{escape(of['text'])}"
        f"</AbstractText></Abstract></Article>{ties}</MedlineCitation></PubmedArticle>"
    )


def _write_removal(pmids: Sequence[str], here: Path, place: Path) -> None:
    gone = "".join(f"<PMID>{pmid}</PMID>" for pmid in pmids)
    text = f"<PubmedArticleSet><DeleteCitation>{gone}</DeleteCitation></PubmedArticleSet>"
    (here / "removed.xml").write_text(text, "utf-8")


def _write_full_text(of: Mapping[str, str], here: Path, place: Path) -> None:
    ids = "".join(
        f'<article-id pub-id-type="{name}">{of[name]}</article-id>'
        for name in ("pmid", "pmcid", "doi")
        if name in of
    )
    text = (
        f"<article><front><article-meta>{ids}<title-group><article-title>{of['title']}</article-title>"
        f"</title-group></article-meta></front><body><p>{of['text']}</p></body></article>"
    )
    (here / "article.nxml").write_text(text, "utf-8")


def _write_page(of: Mapping[str, str], here: Path, place: Path) -> None:
    meta = "".join(
        f'<meta name="{name}" content="{of[key]}">'
        for key, name in (("doi", "citation_doi"), ("year", "citation_publication_date"))
        if key in of
    )
    body = f"<main><h1>{of['title']}</h1><p>{of['text']}</p></main>"
    page = f"<!doctype html><html><head><title>{of['title']}</title>{meta}</head><body>{body}</body></html>"
    (here / of.get("name", "page.html")).write_text(page, "utf-8")


def _write_table(rows: Sequence[Mapping[str, str]], here: Path, place: Path) -> None:
    lines = [
        f"{at},T,3/4/2021 0:00,,0,{row.get('doi', 'unavailable')},{row.get('pmid', '0')},Retraction,+Error;"
        for at, row in enumerate(rows)
    ]
    (here / "table.csv").write_text("\n".join([COLUMNS, *lines]) + "\n", "utf-8")


def _write_mended(change: Sequence[str], here: Path, place: Path) -> None:
    """The rejected records as they were kept, mended and read again from where they lie."""
    for kept in sorted((place / "rejects").glob("*")):
        (here / kept.name).write_text(kept.read_text("utf-8").replace(*change), "utf-8")


WRITERS: dict[str, Callable[[Any, Path, Path], None]] = {
    "PubMed": _write_pubmed,
    "removed": _write_removal,
    "full text": _write_full_text,
    "page": _write_page,
    "table": _write_table,
    "rejects, mended": _write_mended,
}
