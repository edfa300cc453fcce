"""What spoiling sound files at random has found: each input that broke a reader, made small."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from bedside.errors import Problem
from bedside.literature import find_reader
from bedside.literature.mesh_xml import read_mesh
from bedside.literature.xml_tree import LONGEST_REASON
from bedside.ports import ReadPublication
from office_files import make_word, with_parts

NAME = "n" * 9_000


def read(path: Path, data: bytes) -> tuple[list[ReadPublication], list[Problem]]:
    path.write_bytes(data)
    problems: list[Problem] = []
    found = find_reader(path).read(path, on_problem=problems.append)
    return [each for each in found if isinstance(each, ReadPublication)], problems


@pytest.mark.parametrize("month", ["9" * 40, "9" * 5_000, "-1", "²"])
def test_a_date_past_all_bounds_is_none(tmp_path: Path, month: str) -> None:
    revised = f"<DateRevised><Year>2020</Year><Month>{month}</Month><Day>1</Day></DateRevised>"
    record = (
        f"<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID>{revised}<Article>"
        "<ArticleTitle>Magnesium.</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
    )
    (work,), problems = read(tmp_path / "a.xml", record.encode())
    assert (work.publication.revised, problems) == (None, [])


@pytest.mark.parametrize(
    "text",
    [
        f"<article><front><{NAME}></front></article>",
        f"<document xmlns='urn:hl7-org:v3'><{NAME}></document>",
        f'<Version><Field FieldID="1"><FieldValue><{NAME}></FieldValue></Field></Version>',
        f"<PubmedArticleSet><PubmedArticle><{NAME}></PubmedArticle></PubmedArticleSet>",
    ],
)
def test_a_name_as_long_as_the_file_is_not_told_in_full(tmp_path: Path, text: str) -> None:
    works, problems = read(tmp_path / "a.xml", text.encode())
    assert works == [] and problems
    assert all(len(problem.met) < LONGEST_REASON + 100 for problem in problems)


def test_nor_is_that_of_a_file_of_headings(tmp_path: Path) -> None:
    path = tmp_path / "desc.xml"
    path.write_text(f"<DescriptorRecordSet><{NAME}></DescriptorRecordSet>")
    problems: list[Problem] = []
    assert list(read_mesh(path, on_problem=problems.append)) == []
    assert [len(problem.met) < LONGEST_REASON + 100 for problem in problems] == [True]


@pytest.mark.parametrize("stated", ["9", "9" * 5_000, "-1", "", "x"])
def test_an_outline_level_that_is_none(tmp_path: Path, stated: str) -> None:
    xml = f'<w:pPr><w:outlineLvl w:val="{stated}"/></w:pPr><w:r><w:t>Salt is salty.</w:t></w:r>'
    (work,), problems = read(tmp_path / "a.docx", make_word([{"xml": xml}]))
    assert ([passage.text for passage in work.passages], problems) == (["Salt is salty."], [])


def test_a_style_of_a_level_without_end(tmp_path: Path) -> None:
    word = make_word([{"heading": "Salt", "level": 1}, {"text": "Salt is salty."}])
    with zipfile.ZipFile(BytesIO(word)) as archive:
        styles = archive.read("word/styles.xml")
    spoiled = styles.replace(b'w:val="heading 1"', b'w:val="heading %s"' % (b"9" * 5_000))
    assert spoiled != styles
    (work,), problems = read(tmp_path / "a.docx", with_parts(word, {"word/styles.xml": spoiled}))
    assert (work.passages[-1].text, problems) == ("Salt is salty.", [])


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("# Salt" + " " * 20_000 + "x", "Salt x"),
        ("# Salt" + " #" * 20_000 + " x", None),
        ("# Salt ##  ", "Salt"),
        ("# Salt#", "Salt#"),
        ("# ##", ""),
        ("#" * 7 + " Salt", ""),
    ],
)
def test_a_heading_of_many_blanks_costs_no_more_than_its_length(
    tmp_path: Path, line: str, heading: str | None
) -> None:
    began = time.monotonic()
    (work,), problems = read(tmp_path / "a.md", f"{line}\n\nSalt is salty.\n".encode())
    assert time.monotonic() - began < 2
    assert problems == [] and (heading is None or work.passages[-1].section == heading)


def test_what_is_printed_of_a_problem_is_bounded(tmp_path: Path) -> None:
    ids = f'<article-id pub-id-type="doi">10.1000/{"x" * 9_000}</article-id>'
    text = f"<article><front><article-meta>{ids}</article-meta></front></article>"
    works, problems = read(tmp_path / "a.nxml", text.encode())
    assert works == [] and [len(str(problem)) < 1_500 for problem in problems] == [True]
    problem = Problem(place="a", line=1, met="x" * 9_000, advice="Mend it.")
    assert len(str(problem)) < 1_500 and str(problem).endswith("… Mend it.")
