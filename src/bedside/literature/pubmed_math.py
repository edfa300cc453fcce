"""How does a formula in MathML read on one line?

Format: W3C, MathML 3.0, chapter 3 (presentation). Only what changes a formula's meaning is kept:
powers, fractions, roots and scripts before a symbol (isotopes).
"""

from collections.abc import Callable, Mapping, Sequence

from lxml import etree

_SPACE = "{http://www.w3.org/1998/Math/MathML}"
MATH = f"{_SPACE}math"
_LEFT_OUT = frozenset({"annotation", "annotation-xml", "mphantom", "none"})
_BEFORE = "mprescripts"


def flat_math(element: etree._Element) -> str:
    """A formula as one line: ``x^2``, ``(a+b)/c``, ``√(x)``, ``^3He``; space in the markup is none."""
    name = _name(element)
    if name in _LEFT_OUT:
        return ""
    if len(element) == 0:
        text = element.text or ""
        return " " if text and not text.strip() else text.strip()
    if name == "mmultiscripts":
        return _scripts(element)
    parts = [flat_math(child) for child in element]
    shape = _SHAPES.get(name)
    return shape(parts) if shape else "".join(parts)


def _name(element: etree._Element) -> str:
    return element.tag.removeprefix(_SPACE)


def _part(parts: Sequence[str], place: int) -> str:
    """A part of the formula, in brackets if it is more than one symbol; malformed markup may lack it."""
    text = parts[place] if place < len(parts) else ""
    return text if text.isalnum() or len(text) < 2 else f"({text})"


def _raised(parts: Sequence[str]) -> str:
    return f"^{parts[-1]}" if parts[-1] else ""


def _scripts(element: etree._Element) -> str:
    """The base with its scripts in pairs (lower, upper), those after ``mprescripts`` before it."""
    names = [_name(child) for child in element]
    texts = [flat_math(child) for child in element]
    border = names.index(_BEFORE) if _BEFORE in names else len(names)
    return f"{_pairs(texts[border + 1 :])}{texts[0]}{_pairs(texts[1:border])}"


def _pairs(scripts: Sequence[str]) -> str:
    return "".join(f"^{text}" if place % 2 and text else text for place, text in enumerate(scripts))


_SHAPES: Mapping[str, Callable[[Sequence[str]], str]] = {
    "msup": lambda parts: _part(parts, 0) + _raised(parts[1:2] or [""]),
    "msubsup": lambda parts: "".join(parts[:2]) + _raised(parts[2:3] or [""]),
    "mfrac": lambda parts: f"{_part(parts, 0)}/{_part(parts, 1)}",
    "msqrt": lambda parts: f"√({''.join(parts)})",
    "mroot": lambda parts: f"^{_part(parts, 1)}√({parts[0]})",
}
