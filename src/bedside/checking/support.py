"""Do the works that a sentence cites say what it says?"""

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from bedside.checking.catalog import found, weighed
from bedside.checking.cited import CitedSource
from bedside.checking.manuscript import CheckedSentence, Manuscript
from bedside.checking.told import tell_codes
from bedside.terms import (
    Finding,
    FindingCode,
    Passage,
    ReadDepth,
    Severity,
    Support,
    Verdict,
    VerificationCode,
    Wording,
)
from bedside.verification import find_best_span, verify_claim

MOST_PASSAGES = 4
"""Passages of each cited work that a sentence is held against: those that share most of its words."""
_WORD = re.compile(r"[a-z0-9]{3,}")
_ORDER = (Support.SUPPORTS, Support.CONTRADICTS, Support.PARTLY, Support.SILENT)
_CHANGES = frozenset(VerificationCode) - {VerificationCode.TERM_MISSING, VerificationCode.OFF_TOPIC}
_WHOLE = frozenset({ReadDepth.FULL_TEXT, ReadDepth.LABEL_SECTION})


@dataclass(frozen=True, slots=True)
class _Held:
    """A sentence held against a passage of a work that it cites."""

    verdict: Verdict
    passage: Passage
    source: CitedSource


def check_support(manuscript: Manuscript, cited: Mapping[str, CitedSource]) -> Iterator[Finding]:
    """Each sentence against the words of the works that it cites, where the library holds them."""
    for sentence in manuscript.sentences:
        keys = [key for mark in sentence.marks for key in mark.keys]
        sources = [cited[key] for key in dict.fromkeys(keys) if key in cited and cited[key].has_words]
        if not sources:
            continue
        best = min((_hold(sentence, source) for source in sources), key=_rank)
        is_all_known = all(key in cited and cited[key].has_words for key in keys)
        yield from _findings(sentence, best, is_all_known=is_all_known)


def _rank(held: _Held) -> tuple[int, float]:
    return _ORDER.index(held.verdict.support), -held.verdict.score


def _hold(sentence: CheckedSentence, source: CitedSource) -> _Held:
    statement = _statement(sentence)
    near = _nearest(statement, [p for p in source.passages if p.wording is Wording.SOURCE])
    return min((_Held(verify_claim(statement, passage.text), passage, source) for passage in near), key=_rank)


def _statement(sentence: CheckedSentence) -> str:
    """A list item says little without the line that it stands under."""
    return f"{sentence.lead} {sentence.text}" if sentence.lead and len(sentence.text) < 60 else sentence.text


def _nearest(statement: str, passages: Sequence[Passage]) -> list[Passage]:
    wanted = set(_WORD.findall(statement.lower()))
    scored = [
        (len(wanted & set(_WORD.findall(passage.text.lower()))), -index)
        for index, passage in enumerate(passages)
    ]
    best = sorted(range(len(passages)), key=lambda index: scored[index], reverse=True)
    return [passages[index] for index in best[:MOST_PASSAGES]]


def _findings(sentence: CheckedSentence, held: _Held, *, is_all_known: bool) -> Iterator[Finding]:
    verdict, place = held.verdict, (sentence.start, sentence.end)
    changes = [code for code in verdict.findings if code in _CHANGES]
    if verdict.support is Support.SUPPORTS or not is_all_known:
        return
    if verdict.support is Support.CONTRADICTS or (verdict.support is Support.PARTLY and changes):
        is_against = verdict.support is Support.CONTRADICTS
        finding = found(
            FindingCode.CONTRADICTS_SOURCE,
            place,
            f"The cited work says otherwise ({tell_codes(changes)}).",
            evidence=(_words(sentence, held),),
            advice="Write what the source says, or cite the one that says this.",
        )
        yield finding if is_against else weighed(finding, Severity.WARNING)
    elif verdict.support is Support.PARTLY:
        yield found(
            FindingCode.PARTLY_SUPPORTED,
            place,
            "The cited work says only part of this, or says it in other words.",
            evidence=(_words(sentence, held),),
            advice="See whether the source says all of it.",
        )
    else:
        is_whole = held.passage.read_depth in _WHOLE
        finding = found(
            FindingCode.UNSUPPORTED,
            place,
            "The cited work does not say this."
            if is_whole
            else f"What the library holds of the cited work ({held.passage.read_depth}) does not say this.",
            evidence=(_words(sentence, held),),
            advice="Cite the work that says it, or take it out.",
        )
        yield finding if is_whole else weighed(finding, Severity.INFO)


def _words(sentence: CheckedSentence, held: _Held) -> str:
    """The nearest words of the source, with where they stand."""
    start, end = find_best_span(sentence.text, held.passage.text)
    words = held.passage.text[start:end]
    shown = words if len(words) <= 300 else f"{words[:300].rstrip()} …"
    section = f", {held.passage.section}" if held.passage.section else ""
    return f"{held.source.publication.id}{section}: “{shown}”"
