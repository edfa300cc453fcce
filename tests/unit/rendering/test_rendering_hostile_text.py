"""Can a source's text act on its reader instead of being read?"""

import unicodedata

import msgspec
import pytest
from lxml import html
from markdown_it import MarkdownIt

from bedside.rendering import render_html, render_json, render_markdown, render_text
from bedside.rendering.legible import clean, safe_url

from .hostile import ATTACKS, HARMLESS, with_text
from .sample import ARTICLES

every_attack = pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
ARTICLE = ARTICLES["clinician"]
FULL = [ARTICLE, ARTICLES["urgent"]]


def tags(page: str) -> list[str]:
    """All tags in order but links and quantities: addresses and numbers rightly depend on the text."""
    elements = html.fromstring(page).iter()
    return [str(item.tag) for item in elements if item.tag != "a" and item.get("class") != "quantity"]


def acting(page: str) -> list[str]:
    tree = html.fromstring(page)
    links = [link for link in tree.xpath("//@href | //@src") if not link.startswith(("#", "http"))]
    outside = tree.xpath("//script | //img | //iframe | //link | //*[@onerror] | //*[@onmouseover]")
    return [*links, *map(str, outside)]


@every_attack
@pytest.mark.parametrize("fragment", [False, True])
def test_html_keeps_its_structure_whatever_the_text(attack: str, fragment: bool) -> None:
    for article in FULL:
        page = render_html(with_text(article, attack), fragment=fragment)
        assert tags(page) == tags(render_html(with_text(article, HARMLESS), fragment=fragment))
        assert acting(page) == []


def structure(markdown: str) -> list[str]:
    parser = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    tokens = [token for block in parser.parse(markdown) for token in (block, *(block.children or ()))]
    return [token.type + token.tag for token in tokens if token.type != "text"]


@every_attack
def test_markdown_keeps_its_structure_whatever_the_text(attack: str) -> None:
    for article in FULL:
        shown = render_markdown(with_text(article, attack))
        assert structure(shown) == structure(render_markdown(with_text(article, HARMLESS)))
        assert acting(MarkdownIt("commonmark").render(shown)) == []


@every_attack
def test_markdown_shows_the_text_letter_by_letter(attack: str) -> None:
    rendered = MarkdownIt("commonmark").render(render_markdown(with_text(ARTICLE, attack)))
    assert html.fromstring(rendered).xpath("string(//h1)") == clean(attack)


@every_attack
def test_plain_text_holds_no_control_character(attack: str) -> None:
    page = render_text(with_text(ARTICLE, attack))
    hidden = [
        letter for letter in page if unicodedata.category(letter) in ("Cc", "Cf", "Co") and letter != "\n"
    ]
    assert hidden == []


@every_attack
def test_colored_text_holds_only_our_own_sequences(attack: str) -> None:
    page = render_text(with_text(ARTICLE, attack), color=True, links=True)
    rest = clean(page.replace("\n", " "))
    assert "\x1b" not in rest
    assert "]8;;https://evil.example" not in page


@every_attack
def test_json_gives_the_text_back_and_cannot_act(attack: str) -> None:
    hostile = with_text(ARTICLE, attack)
    page = render_json(hostile)
    assert msgspec.json.decode(page)["title"] == attack
    assert "</" not in page and "<!" not in page
    assert not [letter for letter in page if letter != "\n" and unicodedata.category(letter) in ("Cc", "Cf")]


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", "data:text/html,x", "//host/x", "https://", "https://user@host/", "ftp://h/x",
     "https://h/\n", "https://[", "https:\\\\h", None],
)  # fmt: skip
def test_an_address_that_is_not_plain_http_is_not_linked(url: str | None) -> None:
    assert safe_url(url) is None


def test_an_address_keeps_what_was_encoded_and_loses_what_could_break_out() -> None:
    assert safe_url("https://h/a%20b?x=1&y=(2)") == "https://h/a%20b?x=1&y=%282%29"
    assert safe_url('https://h/"><script>') == "https://h/%22%3E%3Cscript%3E"
