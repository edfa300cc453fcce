"""What do tests of drafts stand on? A library with a note of literature, and writers that do as told."""

import json
import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bedside import Library
from bedside.engines.scripted import ScriptedWriter
from bedside.errors import WriterFailed
from bedside.library import Writing
from bedside.ports import Brief
from bedside.terms import DetailKind, PersonalDetail, WriterFault

QUESTION = "How is tennis elbow treated?"
EXERCISE = "Eccentric exercise reduced pain in tennis elbow after 12 weeks."
ATROPHY = "Injection was followed by skin atrophy in 3 of 60 patients with tennis elbow."
RECOVER = "Most patients with tennis elbow recover within one year without treatment."
"""What the answer without a model quotes."""
INVENTED = "Injection cures 90% of patients with tennis elbow."
NOTE = f"""# Tennis elbow in adults

## Results

{EXERCISE} Corticosteroid injection relieved pain of tennis elbow for 6 weeks, but recurrence was more common
after one year. {RECOVER}

## Harms

{ATROPHY}
"""
CLAIMS = (("answer", EXERCISE, 1), ("management", INVENTED, 1), ("management", ATROPHY, 2))


def make_library(folder: Path) -> Path:
    """A library with the shipped packs and one note, in ``folder``."""
    folder.mkdir(parents=True, exist_ok=True)
    note = folder / "tennis.md"
    note.write_text(NOTE, "utf-8")
    Library.ingest([note], library=folder / "library")
    return folder / "library"


def pieces_of(claims: Sequence[tuple[str, str, int]] = CLAIMS) -> list[str]:
    """A reply as a model gives it: a piece a claim."""
    told = [json.dumps({"section": each[0], "text": each[1], "passages": [each[2]]}) for each in claims]
    return ['{"claims": [', *(f"{',' if at else ''}{each}" for at, each in enumerate(told)), "]}"]


class NameMasker:
    """Honors ``ports.Masker``: it knows one person."""

    name = "scripted"

    def find(self, text: str) -> list[PersonalDetail]:
        """Where she is named."""
        return [
            PersonalDetail(kind=DetailKind.NAME, start=met.start(), end=met.end())
            for met in re.finditer("Jane Roe", text)
        ]


def writing_by(
    reply: Callable[[Brief], Iterator[str]] | None = None, *, is_outside: bool = False, is_masked: bool = True
) -> Writing:
    """A writer that replies so; by default it tells one sentence of each passage and invents one."""
    return Writing(
        writer=ScriptedWriter(reply or (lambda brief: iter(pieces_of())), is_outside=is_outside),
        judge=None,
        masker=NameMasker() if is_masked else None,
        host="writer.example.org" if is_outside else "",
    )


def breaks_off(brief: Brief) -> Iterator[str]:
    """Two claims, and then the connection is gone."""
    yield from pieces_of()[:3]
    raise WriterFailed("secret words of a server", fault=WriterFault.BROKEN_OFF)
