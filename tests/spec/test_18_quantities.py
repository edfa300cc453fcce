"""What is promised of numbers with units?"""

title = "Quantities"
intro = """A number is judged with its unit, by what it is of: one table tells what a mole weighs, one what
a salt holds, one which limits sources set. Where a name leaves two readings open, both are given."""


def test_conversion_by_analyte(spec):
    """Values are converted by the analyte's own mass and charge."""
    for value, unit, of, to, shown in (
        ("1.3", "meq/L", "magnesium", "mg/dL", "1.58"),
        ("4", "mmol", "magnesium", "mg", "97.22"),
        ("1", "mg/dL", "creatinine", "umol/L", "88"),
        ("20", "ng/mL", "25-hydroxyvitamin D", "nmol/L", "50"),
        ("1.0", "ng/mL", "digoxin", "nmol/L", "1.3"),
        ("300", "mg/dL", "acetaminophen", "umol/L", "19846"),
    ):
        spec(
            "convert",
            given={"value": value, "unit": unit, "of": of, "to": to},
            expect={"value": shown},
        )


def test_what_has_no_conversion(spec):
    """Nothing is converted where a mole, a charge or a dimension is missing, and the refusal says why."""
    for value, unit, of, to, refusal in (
        ("5", "mmol/L", "glucose", "meq/L", "no fixed meaning"),
        ("5", "ug/L", "ferritin", "nmol/L", "no molar mass that all agree on"),
        ("5", "m[iU]/L", "TSH", "ug/L", "no molar mass that all agree on"),
        ("5", "mmol/L", "magnesium", "mmol/d", "measure different things"),
        ("1", "g", "magnesium sulfate", "mmol", "A salt is not its element"),
    ):
        spec(
            "convert",
            given={"value": value, "unit": unit, "of": of, "to": to},
            expect={"value": None, "refusal include": refusal},
        )


def test_a_salt_is_not_its_element(spec):
    """Magnesium oxide 12 to 24 mmol is 292 to 583 mg of magnesium, and 484 to 967 mg of oxide."""
    for mmol, element, salt in (("12", 292, 484), ("24", 583, 967)):
        spec(
            "weigh a salt",
            given={"value": mmol, "unit": "mmol", "salt": "magnesium oxide"},
            expect={"mg of the element": [element], "mg of the salt": [salt], "why open": None},
        )


def test_a_name_that_leaves_the_water_open(spec):
    """A salt's name without its water of crystals is every form that it can mean, with the reason."""
    spec(
        "weigh a salt",
        given={"value": "1", "unit": "g", "salt": "magnesium sulfate"},
        expect={
            "forms": ["magnesium sulfate heptahydrate", "magnesium sulfate, anhydrous"],
            "mg of the element": [99, 202],
            "why open include": "does not say which form is meant",
        },
    )
    spec(
        "weigh a salt",
        given={"value": "1", "unit": "g", "salt": "magnesium sulphate heptahydrate"},
        expect={"forms": ["magnesium sulfate heptahydrate"], "mg of the element": [99], "why open": None},
    )


def test_a_mass_of_salt_printed_as_that_of_its_element(spec):
    """A printed mass that is not the element's may be a salt's, and then the salt is named."""
    spec(
        "find a salt mistaken",
        given={"of": ["12", "mmol"], "element": "magnesium", "printed": ["480", "mg"]},
        expect={"salts": ["magnesium oxide"]},
    )
    spec(
        "find a salt mistaken",
        given={"of": ["12", "mmol"], "element": "magnesium", "printed": ["292", "mg"]},
        expect={"salts": []},
    )


