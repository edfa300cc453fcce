"""What do the readers of literature make of a file?"""

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path

from bedside.errors import Problem, RejectedRecord
from bedside.literature import find_reader, stored_text
from bedside.ports import Read, ReadPublication, ReadRemoval
from bedside.sentences import find_sentences
from bedside.terms import Notice
from runners.running import Given, Outcome, runner

RECORD = """<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
<ArticleTitle>{title}</ArticleTitle>{article}</Article>{after}</MedlineCitation><PubmedData>{data}</PubmedData></PubmedArticle>"""
SET = '<?xml version="1.0"?>\n<PubmedArticleSet>\n{records}\n</PubmedArticleSet>\n'


@runner(
    "read a file",
    sample={"file": "notes.md", "text": "# A title\n\nA paragraph.\n"},
    refused={"file": "empty.md", "text": ""},
)
def read_a_file(given: Given, folder: Path) -> Outcome:
    """``text`` as it is, or ``records`` of PubMed XML (pmid, title, article, after, data).

    ``gzip`` packs it, ``encoding`` is that of the file; ``mend`` is what to put instead of what in
    the records that were left out, before they are read again.
    """
    path = folder / given["file"]
    text = given.get("text") if "text" in given else _records(given["records"])
    data = str(text).encode(given.get("encoding", "utf-8"))
    path.write_bytes(gzip.compress(data) if given.get("gzip") else data)
    problems: list[Problem] = []
    read = list(find_reader(path).read(path, on_problem=problems.append))
    rejected = [problem.record for problem in problems if problem.record]
    return {
        **_told(read),
        "removed": [id for each in read if isinstance(each, ReadRemoval) for id in each.ids],
        "rejected": [record.data.decode(errors="replace") for record in rejected],
        "works after mending": [
            work for record in rejected for work in _mended(record, given.get("mend", {}), folder)
        ],
        "problems": [str(problem).replace(f"{folder}/", "") for problem in problems],
    }


def _told(read: Sequence[Read]) -> Outcome:
    works = [each for each in read if isinstance(each, ReadPublication)]
    passages = [passage for work in works for passage in work.passages]
    publications = [work.publication for work in works]
    return {
        "works": [f"{work.id}: {work.title}" for work in publications],
        "kinds": [work.kind for work in publications],
        "years": [work.year for work in publications],
        "retracted": [work.id for work in publications if work.is_retracted],
        "notices": [_tie(notice) for work in publications for notice in work.notices],
        "headings": [heading for work in publications for heading in work.mesh],
        "grants": [grant for work in publications for grant in work.grants],
        "revised": [work.revised for work in publications],
        "references": [f"{each.key}: {each.text}" for work in publications for each in work.cited],
        "licenses": sorted({passage.license or "" for passage in passages}),
        "passages": [
            f"{passage.section}: {passage.text}" if passage.section else passage.text for passage in passages
        ],
        "sentences": [
            passage.text[start:end] for passage in passages for start, end in find_sentences(passage.text)
        ],
        "read depths": sorted({passage.read_depth for passage in passages}),
        "offsets hold": all(
            stored_text(work.passages)[passage.start : passage.end] == passage.text
            for work in works
            for passage in work.passages
        ),
    }


def _tie(notice: Notice) -> str:
    return f"{notice.kind} {'by' if notice.is_received else 'of'} {notice.pmid}"


def _mended(record: RejectedRecord, mend: Mapping[str, str], folder: Path) -> list[str]:
    data = record.data
    for wrong, right in mend.items():
        data = data.replace(wrong.encode(), right.encode())
    path = folder / f"mended{record.suffix}"
    path.write_bytes(record.opening + data + record.closing)
    return list(_told(list(find_reader(path).read(path, on_problem=lambda _: None)))["works"])


def _records(records: list[dict[str, str]]) -> str:
    empty = {"title": "A title", "article": "", "after": "", "data": ""}
    return SET.format(records="\n".join(RECORD.format(**{**empty, **record}) for record in records))
