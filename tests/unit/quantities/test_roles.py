"""What a number does where it stands, in sentences of our own."""

import pytest

from bedside.quantities import find_quantities


def _told(text):
    return [
        f"{q.role} {q.comparator} {q.low}"
        + (f":{q.high}" if q.high is not None else "")
        + f" {q.unit or '-'}"
        for q in find_quantities(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("We followed 40 patients.", ["count = 40 -"]),
        ("In 12 of the 40 patients", ["count = 12 -"]),
        ("in 3/86 infants", ["count = 3 -"]),
        ("Thirty-one were seen and 16 were excluded.", ["count = 31 -", "count = 16 -"]),
        ("one of four groups", ["count = 4 -"]),
        ("It may affect up to 1 in 100 people.", ["count <= 1 -"]),
        ("95% confidence interval [CI], -0.5 to -0.1", ["confidence interval range -0.5:-0.1 -"]),
        ("CI95% 1.17-1.59", ["confidence interval range 1.17:1.59 -"]),
        ("99.3% (95% CI 96–100%)", ["value = 99.3 %", "confidence interval range 96:100 %"]),
        ("with 95% CIs", ["label = 95 -"]),
        ("p-value of 0.017", ["p-value = 0.017 -"]),
        ("(P for trend = .03)", ["p-value = 0.03 -"]),
        ("phase 1 studies", ["label = 1 -"]),
        ("10 mg tid", ["value = 10 mg", "frequency = 3 /d"]),
        ("1 g q8h", ["value = 1 g", "period = 8 h"]),
        ("2 g every 6 to 8 hours", ["value = 2 g", "period range 6:8 h"]),
        ("6-hourly", ["period = 6 h"]),
        ("every other day", ["period = 2 d"]),
        ("at least once a week", ["frequency >= 1 /wk"]),
        ("2-3 times per week", ["frequency range 2:3 /wk"]),
        ("400 mg once daily", ["value = 400 mg/d"]),
        ("0.4 mg of folic acid every day", ["value = 0.4 mg/d"]),
        ("at 12, 24 and 36 weeks", [f"moment = {n} wk" for n in (12, 24, 36)]),
        ("on days 1, 8 and 15", [f"moment = {n} d" for n in (1, 8, 15)]),
        ("from day 1 through day 5", ["moment range 1:5 d"]),
        ("10 years after surgery", ["moment = 10 a"]),
        ("after 6 months of treatment", ["duration = 6 mo"]),
        ("for 2 weeks after the dose", ["duration = 2 wk"]),
        ("a 12-week course", ["duration = 12 wk"]),
        ("within the past 12 months", ["duration <= 12 mo"]),
        ("a 6-month-old boy", ["age = 6 mo"]),
        ("adults 65 years of age or older", ["age >= 65 a"]),
        ("children under 12 years", ["age < 12 a"]),
        ("people aged 18 to 64", ["age range 18:64 -"]),
        ("grade 2C", ["label = 2 -"]),
        ("Tables 2 and 3", ["label = 2 -", "label = 3 -"]),
        ("on 12 March 2015", ["label = 12 -"]),
        ("call 1-800-555-0100", ["label = 1 -"]),
        ("shown before [3,5-7].", ["label = 3 -", "label range 5:7 -"]),
        ("the 1990s", ["label = 1990 -"]),
        ("in 2010, 2010 patients", ["label = 2010 -", "count = 2010 -"]),
        ("type 2 diabetes", ["label = 2 -"]),
        ("a two-fold rise", ["value = 2 -"]),
        ("one third of them", ["value = 0.3333 -"]),
        ("a half-life of 5 h", ["duration = 5 h"]),
        ("10/20/40 mg", ["value = 10 mg", "value = 20 mg", "value = 40 mg"]),
        ("1/2 inch", ["value = 0.5 [in_i]"]),
        ("0.07 per 100 patient-years", ["value = 0.07 /(100.a)"]),
        ("25 per 1000 births", ["count = 25 -"]),
        ("2 to <18 years", ["duration range 2:18 a"]),
        ("150 × 109/L", ["value = 150 10*9/L"]),
        ("8000/µL", ["value = 8000 /uL"]),
        ("98.6 °F", ["value = 98.6 [degF]"]),
        ("0.9 µM", ["value = 0.9 umol/L"]),
        ("2 x 10^3", ["value = 2E+3 -"]),
        ("a sixfold rise", ["value = 6 -"]),
        ("12% to 15% per year", ["value range 12:15 %/a"]),
        ("a risk of 1:543", ["count = 1 -"]),
        ("a 2:1 ratio", ["value = 2 -"]),
        (">50%-75%", ["value range 50:75 %"]),
        ("1,5 mg", ["value = 1.5 mg"]),
        ("2 100 mg tablets", ["count = 2 -", "value = 100 mg"]),
        ("18 288 reports", ["count = 18288 -"]),
        ("37 second operations", ["count = 37 -"]),
        ("10 000 births", ["count = 10000 -"]),
        ("< 200 IU/mL", ["value < 200 [iU]/mL"]),
        ("a 1:1:1 ratio", ["value = 1 -"]),
        ("a stature under 4' 10\"", ["value < 4.8333 [ft_i]"]),
        ("over the last 5 decades", ["duration = 5 10.a"]),
        ("lowered by 30% to 40% in 24 hours", ["value range 30:40 %", "duration = 24 h"]),
        ("2 pg ml(-1)", ["value = 2 pg/mL"]),
        ("BP of 140–159/90–109 mmHg", ["value range 140:159 mm[Hg]", "value range 90:109 mm[Hg]"]),
        ("200 units per kg SC per day", ["value = 200 [iU]/kg/d"]),
        ("mutations Q127H and S65C", []),
        ("more hypoglycemia22,23,25", []),
        ("an allergen, Der p 1", ["label = 1 -"]),
        ("HPV 16", ["label = 16 -"]),
        ("at 8 AM", ["label = 8 -"]),
        ("a Gleason score ≤6, and <50% of cores", ["value <= 6 -", "value < 50 %"]),
        ("HR=0.9 [0.4 ; 2.0]", ["value = 0.9 -", "confidence interval range 0.4:2.0 -"]),
        ("36 visits for 12 weeks + 1", ["count = 36 -", "duration = 12 wk", "count = 1 -"]),
        ("after a 14-hour fast", ["duration = 14 h"]),
        ("10 × 10 unit dose blisters", ["count = 10 -", "count = 10 -"]),
    ],
)
def test_reads_the_role(text, expected):
    assert _told(text) == expected


@pytest.mark.parametrize(
    "text",
    ["IL-6 and GLP-1", "5-fluorouracil", "second-line", "one of the most", "the second half", "5th edition"],
)
def test_names_are_nothing(text):
    assert _told(text) == []


def test_a_total_a_level_and_a_spread():
    total, level, spread = find_quantities("12 of 40 (95% CI 10-16) and 2.0 ± 0.3 mg")
    assert (total.total, level.level, spread.spread) == (40, 95, spread.spread)
    assert str(spread.spread) == "0.3"


def test_the_place_of_the_number_within_its_text():
    text = "Stay at least two weeks."
    (found,) = find_quantities(text)
    assert text[found.start : found.end] == "at least two weeks"
    assert text[found.at :].startswith("two")
