"""How do tests write PubMed XML and read it? Tiny records of our own."""

from pathlib import Path

from bedside.errors import Problem
from bedside.literature import find_reader
from bedside.ports import ReadPublication, ReadRemoval

HEAD = '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://x.invalid/p.dtd">\n'


def record(pmid: str = "123", *, article: str = "", after: str = "", data: str = "") -> str:
    return f"""<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
    <ArticleTitle>Magnesium.</ArticleTitle>{article}</Article>{after}</MedlineCitation>
    <PubmedData>{data}</PubmedData></PubmedArticle>"""


def read_all(path: Path) -> tuple[list[ReadPublication | ReadRemoval], list[Problem]]:
    problems: list[Problem] = []
    found = list(find_reader(path).read(path, on_problem=problems.append))
    return [each for each in found if isinstance(each, ReadPublication | ReadRemoval)], problems


def read(
    tmp_path: Path, *records: str, tail: str = "</PubmedArticleSet>"
) -> tuple[list[ReadPublication], list[Problem]]:
    path = tmp_path / "records.xml"
    path.write_text(HEAD + "<PubmedArticleSet>\n" + "\n".join(records) + tail)
    found, problems = read_all(path)
    return [each for each in found if isinstance(each, ReadPublication)], problems


def read_one(tmp_path: Path, **parts: str) -> ReadPublication:
    (found,), problems = read(tmp_path, record(**parts))
    assert problems == []
    return found
