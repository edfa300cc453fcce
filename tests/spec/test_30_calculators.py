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


def test_slips_of_the_unit_are_refused(spec):
    """A value that is more likely in another unit than told is refused, with the limit, which is ours."""
    person = {"age": "60", "sex": "male"}
    heart = {"qt": "400 ms", "heart-rate": "60"}
    weighed = {"serum-creatinine": "1 mg/dL", **person}
    for calculator, values, sentence in (
        ("egfr", {"serum-creatinine": "88 mg/dL", **person}, "Serum creatinine is above 50 mg/dL"),
        ("egfr", {"serum-creatinine": "88 mmol/L", **person}, "Serum creatinine is above 50 mg/dL"),
        ("egfr", {"serum-creatinine": "1 mg/dL", **person, "age": "1000"}, "Age is above 125 years"),
        ("creatinine-clearance", {**weighed, "weight": "70 g"}, "Body weight is below 0.2 kg"),
        ("creatinine-clearance", {**weighed, "weight": "70000 kg"}, "Body weight is above 700 kg"),
        ("qtc", {**heart, "heart-rate": "1000"}, "Heart rate is above 400 /min"),
        ("qtc", {**heart, "qt": "0.4 ms"}, "QT interval is below 100 ms"),
        (
            "corrected-calcium",
            {"serum-ca": "2.2 mmol/L", "serum-albumin": "25 g/dL"},
            "Serum albumin is above 8 g/dL",
        ),
    ):
        spec(
            "calculate",
            given={"calculator": calculator, "values": values},
            expect_error=f"{sentence}, where the unit is more likely wrong than the value",
        )


def test_a_result_below_zero_is_refused(spec):
    """An amount that comes out below zero is no result."""
    spec(
        "calculate",
        given={"calculator": "qtc", "values": {"qt": "100 ms", "heart-rate": "20"}},
        expect_error="QTc, Framingham comes out below zero, which cannot be",
    )


def test_more_than_is_filtered_is_not_read(spec):
    """Above 100 %, a fractional excretion of what no tubule secretes is warned of, and not interpreted."""
    kidney = {"urine-creatinine": "1 mg/dL", "serum-creatinine": "9 mg/dL"}
    for calculator, values in (
        ("femg", {"urine-mg": "12 mg/dL", "serum-mg": "1.1 mg/dL"}),
        ("fena", {"urine-na": "140", "serum-na": "140"}),
        ("feurea", {"urine-urea": "20 mmol/L", "serum-urea": "10 mmol/L"}),
        ("phosphate", {"urine-phosphate": "20 mmol/L", "serum-phosphate": "1 mmol/L"}),
    ):
        spec(
            "calculate",
            given={"calculator": calculator, "values": {**values, **kidney}},
            expect={"warnings include": "which no kidney does: check the values", "readings": []},
        )
    spec(
        "calculate",
        given={"calculator": "fek", "values": {"urine-k": "40", "serum-k": "4", **kidney}},
        expect={"warnings include": "More potassium is excreted than is filtered: check the values"},
    )


def test_femg_with_normal_magnesium(spec):
    """With a serum magnesium that is not low, FEMg says that its readings are for hypomagnesemia."""
    spec(
        "calculate",
        given={"calculator": "femg", "values": {**FEMG, "serum-mg": "0.85 mmol/L"}},
        expect={"claims": ["hm-def-001", "hm-dx-005", "hm-dx-006"]},
    )


def test_the_delta_ratio_is_of_a_high_gap(spec):
    """A delta ratio is given above the limit of a high gap alone."""
    for chloride, bicarbonate, results in (
        ("104", "23", ["Anion gap 13 mmol/L"]),
        ("100", "24", ["Anion gap 16 mmol/L"]),
        ("100", "16", ["Anion gap 24 mmol/L", "Delta ratio 1.5"]),
    ):
        values = {"serum-na": "140", "serum-cl": chloride, "serum-bicarbonate": bicarbonate}
        spec("calculate", given={"calculator": "anion-gap", "values": values}, expect={"results": results})


def test_gaps_below_zero(spec):
    """An osmolal gap far below zero, and ammonium below zero, are not read; both ask for a check."""
    summed = {"serum-na": "140", "serum-glucose": "5 mmol/L", "serum-urea": "5 mmol/L"}
    spec(
        "calculate",
        given={"calculator": "osmolality", "values": {**summed, "serum-osmolality": "250"}},
        expect={"readings": [], "warnings include": "The osmolal gap is below −10 mOsm/kg"},
    )
    spec(
        "calculate",
        given={"calculator": "osmolality", "values": {**summed, "serum-osmolality": "282"}},
        expect={
            "readings": ["Not above 10 mOsm/kg: usual, which does not rule a toxic alcohol out."],
            "warnings": [],
        },
    )
    urine = {"urine-na": "100", "urine-k": "60", "urine-urea": "100 mmol/L", "urine-osmolality": "200"}
    spec(
        "calculate",
        given={"calculator": "urine-osmolal-gap", "values": urine},
        expect={"readings": [], "warnings include": "there is no ammonium below zero"},
    )


def test_a_short_qt(spec):
    """A corrected QT below 350 ms is called short, by the formulas that say so."""
    spec(
        "calculate",
        given={"calculator": "qtc", "values": {"qt": "300 ms", "heart-rate": "60"}},
        expect={"readings include": ["Below 350 ms by Bazett, Fridericia, Framingham, Hodges: short."]},
    )
    spec(
        "calculate",
        given={"calculator": "qtc", "values": {"qt": "500 ms", "heart-rate": "120"}},
        expect={"warnings include": "The QT interval is as long as the time from beat to beat"},
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
