"""What do the readers of literature make of a file?"""

import gzip
from pathlib import Path
from xml.sax.saxutils import quoteattr

from bedside.errors import Problem
from bedside.literature import find_reader, stored_text
from bedside.ports import ReadNotice, ReadPublication
from bedside.sentences import find_sentences
from bedside.terms import Notice
from runners.running import Given, Outcome, runner

SUMMARY = """<Version><xmlSource>For the National Guideline Clearinghouse.</xmlSource>
<Section Name="General">{fields}</Section></Version>"""
RECORD = """<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
<ArticleTitle>{title}</ArticleTitle>{article}</Article></MedlineCitation></PubmedArticle>"""
SET = '<?xml version="1.0"?>\n<PubmedArticleSet>\n{records}\n</PubmedArticleSet>\n'


@runner(
    "read a file",
    sample={"file": "notes.md", "text": "# A title\n\nA paragraph.\n"},
    refused={"file": "empty.md", "text": ""},
)
def read_a_file(given: Given, folder: Path) -> Outcome:
    """``text`` as it is, or ``records`` of PubMed XML (pmid, title, article); ``gzip`` packs it.

    ``fields`` are those of a guideline summary: name and HTML.
    """
    path = folder / given["file"]
    text = _summary(given["fields"]) if "fields" in given else given.get("text")
    text = _records(given["records"]) if text is None else text
    data = str(text).encode()
    path.write_bytes(gzip.compress(data) if given.get("gzip") else data)
    problems: list[Problem] = []
    read = list(find_reader(path).read(path, on_problem=problems.append))
    works = [item for item in read if isinstance(item, ReadPublication)]
    passages = [passage for work in works for passage in work.passages]
    return {
        "works": [f"{work.publication.id}: {work.publication.title}" for work in works],
        "kinds": [work.publication.kind for work in works],
        "years": [work.publication.year for work in works],
        "retracted": [work.publication.id for work in works if work.publication.is_retracted],
        "passages": [
            f"{passage.section}: {passage.text}" if passage.section else passage.text for passage in passages
        ],
        "sentences": [
            passage.text[start:end] for passage in passages for start, end in find_sentences(passage.text)
        ],
        "grades": [
            f"{passage.grade.grade} by {passage.grade.scheme}" for passage in passages if passage.grade
        ],
        "notices": [
            *(_notice(work.publication.id, notice) for work in works for notice in work.publication.notices),
            *(_notice(item.pmid or item.doi, item.notice) for item in read if isinstance(item, ReadNotice)),
        ],
        "read depths": sorted({passage.read_depth for passage in passages}),
        "offsets hold": all(
            stored_text(work.passages)[passage.start : passage.end] == passage.text
            for work in works
            for passage in work.passages
        ),
        "problems": [str(problem).replace(f"{folder}/", "") for problem in problems],
    }


def _notice(work: str | None, notice: Notice) -> str:
    direction = "received" if notice.is_received else "gives"
    parts = (f"{work} {direction} {notice.kind}", notice.date, notice.text, *notice.reasons)
    return "; ".join(part for part in parts if part)


def _records(records: list[dict[str, str]]) -> str:
    filled = ({"title": "A title", "article": "", **record} for record in records)
    return SET.format(records="\n".join(RECORD.format(**record) for record in filled))


def _summary(fields: dict[str, str]) -> str:
    one = '<Field Name="{}"><FieldValue Value={}/></Field>'
    return SUMMARY.format(
        fields="".join(one.format(name, quoteattr(markup)) for name, markup in fields.items())
    )
