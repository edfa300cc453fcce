"""Which quantities does a text print, of what, and are two of them the same?"""

from pathlib import Path

from bedside.quantities import FoundQuantity, Subject, compare, find_quantities, name_subjects
from runners.running import Given, Outcome, runner


@runner("read quantities", sample={"text": "Give 2 g of magnesium sulfate."})
def read(given: Given, folder: Path) -> Outcome:
    """What is printed, as one line for each quantity, and what each is of."""
    found = find_quantities(given["text"])
    subjects = name_subjects(given["text"], found, names=given.get("names"))
    return {
        "quantities": [told(quantity) for quantity in found],
        "places": [given["text"][quantity.start : quantity.end] for quantity in found],
        "of": [subject.of if subject else None for subject in subjects],
        "forms": [subject.form if subject else None for subject in subjects],
        "about": [about(subject) for subject in subjects],
    }


def told(quantity: FoundQuantity) -> str:
    """Role, bound, number and unit in one line: "value < 1.2 mg/dL"."""
    bound = "" if quantity.comparator in ("=", "range") else f"{quantity.comparator} "
    number = f"{quantity.low:f}" if quantity.high is None else f"{quantity.low:f} to {quantity.high:f}"
    total = "" if quantity.total is None else f" of {quantity.total:f}"
    level = "" if quantity.level is None else f" at {quantity.level:f} %"
    spread = "" if quantity.spread is None else f" ± {quantity.spread:f}"
    return f"{quantity.role}: {bound}{number}{spread}{total}{level} {quantity.unit or ''}".rstrip()


def about(subject: Subject | None) -> str:
    """Specimen, route, purpose and population in one line, as far as the text tells them."""
    if subject is None:
        return ""
    parts = (subject.specimen, subject.route, subject.purpose, *subject.populations)
    return ", ".join(part for part in parts if part)


@runner(
    "compare quantities",
    sample={"ours": "0.7 mmol/L", "theirs": "1.7 mg/dL", "of": "magnesium"},
)
def compare_two(given: Given, folder: Path) -> Outcome:
    """The first quantity of each text, held against each other."""
    ours, theirs = (find_quantities(given[name])[0] for name in ("ours", "theirs"))
    comparison = compare(ours, theirs, of=given.get("of"), of_theirs=given.get("of theirs"))
    return {"comparison": comparison.sameness, "opposed": comparison.is_opposed}
