"""Can the findings be read in a terminal of any width, whatever the text holds?"""

import unicodedata
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from bedside.rendering import render_check_text
from bedside.rendering.checked_view import Lines
from bedside.terms import CheckedText, Finding, FindingCode, FindingFamily, Severity

from .checked import clean_text, drawn_out, found, note
from .hostile import ATTACKS, with_text


def at(start: int, end: int) -> Finding:
    return Finding(
        code=FindingCode.UNIT_NOTATION,
        family=FindingFamily.WORDING,
        severity=Severity.INFO,
        start=start,
        end=end,
        reason="It is misread.",
    )


def text_of(text: str, *findings: Finding) -> CheckedText:
    return CheckedText(name="a.md", text=text, findings=findings, statements=1)


def test_a_finding_is_shown_whole() -> None:
    page = render_check_text([note()])
    assert page.startswith("notes/protocol.md:3:1 warning dose-without-route\n")
    assert "    · 2 g ÷ 250 g/mol = 8 mmol\n" in page
    assert "    → Write 8 mmol, or leave the conversion out.\n" in page
    assert "“9 mmol” → “8 mmol” (read it first: the meaning may change)" in page
    assert "goes on to line 6, column 7" in page
    assert "\n6 findings: 2 errors, 3 warnings, 1 info.\n" in page
    assert "\n6 sentences checked, held against release 0123456789abcdef.\n" in page


def test_silence_is_told_and_praises_nothing() -> None:
    text = "One.0 and two.0 stand here. Three.0 too.\n\nNothing here.\n"
    findings = (at(0, 5), at(0, 27), at(10, 15), at(28, 35))
    page = render_check_text([replace(text_of(text, *findings), statements=3)], width=100)
    assert page.endswith(
        "\n1 of 3 sentences: no rule had anything to say. That does not mean that they are right.\n"
    )
    assert "had anything to say" not in render_check_text([replace(text_of(text, *findings), statements=2)])


def test_a_clean_text_takes_one_line() -> None:
    page = render_check_text([clean_text()])
    assert page.startswith("clean.md: nothing found in 1 sentence, held against release 0123456789abcdef.\n")


def test_words_drawn_out_are_no_place_in_the_file() -> None:
    page = render_check_text([drawn_out()], width=100)
    assert page.startswith("leaflet.pdf (its words, line 3, column 58) error unit-notation\n")
    assert "--fix" not in page


@pytest.mark.parametrize("width", [32, 40, 80, 100])
def test_no_line_is_wider_than_the_terminal(width: int) -> None:
    page = render_check_text([note(), clean_text()], width=width)
    assert max(map(cell_len, page.split("\n"))) <= width


@given(
    st.text(st.sampled_from("ab 漢\t\r\n\u0301\u00ad\x1b"), max_size=200),
    st.integers(0, 220),
    st.integers(0, 220),
)
def test_marks_stand_below_the_words(text: str, start: int, length: int) -> None:
    """Whatever the text and the span, the line fits, and the marks begin where the words do."""
    page = render_check_text([text_of(text, at(start, start + length))], width=40).split("\n")
    shown = next(line for line in page if "│" in line)
    marks = page[page.index(shown) + 1]
    assert cell_len(shown) <= 40
    assert set(marks.split("│")[1]) <= {" ", "^"} and "^" in marks
    assert cell_len(marks) <= max(cell_len(shown), 40)


def test_marks_count_columns_and_not_characters() -> None:
    page = render_check_text([text_of("漢字 5 mcg", at(5, 8))])
    assert " 1 │ 漢字 5 mcg\n   │        ^^^\n" in page


def test_color_is_there_only_if_wanted() -> None:
    assert "\x1b[" in render_check_text([note()], color=True)
    assert "\x1b" not in render_check_text([note()])


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
@pytest.mark.parametrize("color", [False, True])
def test_no_control_character_reaches_the_terminal(attack: str, color: bool) -> None:
    hostile = replace(with_text(note(), attack), name=attack)  # type: ignore[type-var]
    page = render_check_text([hostile, drawn_out()], color=color)
    bare = "".join(part.split("m", 1)[1] if i else part for i, part in enumerate(page.split("\x1b[")))
    hidden = [sign for sign in bare if unicodedata.category(sign) in ("Cc", "Cf", "Co") and sign != "\n"]
    assert hidden == []


@given(st.text(st.sampled_from("a\r\n"), max_size=30), st.data())
def test_lines_and_columns_lead_back_to_the_place(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    extent = Lines(text).extent(at(start, end))
    lines = text.split("\n")
    for line, column, place in (
        (extent.line, extent.column, start),
        (extent.end_line, extent.end_column, end),
    ):
        assert sum(len(each) + 1 for each in lines[: line - 1]) + column - 1 == place


def test_a_place_beyond_the_text_is_cut_to_it() -> None:
    assert ":1:6 info" in render_check_text([text_of("Five.", at(90, 99))])
    assert found("ab", "b", FindingCode.SUM_OPEN).start == 1
