"""How is an example of the specification run? By a runner of its name; each module here holds some."""

from runners import (
    answers,
    boards,
    checks,
    evaluation,
    fetching,
    libraries,
    literature,
    packs,
    quantities,
    reading_quantities,
    reports,
    searching,
    site_checks,
    verdicts,
    works,
)
from runners.running import RUNNERS, Call, Recorder, Spec, SpecFailure

__all__ = [
    "RUNNERS",
    "Call",
    "Recorder",
    "Spec",
    "SpecFailure",
    "answers",
    "boards",
    "checks",
    "evaluation",
    "fetching",
    "libraries",
    "literature",
    "packs",
    "quantities",
    "reading_quantities",
    "reports",
    "searching",
    "site_checks",
    "verdicts",
    "works",
]
