"""The tables of analytes, elements, salts and rails hold together, and agree with published factors."""

import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest
import yaml

from bedside.literature.pack import read_pack
from bedside.packs import __path__ as pack_paths
from bedside.quantities import ANALYTES, convert, find_analyte
from bedside.quantities.formulas import atoms_in, molar_mass_of
from bedside.quantities.rails import rails, sources
from bedside.quantities.salts import SALTS
from bedside.quantities.scales import read_scale
from bedside.quantities.sourced import read_table

OLD = {
    "magnesium": ("24.305", 2, (2, 2, 2)),
    "calcium": ("40.078", 2, (2, 1, 2)),
    "potassium": ("39.098", 1, (1, 1, 1)),
    "sodium": ("22.990", 1, (0, 0, 0)),
    "phosphate": ("30.974", None, (2, 1, 2)),
    "chloride": ("35.45", 1, (0, 0, 0)),
    "glucose": ("180.156", None, (1, 0, 1)),
    "creatinine": ("113.12", None, (3, 2, 3)),
}
# Factors from mass to substance as ASHP and JAMA print them; analytes.toml has the addresses.
PUBLISHED = [
    ("acetaminophen", "mg/dL", "umol/L", "66.16"),
    ("amikacin", "mg/L", "umol/L", "1.708"),
    ("amiodarone", "ug/mL", "umol/L", "1.55"),
    ("amitriptyline", "ng/mL", "nmol/L", "3.605"),
    ("carbamazepine", "mg/L", "umol/L", "4.23"),
    ("digoxin", "ng/mL", "nmol/L", "1.281"),
    ("ethosuximide", "mg/L", "umol/L", "7.084"),
    ("isoniazid", "mg/L", "umol/L", "7.291"),
    ("itraconazole", "mg/L", "umol/L", "1.417"),
    ("lidocaine", "mg/L", "umol/L", "4.267"),
    ("lithium", "meq/L", "mmol/L", "1"),
    ("nortriptyline", "ng/mL", "nmol/L", "3.797"),
    ("phenobarbital", "mg/L", "umol/L", "4.306"),
    ("phenytoin", "mg/L", "umol/L", "3.964"),
    ("posaconazole", "mg/L", "umol/L", "1.427"),
    ("primidone", "mg/L", "umol/L", "4.582"),
    ("procainamide", "mg/L", "umol/L", "4.249"),
    ("salicylate", "ug/mL", "umol/L", "7.24"),
    ("theophylline", "mg/L", "umol/L", "5.55"),
    ("acetone", "mg/dL", "mmol/L", "0.172"),
    ("aldosterone", "ng/dL", "nmol/L", "0.0277"),
    ("aluminum", "ug/L", "umol/L", "0.0371"),
    ("ammonia", "ug/dL", "umol/L", "0.587"),
    ("androstenedione", "ng/dL", "nmol/L", "0.0349"),
    ("bilirubin", "mg/dL", "umol/L", "17.1"),
    ("bromide", "mg/dL", "mmol/L", "0.125"),
    ("calcium", "mg/dL", "mmol/L", "0.25"),
]


@pytest.mark.parametrize("name", OLD)
def test_the_first_eight_analytes_are_what_they_were(name):
    mass, valence, decimals = OLD[name]
    analyte = ANALYTES[name]
    assert (analyte.molar_mass, analyte.valence, analyte.decimals) == (Decimal(mass), valence, decimals)


@pytest.mark.parametrize(("of", "here", "there", "factor"), PUBLISHED)
def test_masses_agree_with_published_factors(of, here, there, factor):
    ours = convert(1, from_unit=here, to_unit=there, of=of)
    assert abs(ours - Decimal(factor)) <= Decimal("0.005") * ours


def test_there_are_as_many_as_promised_and_none_is_named_twice():
    assert len(ANALYTES) >= 60
    assert len(SALTS) >= 40
    names = Counter(name for entry in ANALYTES.values() for name in (entry.name, *entry.also_called))
    assert not [name for name, count in names.items() if count > 1 or name != name.lower()]
    salts = Counter(name for salt in SALTS.values() for name in (salt.name, *salt.also_called))
    assert not [name for name, count in salts.items() if count > 1 or name != name.lower()]
    assert not {name for salt in SALTS.values() for name in salt.sold_as} & set(salts)


