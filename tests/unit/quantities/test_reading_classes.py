"""Classes of phrases that the reader once misread, each in sentences of our own."""

import pytest

from bedside.quantities import find_quantities


def _told(text):
    return [
        f"{q.role} {q.comparator} {q.low}"
        + (f":{q.high}" if q.high is not None else "")
        + f" {q.unit or '-'}"
        for q in find_quantities(text)
    ]


def _reads(*cases):
    return pytest.mark.parametrize(("text", "expected"), cases)


@_reads(
    ("at most four clinic visits per week", ["frequency <= 4 /wk"]),
    ("Do not take more than 8 tablets in 24 hours.", ["frequency <= 8 /(24.h)"]),
    ("3–4 contractions in 10 minutes", ["frequency range 3:4 /(10.min)"]),
    ("5 servings of fruit a day", ["frequency = 5 /d"]),
    ("one drink per day", ["frequency = 1 /d"]),
    ("about 2,000 people each year", ["count ~ 2000 -"]),
    ("2 tablets three times a day", ["count = 2 -", "frequency = 3 /d"]),
    ("take 2 tablets every 4 hours", ["count = 2 -", "period = 4 h"]),
    ("six weekly sessions", ["count = 6 -"]),
    ("readings at least 10 minutes apart", ["period >= 10 min"]),
    ("at intervals of 4 weeks or more", ["period >= 4 wk"]),
)
def test_reads_rates(text, expected):
    assert _told(text) == expected


@_reads(
    ("at 36+3 weeks of gestation", ["moment = 36.4286 wk"]),
    ("from 37 0/7 to 38 6/7 weeks", ["moment range 37:38.8571 wk"]),
    ("before 37 completed weeks of pregnancy", ["moment = 37 wk"]),
    ("from baseline to 6 months", ["moment = 6 mo"]),
    ("followed by 14 days of rest", ["duration = 14 d"]),
    ("in the 30 days before admission", ["duration = 30 d"]),
    ("during the first 3 years after surgery", ["duration = 3 a"]),
    ("the two-year study visit", ["moment = 2 a"]),
    ("after 30 days treatment", ["duration = 30 d"]),
    ("at 12 h (P < 0.01) and 24 h", ["moment = 12 h", "p-value < 0.01 -", "moment = 24 h"]),
    ("over 3 consecutive nights", ["count = 3 -"]),
)
def test_reads_times(text, expected):
    assert _told(text) == expected


@_reads(
    ("between ages 8 and 12", ["age range 8:12 -"]),
    ("the average age of people with the disease is about 50", ["age ~ 50 -"]),
    ("40–80 years of age (mean of 63 years)", ["age range 40:80 a", "age = 63 a"]),
    ("women in their 30s", ["age = 30 -"]),
    ("age bands (35-49 and 50-64 years)", ["age range 35:49 a", "age range 50:64 a"]),
    ("children younger than age 6", ["age < 6 -"]),
    ("if you are 18 or older", ["age >= 18 -"]),
    ("people with asthma who are over 70", ["age > 70 -"]),
    ("median age 61 (range 34-82)", ["age = 61 -", "age range 34:82 -"]),
    ("at 2, 4, and 6 months of age", ["age = 2 mo", "age = 4 mo", "age = 6 mo"]),
)
def test_reads_ages(text, expected):
    assert _told(text) == expected


@_reads(
    ("after at least one hospitalization", ["count >= 1 -"]),
    ("evidence from 1 or more trials", ["count >= 1 -"]),
    ("(12 women, 4 smokers)", ["count = 12 -", "count = 4 -"]),
    ("6 severe and 7 fatal cases", ["count = 6 -", "count = 7 -"]),
    ("4.2 per 1,000 births", ["count = 4.2 -"]),
    ("31 [7%] versus 40 [9%] patients", ["count = 31 -", "value = 7 %", "count = 40 -", "value = 9 %"]),
    ("3 among 1,232 controls", ["count = 3 -", "count = 1232 -"]),
    ("50 healthy adults and 19 with asthma", ["count = 50 -", "count = 19 -"]),
    ("few strokes (7 vs. 8 for the two arms)", ["count = 7 -", "count = 8 -", "count = 2 -"]),
    ("Packs of 10, 28 (foil) or 1 000.", ["count = 10 -", "count = 28 -", "count = 1000 -"]),
    ("an effect size of 0.41 (95% CI 0.2 to 0.6)", ["value = 0.41 -", "confidence interval range 0.2:0.6 -"]),
    ("a 6-field plan", ["count = 6 -"]),
    ("seen at least ten times", ["count >= 10 -"]),
    ("ten times the upper limit", ["value = 10 -"]),
    ("1.5 to 20 in 1,000 births", ["count range 1.5:20 -"]),
)
def test_reads_counts(text, expected):
    assert _told(text) == expected


