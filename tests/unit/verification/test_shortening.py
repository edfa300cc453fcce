"""What may be left out of a sentence, and what may not?"""

import pytest

from bedside.verification import is_shortened

WHOLE = (
    "RESULTS: In conclusion, we found that proton pump inhibitors (PPIs) raised the risk "
    "(OR 1.5, 95% CI 1.2-1.9, P<0.001) of fractures [12] in adults (Table 2)."
)
LEFT_OUT = [
    "In conclusion, we found that proton pump inhibitors (PPIs) raised the risk (OR 1.5, 95% CI 1.2-1.9, "
    "P<0.001) of fractures [12] in adults (Table 2).",
    "Proton pump inhibitors raised the risk of fractures in adults.",
    "Proton pump inhibitors (PPIs) raised the risk of fractures [12] in adults",
]
NOT_LEFT_OUT = [
    ("Give 10 mg per kg daily.", "Children: Give 10 mg per kg daily."),
    ("A few patients improved on zinc.", "Few patients improved on zinc."),
    ("Few patients improved on zinc.", "A few patients improved on zinc."),
    ("Hepatitis vaccine is given at birth.", "Hepatitis A vaccine is given at birth."),
    ("Group streptococci are treated with penicillin.", "Group A streptococci are treated with penicillin."),
    ("Zinc is given with food.", "Zinc (oral) is given with food."),
    ("Zinc is given with food.", "Zinc is given with food (adults)."),
    ("Zinc is given at 50 mg.", "Zinc is given at 50 mg (or less)."),
    ("Zinc is given as acetate.", "Zinc is given as acetate (tablets only)."),
    ("Zinc is safe at 50 mg.", "Zinc is safe at 50 mg (95% of adults)."),
    ("Zinc lowered copper in plasma.", "Zinc lowered copper in plasma (P = 0.4)."),
    ("Zinc lowered copper in plasma.", "Zinc lowered copper in plasma (P > 0.01)."),
    ("Zinc lowered mortality.", "Zinc lowered mortality (HR 0.9, 95% CI 0.7 to 1.2)."),
    ("Zinc lowered copper by 5.", "Zinc lowered copper by 5 (MD 5, 95% CI −2 to 12)."),
    ("Zinc is given daily.", "Zinc is given daily; children take half of it."),
    ("Zinc is harmless.", "Zinc is harmless, whereas 5 g of it are not."),
    ("Counts were 109 cells.", "Counts were 10⁹ cells."),
    ("Counts were 3.10⁹ cells.", "Counts were 3·10⁹ cells."),
    ("Give 5 MM of it.", "Give 5 mM of it."),
    ("Give 5 mg of it.", "Give -5 mg of it."),
    ("No treatment helped them.", "No, treatment helped them."),
    ("Zinc did not differ.", "Zinc did not importantly differ."),
    ("Zinc cured all patients.", "It was reported that zinc cured all patients."),
    ("Does zinc help adults.", "Does zinc help adults?"),
    ("То zinc was given.", "To zinc was given."),
    ("", "Zinc."),
]


@pytest.mark.parametrize("claim", LEFT_OUT)
def test_what_changes_nothing_may_be_left_out(claim):
    assert is_shortened(claim, WHOLE)


@pytest.mark.parametrize(("claim", "sentence"), NOT_LEFT_OUT)
def test_what_may_limit_is_not_left_out(claim, sentence):
    assert not is_shortened(claim, sentence)


@pytest.mark.parametrize(
    ("claim", "sentence"),
    [
        ("It fell by 5-10 µg.", "It fell by 5–10 μg."),
        ("The “good” one won.", 'The "good" one won.'),
        ("A rise was seen.", "We found that a rise was seen."),
        ("Zinc, an ion, lowers copper.", "Zinc (OR 2.0), an ion, lowers copper."),
    ],
)
def test_signs_printed_in_two_ways_are_the_same(claim, sentence):
    assert is_shortened(claim, sentence)
