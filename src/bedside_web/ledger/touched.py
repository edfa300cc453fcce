"""What did a change of a source or of a pack touch? The list that is shown and kept."""

from dataclasses import dataclass

from bedside.terms import ReopeningCause


@dataclass(frozen=True, slots=True, kw_only=True)
class Reopened:
    """Claims that were reopened for one cause; ``event`` is the number of the trail's entry."""

    claims: tuple[str, ...]
    cause: ReopeningCause
    event: int
    publication_id: str = ""
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Touched:
    """The claims that were reopened, and the approved articles that went back under review."""

    claims: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()
    event: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Synced:
    """What a release brought into the ledger."""

    added: int = 0
    changed: int = 0
    withdrawn: int = 0
    touched: Touched = Touched()
