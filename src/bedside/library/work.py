"""What is a work, as the library shows it?"""

from dataclasses import dataclass

from bedside.terms import Passage, Publication


@dataclass(frozen=True, slots=True, kw_only=True)
class Work:
    """A work as the library shows it, its passages, and the records that it was made of.

    ``records`` is empty where the work is one record as it was read.
    """

    publication: Publication
    passages: tuple[Passage, ...]
    records: tuple[Publication, ...]
