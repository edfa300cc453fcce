"""Of whom does the question speak, and what that changes the answer does it name?"""

import re
from collections.abc import Mapping

from bedside.terms import Slot

POPULATIONS: Mapping[str, str] = {
    "pregnancy": r"pregnan\w+|pre ?eclampsia|eclampsia|obstetric|antenatal|gestation\w*",
    "breastfeeding": r"breast ?feed\w*|lactat\w+|nursing mothers?",
    "children": r"child(?:ren)?|infants?|newborns?|neonat\w+|bab(?:y|ies)|pediatric\w*|toddlers?|adolescents?|kids?|teens?|\d+ ?(?:month|week|day)s?[ -]?old|(?:\d|1[0-7]) ?(?:year|yr)s?[ -]?old|\d+ ?kg (?:child|boy|girl|baby|infant)",
    "older people": r"elderly|older|geriatric\w*|seniors?|aged \d\d",
    "kidney disease": r"ckd|kidney disease|kidneys? (?:are |is )?(?:weak|failing|bad|damaged)|gfr|kidneys? (?:are |is )?(?:weak|failing|bad|damaged)|renal (?:impairment|insufficiency|failure|disease)|aki|kidney failure|"
    r"weak kidneys|(?:reduced|poor|bad) kidney(?: function|s)?|creatinine clearance",
    "kidney replacement therapy": r"dialysis|hemodialysis|crrt|krt|rrt|cvvh\w*|hemofiltration",
    "kidney transplantation": r"transplant\w*|graft",
    "critical illness": r"icu|critical(?:ly)? ill\w*|intensive care|sepsis",
    "short bowel": r"high output|short bowel|short gut|jejunostomy|ileostomy|stoma",
    "diabetes": r"diabet\w+",
    "cancer": r"cancer|chemotherapy|oncolog\w+|tumou?r",
    "alcohol": r"alcohol\w*|drinkers?|drinking",
}
_POPULATIONS = {name: re.compile(rf"\b(?:{pattern})\b") for name, pattern in POPULATIONS.items()}

_SLOTS: Mapping[Slot, re.Pattern[str]] = {
    Slot.ROUTE: re.compile(
        r"\b(?:oral\w*|by mouth|tablets?|pills?|iv|intravenous\w*|im|intramuscular\w*|subcutaneous\w*"
        r"|infusion|injection|bolus|drip|parenteral\w*)\b"
    ),
    Slot.AGE: re.compile(
        r"\b(?:\d+ ?(?:year|yr|month|week|day)s?(?: |-)?old|adults?|child(?:ren)?|infants?|neonat\w+"
        r"|elderly|pediatric\w*|bab(?:y|ies)|aged \d+)\b"
    ),
    Slot.KIDNEY_FUNCTION: re.compile(r"\b(?:ckd|egfr|kidney|renal|dialysis|aki|creatinine)\b"),
    Slot.SEVERITY: re.compile(
        r"\b(?:mild|moderate|severe|symptom\w*|asymptomatic|torsades|arrest|seizures?|eclampsia"
        r"|asthma|emergency)\b"
    ),
    Slot.ACUITY: re.compile(r"\b(?:acute\w*|chronic\w*|within \d+ h\w*|long ?term|suddenly)\b"),
}


SAID_AS: Mapping[str, tuple[str, ...]] = {
    "pregnancy": ("pregnancy", "pre-eclampsia", "eclampsia", "pregnant"),
    "breastfeeding": ("lactation", "breastfeeding"),
    "children": ("children",),
    "older people": ("older",),
    "kidney disease": ("renal impairment", "kidney disease", "renal insufficiency", "gfr"),
    "kidney replacement therapy": ("kidney replacement", "krt", "dialysis", "regional citrate"),
    "kidney transplantation": ("transplantation", "transplant"),
    "critical illness": ("intensive care", "icu", "critical illness", "critically ill"),
    "short bowel": ("short bowel", "jejunostomy", "bowel resection"),
    "diabetes": ("diabetes",),
    "cancer": ("cancer", "cisplatin", "cetuximab"),
    "alcohol": ("alcohol",),
}
"""The phrases by which claims speak of a group."""


def find_population_words(text: str) -> dict[str, frozenset[str]]:
    """The groups that a cleaned, lower-case question names, each with the words that name it."""
    found = {name: pattern.findall(text) for name, pattern in _POPULATIONS.items()}
    return {name: frozenset(" ".join(said).split()) for name, said in found.items() if said}


def find_populations(text: str) -> tuple[str, ...]:
    """The groups that a cleaned, lower-case question names."""
    return tuple(find_population_words(text))


def find_named_slots(text: str) -> tuple[Slot, ...]:
    """What the question says of the things that change an answer."""
    return tuple(slot for slot, pattern in _SLOTS.items() if pattern.search(text))
