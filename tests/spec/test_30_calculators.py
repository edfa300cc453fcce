"""What is promised of calculators?"""

title = "Calculators"
intro = """A formula is shown with the works that state it, its numbers filled in, and how each work reads the
result. Values come in any sensible unit; what cannot be used is refused, each with its reason and without the
value, which is a patient's."""

FEMG = {
    "urine-mg": "12 mg/dL",
    "serum-mg": "1.1 mg/dL",
    "urine-creatinine": "90 mg/dL",
    "serum-creatinine": "0.9 mg/dL",
}


def test_the_factor_is_on_serum_magnesium(spec):
    """FEMg takes 0.7 of serum magnesium, the share that is filtered, and nothing else is multiplied by it."""
    spec(
        "calculate",
        given={"calculator": "femg", "values": FEMG},
        expect={"results": ["FEMg 15.6 %"], "working include": ["÷ (0.7 × 0.4526 mmol/L × 90 mg/dL)"]},
    )


def test_any_sensible_unit(spec):
    """The same values in other units give the same result: each is converted by its analyte."""
    spec(
        "calculate",
        given={
            "calculator": "femg",
            "values": {
                "urine-mg": "4.937 mmol/L",
                "serum-mg": "0.9052 mEq/L",
                "urine-creatinine": "7956 µmol/L",
                "serum-creatinine": "79.56 umol/L",
            },
        },
        expect={"results": ["FEMg 15.6 %"]},
    )


def test_where_cut_offs_differ(spec):
    """Between 2 and 4 %, FEMg lies in a gray zone, and is told as one, with who says what."""
    for urine, claims, disputed in (
        ("1 mg/dL", ["hm-dx-004"], False),
        ("2 mg/dL", ["hm-dx-005", "hm-dx-006"], True),
        ("12 mg/dL", ["hm-dx-005", "hm-dx-006"], False),
    ):
        spec(
            "calculate",
            given={"calculator": "femg", "values": {**FEMG, "urine-mg": urine}},
            expect={"claims": claims, "is disputed": disputed},
        )


def test_what_is_refused(spec):
    """A value without a unit, of another dimension, as a bound or a range, or with a comma, is refused."""
    for typed, sentence in (
        ("1.1", "has no unit: write mmol/L, mg/dL or mEq/L"),
        ("1.1 mg", "cannot be in mg"),
        ("1.1 mmol/d", "cannot be in mmol/d"),
        ("< 1.1 mg/dL", "is only a bound"),
        ("about 1.1 mg/dL", "is only about right"),
        ("1.0-1.2 mg/dL", "is a range"),
        ("1,1 mg/dL", "has a comma"),
        ("-1.1 mg/dL", "is not above zero"),
        ("0 mg/dL", "is not above zero"),
        ("low", "is not one number with a unit"),
    ):
        spec(
            "calculate",
            given={"calculator": "femg", "values": {**FEMG, "serum-mg": typed}},
            expect_error=f"Serum magnesium {sentence}",
        )


def test_everything_wrong_is_told_at_once(spec):
    """Every input that cannot be used is told in one go, and what is missing beside it."""
    for sentence in (
        "Urine magnesium has no unit",
        "Serum creatinine is missing",
        "does not ask for 'weight'",
    ):
        spec(
            "calculate",
            given={
                "calculator": "femg",
                "values": {
                    "urine-mg": "12",
                    "serum-mg": "1.1 mg/dL",
                    "urine-creatinine": "90 mg/dL",
                    "weight": "70 kg",
                },
            },
            expect_error=sentence,
        )


def test_a_number_that_can_mean_one_thing_only(spec):
    """Sodium needs no unit, as mmol/L and mEq/L are one number; nor do years and beats."""
    spec(
        "calculate",
        given={"calculator": "qtc", "values": {"qt": "400 ms", "heart-rate": "60"}},
        expect={
            "results": [
                "QTc, Bazett 400 ms",
                "QTc, Fridericia 400 ms",
                "QTc, Framingham 400 ms",
                "QTc, Hodges 400 ms",
            ]
        },
    )


