"""Laws of gathering marked-up text and of cutting it into parts, whatever the text."""

from hypothesis import given
from hypothesis import strategies as st

from bedside.literature.grid import Cell, lay_rows
from bedside.literature.marked_text import MarkedText
from bedside.literature.units import Unit, join_units
from bedside.literature.wording import one_line

PIECES = st.lists(st.text(alphabet="a1 \n\t.\x00é", max_size=6), max_size=12)


@given(PIECES)
def test_lengths_are_those_of_what_was_gathered_so_far(pieces: list[str]) -> None:
    text = MarkedText()
    expected = [0]
    for piece in filter(None, pieces):
        text.add(piece)
        expected.append(len(str(text)))
    assert text.lengths() == expected


@given(PIECES, st.text(alphabet="0123456789 ,abc[(", max_size=5))
def test_a_mark_adds_no_letter_and_loses_none(pieces: list[str], mark: str) -> None:
    text = MarkedText()
    for piece in pieces:
        text.add(piece)
    before = str(text)
    text.add_reference_mark(mark)
    kept = sorted(letter for letter in str(text) if letter not in " []")
    assert kept == sorted(letter for letter in before + one_line(mark) if letter not in " []")


@given(
    st.lists(st.tuples(st.sampled_from("AB"), st.text(alphabet="a :", min_size=1, max_size=900)), max_size=12)
)
def test_joining_keeps_every_word_under_its_heading(given: list[tuple[str, str]]) -> None:
    units = [Unit(path=(path,), text=one_line(text)) for path, text in given]
    parts = list(join_units(units))
    for path in "AB":
        before = " ".join(unit.text for unit in units if unit.path == (path,) and unit.text)
        assert " ".join(part.text for part in parts if part.path == (path,)) == before


CELLS = st.builds(
    Cell, text=st.text(alphabet="ab", max_size=3), columns=st.integers(1, 4), rows=st.integers(1, 4)
)


@given(st.lists(st.lists(CELLS, max_size=5), max_size=6))
def test_no_cell_is_lost_and_rows_stay_rows(rows: list[list[Cell]]) -> None:
    laid = lay_rows(rows)
    assert len(laid) == len(rows)
    for cells, texts in zip(rows, laid, strict=True):
        left = list(texts)
        for cell in cells:
            assert cell.text in left
            left.remove(cell.text)
