"""What did the caller give? For those who call without a type checker."""

from bedside.answering import Asked
from bedside.errors import UserError
from bedside.library.answer import Answer
from bedside.terms import Audience


def must_be(value: object, kind: type | tuple[type, ...], advice: str) -> None:
    """Raises ``UserError`` with the advice for a value of another kind."""
    if not isinstance(value, kind):
        raise UserError(advice)


def read_asked(
    question: str, audience: Audience | str, follow_up: Answer | None
) -> tuple[Asked, tuple[str, ...]]:
    """What is asked, and the questions before it, oldest first. Raises ``UserError``."""
    must_be(question, str, "Give the question as text.")
    must_be(follow_up, (Answer, type(None)), "Give `follow_up` as an answer, not its id.")
    asked = Asked(
        text=question,
        audience=read_audience(audience),
        previous=follow_up.question if follow_up else None,
        parent=follow_up.article.id if follow_up else None,
    )
    return asked, (*follow_up.earlier, follow_up.asked.text) if follow_up else ()


def read_audience(name: Audience | str) -> Audience:
    """The audience of that name. Raises ``UserError``."""
    try:
        return Audience(name)
    except ValueError:
        known = ", ".join(Audience)
        raise UserError(f"{str(name)[:40]!r} is not a known audience. Choose one of: {known}.") from None


def quiet(what: str, done: int, total: int | None) -> None:
    """No progress is shown."""
