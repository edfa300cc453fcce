"""What is promised of reading numbers out of running text, and of comparing them?"""

title = "Reading quantities"
intro = """A number in medicine has a comparator, a value or a range, a unit, and a role in its sentence.
They are read by exact rules, with their places; the same text always reads the same."""


def test_values(spec):
    """A value keeps its bound, its printed digits and its unit, written in UCUM."""
    spec(
        "read quantities",
        given={"text": "Serum magnesium fell below 1.20 mg/dL (0.49 mmol/L)."},
        expect={
            "quantities": ["value: < 1.20 mg/dL", "value: 0.49 mmol/L"],
            "places": ["below 1.20 mg/dL", "0.49 mmol/L"],
        },
    )


def test_bounds(spec):
    """A bound is read before the number and behind it."""
    for text in ("at least 3 g", "≥ 3 g", "no less than 3 g", "3 g or more"):
        spec("read quantities", given={"text": text}, expect={"quantities": ["value: >= 3 g"]})
    for text in ("up to 3 g", "<= 3 g", "not exceeding 3 g", "3 g or less"):
        spec("read quantities", given={"text": text}, expect={"quantities": ["value: <= 3 g"]})


def test_ranges(spec):
    """A range is one quantity, whatever joins its ends; a rise from one value to another is two."""
    for text in ("2-4 mg", "2 to 4 mg", "between 2 and 4 mg", "from 2 mg to 4 mg"):
        spec("read quantities", given={"text": text}, expect={"quantities": ["value: 2 to 4 mg"]})
    spec(
        "read quantities",
        given={"text": "Potassium rose from 3.1 to 3.9 mmol/L."},
        expect={"quantities": ["value: 3.1 mmol/L", "value: 3.9 mmol/L"]},
    )


def test_lists(spec):
    """Numbers in a list share the unit that the last one has."""
    spec(
        "read quantities",
        given={"text": "Tablets hold 5, 10 or 20 mg; blood pressure was 140/90 mm Hg."},
        expect={
            "quantities": [*(f"value: {n} mg" for n in (5, 10, 20)), "value: 140 mm[Hg]", "value: 90 mm[Hg]"]
        },
    )


def test_statistics(spec):
    """A confidence interval is one quantity with its level; a p-value is none of the values."""
    spec(
        "read quantities",
        given={
            "text": "The odds ratio was 2.3 (95% CI 1.2 to 3.4; P < 0.001) in 12 of 40 patients (n = 52)."
        },
        expect={
            "quantities": [
                "value: 2.3",
                "confidence interval: 1.2 to 3.4 at 95 %",
                "p-value: < 0.001",
                "count: 12 of 40",
                "count: 52",
            ]
        },
    )


def test_times(spec):
    """A time is a frequency, a period, a deadline, a moment, a duration or an age."""
    for text, told in (
        ("Take it twice daily.", "frequency: 2 /d"),
        ("Take it every 6 hours.", "period: 6 h"),
        ("Repeat the test within 48 h.", "deadline: <= 48 h"),
        ("The test was done on day 3.", "moment: 3 d"),
        ("The test was done at 6 months.", "moment: 6 mo"),
        ("Treat for 5 days.", "duration: 5 d"),
        ("The infusion runs over 3 h.", "duration: 3 h"),
        ("Patients aged 65 years took part.", "age: 65 a"),
    ):
        spec("read quantities", given={"text": text}, expect={"quantities": [told]})


def test_names(spec):
    """A number that only names something is told as a label; digits inside a name are nothing at all."""
    for text, number in (
        ("See Table 2.", "2"),
        ("They had stage 3.", "3"),
        ("This was known [12].", "12"),
        ("It appeared in 2015.", "2015"),
    ):
        spec("read quantities", given={"text": text}, expect={"quantities": [f"label: {number}"]})
    spec("read quantities", given={"text": "TRPM6, COVID-19 and 5-FU."}, expect={"quantities": []})


def test_number_words(spec):
    """A number word counts where it measures, and nowhere else."""
    spec(
        "read quantities",
        given={"text": "Two patients took half of the dose three times a day."},
        expect={"quantities": ["count: 2", "value: 0.5", "frequency: 3 /d"]},
    )
    spec(
        "read quantities", given={"text": "One of the most common is second-line."}, expect={"quantities": []}
    )


def test_brackets(spec):
    """A bracket behind a number tells its spread, its interval, its share or its unit, not a second value."""
    for text, told in (
        ("It was 14.97 (SD 9.01) ng/mL.", ["value: 14.97 ± 9.01 ng/mL"]),
        ("It was 8 [7-10] mmol/L.", ["value: 8 mmol/L", "value: 7 to 10 mmol/L"]),
        ("The hazard ratio was 0.89 (0.87-0.92).", ["value: 0.89", "confidence interval: 0.87 to 0.92"]),
        ("Lesions were seen in 43 (98%) of 44 patients.", ["count: 43 of 44", "value: 98 %"]),
        ("They walked for (13.1 ± 4.4) minutes.", ["duration: 13.1 ± 4.4 min"]),
    ):
        spec("read quantities", given={"text": text}, expect={"quantities": told})


