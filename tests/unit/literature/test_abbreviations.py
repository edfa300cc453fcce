"""Short forms that a text explains, and parentheses that explain nothing."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.literature.abbreviations import find_abbreviations


@pytest.mark.parametrize(
    ("text", "short", "long"),
    [
        ("Proton pump inhibitors (PPI) were given.", "PPI", "proton pump inhibitors"),
        ("We saw acute kidney injury (AKI).", "AKI", "acute kidney injury"),
        (
            "Levels of tumor necrosis factor-alpha (TNF-alpha) rose.",
            "TNF-alpha",
            "tumor necrosis factor-alpha",
        ),
        (
            "The estimated glomerular filtration rate (eGFR) fell.",
            "eGFR",
            "estimated glomerular filtration rate",
        ),
        (
            "Of all heart failure with reduced ejection fraction (HFrEF)",
            "HFrEF",
            "heart failure with reduced ejection fraction",
        ),
        (
            "A selective serotonin reuptake inhibitors (SSRIs) trial",
            "SSRI",
            "selective serotonin reuptake inhibitors",
        ),
        ("The PPI (proton pump inhibitor) was stopped.", "PPI", "proton pump inhibitor"),
        ("PPIs (proton pump inhibitors) are drugs.", "PPI", "proton pump inhibitors"),
        ("Systolic blood pressure (SBP; mm Hg) rose.", "SBP", "systolic blood pressure"),
        ("The confidence interval (CI, 95%) was wide.", "CI", "confidence interval"),
        ("Type 2 diabetes mellitus (T2DM) is common.", "T2DM", "type 2 diabetes mellitus"),
        ("With hydrochlorothiazide (HCTZ) alone.", "HCTZ", "hydrochlorothiazide"),
        ("It ended. Atrial fibrillation\n(AF) was new.", "AF", "atrial fibrillation"),
    ],
)
def test_an_explained_short_form(text: str, short: str, long: str) -> None:
    assert list(find_abbreviations(text)) == [(short, long)]


@pytest.mark.parametrize(
    "text",
    [
        "Ten of them (n=5) did (p<0.05), later (2010), as drawn (Fig 2) and listed (Table 1).",
        "The figure (Fig) is of stage (III).",
        "Sodium was low (see above) in most (but not all) of them.",
        "They slept. (AKI) It rained.",
        "Nothing that fits (XYZ).",
        "AKI (AKI) and a b c d (",
        "(AKI)",
        "It was given daily (MG) and b(AB)",
        "",
    ],
)
def test_what_explains_nothing(text: str) -> None:
    assert list(find_abbreviations(text)) == []


@given(st.text(alphabet="aAbB (),.-1é\n", max_size=200))
def test_any_text_is_read_and_a_long_form_stands_in_it(text: str) -> None:
    plain = " ".join(text.lower().split())
    for short, long in find_abbreviations(text):
        assert short in text and long in plain and len(long) > len(short)


def test_a_hostile_text_is_read_in_no_time() -> None:
    began = time.process_time()
    for text in ("(" * 100_000, "A (" * 30_000, "a " * 50_000 + "(AA)", "(A" + " " * 100_000):
        assert list(find_abbreviations(text)) in ([], [("AA", "a a")])
    assert time.process_time() - began < 5
