"""What did the caller give? For those who call without a type checker."""

from bedside.errors import UserError
from bedside.terms import Audience


def must_be(value: object, kind: type | tuple[type, ...], advice: str) -> None:
    """Raises ``UserError`` with the advice for a value of another kind."""
    if not isinstance(value, kind):
        raise UserError(advice)


def read_audience(name: Audience | str) -> Audience:
    """The audience of that name. Raises ``UserError``."""
    try:
        return Audience(name)
    except ValueError:
        known = ", ".join(Audience)
        raise UserError(f"{str(name)[:40]!r} is not a known audience. Choose one of: {known}.") from None


def quiet(what: str, done: int, total: int | None) -> None:
    """No progress is shown."""
