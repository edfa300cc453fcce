"""What is known of a question once everything was gathered and chosen, and nothing is worded yet?"""

from dataclasses import dataclass, field

from bedside.answering.choose import Chosen
from bedside.answering.gather import Gathered
from bedside.answering.shelf import Shelf
from bedside.terms import AnswerId, Audience, ConceptEntry, Draft, Look, Question


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question with the reader it is for, and the answer that it follows, if any.

    ``look`` is what a patient's record says of the condition; an article with it is never kept. ``draft`` is
    what a writer made of the question.
    """

    text: str
    audience: Audience
    previous: Question | None = None
    parent: AnswerId | None = None
    look: Look | None = field(default=None, repr=False)
    draft: Draft | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Inquiry:
    """A question on its way through the stages."""

    asked: Asked
    question: Question
    gathered: Gathered
    chosen: Chosen
    shelf: Shelf

    @property
    def audience(self) -> Audience:
        """The reader."""
        return self.asked.audience

    @property
    def is_answered(self) -> bool:
        """Whether anything chosen or drafted answers the question."""
        return self.chosen.is_answer or bool(self.asked.draft and self.asked.draft.claims)

    @property
    def entry(self) -> ConceptEntry | None:
        """The condition that the question is on, if the library knows it."""
        concept = self.question.concept
        return self.shelf.vocabulary.concepts[concept] if concept else None

    @property
    def name(self) -> str:
        """The condition's name for this reader; empty if there is none."""
        if self.entry is None:
            return ""
        return self.entry.plain_name if self.audience.is_lay else self.entry.name.lower()
