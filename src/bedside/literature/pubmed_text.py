"""How is marked-up text of a record flattened without changing what it says?"""

from lxml import etree

from bedside.literature.wording import one_line


def flat_text(element: etree._Element) -> str:
    """The words of an element without its markup, on one line.

    ``10<sup>9</sup>`` becomes ``10^9``: without a mark it would read as another number.
    """
    if len(element) == 0:
        return one_line(element.text or "")
    return one_line("".join(_parts(element, [])))


def _parts(element: etree._Element, before: list[str]) -> list[str]:
    if not isinstance(element.tag, str):  # an entity reference that nothing declares
        return before
    text = element.text or ""
    if element.tag == "sup" and is_power(before, text):
        before.append("^")
    before.append(text)
    for child in element:
        _parts(child, before)
        before.append(child.tail or "")
    return before


def is_power(before: list[str], text: str) -> bool:
    """Whether a raised ``text`` after what was read ``before`` would read as digits of its number."""
    last = next((part[-1] for part in reversed(before) if part), "")
    return last.isdigit() and text.lstrip("+-−–")[:1].isdigit()
