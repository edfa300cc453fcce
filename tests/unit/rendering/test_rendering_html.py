"""Can everybody read the page: with a keyboard, a screen reader, on paper, at night?"""

import re
from importlib.resources import files
from itertools import pairwise

import pytest
from lxml import html

from bedside.rendering import render_html, render_markdown, render_text
from bedside.rendering.html import _bound
from bedside.terms import Article

from .sample import ARTICLES

every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())
CSS = files("bedside.rendering").joinpath("templates/article.css").read_text(encoding="utf-8")
# Text on ground, as the style sheet pairs them.
PAIRS = [("ink", "paper"), ("quiet", "paper"), ("accent", "paper"), ("accent", "tint"), ("ink", "tint"),
         ("amber-ink", "amber"), ("red-ink", "red"), ("rose-ink", "rose"), ("ink", "rose"),
         ("dissent-ink", "dissent")]  # fmt: skip


def contrast(one: str, other: str) -> float:
    """WCAG 2.2, relative luminance and contrast ratio."""

    def luminance(color: str) -> float:
        channels = [int(color[place : place + 2], 16) / 255 for place in (1, 3, 5)]
        linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels]
        return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]

    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("is_dark", [False, True])
def test_text_stands_out_from_its_ground(is_dark: bool) -> None:
    light, _, dark = CSS.partition("prefers-color-scheme: dark")
    colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", dark if is_dark else light))
    faint = {pair: contrast(colors[pair[0]], colors[pair[1]]) for pair in PAIRS}
    assert {pair: ratio for pair, ratio in faint.items() if ratio < 4.5} == {}


@every_article
def test_headings_descend_without_a_gap_from_one_title(article: Article) -> None:
    for fragment, first in ((False, 1), (True, 2)):
        page = html.fromstring(render_html(article, fragment=fragment))
        levels = [int(item.tag[1]) for item in page.iter("h1", "h2", "h3", "h4")]
        assert levels[0] == first and levels.count(first) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))


@every_article
def test_the_page_needs_nothing_from_outside(article: Article) -> None:
    page = render_html(article)
    tree = html.fromstring(page)
    assert tree.xpath("//script | //link | //@src | //style[contains(., 'url(')]") == []
    assert "@import" not in page
    assert tree.xpath("/html/@lang") == ["en"] and len(tree.xpath("//main")) == 1
    assert tree.xpath("//a[1]/@href")[0] == "#answer"


def test_tables_have_captions_and_scopes_and_scroll_in_their_own_box() -> None:
    for table in html.fromstring(render_html(ARTICLES["clinician"])).iter("table"):
        assert table.xpath("./caption//text()")
        assert not table.xpath(".//th[not(@scope)]")
        assert table.getparent().get("tabindex") == "0"


def test_status_and_doubt_are_told_in_words() -> None:
    page = html.fromstring(render_html(ARTICLES["clinician"]))
    current = page.xpath("//li[@aria-current='step']")
    assert [" ".join(item.text_content().split()) for item in current] == ["● Under Review (now)"]
    assert [badge.text_content() for badge in page.find_class("unverified")] == ["unverified"] * 2
    assert page.find_class("pending")


def test_two_fragments_in_one_notebook_share_no_name() -> None:
    one, other = (set(html.fromstring(render_html(ARTICLES[name], fragment=True)).xpath("//@id"))
                  for name in ("clinician", "patient"))  # fmt: skip
    assert one and not one & other


@every_article
def test_all_formats_have_the_same_headings_in_the_same_order(article: Article) -> None:
    page = html.fromstring(render_html(article))
    shown = [" ".join(item.text_content().split()) for item in page.iter("h2")]
    marked = re.findall(r"^## (.+)$", render_markdown(article), re.MULTILINE)
    typed = re.findall(r"^── (.+?) ─+$", render_text(article, width=120), re.MULTILINE)
    assert shown == marked == typed


@pytest.mark.parametrize("amount", ["5-10 mL", "5–10 mL", "5 to 10 mL", "0.5 - 1.5 mmol/kg", "10 mL"])
def test_a_quantity_and_a_range_stay_on_one_line(amount: str) -> None:
    bound = html.fromstring(f"<p>{_bound(f'Calcium chloride 10% {amount} slowly.')}</p>")
    assert [each.text_content() for each in bound.find_class("quantity")] == [amount]
    assert bound.text_content() == f"Calcium chloride 10% {amount} slowly."