def test_every_unit_of_an_analyte_can_be_read_and_says_how_many_decimals():
    for analyte in ANALYTES.values():
        assert analyte.units
        for unit, decimals in analyte.units.items():
            assert read_scale(unit).per == "volume"
            assert 0 <= decimals <= 3
        assert analyte.specimens


def test_an_analyte_with_units_of_mass_and_substance_has_a_mass_or_a_reason():
    for analyte in ANALYTES.values():
        counts = {read_scale(unit).counts for unit in analyte.units}
        assert (
            analyte.molar_mass or analyte.note or len(counts) == 1 or analyte.kind in ("protein", "hormone")
        )


def test_every_element_is_weighed_by_its_symbol():
    for symbol, weight in read_table("elements")["weights"].items():
        assert molar_mass_of(symbol) == Decimal(weight)


def test_each_salt_holds_its_element_and_less_than_all_of_it_is_that():
    for salt in SALTS.values():
        analyte = find_analyte(salt.element)
        assert analyte is not None
        assert salt.atoms >= 1
        assert 0 < salt.fraction < 1


def test_hydrates_weigh_more_by_whole_waters():
    water = molar_mass_of("H2O")
    for salt in SALTS.values():
        bare, _, crystal = salt.formula.partition("·")
        waters = int(crystal.removesuffix("H2O") or 1) if crystal else 0
        assert salt.molar_mass == molar_mass_of(bare) + waters * water


@pytest.mark.parametrize(
    ("formula", "atoms"),
    [
        ("MgSO4·7H2O", {"Mg": 1, "S": 1, "O": 11, "H": 14}),
        ("Ca3(C6H5O7)2·4H2O", {"Ca": 3, "C": 12, "H": 18, "O": 18}),
        ("CaC2", {"Ca": 1, "C": 2}),
    ],
)
def test_formulas_are_read(formula, atoms):
    assert atoms_in(formula) == atoms


@pytest.mark.parametrize("formula", ["", "mg", "Mg(OH", "Mg)2", "·7H2O", "Mg-O"])
def test_what_is_no_formula_is_refused(formula):
    with pytest.raises(ValueError, match="is no formula"):
        atoms_in(formula)


def test_an_element_without_a_weight_is_refused():
    with pytest.raises(ValueError, match=r"elements\.toml does not weigh"):
        molar_mass_of("UO2")


def test_every_rail_names_a_claim_or_a_page_that_was_opened():
    claims = set()
    for path in Path(next(iter(pack_paths))).rglob("claims/**/*.yaml"):
        claims |= set(re.findall(r"^- id: (\S+)", path.read_text("utf-8"), re.MULTILINE))
    used = {source for rail in rails() for source in rail.sources}
    assert claims
    assert used <= claims | set(sources())
    assert set(sources()) <= used
    for page in sources().values():
        assert page["url"].startswith("http")
        assert page["read_depth"] in ("abstract", "section", "label section")
        assert "droracle" not in page["url"]


def test_no_rail_rests_on_machine_written_pages_alone():
    """A page that a machine wrote is not evidence: a claim that is a rail's source has another support."""
    pack = Path(next(iter(pack_paths))) / "electrolytes"
    kinds = {row["id"]: row["kind"] for row in yaml.safe_load((pack / "references.yaml").read_text("utf-8"))}
    supports = {
        claim["id"]: {kinds[support["ref"]] for support in claim["supports"]}
        for path in pack.rglob("claims/**/*.yaml")
        for claim in yaml.safe_load(path.read_text("utf-8"))
    }
    for rail in rails():
        first = rail.sources[0]
        assert first in sources() or supports[first] - {"AI-written page"}, rail.id


def test_every_rail_can_be_broken():
    """Its unit fits what it is of, and its sides are in order."""
    assert len({rail.id for rail in rails()}) == len(rails())
    for rail in rails():
        assert rail.low is not None or rail.high is not None
        assert rail.low is None or rail.high is None or rail.low < rail.high
        assert rail.unit == "%" or read_scale(rail.unit)


def test_no_limit_rests_on_an_unverified_claim() -> None:
    """What only machine-written pages say is no limit's source."""
    used = {source for rail in rails() for source in rail.sources}
    packs = [read_pack(folder) for pack in pack_paths for folder in Path(pack).iterdir() if folder.is_dir()]
    unverified = {
        claim.id for each in packs if each.pack for claim in each.pack.claims if claim.is_unverified
    }
    assert unverified
    assert not used & unverified
