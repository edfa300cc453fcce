"""What does a record say of a sign, and does an unknown ever become an absence?"""

from datetime import UTC, datetime, timedelta
from itertools import product

import pytest

from bedside.clinic.newest import bring_to, place_value
from bedside.clinic.signs import Calculated, see, see_test
from bedside.terms import (
    AllTests,
    AnyTest,
    Bounds,
    CalculatedTest,
    Comparator,
    Diagnosis,
    DiagnosisTest,
    DrugTest,
    FirstTest,
    MeasuredTest,
    Measurement,
    Medication,
    NotTest,
    Patient,
    PersonTest,
    Presence,
    Sex,
    Sign,
    SignTest,
    Specimen,
    Unread,
)

NOW = datetime(2026, 11, 20, 12, tzinfo=UTC)
PRESENT, ABSENT, UNKNOWN = Presence.PRESENT, Presence.ABSENT, Presence.UNKNOWN
LOW_MAGNESIUM = MeasuredTest(of="magnesium", specimen=Specimen.BLOOD, bounds=Bounds(unit="mmol/L", below=0.7))


def magnesium(value: float, unit: str = "mmol/L", days: float | None = 1, **more: object) -> Measurement:
    given = {"of": "magnesium", "specimen": Specimen.BLOOD, "place": "Observation/mg", **more}
    taken = None if days is None else NOW - timedelta(days=days)
    return Measurement(value=value, unit=unit, taken=taken, **given)  # type: ignore[arg-type]


def patient(*items: Measurement | Medication | Diagnosis, **more: object) -> Patient:
    return Patient(
        asked_at=NOW,
        measurements=tuple(each for each in items if isinstance(each, Measurement)),
        medications=tuple(each for each in items if isinstance(each, Medication)),
        diagnoses=tuple(each for each in items if isinstance(each, Diagnosis)),
        **more,  # type: ignore[arg-type]
    )


def drug(
    name: str, days_since: float | None = None, *, current: bool | None = True, **more: object
) -> Medication:
    since = None if days_since is None else NOW - timedelta(days=days_since)
    given = {"drug": name, **more}
    return Medication(name=name, place="MedicationRequest/1", is_current=current, since=since, **given)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("value", "unit", "expected"),
    [
        (0.69, "mmol/L", PRESENT),
        (0.7, "mmol/L", ABSENT),
        (1.3, "meq/L", PRESENT),  # 0.65 mmol/L
        (1.3, "mg/dL", PRESENT),  # 0.53 mmol/L
        (1.7, "mg/dL", ABSENT),  # how 0.7 mmol/L is printed, though it is 0.6994 by arithmetic
        (1.69, "mg/dL", PRESENT),
        (1, "mg/dL", PRESENT),
        (1.4, "meq/L", ABSENT),
        (1e-300, "mg/dL", PRESENT),
        (1e300, "mg/dL", ABSENT),
        (1.8, "mg/dL", ABSENT),
        (1.7, "kg", UNKNOWN),
        (float("nan"), "mmol/L", UNKNOWN),
    ],
)
def test_a_value_is_brought_to_the_unit_of_the_bound(value: float, unit: str, expected: Presence) -> None:
    assert see_test(LOW_MAGNESIUM, patient(magnesium(value, unit))).presence is expected


def test_the_newest_value_counts_and_is_shown() -> None:
    seen = see_test(LOW_MAGNESIUM, patient(magnesium(0.4, days=30), magnesium(0.9, days=2)))
    assert seen.presence is ABSENT
    assert [datum.text for datum in seen.data] == ["Magnesium 0.9 mmol/L (2026-11-18)"]


def test_total_calcium_is_not_taken_for_ionized_calcium() -> None:
    """Both convert by one analyte, and a normal total would be a deadly ionized value."""
    test = MeasuredTest(
        of="ionized calcium", specimen=Specimen.BLOOD, bounds=Bounds(unit="mmol/L", above=1.33)
    )
    assert see_test(test, patient(magnesium(2.4, of="calcium"))).presence is UNKNOWN
    assert see_test(test, patient(magnesium(6, "mg/dL", of="ionized calcium"))).presence is PRESENT


def test_what_was_not_measured_is_unknown_and_named() -> None:
    urine = magnesium(0.1, specimen=Specimen.URINE)
    for who in (patient(), patient(urine), patient(magnesium(0.4, days=-10))):
        seen = see_test(LOW_MAGNESIUM, who)
        assert (seen.presence, seen.missing) == (UNKNOWN, ("magnesium (blood)",))


