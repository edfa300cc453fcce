"""What speaks against this claim? How to ask a search for it, and which passages do.

A search finds what shares a claim's words; what denies it says the opposite with other words. So the claim's
subject is kept and its direction turned: *reduces* is asked for as *increases* and as *no difference*.
"""

from collections.abc import Iterable, Sequence

from bedside.terms import Passage, Support, Verdict, VerificationCode
from bedside.verification.alignment import Token, read_tokens
from bedside.verification.lexicon import HEDGES, LESS, MORE, NEGATIONS, sign_of
from bedside.verification.spans import MAX_CLAIM
from bedside.verification.support import verify_claim

_TURNED = {
    ("amount", MORE): ("decreases", "reduces", "lower", "fewer"),
    ("amount", LESS): ("increases", "raises", "higher", "more"),
    ("worth", MORE): ("worsens", "harm", "ineffective", "inferior"),
    ("worth", LESS): ("improves", "benefit", "effective", "safe"),
    ("cause", MORE): ("not associated", "unrelated", "independent"),
}
"""What a direction is asked for as, turned; an axis without an entry has no opposite but "no effect"."""
_NOTHING = ("no difference", "no effect", "not significant", "similar")
_AFFIRMED = ("increases", "effective", "associated", "significant")
_STRENGTH = (
    VerificationCode.NEGATION_DIFFERS,
    VerificationCode.DIRECTION_DIFFERS,
    VerificationCode.COMPARATOR_DIFFERS,
    VerificationCode.NUMBER_DIFFERS,
    VerificationCode.UNIT_DIFFERS,
)
"""What speaks most against a claim first."""


def opposed_queries(claim_text: str) -> tuple[str, ...]:
    """Queries for what would contradict the claim, most direct first; ``()`` for a claim without content.

    The first turns its direction, the second asks for no effect; for a claim that denies, the only one
    asks for what it denies. Each begins with the claim's own subject words.

    >>> opposed_queries("Magnesium reduces mortality.")[0]
    'magnesium mortality increases raises higher more'
    """
    words = read_tokens(claim_text[:MAX_CLAIM])
    subject = _subject(words)
    if not subject:
        return ()
    if any(word.text in NEGATIONS for word in words):
        turns: list[Sequence[str]] = [_AFFIRMED]
    else:
        turns = [_turned(words), _NOTHING]
    return tuple(" ".join((*subject, *turn)) for turn in turns if turn)


def find_against(claim_text: str, passages: Iterable[Passage]) -> tuple[tuple[Passage, Verdict], ...]:
    """The passages that contradict the claim with their verdicts, the strongest first.

    A denial or turned direction is stronger than another number; among equals, the passage that speaks more
    of the claim comes first.
    """
    judged = ((passage, verify_claim(claim_text, passage.text)) for passage in passages)
    against = [(passage, verdict) for passage, verdict in judged if verdict.support is Support.CONTRADICTS]
    # A contradicting passage scores the lower, the more surely it speaks of the claim.
    return tuple(sorted(against, key=lambda pair: (_rank(pair[1]), pair[1].score)))


def _rank(verdict: Verdict) -> int:
    return next((n for n, code in enumerate(_STRENGTH) if code in verdict.findings), len(_STRENGTH))


def _subject(words: Iterable[Token]) -> tuple[str, ...]:
    """The claim's content words as read, directions, hedges and denials apart; each once."""
    kept = (
        word.text
        for word in words
        if word.weight > 0
        and not sign_of(word.text)
        and word.text not in HEDGES
        and word.text not in NEGATIONS
    )
    return tuple(dict.fromkeys(kept))


def _turned(words: Iterable[Token]) -> tuple[str, ...]:
    meanings = [meaning for word in words if (meaning := sign_of(word.text))]
    strong = [meaning for meaning in meanings if meaning[0] != "cause"] or meanings
    return _TURNED.get(strong[0], ()) if strong else ()
