"""Is it plain enough for a lay reader? Terms explained, and the grade measured."""

import re
from collections.abc import Callable, Sequence
from functools import lru_cache

from bedside.appraisal import MEASURE, compile_names, measure_grade
from bedside.terms import GlossaryEntry, GlossaryNote, Readability, Statement

Explainer = Callable[[str], tuple[GlossaryNote, ...]]
_compiled = lru_cache(maxsize=4)(compile_names)


def make_explainer(glossary: Sequence[GlossaryEntry]) -> Explainer:
    """A function from a sentence to the glossary notes of the terms that it keeps."""
    entries = tuple(glossary)

    @lru_cache(maxsize=4096)
    def explain(sentence: str) -> tuple[GlossaryNote, ...]:
        return tuple(note for pattern, note in _patterns(entries) if pattern.search(sentence))

    return explain


@lru_cache(maxsize=4)
def _patterns(entries: tuple[GlossaryEntry, ...]) -> tuple[tuple[re.Pattern[str], GlossaryNote], ...]:
    """Compiled only when a lay reader asks: it takes longer than an answer."""
    return tuple((_pattern(entry), GlossaryNote(term=entry.term, meaning=entry.meaning)) for entry in entries)


def _pattern(entry: GlossaryEntry) -> re.Pattern[str]:
    names = "|".join(map(re.escape, sorted((entry.term, *entry.also), key=len, reverse=True)))
    return re.compile(rf"(?<!\w)(?:{names})(?:e?s)?(?!\w)", re.IGNORECASE)


def explain_terms(statements: Sequence[Statement], explain: Explainer) -> tuple[GlossaryNote, ...]:
    """The notes on all terms that the shown sentences keep, in order of the alphabet."""
    notes = {note for statement in statements for note in explain(statement.text)}
    return tuple(sorted(notes, key=lambda note: (note.term.lower(), note.term, note.meaning)))


def measure_article(
    statements: Sequence[Statement], advice: Sequence[str], names: tuple[str, ...]
) -> Readability:
    """The grade of the body: all sentences shown and the advice."""
    texts = [*(statement.text for statement in statements), *advice]
    return Readability(grade=measure_grade(texts, _compiled(names)), measure=MEASURE)
