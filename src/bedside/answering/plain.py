"""Is it plain enough for a lay reader? Terms explained, and the grade measured."""

import re
from collections.abc import Sequence
from functools import lru_cache

from bedside.appraisal import MEASURE, compile_names, measure_grade
from bedside.terms import GlossaryEntry, GlossaryNote, Readability, Statement

_compiled = lru_cache(maxsize=4)(compile_names)


def explain_terms(statements: Sequence[Statement], glossary: Sequence[GlossaryEntry]) -> tuple[GlossaryNote, ...]:
    """The glossary's terms that the shown sentences keep, in order of the alphabet."""
    text = " ".join(statement.text for statement in statements)
    kept = (entry for entry in glossary if _pattern(entry).search(text))
    notes = (GlossaryNote(term=entry.term, meaning=entry.meaning) for entry in kept)
    return tuple(sorted(notes, key=lambda note: note.term.lower()))


@lru_cache(maxsize=1024)
def _pattern(entry: GlossaryEntry) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted((entry.term, *entry.also), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{names})(?:e?s)?(?!\w)", re.IGNORECASE)


def measure_article(
    statements: Sequence[Statement], advice: Sequence[str], names: tuple[str, ...]
) -> Readability:
    """The grade of the body: all sentences shown and the advice."""
    texts = [*(statement.text for statement in statements), *advice]
    return Readability(grade=measure_grade(texts, _compiled(names)), measure=MEASURE)
