"""Quantities in running text: comparator, value or range, unit, place."""

from decimal import Decimal

import pytest

from bedside.quantities import find_quantities


def _shown(text):
    return [
        (q.comparator.value, str(q.low), None if q.high is None else str(q.high), q.unit)
        for q in find_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("below 1.2 mg/dL", ("<", "1.2", None, "mg/dL")),
        ("< 1.3 mEq/L", ("<", "1.3", None, "meq/L")),
        ("under about 0.7 mmol/L", ("<", "0.7", None, "mmol/L")),
        ("at least 3 months", (">=", "3", None, "mo")),
        ("more than 1 year", (">", "1", None, "a")),
        ("up to 65%", ("<=", "65", None, "%")),
        ("about 300 mg per day", ("~", "300", None, "mg/d")),
        ("18 years or older", (">=", "18", None, "a")),
        ("1-2 g", ("range", "1", "2", "g")),
        ("0.25–9.0 mcg", ("range", "0.25", "9.0", "ug")),
        ("40% to 60%", ("range", "40", "60", "%")),
        ("between 40 and 60%", ("range", "40", "60", "%")),
        ("0.7 mmol/L to 1.0 mmol/L", ("range", "0.7", "1.0", "mmol/L")),
        ("20,438 patients", ("=", "20438", None, None)),
        ("27·1%", ("=", "27.1", None, "%")),
        ("8.12mEq", ("=", "8.12", None, "meq")),
        ("50 µg", ("=", "50", None, "ug")),
        ("2 mg/kg/day", ("=", "2", None, "mg/kg/d")),
        ("5 mmol per hour", ("=", "5", None, "mmol/h")),
        ("24 mg/24 h", ("=", "24", None, "mg/(24.h)")),
        ("100 mL in 4 h", ("=", "100", None, "mL/(4.h)")),
        ("30 mL/min/1.73 m2", ("=", "30", None, "mL/min/{1.73_m2}")),
        ("3.5 mmol L-1", ("=", "3.5", None, "mmol/L")),
        ("400 mg daily", ("=", "400", None, "mg/d")),
        ("balance -0.91 mmol/h", ("=", "-0.91", None, "mmol/h")),
        ("<12/min", ("<", "12", None, "/min")),
    ],
)
def test_reads(text, expected):
    assert _shown(text) == [expected]


@pytest.mark.parametrize("text", ["", "TRPM6 and COVID-19", "CO2 and claudin-16", "MgSO4·7H2O", "no number"])
def test_digits_of_names_are_no_quantities(text):
    assert find_quantities(text) == ()


def test_a_span_of_time_is_kept_with_what_is_given_over_it():
    dose, span = find_quantities("20 mmol over 3 h")
    assert (dose.unit, dose.over) == ("mmol", "3.h")
    assert (span.comparator.value, span.low, span.unit) == ("=", Decimal(3), "h")


def test_a_spread_is_no_range():
    (found,) = find_quantities("439 ± 12 ms")
    assert (found.low, found.high, found.spread, found.unit) == (Decimal(439), None, Decimal(12), "ms")


def test_offsets_print_the_quantity():
    text = "Symptoms come below 1.2 mg/dL (0.49 mmol/L), not above."
    assert [text[q.start : q.end] for q in find_quantities(text)] == ["below 1.2 mg/dL", "0.49 mmol/L"]
