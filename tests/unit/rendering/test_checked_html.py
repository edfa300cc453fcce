"""Can everybody read the page of findings, and can a text act on it?"""

import base64
import hashlib
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st
from lxml import html

from bedside.rendering import render_check_html
from bedside.rendering.checked_html import SIGNS
from bedside.rendering.legible import shown
from bedside.terms import CheckedText, Finding, FindingCode, FindingFamily, Severity

from .checked import clean_text, drawn_out, note
from .hostile import ATTACKS, HARMLESS, with_text
from .test_rendering_hostile_text import acting
from .test_rendering_html import CSS, contrast

ALL = [note(), clean_text(), drawn_out()]
PAGE = render_check_html(ALL)
TREE = html.fromstring(PAGE)


def test_the_page_needs_nothing_from_outside_and_allows_nothing() -> None:
    assert TREE.xpath("//script | //link | //img | //@src | //@style") == []
    policy = TREE.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    style = re.search(r"<style>(.*?)</style>", PAGE, re.DOTALL)
    assert style and "url(" not in style[1] and "@import" not in style[1]
    told = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    assert policy == f"default-src 'none'; style-src 'sha256-{told}'; base-uri 'none'; form-action 'none'"


def test_every_finding_and_its_words_lead_to_each_other() -> None:
    ids = TREE.xpath("//@id")
    assert len(ids) == len(set(ids))
    links = [link[1:] for link in TREE.xpath("//a/@href")]
    assert set(links) <= set(ids)
    for number in range(1, 8):
        assert links.count(f"finding-{number}") == 2  # from the words and from the list
        assert links.count(f"place-{number}") == 1


def test_severity_is_told_in_words_and_by_a_sign() -> None:
    badges = [badge.text_content() for badge in TREE.find_class("badge")]
    assert badges[:2] == ["▲ warning", "✕ error"]
    assert len(set(SIGNS.values())) == len(Severity)
    style = TREE.xpath("string(//style)")
    shapes = re.findall(
        r"mark\.tone-\w+ \{ text-decoration-line: underline; text-decoration-style: (\w+)", style
    )
    assert len(set(shapes)) == len(Severity)


@pytest.mark.parametrize("is_dark", [False, True])
def test_tones_stand_out_from_the_ground(is_dark: bool) -> None:
    light, _, dark = CSS.partition("prefers-color-scheme: dark")
    colors = dict(re.findall(r"--([a-z-]+): (#[0-9a-f]{6})", dark if is_dark else light))
    for ink in ("rose-ink", "amber-ink", "accent"):
        assert contrast(colors[ink], colors["paper"]) >= 4.5


def test_headings_descend_from_one_title_and_lists_are_named() -> None:
    levels = [int(item.tag[1]) for item in TREE.iter("h1", "h2", "h3")]
    assert levels[0] == 1 and levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert all(each.get("aria-label") for each in TREE.find_class("beside"))
    assert TREE.xpath("/html/@lang") == ["en"] and len(TREE.xpath("//main")) == 1
    assert TREE.xpath("//a[1]/@href")[0] == "#report"


def test_the_text_stands_there_whole() -> None:
    words = "".join(_words(PAGE, note().text))
    assert words == note().text


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_the_page_keeps_its_structure_whatever_the_text(attack: str) -> None:
    hostile, harmless = (_with(words) for words in (attack, HARMLESS))
    tags = [
        [str(each.tag) for each in html.fromstring(render_check_html([one])).iter()]
        for one in (hostile, harmless)
    ]
    assert tags[0] == tags[1]
    assert acting(render_check_html([hostile])) == []


@given(
    st.text(st.sampled_from("ab <&\n\r"), max_size=60),
    st.lists(st.tuples(st.integers(0, 60), st.integers(0, 30)), max_size=6),
)
def test_overlapping_findings_keep_the_text_and_their_numbers(
    text: str, spans: list[tuple[int, int]]
) -> None:
    """However findings overlap, the text stays, what is marked is what they cover, and each has one place."""
    findings = tuple(
        Finding(code=FindingCode.SUM_OPEN, family=FindingFamily.ARITHMETIC, severity=Severity.ERROR,
                start=min(start, len(text)), end=min(start + length, len(text)), reason="It is open.")
        for start, length in spans
    )  # fmt: skip
    page = render_check_html([CheckedText(name="a", text=text, findings=findings, statements=1)])
    tree = html.fromstring(page)
    assert sorted(tree.xpath("//div[@class='row']//div//a/@id")) == sorted(
        f"place-{number}" for number in range(1, len(findings) + 1)
    )
    covered = {place for each in findings for place in range(each.start, each.end)}
    marked = "".join(mark.text_content() for mark in tree.iter("mark"))
    solid = "".join(shown(text[place]) for place in sorted(covered))
    assert "".join(marked.split()) == "".join(solid.split())
    assert "".join("".join(_words(page, text)).split()) == "".join(shown(text).split())


def _with(words: str) -> CheckedText:
    checked = with_text(note(), words)  # type: ignore[type-var]
    findings = tuple(replace(each, start=0, end=0, mend=None) for each in checked.findings)
    return replace(checked, text="One.", findings=findings)


def _words(page: str, text: str) -> list[str]:
    """The text of the first sheaf as the page shows it, without the numbers."""
    blocks = html.fromstring(page).xpath("//section[1]//div[@class='words']")
    return ["".join(block.xpath("./text() | ./mark/text()")) for block in blocks]
