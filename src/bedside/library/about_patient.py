"""How does a patient's record come into an answer? Through a look, for this answer alone; nothing is kept."""

from dataclasses import replace

from bedside.answering import answer, arrange_look, understand_asked
from bedside.errors import UserError
from bedside.library.answer import Answer
from bedside.library.given import read_asked, read_audience
from bedside.library.library import Library
from bedside.terms import Article, Audience, Look, Patient


def ask_about(
    library: Library,
    question: str,
    *,
    patient: Patient,
    audience: Audience | str = Audience.CLINICIAN,
    follow_up: Answer | None = None,
) -> Answer:
    """Answer ``question`` with a section on ``patient``; such an answer is never saved.

    Raises ``UserError`` where the question names no condition of the library, and as ``Library.ask``.
    """
    asked, earlier = read_asked(question, audience, follow_up)
    concept = understand_asked(asked, library._shelf).concept
    if concept is None:
        raise UserError(
            "The question names no condition that this library knows, so a record cannot be held against it. "
            "Name one, such as low magnesium, or ask without the record."
        )
    others = (look.condition for look in library.clinic.look_over(patient))
    beside = tuple(each for each in others if each.concept != concept)
    asked = replace(asked, look=replace(library.clinic.look_at(patient, concept), beside=beside))
    article, read = answer(asked, library._shelf)
    return Answer(article=article, asked=asked, question=read, earlier=earlier)


def tell_look(library: Library, look: Look, audience: Audience | str = Audience.CLINICIAN) -> Article:
    """A look as an article of its own, cited and numbered."""
    return arrange_look(look, library._shelf, read_audience(audience))
