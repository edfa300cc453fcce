"""The one object that a Python user meets; the only room that opens stores and engines.

>>> from bedside import Library                                     # doctest: +SKIP
>>> Library.open().ask("What are the causes of hypomagnesemia?")    # doctest: +SKIP
"""

from bedside.library.about_patient import ask_about, tell_look
from bedside.library.against import Against
from bedside.library.answer import Answer
from bedside.library.board import Board
from bedside.library.checks import Checks, mend_texts
from bedside.library.drafts import Writing, ask_drafted
from bedside.library.exports import LARGEST_FILE, VerifiedFile, export_article, verify_file
from bedside.library.judging import find_judge
from bedside.library.keeping import find_damage, load_saved, replay
from bedside.library.library import Library
from bedside.library.sending import Sending, find_sending
from bedside.library.sources import Behind
from bedside.library.texts import Text, read_bytes, read_text
from bedside.library.work import Work
from bedside.rendering import format_reference, link_of

__all__ = [
    "LARGEST_FILE",
    "Against",
    "Answer",
    "Behind",
    "Board",
    "Checks",
    "Library",
    "Sending",
    "Text",
    "VerifiedFile",
    "Work",
    "Writing",
    "ask_about",
    "ask_drafted",
    "export_article",
    "find_damage",
    "find_judge",
    "find_sending",
    "format_reference",
    "link_of",
    "load_saved",
    "mend_texts",
    "read_bytes",
    "read_text",
    "replay",
    "tell_look",
    "verify_file",
]
