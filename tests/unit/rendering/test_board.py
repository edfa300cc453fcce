"""Can everybody read the consistency board, and does a picture keep its labels apart?"""

import base64
import hashlib
import json
import re
from collections.abc import Iterator
from itertools import pairwise

import pytest
from lxml import html

from bedside.errors import UserError
from bedside.library import Board, Library
from bedside.rendering.board_html import WIDTH, pictures_of
from bedside.rendering.board_view import scale_of
from bedside.terms import TicketValue


@pytest.fixture(scope="module")
def board() -> Iterator[Board]:
    with Library.open() as library:
        yield library.board()


def _shown(low: float, high: float | None = None) -> TicketValue:
    return TicketValue(unit="mmol/L", low=low, high=high, printed=f"{low:g}", is_own=True)


@pytest.mark.parametrize("ends", [(0.6, 0.8), (10, 12), (15, 70), (135, 145), (5, 5), (0.3, 0.5), (0, 0)])
def test_a_line_holds_its_values_between_round_ticks(ends: tuple[float, float]) -> None:
    scale = scale_of([_shown(end) for end in ends])
    assert scale.low <= min(ends) <= max(ends) <= scale.high
    assert 2 <= len(scale.ticks) <= 9
    printed = [label for _, label in scale.ticks]
    assert len(set(printed)) == len(printed)
    assert all(abs(float(label) - tick) < 1e-9 for tick, label in scale.ticks)


def test_the_page_needs_nothing_from_outside_and_allows_nothing(board: Board) -> None:
    page = board.to_html()
    tree = html.fromstring(page)
    assert tree.xpath("//script | //link | //img | //@src | //@style | //@onclick") == []
    style = re.search(r"<style>(.*?)</style>", page, re.DOTALL)
    assert style and "url(" not in style[1] and "@import" not in style[1]
    told = base64.b64encode(hashlib.sha256(style[1].encode()).digest()).decode()
    policy = tree.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    assert policy == f"default-src 'none'; style-src 'sha256-{told}'; base-uri 'none'; form-action 'none'"


def test_every_picture_is_told_in_words_and_every_table_has_headers(board: Board) -> None:
    tree = html.fromstring(board.to_html())
    ids = tree.xpath("//@id")
    assert len(ids) == len(set(ids))
    pictures = tree.xpath("//*[local-name()='svg']")
    assert len(pictures) == sum(len(each.units) for each in (*board.tickets, *board.held_back))
    for picture in pictures:
        named = picture.get("aria-labelledby").split()
        assert picture.get("role") == "img" and set(named) <= set(ids) and len(named) == 2
    for table in tree.xpath("//table"):
        heads = len(table.xpath(".//thead//th[@scope='col']"))
        assert all(len(row) == heads and row[0].get("scope") == "row" for row in table.xpath(".//tbody/tr"))


def test_labels_of_a_picture_do_not_overlap(board: Board) -> None:
    for ticket in (*board.tickets, *board.held_back):
        for picture in pictures_of(ticket):
            assert all(two.name_y - one.name_y >= 30 for one, two in pairwise(picture.lanes))
            assert all((len(lane.name) + len(lane.value)) * 7.3 < WIDTH for lane in picture.lanes)
            assert all(
                right[0] - left[0] > 7.3 * max(len(left[1]), len(right[1]))
                for left, right in pairwise(picture.ticks)
            )


@pytest.mark.parametrize("width", [32, 80, 120])
def test_the_text_keeps_to_its_width_and_needs_no_color(board: Board, width: int) -> None:
    text = board.to_text(width=width)
    assert "\x1b" not in text
    assert all(len(line) <= width for line in text.splitlines())
    assert "lower limit of magnesium" in text and "○" in text


def test_json_holds_the_same(board: Board) -> None:
    read = json.loads(board.to_json())
    assert [ticket["id"] for ticket in read["tickets"]] == [ticket.id for ticket in board.tickets]
    assert read["claims"] == board.claims and read["schema_version"] == "1.0"


def test_one_condition_by_any_of_its_names() -> None:
    with Library.open() as library:
        board = library.board(concept="High sodium")
        assert [ticket.title for ticket in board.tickets] == ["fall in sodium per day"]
        with pytest.raises(UserError, match="hypernatremia"):
            library.board(concept="gout")
