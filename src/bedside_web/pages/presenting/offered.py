"""May a draft be offered for a question, and what would be told to whom?"""

from dataclasses import dataclass

from bedside.answering import Addressed
from bedside.errors import QuestionError
from bedside.library import Sent
from bedside_web.articles.drafting import find_offer, find_writing, may_offer
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import Choices


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """Who would draft, and whether elsewhere."""

    writer: str
    is_outside: bool


def find_offer_for(question: str, choices: Choices) -> Sent | None:
    """What a writer would be told of a question; ``None`` for one on which no draft may be written."""
    try:
        read = open_library().addresses.read_question(question, audience=choices.audience)
    except QuestionError:
        return None
    return find_offer(question, choices.audience) if _is_clear(read) else None


def offer_for_read(read: Addressed, question: str, choices: Choices) -> Offer | None:
    """The offer below the answer to a question that was read already."""
    writing = find_writing() if _is_clear(read) else None
    name = may_offer(question, choices.audience) if writing else None
    return Offer(writer=name, is_outside=writing.writer.is_outside) if writing and name else None


def _is_clear(read: Addressed) -> bool:
    """Whether it was read as it stands, is no emergency, and no address tells it."""
    is_read = read.is_english and not read.is_negated and not read.question.is_inherited
    return is_read and read.urgency is None and not read.is_whole
