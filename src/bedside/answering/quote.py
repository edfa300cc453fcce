"""Which sentences of ingested literature may be quoted in answer? Those that speak of what was asked."""

import math
import re
from collections.abc import Callable, Sequence

from bedside.answering.gather import Gathered
from bedside.answering.shelf import Shelf
from bedside.search import (
    FocusTerm,
    find_facet,
    find_stems,
    find_words,
    is_content,
    make_focus,
    measure_coverage,
)
from bedside.sentences import Span, find_sentences
from bedside.terms import Passage, PassageKind, Publication, Question
from bedside.verification import gives_orders, hides_meaning

MOST_QUOTES = 5
FEWEST_TERMS = 2
SENTENCE_COVERAGE = 0.4
"""The share of the asked terms that the sentence itself must have …"""
TITLED_COVERAGE = 0.6
"""… and that sentence and title must have together."""
BEARING = 0.3
"""The share of the asked terms, by weight, that what a writer chose must have, its work's title included."""
COUNTED = 1_000
_NOTHING_DIFFERED = re.compile(
    r"\b(?:(?:did|does|do) not (?:significantly )?differ|not (?:statistically )?significant(?:ly)?"
    r"|no (?:statistically )?(?:significant )?(?:difference|association|effect|change)s?"
    r"|not (?:significantly )?associated|w(?:as|ere) (?:similar|comparable|not different))\b",
    re.IGNORECASE,
)


def choose_quotes(question: Question, gathered: Gathered, shelf: Shelf) -> tuple[tuple[Passage, str], ...]:
    """The best sentence of each publication that speaks of what was asked.

    Retracted, superseded and machine-written works are not quoted, nor are tables. The term that fewest
    passages hold is what the question turns on: a sentence without it is no answer.
    """
    terms = asked_terms(question, gathered, shelf)
    if not terms or not gathered.passages:
        return ()
    turning = min(terms, key=lambda term: _count_passages(term, shelf))
    quotes: dict[str, tuple[Passage, str]] = {}
    for passage, _ in gathered.passages:
        publication = shelf.publication(passage.publication_id)
        if publication.id in quotes or not may_be_quoted(publication, passage):
            continue
        sentence = _best_sentence(passage, terms, turning, question=question, shelf=shelf)
        if sentence is not None:
            quotes[passage.publication_id] = (passage, sentence)
    return tuple(quotes.values())[:MOST_QUOTES]


def may_be_quoted(publication: Publication, passage: Passage) -> bool:
    """Whether it stands: not taken back, superseded or machine-written; and is prose without lost letters."""
    if publication.is_taken_back or publication.superseded_by or publication.is_ai_written:
        return False
    is_prose = passage.kind not in (PassageKind.TABLE, PassageKind.FORMULA)
    return is_prose and not hides_meaning(passage.text)


def find_unquoted(
    question: Question, gathered: Gathered, sentences: Sequence[str], *, shelf: Shelf
) -> tuple[FocusTerm, ...]:
    """What was asked about and is in none of the sentences of the literature; nothing if there are none."""
    if not sentences:
        return ()
    stems = frozenset().union(*map(find_stems, sentences))
    return tuple(term for term in asked_terms(question, gathered, shelf) if not term.is_in(stems))


def asked_terms(question: Question, gathered: Gathered, shelf: Shelf) -> tuple[FocusTerm, ...]:
    """What a quotation must speak of: the focus and the condition, or every word if none was named."""
    if question.concept is None:
        words = tuple(dict.fromkeys(filter(is_content, find_words(question.text))))
        return make_focus(words, shelf.vocabulary, asked=words) if len(words) >= FEWEST_TERMS else ()
    entry = shelf.vocabulary.concepts[question.concept]
    names = tuple(find_stems(name) for name in (entry.name, *entry.synonyms))
    return (*gathered.focus, FocusTerm(word=entry.name, alternatives=names))


def _count_passages(term: FocusTerm, shelf: Shelf) -> int:
    return len(shelf.index.find_passages(find_words(term.word), top=COUNTED))


def make_bearing(question: Question, gathered: Gathered, shelf: Shelf) -> Callable[[str, str], bool]:
    """Whether a sentence of a work bears on the question, by its own words and its work's title.

    Rare terms weigh more: what the question turns on is seldom a word that many passages hold.
    """
    terms = asked_terms(question, gathered, shelf)
    weights = [math.log1p(COUNTED / max(1, _count_passages(term, shelf))) for term in terms]

    def bears(sentence: str, title: str) -> bool:
        own, with_title = find_stems(sentence), find_stems(sentence, title)
        spoken = sum(weight for term, weight in zip(terms, weights, strict=True) if term.is_in(with_title))
        return spoken >= BEARING * sum(weights) and any(term.is_in(own) for term in terms)

    return bears


def _best_sentence(
    passage: Passage, terms: tuple[FocusTerm, ...], turning: FocusTerm, *, question: Question, shelf: Shelf
) -> str | None:
    title = find_stems(shelf.publication(passage.publication_id).title)
    best, best_coverage = None, 0.0
    spans = find_sentences(passage.text)
    for at, (start, end) in enumerate(spans):
        sentence = passage.text[start:end]
        stems = find_stems(sentence)
        coverage = measure_coverage(terms, stems)
        if coverage <= best_coverage or coverage < SENTENCE_COVERAGE or gives_orders(sentence):
            continue
        is_whole = measure_coverage(terms, stems | title) >= TITLED_COVERAGE and turning.is_in(stems | title)
        if is_whole and _is_on_facet(sentence, terms, question):
            best, best_coverage = _with_its_result(passage.text, spans, at), coverage
    return best


def _with_its_result(text: str, spans: Sequence[Span], at: int) -> str:
    """The sentence, and the one before or behind it that says that nothing differed.

    A count of one group, quoted alone, reads as a finding that its source did not make.
    """
    start, end = spans[at]
    if at and _tells_nothing_differed(text, spans[at - 1]):
        start = spans[at - 1][0]
    if at + 1 < len(spans) and _tells_nothing_differed(text, spans[at + 1]):
        end = spans[at + 1][1]
    return text[start:end]


def _tells_nothing_differed(text: str, span: Span) -> bool:
    sentence = text[slice(*span)]
    return bool(_NOTHING_DIFFERED.search(sentence)) and not gives_orders(sentence)


def _is_on_facet(sentence: str, terms: tuple[FocusTerm, ...], question: Question) -> bool:
    """With nothing but a condition named, the sentence must speak of the facet too."""
    if len(terms) > 1 or not question.is_facet_named:
        return True
    return find_facet(find_words(sentence))[0] is question.facet
