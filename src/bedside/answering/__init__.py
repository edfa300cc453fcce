"""From question to cited answer."""

from bedside.answering.amended import AmendedLedger
from bedside.answering.answer import answer, understand_asked
from bedside.answering.follow_ups import QUESTIONS
from bedside.answering.inquiry import Asked
from bedside.answering.shelf import Shelf, make_shelf

__all__ = ["QUESTIONS", "AmendedLedger", "Asked", "Shelf", "answer", "make_shelf", "understand_asked"]
