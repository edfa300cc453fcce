"""May a draft be offered for a question, and what would be told to whom?"""

from bedside.answering import Addressed
from bedside.errors import QuestionError
from bedside.library import Sent
from bedside_web.articles.drafting import find_offer
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import Choices


def find_offer_for(question: str, choices: Choices) -> Sent | None:
    """The offer for a question that nobody has read yet; ``None`` for one that cannot be."""
    try:
        read = open_library().addresses.read_question(question, audience=choices.audience)
    except QuestionError:
        return None
    return find_offer_for_read(read, question, choices)


def find_offer_for_read(read: Addressed, question: str, choices: Choices) -> Sent | None:
    """What a writer would be told of a question that was read as it stands, and is no emergency."""
    is_clear = read.is_english and not read.is_negated and not read.question.is_inherited
    if read.urgency is not None or not is_clear or read.is_whole:
        return None
    return find_offer(question, choices.audience)
