"""The one object that a Python user meets; the only room that opens stores and engines.

>>> from bedside import Library                                     # doctest: +SKIP
>>> Library.open().ask("What are the causes of hypomagnesemia?")    # doctest: +SKIP
"""

from bedside.library.about_patient import ask_about, tell_look
from bedside.library.against import Against
from bedside.library.answer import Answer
from bedside.library.board import Board
from bedside.library.checks import Checks, mend_texts
from bedside.library.drafts import Sent, Writing, ask_drafted, begin_asking, find_sent
from bedside.library.exports import LARGEST_FILE, VerifiedFile, export_article, verify_file
from bedside.library.judging import find_judge
from bedside.library.keeping import find_damage, load_saved, replay
from bedside.library.library import Library
from bedside.library.pack_drafts import CHECK_FIRST, DraftedPack, draft_on, write_draft
from bedside.library.sources import Behind
from bedside.library.texts import Text, read_bytes, read_text
from bedside.library.work import Work
from bedside.library.writers import find_writing
from bedside.rendering import format_reference, link_of, read_depth_line, recommendation_line
from bedside.writing import Limits

__all__ = [
    "CHECK_FIRST",
    "LARGEST_FILE",
    "Against",
    "Answer",
    "Behind",
    "Board",
    "Checks",
    "DraftedPack",
    "Library",
    "Limits",
    "Sent",
    "Text",
    "VerifiedFile",
    "Work",
    "Writing",
    "ask_about",
    "ask_drafted",
    "begin_asking",
    "draft_on",
    "export_article",
    "find_damage",
    "find_judge",
    "find_sent",
    "find_writing",
    "format_reference",
    "link_of",
    "load_saved",
    "mend_texts",
    "read_bytes",
    "read_depth_line",
    "read_text",
    "recommendation_line",
    "replay",
    "tell_look",
    "verify_file",
    "write_draft",
]
