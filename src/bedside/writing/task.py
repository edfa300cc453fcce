"""What is a writer to write, of what, and how much?"""

from collections.abc import Callable
from dataclasses import dataclass, field

from bedside.terms import Facet
from bedside.writing.limits import Limits
from bedside.writing.numbered import Numbered


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """What is to be written: the question as it may be sent, passages, and the sections wanted.

    ``bears`` tells of a sentence and its work's title whether they bear on the question, ``belongs`` of a
    section and a sentence whether its words are of what the section's heading says.
    """

    question: str = field(repr=False)
    passages: tuple[Numbered, ...]
    sections: tuple[Facet, ...]
    bears: Callable[[str, str], bool] = field(repr=False)
    belongs: Callable[[Facet, str], bool] = field(repr=False)
    limits: Limits = field(default_factory=Limits)
