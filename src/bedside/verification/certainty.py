"""Is a claim surer than its source? Will for may, proves for suggests, causes for is associated with."""

from collections.abc import Iterable

from bedside.verification.alignment import Alignment, Change, Token
from bedside.verification.lexicon import HEDGES
from bedside.verification.words import stem

MAX_OMITTED = 6
"""Words of a longer stretch that a claim leaves out are left out, hedges and all."""

_MODALS = {
    "can": 1,
    "could": 1,
    "may": 1,
    "might": 1,
    "should": 2,
    "ought": 2,
    "would": 2,
    "will": 3,
    "does": 3,
    "do": 3,
    "did": 3,
    "shall": 4,
    "must": 4,
}
_WEAK = frozenset(
    map(
        stem,
        "suggest suggests indicate indicates associate associated link linked correlate correlated relate "
        "possible possibly probable probably likely potential tend tends trend appear appears seem seems "
        "support supports consider considered recommend recommended believed thought expected".split(),
    )
)
_STRONG = frozenset(
    map(
        stem,
        "show shows prove proves proven proof demonstrate demonstrates establish established confirm "
        "confirms cause causes caused certain certainly definite definitely definitively sure surely "
        "undoubtedly unquestionably clearly conclusively guarantee guarantees ensure ensures known required "
        "mandatory obligatory necessarily undeniably indisputably".split(),
    )
)
_HEDGE_STEMS = frozenset(map(stem, HEDGES))


def is_surer(alignment: Alignment) -> bool:
    """Whether the claim drops a hedge of the sentence it repeats, or puts a stronger word there."""
    return any(_is_surer(change) for change in alignment.changes)


def _is_surer(change: Change) -> bool:
    ours, theirs = change.added, change.dropped
    if _modal(ours) > _modal(theirs) > 0:
        return True
    if _has(theirs, _WEAK | _HEDGE_STEMS) and _has(ours, _STRONG):
        return True
    is_omitted = len(change.theirs) <= MAX_OMITTED
    return is_omitted and _has(theirs, _HEDGE_STEMS) and not _has(ours, _HEDGE_STEMS | {"can"})


def _modal(tokens: Iterable[Token]) -> int:
    return max((_MODALS.get(token.text, 0) for token in tokens), default=0)


def _has(tokens: Iterable[Token], stems: frozenset[str]) -> bool:
    return any(token.key in stems for token in tokens)
