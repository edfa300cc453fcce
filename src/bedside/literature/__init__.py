"""What does this file say? Readers of literature files and of evidence packs."""

from bedside.literature.abbreviations import find_abbreviations
from bedside.literature.known_formats import KnownFormat, find_known_format
from bedside.literature.mesh_reader import is_mesh_folder
from bedside.literature.passages import Part, make_passages, stored_text
from bedside.literature.reader import OnProblem, Reader
from bedside.literature.registry import READERS, find_reader

__all__ = [
    "READERS",
    "KnownFormat",
    "OnProblem",
    "Part",
    "Reader",
    "find_abbreviations",
    "find_known_format",
    "find_reader",
    "is_mesh_folder",
    "make_passages",
    "stored_text",
]