def test_two_values_of_one_moment_that_disagree_leave_it_unknown() -> None:
    assert see_test(LOW_MAGNESIUM, patient(magnesium(0.5), magnesium(0.9))).presence is UNKNOWN


def test_a_value_may_be_too_old_or_undated() -> None:
    test = MeasuredTest(of="Mg", specimen=Specimen.BLOOD, bounds=LOW_MAGNESIUM.bounds, within_days=30)
    assert see_test(test, patient(magnesium(0.5, days=29))).presence is PRESENT
    assert see_test(test, patient(magnesium(0.5, days=31))).presence is UNKNOWN
    assert see_test(test, patient(magnesium(0.5, days=None))).presence is UNKNOWN
    assert see_test(LOW_MAGNESIUM, patient(magnesium(0.5, days=None))).presence is PRESENT


def test_a_comparator_never_says_more_than_it_does() -> None:
    """Judged by trying: whatever the value may be, the answer must be right, or unknown."""
    grid = [step / 4 for step in range(-8, 25)]
    may = {
        Comparator.LESS: lambda x, v: x < v,
        Comparator.AT_MOST: lambda x, v: x <= v,
        Comparator.MORE: lambda x, v: x > v,
        Comparator.AT_LEAST: lambda x, v: x >= v,
        Comparator.EQUAL: lambda x, v: x == v,
    }
    all_bounds = [
        Bounds(unit="1", **ends)
        for ends in ({"below": 2}, {"at_most": 2}, {"above": 2}, {"at_least": 2}, {"at_least": 1, "below": 3})
    ]
    for bounds, (comparator, is_that), value in product(all_bounds, may.items(), (1.0, 1.5, 2.0, 2.5, 3.0)):
        told = {
            (bounds.below is None or x < bounds.below)
            and (bounds.at_most is None or x <= bounds.at_most)
            and (bounds.above is None or x > bounds.above)
            and (bounds.at_least is None or x >= bounds.at_least)
            for x in grid
            if is_that(x, value)
        }
        expected = UNKNOWN if len(told) > 1 else PRESENT if told.pop() else ABSENT
        got = place_value(value, bounds, comparator=comparator)
        assert got is expected, (bounds, comparator, value)


def test_about_and_ranges_decide_nothing() -> None:
    for comparator in (Comparator.ABOUT, Comparator.RANGE):
        assert place_value(0.1, LOW_MAGNESIUM.bounds, comparator=comparator) is UNKNOWN


def test_units_that_nothing_ties_are_not_brought_together() -> None:
    assert bring_to(1, from_unit="meq/L", to_unit="mmol/L", of="unheard of") is None
    assert bring_to(1, from_unit="mmol/L", to_unit="mg/dL", of="unheard of") is None
    assert bring_to(1, from_unit="mmol/mmol", to_unit="mg/mg", of="calcium") is None
    assert bring_to(0.4, from_unit="s", to_unit="ms", of="QT interval") == 400


PPI = DrugTest(drugs=("omeprazole",), classes=("proton pump inhibitor",))


@pytest.mark.parametrize(
    ("medications", "expected"),
    [
        ([], UNKNOWN),
        ([drug("omeprazole")], PRESENT),
        ([drug("Omeprazole")], PRESENT),
        ([drug("lansoprazole", drug_classes=("Proton pump inhibitor",))], PRESENT),
        ([drug("metformin")], ABSENT),
        ([drug("metformin"), drug("?", drug=None)], UNKNOWN),
        ([drug("metformin", current=None)], UNKNOWN),
        ([drug("omeprazole", current=None)], UNKNOWN),
        ([drug("omeprazole", current=False), drug("metformin")], ABSENT),
        ([drug("omeprazole", until=NOW - timedelta(days=400)), drug("metformin")], ABSENT),
    ],
)
def test_a_drug_is_absent_only_from_a_list_that_was_read_whole(
    medications: list[Medication], expected: Presence
) -> None:
    assert see_test(PPI, patient(*medications)).presence is expected


def test_a_list_that_was_not_read_whole_says_nothing_of_absence() -> None:
    unread = (Unread(place="MedicationRequest/7", reason="no name"),)
    assert see_test(PPI, patient(drug("metformin"), unread=unread)).presence is UNKNOWN


