"""How often does ``check`` see that a curated claim was changed, when only the ledger can tell?

Each claim that a source supports is a text of its own, citing nothing. One thing of it is changed; the change
is seen where a warning or an error stands on it that the unchanged claim did not raise.
"""

from collections import Counter
from collections.abc import Sequence

from bedside.checking import check_manuscript, read_manuscript
from bedside.evaluation.mutations import CLASSES, Family, mutate_as
from bedside.evaluation.seen import CLEAN, SEED, Seen, count_seen
from bedside.ports import Sources
from bedside.terms import Claim, Severity

_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})


def measure_changed_claims(claims: Sequence[Claim], sources: Sources, *, seed: int = SEED) -> list[Seen]:
    """The rates over all claims that are no unverified ones; harmless classes are alarms."""
    counts: Counter[tuple[str, str]] = Counter()
    for claim in claims:
        if claim.is_unverified:
            continue
        clean = _grave(claim.statement, sources)
        _count(counts, CLEAN, bool(clean))
        for kind in CLASSES.values():
            mutation = mutate_as(claim.statement, kind, seed=seed)
            if mutation is not None:
                _count(counts, kind.name, bool(_grave(mutation.text, sources) - clean))
    families = {kind.name: kind.family.value for kind in CLASSES.values()} | {CLEAN: Family.HARMLESS.value}
    names = [*(kind.name for kind in CLASSES.values()), CLEAN]
    return [count_seen(name, families[name], counts) for name in names]


def _count(counts: Counter[tuple[str, str]], name: str, is_seen: bool) -> None:
    counts[name, "texts"] += 1
    counts[name, "seen"] += is_seen
    counts[name, "alone"] += is_seen


def _grave(text: str, sources: Sources) -> set[str]:
    findings = check_manuscript(read_manuscript(text), sources)
    return {finding.code.value for finding in findings if finding.severity in _GRAVE}
