"""What is promised of reading a patient's record?"""

from runners import made_resources as made
from runners.made_resources import coded, condition, observation, patient, request

title = "Reading a record"
intro = """A FHIR record, or what somebody types into a form, becomes one `Patient`: measurements, medicines,
conditions, age, sex and pregnancy, each with the place where the record says it.
Nothing is guessed: what bears on us and could not be used is told, with its place and the reason.
No name, no address and no identifier of the patient is read, and nothing of a record is kept."""


def test_a_result(spec):
    """A laboratory result is read by its LOINC code, with its unit in UCUM and its day."""
    spec(
        "read a record",
        given={"resources": [observation()]},
        expect={"measured": ["magnesium in blood 0.48 mmol/L on 2026-11-02"], "not used": []},
    )


def test_specimens(spec):
    """The code tells serum from urine, and urine from the urine of a day."""
    told = {
        ("19123-9", 1.2, "mg/dL"): "magnesium in blood 1.2 mg/dL on 2026-11-02",
        ("2598-1", 1.1, "mmol/L"): "magnesium in urine 1.1 mmol/L on 2026-11-02",
        ("2599-9", 0.4, "mmol/(24.h)"): "magnesium in 24-hour urine 0.4 mmol/(24.h) on 2026-11-02",
    }
    resources = [observation(*each, id=each[0]) for each in told]
    spec("read a record", given={"resources": resources}, expect={"measured": list(told.values())})


def test_measured_and_not_known(spec):
    """What was measured and is nothing that we know is named, unless it was withdrawn."""
    known = observation(code={"text": "Serum lithium"}, id="a")
    withdrawn = observation(code={"text": "Serum gold"}, status="entered-in-error", id="b")
    expected = {"measured": [], "measured and not known": ["Serum lithium"], "not used": []}
    spec("read a record", given={"resources": [known, withdrawn]}, expect=expected)


def test_units_in_words(spec):
    """A unit that stands only in words is read where it is certain, whatever its case."""
    for written in ("mg/dl", "MG/DL", "mg / dL"):
        spec(
            "read a record",
            given={"resources": [observation(valueQuantity={"value": 1.2, "unit": written})]},
            expect={"measured": ["magnesium in blood 1.2 mg/dL on 2026-11-02"]},
        )


def test_units_that_do_not_fit(spec):
    """A unit that is missing, unknown, of another dimension, or told twice differently is no unit."""
    reasons = {
        "it has no unit": {},
        "its unit is not one that we read for certain": {"unit": "units"},
        "it is not measured in mg/24 h": {"system": made.UCUM, "code": "mg/(24.h)"},
        "its unit as code and its unit as printed differ": {"code": "mmol/L", "unit": "mg/dL"},
    }
    for reason, unit in reasons.items():
        spec(
            "read a record",
            given={"resources": [observation(valueQuantity={"value": 0.48, **unit})]},
            expect={"measured": [], "not used": [f"Observation/lab: magnesium: {reason}"]},
        )


def test_values_that_cannot_be(spec):
    """Zero or less in blood, a text for a number, and what lies beyond all that was met, are not used."""
    for value in (0, -1, 48, "0.48", True):
        spec("read a record", given={"resources": [observation(value=value)]}, expect={"measured": []})


def test_bounds(spec):
    """A bound stays a bound."""
    quantity = {"value": 0.2, "comparator": "<", "system": made.UCUM, "code": "mmol/L"}
    spec(
        "read a record",
        given={"resources": [observation(valueQuantity=quantity)]},
        expect={"measured": ["magnesium in blood < 0.2 mmol/L on 2026-11-02"]},
    )


def test_names_without_a_code(spec):
    """Without any LOINC code a whole name is read; one that tells no specimen is of none."""
    spec(
        "read a record",
        given={
            "resources": [
                made.named("Serum Magnesium", unit="mmol/L"),
                made.named("Magnesium", unit="mmol/L") | {"id": "b"},
            ]
        },
        expect={
            "measured": [
                "magnesium in blood 0.48 mmol/L on 2026-11-02",
                "magnesium 0.48 mmol/L on 2026-11-02",
            ]
        },
    )
    spec(
        "read a record",
        given={"resources": [made.named("Magnesium stearate", unit="mmol/L")]},
        expect={"measured": []},
    )


def test_words_against_codes(spec):
    """A code whose words mean another measurement, or another specimen, is used by neither."""
    for name in ("Serum potassium", "Urine magnesium"):
        code = {"coding": [{"system": made.LOINC, "code": "2601-3", "display": name}]}
        spec(
            "read a record",
            given={"resources": [observation(code=code)]},
            expect={
                "measured": [],
                "not used": ["Observation/lab: magnesium: its words mean another measurement than its code"],
            },
        )


