"""What do the readers of literature make of a file?"""

import gzip
from pathlib import Path

from bedside.errors import Problem
from bedside.literature import find_reader, stored_text
from bedside.sentences import find_sentences
from office_files import make_pdf, make_word
from runners.running import Given, Outcome, runner

RECORD = """<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
<ArticleTitle>{title}</ArticleTitle>{article}</Article></MedlineCitation></PubmedArticle>"""
SET = '<?xml version="1.0"?>\n<PubmedArticleSet>\n{records}\n</PubmedArticleSet>\n'


@runner(
    "read a file",
    sample={"file": "notes.md", "text": "# A title\n\nA paragraph.\n"},
    refused={"file": "empty.md", "text": ""},
)
def read_a_file(given: Given, folder: Path) -> Outcome:
    """``text`` as it is, ``records`` of PubMed XML (pmid, title, article), lines of the ``pages`` of a PDF
    (``*`` before bold ones), or ``blocks`` of a Word file; ``gzip`` packs it."""
    path = folder / given["file"]
    data = _content(given)
    path.write_bytes(gzip.compress(data) if given.get("gzip") else data)
    problems: list[Problem] = []
    works = list(find_reader(path).read(path, on_problem=problems.append))
    passages = [passage for work in works for passage in work.passages]
    return {
        "works": [f"{work.publication.id}: {work.publication.title}" for work in works],
        "kinds": [work.publication.kind for work in works],
        "years": [work.publication.year for work in works],
        "retracted": [work.publication.id for work in works if work.publication.is_retracted],
        "passages": [
            f"{passage.section}: {passage.text}" if passage.section else passage.text for passage in passages
        ],
        "kinds of passages": [passage.kind for passage in passages],
        "pages of passages": [passage.place.page if passage.place else None for passage in passages],
        "sentences": [
            passage.text[start:end] for passage in passages for start, end in find_sentences(passage.text)
        ],
        "read depths": sorted({passage.read_depth for passage in passages}),
        "offsets hold": all(
            stored_text(work.passages)[passage.start : passage.end] == passage.text
            for work in works
            for passage in work.passages
        ),
        "problems": [str(problem).replace(f"{folder}/", "") for problem in problems],
    }


def _content(given: Given) -> bytes:
    if "pages" in given:
        return make_pdf(given["pages"])
    if "blocks" in given:
        return make_word(given["blocks"])
    return str(given["text"] if "text" in given else _records(given["records"])).encode()


def _records(records: list[dict[str, str]]) -> str:
    filled = ({"title": "A title", "article": "", **record} for record in records)
    return SET.format(records="\n".join(RECORD.format(**record) for record in filled))