@_reads(
    ("1.2 g of protein per kg body weight per day", ["value = 1.2 g/kg/d"]),
    ("25 kcalories per kg per day", ["value = 25 kcal/kg/d"]),
    ("8 ounces of water", ["value = 8 [foz_us]"]),
    ("8 ounces of meat", ["value = 8 [oz_av]"]),
    ("10,000 platelets per microliter", ["value = 10000 {cells}/uL"]),
    ("3.2 events per 100 patient-years", ["value = 3.2 /(100.a)"]),
    ("77 degrees K", ["value = 77 K"]),
    ("a 4x5x6 cm mass", ["value = 4 cm", "value = 5 cm", "value = 6 cm"]),
    ("2 x 500 mg", ["value = 2 -", "value = 500 mg"]),
    ("5.1±2 vs.6.2±3 cm", ["value = 5.1 cm", "value = 6.2 cm"]),
    ("5-10 mg orally per day", ["value range 5:10 mg/d"]),
    ("0.6 km · h−1", ["value = 0.6 km/h"]),
    ("2 liters of fluid a day", ["value = 2 L/d"]),
)
def test_reads_units(text, expected):
    assert _told(text) == expected


@_reads(
    ("costs below $500", ["value < 500 -"]),
    ("less than the 5th percentile", ["value < 5 -"]),
    ("waves as high as 50 feet or more", ["value >= 50 [ft_i]"]),
    ("Do not use for more than 10 days.", ["duration <= 10 d"]),
    ("Avoid in people with more than 10 days of fever.", ["duration > 10 d"]),
    ("at or below 120 mm Hg", ["value <= 120 mm[Hg]"]),
    ("reduced to almost zero", ["value ~ 0 -"]),
    ("(all p’s > .05)", ["p-value > 0.05 -"]),
    ("(p < 10(-4))", ["p-value < 0.0001 -"]),
    ("5 to 9%, P < 0.05", ["value = 5 %", "value = 9 %", "p-value < 0.05 -"]),
)
def test_reads_bounds(text, expected):
    assert _told(text) == expected


@_reads(
    ("tier 2 or 3 services", ["label = 2 -", "label = 3 -"]),
    ("grade 3 or 4 toxicities", ["label = 3 -", "label = 4 -"]),
    ("estrogen receptor 2 (ESR2) genes", ["label = 2 -"]),
    ("1,2,4-trichlorobenzene", []),
    ("the variant c.-1639 G>A", []),
    ("N2–3 disease", []),
    ("FEF25–75 was low", []),
    ("if 1) it is mild and 2) it is new", ["label = 1 -", "label = 2 -"]),
    ("dial 1-800-555-HELP", ["label = 1 -"]),
    ("call 911 at once", ["label = 911 -"]),
    ("a scale of 1 = never to 2 = always", ["label = 1 -", "label = 2 -"]),
    ("risk = 1 − exp(x)", ["label = 1 -"]),
    ("a preference (1.31) over (0.71)", ["value = 1.31 -", "value = 0.71 -"]),
    ("[see Warnings (5.1)]", ["label = 5.1 -"]),
    ("marked “41” on one side", ["label = 41 -"]),
    ("between 8 and 9 a.m.", ["label = 8 -"]),
)
def test_tells_names_from_numbers(text, expected):
    assert _told(text) == expected


