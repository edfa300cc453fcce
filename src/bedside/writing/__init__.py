"""What may a language model write here? Drafts from numbered passages, of which only what holds is shown."""

from bedside.writing.brief import INSTRUCTIONS, make_brief
from bedside.writing.draft import draft
from bedside.writing.gate import Gate
from bedside.writing.limits import Limits
from bedside.writing.numbered import Numbered, number_passages
from bedside.writing.task import Task

__all__ = ["INSTRUCTIONS", "Gate", "Limits", "Numbered", "Task", "draft", "make_brief", "number_passages"]
