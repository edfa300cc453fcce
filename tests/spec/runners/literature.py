"""What do the readers of literature make of a file?"""

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path
from xml.sax.saxutils import quoteattr

from bedside.errors import Problem, RejectedRecord
from bedside.literature import find_reader, stored_text
from bedside.ports import Read, ReadNotice, ReadPublication, ReadRemoval
from bedside.sentences import find_sentences
from bedside.terms import Notice, Passage
from office_files import make_pdf, make_word
from runners.running import Given, Outcome, runner

SUMMARY = """<Version><xmlSource>For the National Guideline Clearinghouse.</xmlSource>
<Section Name="General">{fields}</Section></Version>"""
RECORD = """<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
<ArticleTitle>{title}</ArticleTitle>{article}</Article>{after}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"""
SET = '<?xml version="1.0"?>\n<PubmedArticleSet>\n{records}\n</PubmedArticleSet>\n'


@runner(
    "read a file",
    sample={"file": "notes.md", "text": "# A title\n\nA paragraph.\n"},
    refused={"file": "empty.md", "text": ""},
)
def read_a_file(given: Given, folder: Path) -> Outcome:
    """``text`` as it is, or what a file of some format is made of.

    ``records`` of PubMed XML (pmid, title, article, after, data), ``fields`` of a guideline summary (name
    and HTML), lines of the ``pages`` of a PDF (``*`` before bold ones), or ``blocks`` of a Word file.
    ``gzip`` packs it, ``encoding`` is that of the file; ``mend`` is what to put instead of what in the
    records that were left out, before they are read again.
    """
    path = folder / given["file"]
    data = _content(given)
    path.write_bytes(gzip.compress(data) if given.get("gzip") else data)
    problems: list[Problem] = []
    read = list(find_reader(path).read(path, on_problem=problems.append))
    rejected = [problem.record for problem in problems if problem.record]
    return {
        **_told_of_works(read),
        **_told_of_passages(read),
        "notices": _notices(read),
        "removed": [id for each in read if isinstance(each, ReadRemoval) for id in each.ids],
        "rejected": [record.data.decode(errors="replace") for record in rejected],
        "works after mending": [
            work for record in rejected for work in _mended(record, given.get("mend", {}), folder)
        ],
        "problems": [str(problem).replace(f"{folder}/", "") for problem in problems],
    }


def _content(given: Given) -> bytes:
    if "pages" in given:
        return make_pdf(given["pages"])
    if "blocks" in given:
        return make_word(given["blocks"])
    if "fields" in given:
        return _summary(given["fields"]).encode()
    text = given["text"] if "text" in given else _records(given["records"])
    return str(text).encode(given.get("encoding", "utf-8"))


def _told_of_works(read: Sequence[Read]) -> Outcome:
    works = [each.publication for each in read if isinstance(each, ReadPublication)]
    return {
        "works": [f"{work.id}: {work.title}" for work in works],
        "kinds": [work.kind for work in works],
        "years": [work.year for work in works],
        "retracted": [work.id for work in works if work.is_retracted],
        "ties": [
            f"{notice.kind} {'by' if notice.is_received else 'of'} {notice.pmid}"
            for work in works
            for notice in work.notices
        ],
        "headings": [heading for work in works for heading in work.mesh],
        "grants": [grant for work in works for grant in work.grants],
        "revised": [work.revised for work in works],
        "cited": [f"{each.key}: {each.text}" for work in works for each in work.cited],
    }


def _told_of_passages(read: Sequence[Read]) -> Outcome:
    works = [each for each in read if isinstance(each, ReadPublication)]
    passages = [passage for work in works for passage in work.passages]
    return {
        "passages": [
            f"{passage.section}: {passage.text}" if passage.section else passage.text for passage in passages
        ],
        "sentences": [each.text[start:end] for each in passages for start, end in find_sentences(each.text)],
        "passage kinds": [passage.kind for passage in passages],
        "pages of passages": [passage.place.page if passage.place else None for passage in passages],
        "grades": [f"{each.grade.grade} by {each.grade.scheme}" for each in passages if each.grade],
        "cites": [list(passage.cites) for passage in passages],
        "licenses": sorted({passage.license or "" for passage in passages}),
        "read depths": sorted({passage.read_depth for passage in passages}),
        "offsets hold": all(_holds(work.passages, passage) for work in works for passage in work.passages),
    }


def _holds(passages: Sequence[Passage], passage: Passage) -> bool:
    return stored_text(passages)[passage.start : passage.end] == passage.text


def _notices(read: Sequence[Read]) -> list[str]:
    works = [each.publication for each in read if isinstance(each, ReadPublication)]
    tables = [each for each in read if isinstance(each, ReadNotice)]
    return [
        *(_notice(work.id, notice) for work in works for notice in work.notices),
        *(_notice(each.pmid or each.doi, each.notice) for each in tables),
    ]


def _notice(work: str | None, notice: Notice) -> str:
    direction = "received" if notice.is_received else "gives"
    parts = (f"{work} {direction} {notice.kind}", notice.date, notice.text, *notice.reasons)
    return "; ".join(part for part in parts if part)


def _mended(record: RejectedRecord, mend: Mapping[str, str], folder: Path) -> list[str]:
    data = record.data
    for wrong, right in mend.items():
        data = data.replace(wrong.encode(), right.encode())
    path = folder / f"mended{record.suffix}"
    path.write_bytes(record.opening + data + record.closing)
    return list(_told_of_works(list(find_reader(path).read(path, on_problem=lambda _: None)))["works"])


def _records(records: list[dict[str, str]]) -> str:
    empty = {"title": "A title", "article": "", "after": "", "data": ""}
    return SET.format(records="\n".join(RECORD.format(**{**empty, **record}) for record in records))


def _summary(fields: dict[str, str]) -> str:
    one = '<Field Name="{}"><FieldValue Value={}/></Field>'
    return SUMMARY.format(
        fields="".join(one.format(name, quoteattr(markup)) for name, markup in fields.items())
    )
