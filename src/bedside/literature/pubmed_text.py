"""How is marked-up text of a record flattened without changing what it says?"""

from collections.abc import Sequence

from lxml import etree

from bedside.literature.pubmed_math import MATH, flat_math
from bedside.literature.wording import one_line


def flat_text(element: etree._Element) -> str:
    """The words of an element without its markup, on one line.

    ``10<sup>9</sup>`` becomes ``10^9``: without a mark it would read as another number.
    """
    text = element.text or "" if len(element) == 0 else "".join(_parts(element, []))
    return one_line(text)


def first_text(element: etree._Element | None, tag: str) -> str | None:
    """The words of the first child of that name; ``None`` if there is none or it is empty."""
    if element is None:
        return None
    found = next(element.iterchildren(tag), None)
    return (flat_text(found) or None) if found is not None else None


def _parts(element: etree._Element, before: list[str]) -> list[str]:
    """``before`` with the element's words after it; no part of it is empty."""
    text = element.text
    if text:
        if element.tag == "sup" and is_power(before, text):
            before.append("^")
        before.append(text)
    for child in element:
        if child.tag == MATH:
            before += filter(None, [flat_math(child)])
        elif isinstance(child.tag, str):  # else an entity reference that nothing declares
            _parts(child, before)
        before += filter(None, [child.tail])
    return before


def is_power(before: Sequence[str], text: str) -> bool:
    """Whether a raised ``text`` after what was read ``before`` would read as digits of its number."""
    last = next((part[-1] for part in reversed(before) if part), "")
    return last.isdigit() and text.lstrip("+-−–")[:1].isdigit()
