"""From question to cited answer."""

from bedside.answering.answer import answer, understand_asked
from bedside.answering.inquiry import Asked
from bedside.answering.shelf import Shelf, make_shelf

__all__ = ["Asked", "Shelf", "answer", "make_shelf", "understand_asked"]