def test_urea_is_not_its_nitrogen(spec):
    """Whole urea and urea nitrogen are two inputs, of which one is given; in mmol/L they are the same."""
    values = {"serum-na": "140", "serum-glucose": "90 mg/dL"}
    for urea in ({"serum-urea": "30 mg/dL"}, {"serum-urea-nitrogen": "14 mg/dL"}, {"serum-urea": "5 mmol/L"}):
        spec(
            "calculate",
            given={"calculator": "osmolality", "values": {**values, **urea}},
            expect={"results": ["Calculated osmolality 290 mOsm/kg"]},
        )
    spec(
        "calculate",
        given={
            "calculator": "osmolality",
            "values": {**values, "serum-urea": "30 mg/dL", "serum-urea-nitrogen": "14 mg/dL"},
        },
        expect_error="give one of the two",
    )


def test_where_a_formula_does_not_hold(spec):
    """Outside of what its source allows, nothing is calculated: dilute urine, children, normal sodium."""
    spec(
        "calculate",
        given={
            "calculator": "ttkg",
            "values": {
                "urine-k": "40",
                "serum-k": "3",
                "urine-osmolality": "250",
                "serum-osmolality": "290",
            },
        },
        expect_error="the gradient cannot be used then",
    )
    spec(
        "calculate",
        given={
            "calculator": "egfr",
            "values": {"serum-creatinine": "0.5 mg/dL", "age": "9 years", "sex": "female"},
        },
        expect_error="from where on the formula holds",
    )
    spec(
        "calculate",
        given={
            "calculator": "free-water-deficit",
            "values": {"serum-na": "130", "weight": "70 kg", "who": "man"},
        },
        expect_error="from where on the formula holds",
    )


def test_a_slip_of_the_unit_is_noticed(spec):
    """A value beyond anything that was found reported in a living person gets a warning."""
    spec(
        "calculate",
        given={"calculator": "femg", "values": {**FEMG, "serum-mg": "19 mmol/L"}},
        expect={"warnings include": "check the value and its unit"},
    )


def test_too_fast_a_rise(spec):
    """A rise of sodium past 10 mmol/L within a day is warned of, with the claim and its work."""
    spec(
        "calculate",
        given={
            "calculator": "sodium-rate",
            "values": {"first-na": "118", "second-na": "130", "hours": "20 h"},
        },
        expect={
            "results": ["Change of sodium 12.0 mmol/L", "Rate 14.4 mmol/L per day"],
            "claims": ["hypna-003"],
            "warnings include": "more than 10 mmol/L within 24 hours",
        },
    )


def test_a_record_fills_in(spec):
    """A record gives the newest values that lie within 24 hours of one another, each with its place."""
    spec(
        "fill from a record",
        given={
            "calculator": "femg",
            "record": [
                ["magnesium", "blood", 0.9, "mmol/L", 2],
                ["magnesium", "blood", 0.45, "mmol/L", 70],
                ["magnesium", "urine", 5.0, "mmol/L", 72],
                ["creatinine", "urine", 8.0, "mmol/L", 72],
                ["creatinine", "blood", 80, "umol/L", 71],
            ],
        },
        expect={
            "given": {
                "urine-mg": "5.0 mmol/L",
                "serum-mg": "0.45 mmol/L",
                "urine-creatinine": "8.0 mmol/L",
                "serum-creatinine": "80 umol/L",
            },
            "places": ["Observation/3", "Observation/2", "Observation/4", "Observation/5"],
            "missing": [],
        },
    )


def test_a_record_that_lacks_something(spec):
    """What is missing is told, and a bound or a value of another day is missing too."""
    spec(
        "fill from a record",
        given={
            "calculator": "femg",
            "record": [
                ["magnesium", "blood", 0.45, "mmol/L", 1],
                ["creatinine", "blood", 80, "umol/L", 1],
                ["magnesium", "urine", 5.0, "mmol/L", 90],
            ],
        },
        expect={
            "missing": [
                "Serum magnesium was not measured within 24 hours of the others.",
                "Urine creatinine is not in the record.",
                "Serum creatinine was not measured within 24 hours of the others.",
            ]
        },
    )
    spec(
        "fill from a record",
        given={"calculator": "egfr", "comparator": "<", "record": [["creatinine", "blood", 0.2, "mg/dL", 1]]},
        expect={"missing": ["Serum creatinine is only a bound in the record."]},
    )
