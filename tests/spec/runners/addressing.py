"""Under which address is a question answered, and in which units is a level shown?"""

from functools import cache
from pathlib import Path

from bedside import Library
from bedside.library.addresses import Addresses
from bedside.terms import Audience
from bedside_web.pages.choices import Units
from bedside_web.pages.presenting.units import in_units
from runners.running import Given, Outcome, runner


@runner(
    "address a question",
    sample={"question": "Which drugs do not cause hypomagnesemia in Zebulon Quux?"},
    refused={"question": "?!"},
)
def address(given: Given, folder: Path) -> Outcome:
    """A question (after an address, for an audience) to its address in the shipped library."""
    addresses = _addresses()
    after = addresses.read_path(given["after"]) if "after" in given else None
    audience = Audience(given.get("audience", "clinician"))
    read = addresses.read_question(given["question"], follow_up=after, audience=audience)
    return {
        "address": read.address.path if read.address else None,
        "answers": addresses.word(read.address) if read.address else None,
        "not read": list(read.unread),
        "denies something": read.is_negated,
        "near": [each.path for each in read.nearest],
        "emergency": read.urgency.value if read.urgency else None,
    }


@runner("lead an address on", sample={"path": "hypomagnesaemia/causes"})
def lead_on(given: Given, folder: Path) -> Outcome:
    """A path to the address that it leads to."""
    found = _addresses().read_path(given["path"])
    return {"address": found.path if found else None}


@runner("show in units", sample={"text": "Magnesium below 1.3 mEq/L is low.", "units": "SI"})
def show(given: Given, folder: Path) -> Outcome:
    """A sentence to what this reader sees of its levels."""
    parts = in_units(given["text"], Units(given["units"]))
    return {
        "converted": [f"{part.converted} [{part.printed}]" for part in parts if part.converted],
        "printed": "".join(part.printed for part in parts),
    }


@cache
def _addresses() -> Addresses:
    return Library.open().addresses
