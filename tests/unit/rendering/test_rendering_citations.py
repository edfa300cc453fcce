"""Does every citation mark, in every format, lead to a reference?"""

import re

import pytest
from lxml import html
from markdown_it import MarkdownIt

from bedside.rendering import format_reference, render_html, render_markdown, render_text
from bedside.rendering.view import citation_numbers, statements_of
from bedside.terms import Article, Doi, EvidenceKind, Origin, Pmid, Publication, PublicationId

from .sample import ARTICLES
from .works import WORKS

every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


def cited(article: Article) -> set[int]:
    parts = [part for section in article.sections for part in (section, *section.subsections)]
    rows = [row for part in parts for table in part.tables for row in table.rows]
    statements = statements_of(article)
    dissents = [dissent.citation for statement in statements for dissent in statement.dissents]
    groups = [*(s.citations for s in statements), *(row.citations for row in rows), dissents]
    return {number for group in groups for number in citation_numbers(group)}


@every_article
def test_each_mark_of_the_text_has_a_reference(article: Article) -> None:
    body, _, listed = render_text(article, width=100).partition("── References")
    marks = {int(number) for mark in re.findall(r"\[([\d, ]+)\]", body) for number in mark.split(", ")}
    entries = re.findall(r"^ *\[(\d+)\]", listed, re.MULTILINE)
    assert marks == cited(article) == set(map(int, entries))
    assert len(entries) == len(set(entries))


@every_article
@pytest.mark.parametrize("fragment", [False, True])
def test_each_link_inside_the_page_has_a_target_and_names_are_unique(
    article: Article, fragment: bool
) -> None:
    page = html.fromstring(render_html(article, fragment=fragment))
    names = page.xpath("//@id")
    targets = [link[1:] for link in page.xpath("//a/@href") if link.startswith("#")]
    described = [name for names_ in page.xpath("//@aria-labelledby") for name in names_.split()]
    assert len(names) == len(set(names))
    assert set(targets) | set(described) <= set(names)
    numbers = {int(link.text_content().split()[-1]) for link in page.find_class("cite")}
    assert numbers == cited(article)


@every_article
def test_each_reference_links_back_to_every_place_that_cites_it(article: Article) -> None:
    page = html.fromstring(render_html(article))
    back = [link for links in page.find_class("backs") for link in links.xpath("./a/@href")]
    assert sorted(back) == sorted(f"#{link.get('id')}" for link in page.find_class("cite"))


@every_article
def test_each_mark_of_the_markdown_has_an_anchor(article: Article) -> None:
    page = html.fromstring(MarkdownIt("commonmark").enable("table").render(render_markdown(article)))
    marks = {link[1:] for link in page.xpath("//a/@href") if link.startswith("#")}
    anchors = page.xpath("//a/@id")
    assert marks == set(anchors) == {f"ref-{number}" for number in cited(article)}
    assert len(anchors) == len(set(anchors))


def test_a_mark_names_each_number_once_in_ascending_order() -> None:
    citations = ARTICLES["clinician"].bottom_line[0].citations
    assert citation_numbers((*reversed(citations), *citations)) == (1, 2)


def test_a_full_reference_follows_vancouver() -> None:
    assert format_reference(WORKS[PublicationId("huang-2007-romk")]) == (
        "Huang CL, Kuo E. Mechanism of hypokalemia in magnesium deficiency. "
        "Journal of the American Society of Nephrology. 2007;18(10):2649-2652. "
        "PMID 17804670. doi:10.1681/ASN.2007070792"
    )


@pytest.mark.parametrize("kept", ["authors", "container", "year", "volume", "pages", "pmid", "doi", None])
def test_unknown_fields_leave_no_trace_in_a_reference(kept: str | None) -> None:
    known = {"authors": "Doe J", "container": "Journal", "year": 2001, "volume": "3", "pages": "4-5",
             "pmid": Pmid("1"), "doi": Doi("10.1000/1")}  # fmt: skip
    publication = Publication(
        id=PublicationId("x"),
        kind=EvidenceKind.ARTICLE,
        title="Is it so?",
        origin=Origin.PACK,
        **({kept: known[kept]} if kept else {}),  # type: ignore[arg-type]
    )
    line = format_reference(publication)
    assert "None" not in line
    assert "Is it so?" in line
    assert not re.search(r"\s{2}|[;:,]\.|\.\.|^\W|\?\.", line)
    assert kept is None or str(known[kept]) in line


def test_no_reference_of_the_sample_says_none() -> None:
    assert not [line for line in map(format_reference, WORKS.values()) if "None" in line or ".." in line]