def test_what_was_withdrawn(spec):
    """What was cancelled or entered in error is not used, nor is what a withdrawn report lists."""
    spec(
        "read a record",
        given={"resources": [observation(status="entered-in-error")]},
        expect={"measured": []},
    )
    report = {
        "resourceType": "DiagnosticReport",
        "status": "cancelled",
        "result": [{"reference": "Observation/lab"}],
    }
    spec("read a record", given={"resources": [observation(), report]}, expect={"measured": []})


def test_what_has_not_happened(spec):
    """A result that is dated after the moment asked for is not used."""
    spec(
        "read a record",
        given={"resources": [observation(effectiveDateTime="2027-01-01")]},
        expect={
            "measured": [],
            "not used": ["Observation/lab: magnesium: it is dated after the moment that is asked for"],
        },
    )


def test_about_somebody_else(spec):
    """What is about a fetus or a donor, or of another patient, is not used."""
    spec(
        "read a record",
        given={"resources": [patient(), observation(focus=[{"reference": "Patient/fetus"}])]},
        expect={"measured": []},
    )
    spec(
        "read a record",
        given={"resources": [patient(), observation(subject={"reference": "Patient/other"})]},
        expect={
            "measured": [],
            "not used": [
                "Observation/lab: this magnesium is of somebody else, or does not say of whom",
            ],
        },
    )


def test_several_patients(spec):
    """Several patients are refused until one is chosen, and never mixed."""
    resources = [
        patient(),
        patient(id="q", gender="male"),
        observation(subject={"reference": "Patient/p"}),
        observation("2823-3", 4.1, id="k", subject={"reference": "Patient/q"}),
    ]
    spec(
        "read a record",
        given={"resources": resources},
        expect_error="The record holds 2 patients, and their data must not be mixed.",
    )
    spec(
        "read a record",
        given={"resources": resources, "subject": "q"},
        expect={
            "person": {"age": 67.6, "sex": "male", "pregnant": None},
            "measured": ["potassium in blood 4.1 mmol/L on 2026-11-02"],
        },
    )


def test_panels_and_components(spec):
    """Components are read each for itself; a panel has no value of its own."""
    spec(
        "read a record",
        given={"resources": [made.blood_pressure()]},
        expect={
            "measured": ["systolic blood pressure 127 mm[Hg] on 2026-11-02"],
            "not used": [
                "Observation/bp, component 2: diastolic blood pressure: the record says that it has none"
            ],
        },
    )


def test_an_estimated_filtration_rate(spec):
    """An estimated filtration rate in mL/min is per 1.73 m², as its code says."""
    spec(
        "read a record",
        given={"resources": [observation("33914-3", 42, "mL/min")]},
        expect={"measured": ["eGFR 42 mL/min/{1.73_m2} on 2026-11-02"]},
    )


def test_medicines(spec):
    """A medicine is known by RxNorm, by ATC, or by its name or trade name as a whole word."""
    expected = {"medicines": ["omeprazole (proton pump inhibitor): taken since 2024-01-05"]}
    names = ({"text": "Omeprazole 20 MG Oral Capsule"}, {"text": "PRILOSEC OTC"})
    for concept in (*names, coded(made.RXNORM, "7646"), coded("http://www.whocc.no/atc", "A02BC01")):
        order = request("", medicationCodeableConcept=concept, authoredOn="2024-01-05")
        spec("read a record", given={"resources": [order]}, expect=expected)


def test_combinations(spec):
    """A combination gives each of its substances; esomeprazole is not omeprazole."""
    spec(
        "read a record",
        given={"resources": [request("Lisinopril 10 MG / Hydrochlorothiazide 12.5 MG Oral Tablet")]},
        expect={
            "medicines": [
                "lisinopril (ACE inhibitor): taken",
                "hydrochlorothiazide (thiazide or thiazide-like diuretic): taken",
            ]
        },
    )
    spec(
        "read a record",
        given={"resources": [request("Esomeprazole magnesium 40 MG")]},
        expect={"medicines": ["esomeprazole (proton pump inhibitor): taken"]},
    )


def test_what_is_no_medicine(spec):
    """A needle is no insulin, eye drops are not the drug in the body, and an order not to give is none."""
    for name in (
        "Insulin pen needles 31G",
        "Tobramycin 0.3% ophthalmic solution",
        "Digoxin immune fab",
        "no omeprazole",
    ):
        spec(
            "read a record",
            given={"resources": [request(name)]},
            expect={"medicines": ["unknown (): taken"]},
        )
    spec(
        "read a record",
        given={"resources": [request("omeprazole", doNotPerform=True)]},
        expect={"medicines": []},
    )


def test_whether_it_is_taken(spec):
    """Status and dates tell whether a medicine is taken; a proposal tells nothing."""
    for status, told in {
        "active": "taken",
        "stopped": "not taken",
        "on-hold": "not taken",
        "unknown": "not told",
    }.items():
        spec(
            "read a record",
            given={"resources": [request("digoxin", status)]},
            expect={"medicines": [f"digoxin (cardiac glycoside): {told}"]},
        )
    spec(
        "read a record",
        given={"resources": [request("digoxin", intent="proposal")]},
        expect={"medicines": ["digoxin (cardiac glycoside): not told"]},
    )


