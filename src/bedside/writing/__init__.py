"""What may a language model write here? Drafts from numbered passages, of which only what holds is shown."""

from bedside.writing.brief import INSTRUCTIONS, make_brief
from bedside.writing.draft import draft
from bedside.writing.gate import Gate
from bedside.writing.limits import Limits
from bedside.writing.masking import mask, mask_all
from bedside.writing.numbered import Numbered, number_passages
from bedside.writing.task import Task

__all__ = [
    "INSTRUCTIONS",
    "Gate",
    "Limits",
    "Numbered",
    "Task",
    "draft",
    "make_brief",
    "mask",
    "mask_all",
    "number_passages",
]