def test_how_long_a_drug_is_taken() -> None:
    test = DrugTest(drugs=("omeprazole",), longer_than_days=365)
    assert see_test(test, patient(drug("omeprazole", 400))).presence is PRESENT
    assert see_test(test, patient(drug("omeprazole", 90))).presence is ABSENT
    seen = see_test(test, patient(drug("omeprazole")))
    assert (seen.presence, seen.missing) == (UNKNOWN, ("since when omeprazole is taken",))


def test_what_was_stopped_lately_still_counts_where_that_is_asked() -> None:
    test = DrugTest(drugs=("cisplatin",), within_days=180)
    lately = drug("cisplatin", 300, current=False, until=NOW - timedelta(days=60))
    long_ago = drug("cisplatin", 900, current=False, until=NOW - timedelta(days=600))
    assert see_test(test, patient(lately)).presence is PRESENT
    assert see_test(test, patient(long_ago)).presence is ABSENT
    assert see_test(test, patient(drug("cisplatin", current=False))).presence is UNKNOWN
    assert see_test(test, patient(drug("metformin"))).presence is UNKNOWN  # says nothing of the past


@pytest.mark.parametrize(
    ("is_active", "expected"), [(True, PRESENT), (None, UNKNOWN), (False, ABSENT), ("no mention", UNKNOWN)]
)
def test_a_problem_list_is_never_whole(is_active: bool | str | None, expected: Presence) -> None:
    listed = Diagnosis(
        name="Diarrhea",
        place="Condition/1",
        condition="diarrhea" if is_active != "no mention" else "gout",
        is_active=is_active if not isinstance(is_active, str) else True,
    )
    assert see_test(DiagnosisTest(conditions=("diarrhea",)), patient(listed)).presence is expected


def test_age_sex_and_pregnancy() -> None:
    child = PersonTest(age=Bounds(unit="a", below=18))
    assert see_test(child, patient(age_years=4)).presence is PRESENT
    assert see_test(child, patient(age_years=40)).presence is ABSENT
    assert see_test(child, patient()).missing == ("age",)
    pregnant = PersonTest(is_pregnant=True)
    assert see_test(pregnant, patient(sex=Sex.FEMALE)).presence is UNKNOWN
    assert see_test(pregnant, patient(sex=Sex.MALE)).presence is ABSENT
    assert see_test(pregnant, patient(sex=Sex.FEMALE, is_pregnant=True)).presence is PRESENT
    assert (
        see_test(PersonTest(sex=Sex.MALE, age=Bounds(unit="a", below=18)), patient(sex=Sex.FEMALE)).presence
        is ABSENT
    )


def _of(presence: Presence) -> SignTest:
    """A test that the patient of the next test answers so."""
    return {
        PRESENT: PersonTest(sex=Sex.MALE),
        ABSENT: PersonTest(sex=Sex.FEMALE),
        UNKNOWN: PersonTest(age=Bounds(unit="a", below=18)),
    }[presence]


@pytest.mark.parametrize("parts", list(product(Presence, repeat=2)))
def test_three_valued_logic(parts: tuple[Presence, Presence]) -> None:
    """Kleene's tables: all is the least, any the greatest, not the mirror of absent < unknown < present."""
    order = (ABSENT, UNKNOWN, PRESENT)
    tests = tuple(map(_of, parts))
    ranks = [order.index(part) for part in parts]
    man = patient(sex=Sex.MALE)
    known = [part for part in parts if part is not UNKNOWN]
    assert see_test(FirstTest(tests=tests), man).presence is (known[0] if known else UNKNOWN)
    assert see_test(AllTests(tests=tests), man).presence is order[min(ranks)]
    assert see_test(AnyTest(tests=tests), man).presence is order[max(ranks)]
    assert see_test(NotTest(test=tests[0]), man).presence is order[2 - ranks[0]]


def test_a_calculated_sign_tells_what_the_calculator_lacked() -> None:
    test = CalculatedTest(calculator="femg", bounds=Bounds(unit="%", above=4))

    def lacking(id: str, who: Patient) -> Calculated:
        return Calculated(name=id, missing=("magnesium (urine)",))

    def made(id: str, who: Patient) -> Calculated:
        return Calculated(name=id, results=((3, "mmol/L"), (6.5, "%")))

    assert see_test(test, patient(), lacking).missing == ("magnesium (urine)",)
    assert see_test(test, patient(), made).presence is PRESENT


def test_a_sign_in_words_alone_stays_unknown() -> None:
    seen = see(Sign(text="volume depletion"), patient())
    assert (seen.presence, seen.missing) == (UNKNOWN, ("volume depletion",))