def test_conditions(spec):
    """A condition is known by ICD-10-CM, by SNOMED CT, or by its name, and is active or not."""
    told = {"conditions": ["chronic kidney disease: active"]}
    icd, snomed = coded(made.ICD, "N18.4"), coded("http://snomed.info/sct", "431857002")
    for code in ({"text": "Chronic kidney disease stage 4 (disorder)"}, icd, snomed):
        spec("read a record", given={"resources": [condition("", code=code)]}, expect=told)
    spec(
        "read a record",
        given={"resources": [condition("Hypomagnesemia", "resolved")]},
        expect={"conditions": ["hypomagnesemia: not active"]},
    )


def test_conditions_that_are_none(spec):
    """A family's, a past, a feared or a doubted condition is not one that the patient has."""
    told = {"conditions": ["unknown: active"]}
    for name in ("Family history of diabetes mellitus", "Risk of hypokalemia", "Gitelman syndrome?"):
        spec("read a record", given={"resources": [condition(name)]}, expect=told)
    spec("read a record", given={"resources": [condition("Anemia due to sepsis")]}, expect=told)
    for status in ("refuted", "entered-in-error", "provisional"):
        refuted = condition("Diabetes", verificationStatus={"coding": [{"code": status}]})
        spec("read a record", given={"resources": [refuted]}, expect={"conditions": []})


def test_the_person(spec):
    """Age is taken at the moment asked for; a gender that formulas cannot use is left open."""
    spec(
        "read a record",
        given={"resources": [patient(gender="other")]},
        expect={"person": {"age": 67.6, "sex": None, "pregnant": None}},
    )
    spec(
        "read a record",
        given={"resources": [patient(birthDate="1959")]},
        expect={
            "person": {"age": 67.4, "sex": "female", "pregnant": None},
            "not used": ["Patient: the birth date does not tell the day, so that the age is not exact"],
        },
    )


def test_pregnancy(spec):
    """Pregnancy is told by its newest record, unless that is older than any pregnancy lasts."""

    for day, pregnant in {"2026-09-01": True, "2025-09-01": None}.items():
        spec(
            "read a record",
            given={"resources": [patient(), made.pregnancy(day)]},
            expect={"person": {"age": 67.6, "sex": "female", "pregnant": pregnant}},
        )


def test_what_is_no_record(spec):
    """What is no FHIR in JSON is refused with what to give instead."""
    spec("read a record", given={"text": "<Bundle/>"}, expect_error="The record could not be read.")
    spec(
        "read a record",
        given={"text": '{"resourceType": "Bundle", "id": NaN}'},
        expect_error="The record could not be read.",
    )
    spec("read a record", given={"text": '{"a": 1, "a": 2}'}, expect_error="The record could not be read.")
    spec("read a record", given={"text": "[" * 100_000}, expect_error="The record could not be read.")
    spec("read a record", given={"text": "[]"}, expect_error="The record could not be read.")


def test_the_form(spec):
    """The same patient can be typed: values with their units, drugs and conditions as lists."""
    spec(
        "read a form",
        given={
            "fields": {
                "age": "67",
                "sex": "female",
                "magnesium": "0.48 mmol/L",
                "urine magnesium": "< 1.2 mg/dl",
                "drugs": "omeprazole since 2020-02-01, digoxin",
                "conditions": "Crohn's disease; no diabetes",
            }
        },
        expect={
            "person": {"age": 67.0, "sex": "female", "pregnant": None},
            "measured": [
                "magnesium in blood 0.48 mmol/L on 2026-11-23",
                "magnesium in urine < 1.2 mg/dL on 2026-11-23",
            ],
            "medicines": [
                "omeprazole (proton pump inhibitor): taken since 2020-02-01",
                "digoxin (cardiac glycoside): taken",
            ],
            "conditions": [
                "crohn's disease: active",
                "inflammatory bowel disease: active",
                "unknown: active",
            ],
        },
    )


def test_an_egfr_is_typed_bare(spec):
    """An eGFR has one unit only, so that it may be typed without."""
    for typed in ("95", "95 mL/min", "95 mL/min/1.73m2"):
        spec(
            "read a form",
            given={"fields": {"eGFR": typed}},
            expect={"measured": ["eGFR 95 mL/min/{1.73_m2} on 2026-11-23"]},
        )


def test_the_form_refuses(spec):
    """Every field that cannot be used is told at once, without what was typed."""
    spec(
        "read a form",
        given={"fields": {"age": "old", "magnesium": "0.48", "potassium": "41 mmol/L"}},
        expect_error="3 fields of the patient cannot be used.",
    )
