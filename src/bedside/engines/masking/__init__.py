"""Which words of a text identify a person? Found on this machine by Presidio, spaCy and rules of our own."""

from bedside.engines.masking.presidio import PresidioMasker, find_masker

__all__ = ["PresidioMasker", "find_masker"]
