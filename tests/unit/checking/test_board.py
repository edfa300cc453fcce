"""Which tickets do the shipped packs give, and which numbers differ?"""

from collections.abc import Iterator
from decimal import Decimal

import pytest

from bedside.checking.board_values import Value, differ, shown_in_all_units, value_of
from bedside.library import Board, Library
from bedside.terms import Comparator, Ticket, TicketKind


@pytest.fixture(scope="module")
def board() -> Iterator[Board]:
    with Library.open() as library:
        yield library.board()


def _value(
    low: str, unit: str = "mmol/L", *, high: str | None = None, sign: str = "=", words: str = ""
) -> Value:
    bounds = Decimal(low), Decimal(high) if high else None
    value = value_of(bounds, unit, comparator=Comparator(sign), of="magnesium", words=words)
    assert value is not None
    return value


@pytest.mark.parametrize(
    ("one", "other", "is_different"),
    [
        (_value("0.7"), _value("1.7", "mg/dL"), False),
        (_value("0.74"), _value("0.75"), False),
        (_value("0.7"), _value("0.75"), True),
        (_value("3", "mg/dL", high="6"), _value("2.5", "meq/L", high="5"), False),
        (_value("3", "mg/dL", high="6"), _value("4", "meq/L", high="7"), True),
        (_value("10", "mmol/h", high="20"), _value("10", "mmol/h"), False),
        (_value("10", "mmol/h", high="20"), _value("10", "mmol/h", words="ward maximum"), True),
        (_value("12", "%", sign="<="), _value("10", "%", sign="~"), False),
        (_value("12", "%", sign="<="), _value("17.4", "%"), True),
        (_value("22.6", "%"), _value("10", "%", high="65"), False),
        (_value("2", "%", sign=">"), _value("4", "%", sign=">"), True),
    ],
)
def test_numbers_differ_by_more_than_rounding(one: Value, other: Value, is_different: bool) -> None:
    assert differ(one, other) is is_different
    assert differ(other, one) is is_different


def test_a_unit_that_is_not_known_gives_no_value() -> None:
    assert value_of((Decimal(1), None), "furlong", comparator=Comparator.EQUAL, of=None) is None


def test_own_unit_keeps_its_digits() -> None:
    shown = shown_in_all_units(_value("1.46", "mg/dL"), _value("0.7"))
    assert [(value.unit, value.printed, value.is_own) for value in shown] == [
        ("mmol/L", "0.60", False),
        ("mg/dL", "1.46", True),
        ("mEq/L", "1.20", False),
    ]


def test_a_change_in_a_day_is_no_level() -> None:
    assert _value("10", words="rise in a day").dimension != _value("10").dimension
    assert _value("8", "mmol/L/(24.h)").dimension == _value("10", words="rise in a day").dimension


def _ticket(board: Board, title: str) -> Ticket:
    return next(ticket for ticket in board.tickets if ticket.title == title)


def test_the_shipped_lower_limits_of_magnesium(board: Board) -> None:
    ticket = _ticket(board, "lower limit of magnesium")
    assert ticket.kind is TicketKind.BODIES
    counted = {row.printed for row in ticket.rows if row.is_counted}
    assert {"< 0.7 mmol/L", "< 1.8 mg/dL", "≥ 0.75 mmol/L", "0.80 mmol/L"} <= counted
    lows = [row.values[0].low for row in ticket.rows]
    assert lows == sorted(lows)


def test_every_shipped_ticket_is_one_that_was_looked_at(board: Board) -> None:
    """A new claim may make a new ticket: look at it, then add it here."""
    assert {(ticket.concept, ticket.title) for ticket in board.tickets} == {
        ("hypomagnesemia", "hypomagnesemia with foscarnet"),
        ("hypomagnesemia", "incidence, anti-EGFR antibody"),
        ("hypomagnesemia", "grade 3/4 incidence"),
        ("hypomagnesemia", "lower limit of magnesium"),
        ("hypomagnesemia", "level of magnesium below or above which treatment is IV"),
        ("hypomagnesemia", "magnesium in magnesium sulfate 10%"),
        ("hypomagnesemia", "target magnesium in eclampsia"),
        ("hypomagnesemia", "prevalence, inpatients"),
        ("hypomagnesemia", "prevalence, ICU"),
        ("hypomagnesemia", "prevalence, burn ICU"),
        ("hypomagnesemia", "FEMg"),
        ("hypomagnesemia", "management: duration"),
        ("hypomagnesemia", "magnesium, reflexes lost"),
        ("hypermagnesemia", "upper limit of magnesium"),
        ("hypermagnesemia", "prevalence"),
        ("hypokalemia", "IV rate"),
        ("hyperkalemia", "calcium gluconate 10% over 5 min"),
        ("hyperkalemia", "monitoring: glucose"),
        ("hyponatremia", "3% saline, each dose"),
        ("hypernatremia", "fall in sodium per day"),
        ("hypophosphatemia", "severe hypophosphatemia cut-off"),
    }
    assert board.tickets[0].kind is TicketKind.ONE_WRONG
    assert [(ticket.concept, ticket.title) for ticket in board.held_back] == [
        ("hypomagnesemia", "severe hypomagnesemia cut-off"),
        ("hypermagnesemia", "calcium gluconate 10% over 2-5 min"),
        ("hyponatremia", "rise in sodium in a day"),
    ]


def test_names_and_rows_are_whole(board: Board) -> None:
    every = (*board.tickets, *board.held_back)
    assert len({ticket.id for ticket in every}) == len(every)
    for ticket in every:
        assert {tuple(value.unit for value in row.values) for row in ticket.rows} == {ticket.units}
        assert len({row.printed for row in ticket.rows}) > 1
    assert all(sum(row.is_counted for row in ticket.rows) > 1 for ticket in board.tickets)
