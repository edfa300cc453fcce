"""What does this file say? Readers of literature files and of evidence packs."""

from bedside.literature.passages import make_passages, stored_text
from bedside.literature.reader import OnProblem, Reader
from bedside.literature.registry import READERS, find_reader
from bedside.literature.sentences import find_sentences

__all__ = [
    "READERS",
    "OnProblem",
    "Reader",
    "find_reader",
    "find_sentences",
    "make_passages",
    "stored_text",
]