def test_maxima(spec):
    """A maximum is a bound, whatever words stand between it and its number."""
    for text in (
        "up to a maximum total dose of 40 mg",
        "the maximum daily dose is 40 mg",
        "a 40 mg maximum dose",
    ):
        spec("read quantities", given={"text": text}, expect={"quantities": ["value: <= 40 mg"]})


def test_counts_of_many(spec):
    """So many of a thousand are one count; what is packed, dosed or transfused by the unit is counted."""
    for text, told in (
        ("There were 42 deaths per 1000 live births.", ["count: 42 of 1000"]),
        ("It affects 110 to 144 of every 1 million people.", ["count: 110 to 144 of 1000000"]),
        ("They gave 6 units of plasma.", ["count: 6"]),
        ("Take four 40 mg tablets.", ["count: 4", "value: 40 mg"]),
        ("There was one related death.", ["count: 1"]),
        ("One should not go from one ward to another.", []),
    ):
        spec("read quantities", given={"text": text}, expect={"quantities": told})


def test_names_of_studies(spec):
    """Groups, trials and degrees of response that bear a number are told as labels."""
    for text, number in (
        ("More patients in Group 2 were well.", "2"),
        ("The FAME 2 trial ended.", "2"),
        ("They reached an ACR 20 response.", "20"),
        ("Call 18005550100.", "18005550100"),
    ):
        spec("read quantities", given={"text": text}, expect={"quantities": [f"label: {number}"]})


def test_solutions(spec):
    """Solutions, rates and cell counts have one unit each."""
    for text, told in (
        ("1 g in 100 mL", "value: 1 g/(100.mL)"),
        ("2 mg/kg/day", "value: 2 mg/kg/d"),
        ("30 mL/min/1.73 m2", "value: 30 mL/min/{1.73_m2}"),
        ("4.5 x 10^9/L", "value: 4.5 10*9/L"),
        ("72 beats/min", "value: 72 /min"),
        ("37.5 °C", "value: 37.5 Cel"),
    ):
        spec("read quantities", given={"text": text}, expect={"quantities": [told]})


def test_what_it_is_of(spec):
    """Each quantity is tied to the analyte or drug that it is of, as a salt or as the element."""
    spec(
        "read quantities",
        given={"text": "Each tablet holds 400 mg of magnesium oxide (241 mg of elemental magnesium)."},
        expect={"of": ["magnesium oxide", "magnesium"], "forms": ["salt", "element"]},
    )
    spec(
        "read quantities",
        given={"text": "They gave 4 g of magnesium."},
        expect={"of": ["magnesium"], "forms": ["ambiguous"]},
    )


def test_what_it_is_for(spec):
    """A quantity keeps the specimen, the route, the purpose and the people that its clause names."""
    spec(
        "read quantities",
        given={
            "text": "The target serum potassium is 4 to 5 mmol/L; give adults amiloride 5 mg orally.",
            "names": {"amiloride": "amiloride"},
        },
        expect={"of": ["potassium", "amiloride"], "about": ["serum, target", "oral, dose, adults"]},
    )


def test_comparing(spec):
    """Two quantities are equal, equal once converted or rounded, one inside the other, or they differ."""
    for ours, theirs, told in (
        ("2 g", "2 g", "equal"),
        ("2000 mg", "2 g", "converted-equal"),
        ("1.7 mg/dL", "0.7 mmol/L", "converted-equal"),
        ("23%", "22.6%", "rounded-equal"),
        ("4.5 mmol/L", "4 to 5 mmol/L", "inside range"),
        ("1.3 mmol/L", "1 mmol/L", "different"),
        ("2 mL", "2 g", "wrong dimension"),
        ("four times a day", "every 6 h", "equal"),
    ):
        spec(
            "compare quantities",
            given={"ours": ours, "theirs": theirs, "of": "magnesium"},
            expect={"comparison": told},
        )


def test_comparing_of_what(spec):
    """The same number of another analyte is not the same, and below is not above."""
    spec(
        "compare quantities",
        given={"ours": "4 mmol/L", "theirs": "4 mmol/L", "of": "magnesium", "of theirs": "potassium"},
        expect={"comparison": "wrong analyte"},
    )
    spec(
        "compare quantities",
        given={"ours": "below 2 mmol/L", "theirs": "above 2 mmol/L"},
        expect={"comparison": "equal", "opposed": True},
    )
