"""How is a formula kept readable on one line? MathML in plain signs, else the TeX that stands for it."""

import re

from lxml import etree

from bedside.literature.xml_tree import all_text, children, is_element

_PREAMBLE = re.compile(r".*?\\begin\{document\}(.*?)\\end\{document\}.*", re.DOTALL)
_ATOM = re.compile(r"[\w.,]+\Z|\(.*\)\Z")
_IGNORED = frozenset({"annotation", "annotation-xml", "maligngroup", "malignmark"})


def formula_text(element: etree._Element) -> str:
    """A formula's text: ``(a + b)/c``, ``x^2``, ``y_i``; TeX as it stands; empty for a picture.

    Where a file gives several forms of one formula, one is taken: MathML first.
    """
    for math in element.iter("math"):
        if text := _linear(math).strip():
            return text
    for tex in element.iter("tex-math"):
        if text := _without_preamble(all_text(tex)):
            return text
    skipped = {"label", "graphic", "inline-graphic", "alt-text", "object-id"}
    return "".join(_plain(element, skipped)).strip()


def _without_preamble(tex: str) -> str:
    return " ".join(_PREAMBLE.sub(r"\1", tex).strip().strip("$").split())


def _plain(element: etree._Element, skipped: set[str]) -> list[str]:
    found = [element.text or ""]
    for child in element:
        if is_element(child) and child.tag not in skipped:
            found += _plain(child, skipped)
        found.append(child.tail or "")
    return found


def _linear(element: etree._Element) -> str:
    """MathML 3, chapter 3, on one line; a layout that is not known keeps its words in order."""
    if element.tag in _IGNORED:
        return ""
    parts = [_linear(child) for child in children(element)]
    a, b, c = (*parts, "", "", "")[:3]
    match element.tag:
        case "mi" | "mn" | "mtext" | "ms":
            return all_text(element)
        case "mo":
            sign = all_text(element)
            return f" {sign} " if sign in set("=<>≤≥≈+−-×·±∼~→/*") else sign
        case "mspace":
            return " "
        case "mfrac":
            return f"{_group(a)}/{_group(b)}"
        case "msup":
            return f"{_group(a)}^{_group(b)}"
        case "msub":
            return f"{_group(a)}_{_group(b)}"
        case "msubsup" | "munderover":
            return f"{_group(a)}_{_group(b)}^{_group(c)}"
        case "msqrt":
            return f"√({' '.join(''.join(parts).split())})"
        case "mroot":
            return f"{_group(a)}^(1/{_group(b)})"
        case "mfenced":
            separator = element.get("separators", ",")[:1] + " "
            return f"{element.get('open', '(')}{separator.join(parts)}{element.get('close', ')')}"
        case "mtr" | "mlabeledtr":
            return " ".join(part for part in parts if part)
        case "mtable":
            return "; ".join(part for part in parts if part)
        case _:
            return " ".join("".join(parts).split())


def _group(text: str) -> str:
    """In brackets if it is more than one sign or number, so that what it binds to stays plain."""
    text = text.strip()
    return text if not text or len(text) == 1 or _ATOM.match(text) else f"({text})"
