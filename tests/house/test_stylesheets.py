"""Would a page hold if it were read from the right? Rules name the start and the end, never a side."""

import re

from source import ROOT

STATIC = ROOT / "src" / "bedside_web" / "pages" / "static" / "bedside"
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
SIDES = re.compile(
    r"(?<![\w-])(?:(?:margin|padding|border|scroll-margin|scroll-padding)-(?:left|right)[\w-]*"
    r"|border-(?:top|bottom)-(?:left|right)-radius|left|right)\s*:"
    r"|(?:text-align|float|clear)\s*:\s*(?:left|right)\b"
    r"|(?:margin|padding|inset|border-width)\s*:\s*[^\s;}]+\s+(?P<right>[^\s;}]+)\s+[^\s;}]+\s+"
    r"(?!(?P=right)\s*[;}])[^\s;}]+\s*[;}]"
)


def sides(text: str) -> list[str]:
    """Rules that name a side of the page."""
    return [found[0] for found in SIDES.finditer(COMMENT.sub("", text))]


def test_no_rule_names_a_side() -> None:
    sheets = sorted(STATIC.rglob("*.css"))
    assert sheets
    assert not [(sheet.name, rule) for sheet in sheets for rule in sides(sheet.read_text("utf-8"))]


def test_a_rule_that_does_is_noticed() -> None:
    assert sides("p { margin-left: 1rem }") == ["margin-left:"]
    assert sides("p { position: absolute; right: 0 }") == ["right:"]
    assert sides("p { text-align: left; }") == ["text-align: left"]
    assert sides("p { border-top-left-radius: 2px }") == ["border-top-left-radius:"]
    assert sides("p { margin: 1rem 2rem 1rem 0; }") == ["margin: 1rem 2rem 1rem 0;"]
    assert not sides("p { margin: 1rem 2rem 1rem 2rem; margin-inline-start: 1rem; grid-area: left }")
    assert not sides("/* left: 0 */ p { text-align: start }")