@_reads(
    ("as in the Marigold 2 group", ["label = 2 -"]),
    ("PDE 3/4 inhibitors", ["label = 3 -", "label = 4 -"]),
    ("phosphodiesterase (PDE) 3/4 inhibitors", ["label = 3 -", "label = 4 -"]),
    ("order 412–003) by mail", ["label = 412 -"]),
    ("12 Mill Street, 345 678 Riverton", ["label = 12 -", "label = 345 -"]),
    ("EudraCT 2010-004321-23", ["label = 2010 -"]),
    ("closed with a 6–0 nylon suture", ["label = 6 -"]),
    ("x.g001Fig 1(A) shows it", ["label = 1 -"]),
    ("In Pretest 2 it was shown", ["label = 2 -"]),
    ("Sessions 3–6 were held", ["label range 3:6 -"]),
    ("Call 9-1-1 now", ["label = 9 -"]),
    ("Ann Imag 70:828-835, 2010", ["label = 70 -", "label = 2010 -"]),
    ("the sows of herd 1 (see Textbox 2)", ["label = 1 -", "label = 2 -"]),
    ("(93 in herd 1, 107 in herd 2)", ["value = 93 -", "label = 1 -", "value = 107 -", "label = 2 -"]),
    ("plasma Aβ1-40", []),
    ("a peroxidase- (Pox-) 1 gene", []),
    ("a (Tc)-99m scan", []),
    ("99m technetium", []),
    ("17-β-estradiol, 6′-carboxyrhodamine and 25- hydroxyvitamin D", []),
)
def test_reads_numbers_of_names(text, expected):
    assert _told(text) == expected


@_reads(
    ("Weight (kg): 72 and distance [m]: 203", ["value = 72 kg", "value = 203 m"]),
    ("12.9 cm versus 8.9 (P < 0.05)", ["value = 12.9 cm", "value = 8.9 cm", "p-value < 0.05 -"]),
    ("people in their 40s and 50s", ["age = 40 -", "age = 50 -"]),
    ("a temperature below 94 F", ["value < 94 [degF]"]),
    ("assigned 2:1 or in a 1:1 ratio", ["value = 2 -", "value = 1 -"]),
    ("a BMI of 30 kgm-2", ["value = 30 kg/m2"]),
    ("above 4 iu/ml", ["value > 4 [iU]/mL"]),
    ("0.02 ug/(kg·h)", ["value = 0.02 ug/kg/h"]),
    ("a two-point decrease", ["value = 2 -"]),
    ("a one-unit increase", ["value = 1 -"]),
    ("a 10-unit increase", ["value = 10 -"]),
    ("only one trial was found", ["count = 1 -"]),
    ("the only one left", []),
    ("given to 40 (12 long-term smokers, 28 never smokers and others) adults", ["count = 40 -"]),
)
def test_reads_units_and_counts_by_what_stands_around(text, expected):
    assert [told for told in _told(text) if "= 12 " not in told and "= 28 " not in told] == expected


@_reads(
    ("any pain prior to 12 weeks", ["moment = 12 wk"]),
    ("at a median of 2 days (range 1-9 days)", ["moment = 2 d", "moment range 1:9 d"]),
    ("stays averaged at 9 days", ["duration = 9 d"]),
    ("remain in the ward at least 3 days following surgery", ["duration >= 3 d"]),
    ("it may last as long as 3 months", ["duration <= 3 mo"]),
    ("symptoms begin before age 7", ["age < 7 -"]),
    ("runners (n = 9, 31 ± 4 years)", ["count = 9 -", "age = 31 a"]),
    ("The mean age ± SD was 27.8 ± 8.1 years", ["age = 27.8 a"]),
    ("on postoperative day (POD) 1, 2 and 5", ["moment = 1 d", "moment = 2 d", "moment = 5 d"]),
)
def test_reads_times_by_what_stands_around(text, expected):
    assert _told(text) == expected


@pytest.mark.parametrize("text", ["63 kg (SD 12)", "63 kg (± 12)", "63 kg (SE: 12 kg)"])
def test_a_bracket_tells_the_spread(text):
    (found,) = find_quantities(text)
    assert (found.low, found.unit, found.spread) == (63, "kg", 12)


@pytest.mark.parametrize(
    ("text", "total"),
    [
        ("2.8/1,000 births", 1000),
        ("one in 10,000 to 20,000 births", 10_000),
        ("one out of every 33 births", 33),
    ],
)
def test_a_total_is_no_quantity_of_its_own(text, total):
    (found,) = find_quantities(text)
    assert found.total == total
