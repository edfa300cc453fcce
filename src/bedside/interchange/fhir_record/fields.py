"""What stands in this field? Looks into JSON that may be anything: a wrong shape reads as nothing."""

import math
import re
from collections.abc import Iterator, Mapping
from typing import Any

from bedside.terms import Code

LONGEST_WORDS = 160
"""Characters that are kept of a name: what is longer is a text, not a name."""

_BLANKS = re.compile(r"\s+")
_NOT_PRINTED = re.compile(r"[^\x20-\x7e\xa0-\uffff]")


def mapping_of(value: object) -> Mapping[str, Any]:
    """The value if it is an object, else an empty one."""
    return value if isinstance(value, dict | Mapping) else {}


def mappings_of(value: object) -> Iterator[Mapping[str, Any]]:
    """The objects of a list; a lone object counts as a list of one, as careless writers have it."""
    if isinstance(value, Mapping):
        yield value
    elif isinstance(value, list):
        yield from (item for item in value if isinstance(item, Mapping))


def words_of(value: object) -> str | None:
    """A name on one line, cut where it is too long to be one; ``None`` for anything but a text."""
    if not isinstance(value, str):
        return None
    words = _BLANKS.sub(" ", _NOT_PRINTED.sub(" ", value[: 4 * LONGEST_WORDS])).strip()
    return words[:LONGEST_WORDS] or None


def word_of(value: object) -> str:
    """A code in lower case, such as a status; an empty text for anything else."""
    return value.strip().lower() if isinstance(value, str) else ""


def codes_of(concept: object) -> tuple[Code, ...]:
    """The codes of a CodeableConcept, or of a lone Coding, that have both system and code."""
    looked_into = mapping_of(concept)
    found = []
    for coding in mappings_of(looked_into.get("coding") or (looked_into if "code" in looked_into else None)):
        system, code = words_of(coding.get("system")), words_of(coding.get("code"))
        if system and code:
            found.append(Code(system=system, code=code, display=words_of(coding.get("display"))))
    return tuple(found)


def names_of(concept: object) -> tuple[str, ...]:
    """What a CodeableConcept is called: its text first, then the displays of its codes, each once."""
    looked_into = mapping_of(concept)
    names = [words_of(looked_into.get("text"))]
    names += [words_of(coding.get("display")) for coding in mappings_of(looked_into.get("coding"))]
    return tuple(dict.fromkeys(name for name in names if name))


def first_code_of(concept: object) -> str:
    """The first code of a CodeableConcept in lower case (``active``), or its text; empty if there is none."""
    looked_into = mapping_of(concept)
    for coding in mappings_of(looked_into.get("coding")):
        if word := word_of(coding.get("code")):
            return word
    return word_of(looked_into.get("text"))


def number_of(value: object) -> float | None:
    """A finite number of the record; ``None`` for texts, booleans, infinities and what is too large."""
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    try:
        number = float(value)
    except OverflowError:
        return None
    return number if math.isfinite(number) else None
