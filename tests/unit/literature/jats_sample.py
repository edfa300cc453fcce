"""What does a small article in JATS look like? Built from its parts, for tests."""

from pathlib import Path

from bedside.errors import Problem
from bedside.literature import find_reader
from bedside.ports import ReadPublication

IDS = '<article-id pub-id-type="pmid">12</article-id>'
TITLE = "<title-group><article-title>Salt in the ward.</article-title></title-group>"


def article(rest: str = "", *, meta: str = "", type: str = "research-article", ids: str = IDS) -> str:
    """An article with ``meta`` in its front matter and ``rest`` (body, back) after it."""
    front = f"<front><article-meta>{ids}{TITLE}{meta}</article-meta></front>"
    return (
        f'<article xmlns:xlink="http://www.w3.org/1999/xlink" article-type="{type}">{front}{rest}</article>'
    )


def read(tmp_path: Path, text: str | bytes) -> tuple[list[ReadPublication], list[Problem]]:
    """What a file of that content gives."""
    path = tmp_path / "article.xml"
    path.write_bytes(text.encode() if isinstance(text, str) else text)
    problems: list[Problem] = []
    found = list(find_reader(path).read(path, on_problem=problems.append))
    return [each for each in found if isinstance(each, ReadPublication)], problems


def read_one(tmp_path: Path, text: str) -> ReadPublication:
    """The one work of a file that gives no problem."""
    (found,), problems = read(tmp_path, text)
    assert problems == []
    return found
