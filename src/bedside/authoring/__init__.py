"""What could a pack say? A first draft from the literature at hand, for a person to check and reword."""

from bedside.authoring.check_first import render_check_first
from bedside.authoring.drafting import Reword, draft_pack
from bedside.authoring.files import write_files
from bedside.authoring.naming import read_topic
from bedside.authoring.words import (
    DraftEntry,
    GuessedFacet,
    Opposition,
    PackDraft,
    Quotation,
    SetAside,
)

__all__ = [
    "DraftEntry",
    "GuessedFacet",
    "Opposition",
    "PackDraft",
    "Quotation",
    "Reword",
    "SetAside",
    "draft_pack",
    "read_topic",
    "render_check_first",
    "write_files",
]
