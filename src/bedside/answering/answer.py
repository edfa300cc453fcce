"""From question to cited article: understand → gather → choose → arrange, in one direction."""

from dataclasses import replace

from bedside.answering.arrange import arrange
from bedside.answering.choose import Chosen, choose
from bedside.answering.gather import gather
from bedside.answering.inquiry import Asked, Inquiry
from bedside.answering.safety import NO_ARTICLE
from bedside.answering.shelf import Shelf
from bedside.errors import QuestionError
from bedside.search import MAX_QUESTION, clean, find_urgency, understand
from bedside.terms import Article, Question


def answer(asked: Asked, shelf: Shelf) -> tuple[Article, Question]:
    """The article for a question, and the question as it was understood.

    The same question on the same release gives the same article. Raises ``QuestionError`` if the
    question is empty or too long.
    """
    inquiry = inquire(asked, shelf)
    return arrange(inquiry), inquiry.question


def inquire(asked: Asked, shelf: Shelf) -> Inquiry:
    """What was gathered and chosen for a question. Raises as :func:`answer`."""
    question = understand_asked(asked, shelf)
    if asked.audience.is_lay and question.urgency is None:
        question = replace(question, urgency=find_urgency(question.text, is_lay=True))
    gathered = gather(question, shelf)
    if question.urgency in NO_ARTICLE:
        chosen = Chosen(facet=question.facet, bottom_line=(), on_focus=(), quotes=())
    else:
        chosen = choose(question, gathered, shelf, asked.audience)
    return Inquiry(asked=asked, question=question, gathered=gathered, chosen=chosen, shelf=shelf)


def understand_asked(asked: Asked, shelf: Shelf) -> Question:
    """Read what was asked. Raises ``QuestionError`` if it is empty or longer than a question can be."""
    if len(asked.text) > MAX_QUESTION:
        raise QuestionError(
            f"The question has {len(asked.text):,} characters and at most {MAX_QUESTION:,} are read. "
            "Ask in a sentence or two; put long texts into the library with `bedside ingest`."
        )
    if not any(character.isalnum() for character in clean(asked.text)):
        raise QuestionError(
            'The question is empty. Ask in words, such as: bedside ask "causes of low magnesium"'
        )
    return understand(asked.text, shelf.vocabulary, previous=asked.previous)
