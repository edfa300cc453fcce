"""A value past a sourced limit is told with the limit, whose it is, and in the reader's unit."""

import re
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from bedside.packs import __path__ as pack_paths
from bedside.quantities.rails import Purpose, Where, find_rail_breach

RISE = re.compile(r"(?:rise|fall) in ")
ECLAMPSIA = Where(situations=("severe pre-eclampsia",))


def _id(values, unit, of, purpose, where=None):
    breach = find_rail_breach(values, unit, of=of, purpose=purpose, where=where or Where())
    return breach and breach.rail.id


@pytest.mark.parametrize(
    ("values", "unit", "of", "purpose", "where", "rail"),
    [
        ([4, 5], "meq/L", "magnesium", "target", None, "magnesium-target"),
        ([4, 5], "meq/L", "serum magnesium", "target", Where(specimen="serum or plasma"), "magnesium-target"),
        ([Decimal("4.9"), Decimal("6.1")], "mg/dL", "magnesium", "target", None, "magnesium-target"),
        ([4, 7], "meq/L", "magnesium", "target", ECLAMPSIA, "magnesium-target-eclampsia"),
        (20, "meq/h", "potassium", "rate", None, "potassium-rate"),
        (20, "mmol/h", "potassium chloride", "rate", Where(route="intravenous"), "potassium-rate"),
        (Decimal("1.5"), "g/h", "KCl", "rate", None, "potassium-rate"),
        (
            60,
            "meq/h",
            "potassium",
            "rate",
            Where(situations=("cardiac monitoring",)),
            "potassium-rate-urgent",
        ),
        (20, "mmol/L", "potassium", "level", None, "potassium-level"),
        (Decimal("0.4"), "mmol/L", "potassium", "level", None, "potassium-level"),
        (170, "mmol/L", "sodium", "target", None, "sodium-critical"),
        (2, "g/min", "magnesium sulfate", "rate", None, "magnesium-sulfate-rate"),
        (50, "%", "magnesium sulfate", "strength", None, "magnesium-sulfate-strength"),
        (500, "g/L", "magnesium sulphate", "strength", None, "magnesium-sulfate-strength"),
        (5, "g/d", "paracetamol", "daily-dose", None, "acetaminophen-daily"),
        (90, "mg/kg/d", "acetaminophen", "daily-dose", None, "acetaminophen-daily-weight"),
        (12, "mmol/L/(24.h)", "sodium", "change", None, "sodium-rise"),
        (60, "mmol", "potassium phosphates", "dose", Where(route="intravenous infusion"), "phosphate-single"),
        (800, "mg/d", "magnesium oxide", "intake", None, "magnesium-supplement"),
        (
            24,
            "g/d",
            "MgSO4·7H2O",
            "daily-dose",
            Where(situations=("Renal failure",)),
            "magnesium-sulfate-renal",
        ),
        (1, "g/kg/h", "dextrose", "rate", None, "glucose-rate"),
        (Decimal("0.5"), "mmol/L", "ionized calcium", "critical", None, "ionized-calcium-critical"),
    ],
)
def test_is_a_breach(values, unit, of, purpose, where, rail):
    assert _id(values, unit, of, purpose, where) == rail


@pytest.mark.parametrize(
    ("values", "unit", "of", "purpose", "where"),
    [
        ([Decimal("1.5"), Decimal("2.5")], "meq/L", "magnesium", "target", None),
        ([4, 5], "meq/L", "magnesium", "target", ECLAMPSIA),
        ([4, 5], "meq/L", "magnesium", "target", Where(specimen="urine")),
        ([4, 5], "meq/L", "potassium", "target", None),
        (20, "meq/h", "potassium", "rate", Where(situations=("with cardiac monitoring",))),
        (40, "meq", "potassium", "dose", None),
        (60, "meq/h", "potassium", "rate", Where(route="oral")),
        (Decimal("0.75"), "g/h", "potassium chloride", "rate", None),
        (100, "mg/min", "magnesium sulfate", "rate", None),
        (2, "g/min", "magnesium sulfate", "rate", Where(situations=("eclampsia",))),
        (24, "g/d", "magnesium sulfate", "daily-dose", None),
        (24, "g/d", "magnesium sulfate", "daily-dose", Where(situations=("adrenal insufficiency",))),
        (500, "mg/d", "magnesium", "intake", Where(situations=("In hypomagnesaemia",))),
        (500, "mg/d", "magnesium oxide", "intake", None),
        (4, "g/d", "acetaminophen", "daily-dose", None),
        (Decimal("1.2"), "mmol/L", "ionized calcium", "critical", None),
        (5, "mL/min", "potassium", "rate", None),
        (5000, "mg/L", "albumin", "level", None),
    ],
)
def test_is_none(values, unit, of, purpose, where):
    assert _id(values, unit, of, purpose, where) is None


def test_the_sentence_tells_limit_owner_and_the_readers_unit():
    breach = find_rail_breach(
        [Decimal("4.9"), Decimal("6.1")], "mg/dL", of="magnesium", purpose=Purpose.TARGET
    )
    assert breach is not None
    assert breach.sentence == (
        "The magnesium target of 4.9–6.1 mg/dL is above 4.86 mg/dL (4 mEq/L as printed), the limit of "
        "US labeling of magnesium sulfate: beyond it tendon reflexes weaken."
    )
    assert (breach.value, breach.limit, breach.is_above) == (Decimal("6.1"), Decimal("4.86"), True)


def test_the_element_of_a_salt_is_told():
    breach = find_rail_breach(800, "mg/d", of="magnesium oxide", purpose="intake")
    assert breach is not None
    assert "is above 580 mg/d (350 mg/d of magnesium as printed)" in breach.sentence


def test_what_the_pack_states_breaks_no_limit():
    """Levels, rates, strengths and single doses of the claims; a rise or fall is no level."""
    purposes = {"concentration": "level", "dose rate": "rate", "amount": "dose", "strength": "strength"}
    told = [
        (claim, quantity)
        for path in Path(next(iter(pack_paths))).rglob("claims/**/*.yaml")
        for claim in yaml.safe_load(path.read_text("utf-8"))
        for quantity in claim.get("quantities", ())
        if quantity["kind"] in purposes and "of" in quantity and not RISE.match(quantity["name"])
    ]
    assert len(told) > 80
    for claim, quantity in told:
        values = [Decimal(str(quantity[key])) for key in ("value", "low", "high") if key in quantity]
        where = Where(specimen=quantity.get("specimen"), situations=(claim["statement"],))
        purpose = purposes[quantity["kind"]]
        assert not find_rail_breach(
            values, quantity["unit"], of=quantity["of"], purpose=purpose, where=where
        ), claim["id"]


def test_an_unknown_purpose_is_refused():
    with pytest.raises(ValueError, match="purpose"):
        find_rail_breach(1, "mmol/L", of="potassium", purpose="purpose")