def test_a_target_that_would_harm(spec):
    """A magnesium target of 4 to 5 mEq/L is past a sourced limit; 1.5 to 2.5 is not."""
    spec(
        "hold against limits",
        given={"values": ["4", "5"], "unit": "meq/L", "of": "magnesium", "as": "target", "specimen": "serum"},
        expect={
            "is a breach": True,
            "sentence include": ["above 4 mEq/L", "US labeling", "reflexes weaken"],
            "sources include": "mgso4-overdose-label",
        },
    )
    spec(
        "hold against limits",
        given={"values": ["1.5", "2.5"], "unit": "meq/L", "of": "magnesium", "as": "target"},
        expect={"is a breach": False},
    )


def test_where_more_is_allowed(spec):
    """A limit gives way where its source, or another claim, allows more: eclampsia, a monitored infusion."""
    spec(
        "hold against limits",
        given={
            "values": ["4", "5"],
            "unit": "meq/L",
            "of": "magnesium",
            "as": "target",
            "situations": ["eclampsia"],
        },
        expect={"is a breach": False},
    )
    for situations, is_breach in (([], True), (["with cardiac monitoring"], False)):
        spec(
            "hold against limits",
            given={
                "values": ["20"],
                "unit": "meq/h",
                "of": "potassium",
                "as": "rate",
                "situations": situations,
            },
            expect={"is a breach": is_breach},
        )


def test_the_limit_in_the_readers_unit(spec):
    """A limit is told in the unit that the text uses, and as its source prints it."""
    spec(
        "hold against limits",
        given={"values": ["1.5"], "unit": "g/h", "of": "potassium chloride", "as": "rate"},
        expect={"sentence include": "above 0.745 g/h (10 mEq/h of potassium as printed)"},
    )


def test_doses_past_a_maximum(spec):
    """Doses are held against the maxima of labels, per day and per kilogram."""
    for value, unit, is_breach in (("5", "g/d", True), ("4", "g/d", False), ("90", "mg/kg/d", True)):
        spec(
            "hold against limits",
            given={"values": [value], "unit": unit, "of": "paracetamol", "as": "daily-dose"},
            expect={"is a breach": is_breach},
        )


def test_no_limit_is_no_verdict(spec):
    """Where no source sets a limit, nothing is said."""
    spec(
        "hold against limits",
        given={"values": ["900"], "unit": "g/L", "of": "albumin", "as": "level"},
        expect={"is a breach": False, "sentence": ""},
    )


def test_arithmetic_closes(spec):
    """Dose by weight, rate by time, strength by volume, schedules, salts and FEMg have to come out."""
    for given, result in (
        ({"rule": "weight", "of": ["50", "mg/kg"], "with": ["20", "kg"]}, "1000 mg"),
        ({"rule": "rate", "of": ["150", "mg/min"], "with": ["20", "min"]}, "3000 mg"),
        ({"rule": "strength", "of": ["25", "%"], "with": ["50", "mL"]}, "12.5 g"),
        ({"rule": "schedule", "of": ["1", "g"], "with": ["6", "h"], "doses": 4}, "4 g"),
    ):
        spec("close arithmetic", given=given, expect={"result": result})
    for printed, closes in ((["5.7", "%"], True), (["4.0", "%"], False)):
        spec(
            "close arithmetic",
            given={
                "rule": "FEMg",
                "of": ["2", "mmol/L"],
                "all": [["0.5", "mmol/L"], ["100", "mg/dL"], ["1", "mg/dL"]],
                "printed": printed,
            },
            expect={"closes": closes},
        )


def test_tolerance_follows_the_digits(spec):
    """A printed result closes if it is the computed one, rounded as it was printed."""
    for printed, closes in ((["12.5", "g"], True), (["13", "g"], True), (["25", "g"], False)):
        spec(
            "close arithmetic",
            given={"rule": "strength", "of": ["25", "%"], "with": ["50", "mL"], "printed": printed},
            expect={"closes": closes},
        )
    spec(
        "close arithmetic",
        given={
            "rule": "salt",
            "of": ["1", "g"],
            "salt": "magnesium sulfate heptahydrate",
            "printed": ["8.12", "meq"],
        },
        expect={"closes": True},
    )
