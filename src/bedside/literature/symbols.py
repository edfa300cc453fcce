"""Which letter does a sign of a symbol font show? Read as plain letters, "µg" would become "mg".

Adobe's Symbol encoding (PDF Reference, ISO 32000-1, Annex D.5); Word keeps it at U+F000 and above.
"""

from collections.abc import Mapping

_GREEK = "abcdefghijklmnopqrstuvwxyz", "αβχδεφγηιϕκλμνοπθρστυϖωξψζ"
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ", "ΑΒΧΔΕΦΓΗΙϑΚΛΜΝΟΠΘΡΣΤΥςΩΞΨΖ"
_SIGNS = {0x2D: "−", 0xA3: "≤", 0xB0: "°", 0xB1: "±", 0xB3: "≥", 0xB4: "×", 0xB7: "•", 0xB8: "÷"}
_SIGNS |= {0xAB: "↔", 0xAC: "←", 0xAD: "↑", 0xAE: "→", 0xAF: "↓", 0xA5: "∞", 0xB9: "≠", 0xBB: "≈", 0xB2: "″"}
_SIGNS |= {0xA2: "′", 0xD7: "⋅", 0xD6: "√", 0xE5: "∑"}

SYMBOL: Mapping[int, str] = {
    **{code: chr(code) for code in range(0x20, 0x40)},
    **dict(zip(map(ord, "".join((_GREEK[0], _CAPITALS[0]))), _GREEK[1] + _CAPITALS[1], strict=True)),
    **_SIGNS,
}
"""Codes of the Symbol font, below 256, and what they show; the rare rest is left out."""

UNKNOWN = "\ufffd"


def symbol_letter(code: int, font: str) -> str:
    """What a sign at U+F000 and above shows: known in Symbol, a bullet in Wingdings and its like."""
    if "symbol" in font.lower():
        return SYMBOL.get(code & 0xFF, UNKNOWN)
    return "•" if "dings" in font.lower() else UNKNOWN


def symbol_text(text: str) -> str:
    """Text that is set in the Symbol font, as its reader sees it."""
    return "".join(letter if letter.isspace() else symbol_letter(ord(letter), "symbol") for letter in text)
