"""Laws of PubMed XML: where records are cut agrees with a whole parser, and damage stays where it is."""

import io
import tempfile
from collections.abc import Iterator
from pathlib import Path

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from bedside.errors import Problem
from bedside.literature import find_reader
from bedside.literature.pubmed_split import split_records
from bedside.ports import ReadPublication

OPENING, CLOSING = b"<PubmedArticleSet>", b"</PubmedArticleSet>"
RECORD = b"""<PubmedArticle><MedlineCitation><PMID>%d</PMID>
<Article><ArticleTitle>A %s</ArticleTitle></Article></MedlineCitation></PubmedArticle>"""
HARMLESS = st.lists(
    st.sampled_from(
        [
            b"\n",
            b" <!-- </PubmedArticle> <PubmedArticle> - -->",
            b"<!---->",
            b"<?keep > <PubmedArticleSet> </PubmedArticle> ?>",
            b"<!-- <![CDATA[ -->",
        ]
    ),
    max_size=4,
).map(b"".join)
TITLES = st.sampled_from(
    [b"title", b"<i>b</i>", b"<![CDATA[</PubmedArticle> <!-- ]]>", b"<!-- ]]> -->c", b"&lt;!--"]
)
DAMAGE = st.sampled_from(
    [b"<x>", b"</b>", b"&no;", b"\x00", b"\xff", b"<", b"]]>", b"</Article>", b"<PubmedArticle >"]
)


def slices(data: bytes, *, size: int) -> list[bytes]:
    blocks: Iterator[bytes] = (data[at : at + size] for at in range(0, len(data), size))
    return [part.data for part in split_records(blocks)]


def read(data: bytes) -> tuple[list[str], list[Problem]]:
    problems: list[Problem] = []
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "a.xml")
        path.write_bytes(data)
        found = list(find_reader(path).read(path, on_problem=problems.append))
    return [str(each.publication.title) for each in found if isinstance(each, ReadPublication)], problems


def titles_by_whole_parser(data: bytes) -> list[str]:
    """The slow and obvious way: the whole file in one tree."""
    tree = etree.parse(io.BytesIO(data), etree.XMLParser(remove_comments=True, remove_pis=True))
    found = tree.getroot().iterfind("PubmedArticle/MedlineCitation/Article/ArticleTitle")
    return [" ".join("".join(each.itertext()).split()) for each in found]


@given(st.lists(st.tuples(TITLES, HARMLESS), max_size=6), HARMLESS)
def test_records_are_those_of_a_whole_parser(records: list[tuple[bytes, bytes]], first: bytes) -> None:
    body = b"".join(RECORD % (at, title) + after for at, (title, after) in enumerate(records, start=1))
    data = OPENING + first + body + CLOSING
    titles, problems = read(data)
    assert titles == titles_by_whole_parser(data) and problems == []


@given(st.lists(st.tuples(TITLES, HARMLESS), max_size=4), st.integers(1, 99))
def test_blocks_of_any_size_give_the_same_slices(records: list[tuple[bytes, bytes]], size: int) -> None:
    body = b"".join(RECORD % (at, title) + after for at, (title, after) in enumerate(records, start=1))
    data = OPENING + body + CLOSING
    assert b"".join(slices(data, size=size)) == data
    assert slices(data, size=size) == slices(data, size=len(data))


@given(st.lists(st.none() | DAMAGE, min_size=1, max_size=8))
def test_damage_costs_the_damaged_records_alone(damages: list[bytes | None]) -> None:
    body = b"\n".join(RECORD % (at, damage or b"good") for at, damage in enumerate(damages, start=1))
    titles, problems = read(OPENING + body + CLOSING)
    assert titles == ["A good"] * damages.count(None)
    assert bool(problems) is any(damages)
    assert all(problem.record for problem in problems)
