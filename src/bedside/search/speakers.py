"""Who speaks? A patient, or somebody who cares for one, tells so in a question's first words."""

import re

_KIN = (
    "husband|wife|son|daughter|mum|mom|mother|dad|father|baby|child|kid|toddler|partner|brother|sister|grandma|grandpa"
    "|grandmother|grandfather|aunt|uncle|friend"
)
_OWN = (
    "cramps?|legs?|arms?|hands?|feet|heart|chest|head|stomach|kidneys?|muscles?|pills?|tablets?|medicines?|meds"
    "|medications?|doctor|gp|pharmacist|blood test|labs|results?|levels?"
    "|magnesium|potassium|sodium|calcium|phosphate"
)
_PATIENT = re.compile(
    rf"\bi(?:'m| am) (?:a|the) patient\b|\bas a patient\b|\bmy (?:\w+ )?(?:{_KIN}|{_OWN})\b"
    r"|\b(?:should|can|may|could|do) i (?:\w+ )?(?:take|eat|drink|stop|see a doctor|go to)\b"
    r"|\bi (?:feel|felt|am taking|take|took|was told|was prescribed)\b|\bi'm (?:taking|on|feeling)\b"
    r"|\bi (?:have|had|got|suffer from) (?:a |an )?(?:low|high|hypo\w+|hyper\w+|cramps?|kidney|heart)\b"
)
_PROFESSIONAL = re.compile(
    r"\b(?:my|our|a|the|this|these) (?:\w+ )?(?:patient'?s?|inpatients?|outpatients?|case)\b"
    r"|\bi(?:'m| am) (?:a|an|the) (?:\w+ )?"
    r"(?:doctor|nurse|physician|resident|pharmacist|clinician|student|intern|gp)\b"
    r"|\bi (?:give|prescribe|treat|order)\b"
)


def speaks_as_patient(text: str) -> bool:
    """Whether ``text`` is asked by a patient or for a relative; never what a professional says of patients.

    >>> speaks_as_patient("Why are my cramps back?"), speaks_as_patient("My patient has cramps, which dose?")
    (True, False)
    """
    lowered = " ".join(text.lower().replace("\u2019", "'").split())
    if re.search(r"\b(?:i'm|i am|as) (?:a|the) patient\b", lowered):
        return True
    return _PATIENT.search(lowered) is not None and _PROFESSIONAL.search(lowered) is None
