"""From question to cited answer."""

from bedside.answering.address import Address, Addressed, address_question, read_path, word_address
from bedside.answering.address_book import AddressBook, make_address_book
from bedside.answering.amended import AmendedLedger
from bedside.answering.answer import answer, inquire, understand_asked
from bedside.answering.arrange import arrange
from bedside.answering.drafted import (
    bearing_on,
    belongs_to,
    may_be_drafted,
    passages_for_draft,
    sections_for_draft,
)
from bedside.answering.follow_ups import QUESTIONS
from bedside.answering.inquiry import Asked
from bedside.answering.look_article import arrange_look
from bedside.answering.safety import NO_ARTICLE, advise_now, urgent_notice, urgent_sentences
from bedside.answering.shelf import Shelf, make_shelf

__all__ = [
    "NO_ARTICLE",
    "QUESTIONS",
    "Address",
    "AddressBook",
    "Addressed",
    "AmendedLedger",
    "Asked",
    "Shelf",
    "address_question",
    "advise_now",
    "answer",
    "arrange",
    "arrange_look",
    "bearing_on",
    "belongs_to",
    "inquire",
    "make_address_book",
    "make_shelf",
    "may_be_drafted",
    "passages_for_draft",
    "read_path",
    "sections_for_draft",
    "understand_asked",
    "urgent_notice",
    "urgent_sentences",
    "word_address",
]
