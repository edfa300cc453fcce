"""Do the messages of a form print units as people write them?"""

from datetime import UTC, datetime

import pytest

from bedside.errors import SourceError
from bedside.interchange.typed_patient import read_typed_patient


@pytest.mark.parametrize(
    ("name", "typed", "advice"),
    [
        ("eGFR", "95 mmol/L", "Write a number with mL/min per 1.73 m²."),
        ("creatinine", "88", "Write a number with µmol/L or mmol/L or mg/dL."),
    ],
)
def test_the_advice_prints_units(name, typed, advice):
    """No UCUM code stands in what a person is told to write."""
    with pytest.raises(SourceError) as refused:
        read_typed_patient({name: typed}, datetime(2026, 11, 23, tzinfo=UTC))
    assert [problem.advice for problem in refused.value.problems] == [advice]
