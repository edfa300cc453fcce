"""How often does ``check`` see a mistake in a whole text, and how often does it accuse a clean one?

Real passages become texts as people write them: each sentence with a citation mark, and a list of references
that leads to the passage. One sentence is changed; the change is seen where a finding of a warning or worse
stands on that sentence which the unchanged text did not raise. Each text is also checked alone, without its
source: what is then seen needs no library.
"""

import hashlib
import random
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from bedside.checking import check_manuscript, read_manuscript
from bedside.evaluation.mutations import CLASSES, Family, mutate_as
from bedside.evaluation.real_passages import Half, RealPassage, sample_passages
from bedside.evaluation.seen import CLEAN, SEED, Seen, count_seen
from bedside.ports import Progress, ReadPublication
from bedside.terms import (
    Claim,
    EvidenceKind,
    Finding,
    Origin,
    Passage,
    Publication,
    PublicationId,
    ReadDepth,
    Severity,
    passage_id,
)

_OWN, _OTHER = "pmid:1", "pmid:2"
_LIST = "\n\n## References\n\n1. The source. PMID: 1.\n2. Another source. PMID: 2.\n"
_GRAVE = frozenset({Severity.ERROR, Severity.WARNING})


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckerRates:
    """What ``check`` sees of each class, and its false alarms, on one half of the sample."""

    seed: int
    half: str
    passages: int
    sentences: int
    changes: Sequence[Seen]
    harmless: Sequence[Seen]
    codes: dict[str, int]


class _Sources:
    """The passage that a text was made of, and a strange one."""

    def __init__(self, own: str, other: str, *, superseded: bool = False, retracted: bool = False) -> None:
        self._works = {
            _OWN: _work(_OWN, own, superseded=superseded, retracted=retracted),
            _OTHER: _work(_OTHER, other),
        }

    def find_source(self, keys: Sequence[str]) -> ReadPublication | None:
        """By the PMIDs that the list of references prints."""
        return next((self._works[key] for key in keys if key in self._works), None)

    def find_claims(self, text: str, *, top: int) -> Sequence[Claim]:
        """No ledger takes part."""
        return ()


def _work(key: str, text: str, *, superseded: bool = False, retracted: bool = False) -> ReadPublication:
    id = PublicationId(key)
    publication = Publication(
        id=id,
        kind=EvidenceKind.ARTICLE,
        title="A source",
        origin=Origin.LITERATURE,
        superseded_by="a later edition" if superseded else None,
        is_retracted=retracted,
    )
    passage = Passage(
        id=passage_id(id, 0),
        publication_id=id,
        section="",
        start=0,
        end=len(text),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
        read_depth=ReadDepth.FULL_TEXT,
    )
    return ReadPublication(publication=publication, passages=(passage,))


@dataclass(frozen=True, slots=True)
class _Text:
    """Sentences with the mark that each carries."""

    sentences: tuple[str, ...]
    marks: tuple[str, ...]

    @property
    def written(self) -> str:
        """As Markdown, a paragraph a sentence."""
        pairs = zip(self.sentences, self.marks, strict=True)
        return "\n\n".join(f"{sentence.removesuffix('.')} {mark}." for sentence, mark in pairs) + _LIST

    def with_sentence(self, place: int, sentence: str) -> "_Text":
        """With another sentence in that place."""
        changed = (*self.sentences[:place], sentence, *self.sentences[place + 1 :])
        return _Text(changed, self.marks)

    def with_mark(self, place: int, mark: str) -> "_Text":
        """With another mark behind that sentence."""
        return _Text(self.sentences, (*self.marks[:place], mark, *self.marks[place + 1 :]))

    def span(self, place: int) -> tuple[int, int]:
        """Where the sentence and its mark stand in what is written."""
        before = [f"{s.removesuffix('.')} {m}." for s, m in zip(self.sentences, self.marks, strict=True)]
        start = sum(len(one) + 2 for one in before[:place])
        return start, start + len(before[place])


def measure_checker(
    data: Path, *, half: Half = Half.MEASURING, seed: int = SEED, progress: Progress | None = None
) -> CheckerRates:
    """The rates on real passages below ``data``. Raises ``SourceError``. The same files and seed repeat."""
    passages = sample_passages(data, half=half, seed=seed)
    counts: Counter[tuple[str, str]] = Counter()
    codes: Counter[str] = Counter()
    for number, passage in enumerate(passages):
        if progress:
            progress("Checking changed texts", number, len(passages))
        other = passages[(number + len(passages) // 2) % len(passages)]
        for name, is_seen, is_alone, code in _trials(passage, other, seed=seed):
            counts[name, "texts"] += 1
            counts[name, "seen"] += is_seen
            counts[name, "alone"] += is_alone
            codes.update([code] if code and name == CLEAN else [])
    matter = [kind for kind in CLASSES.values() if kind.family is not Family.HARMLESS]
    harmless = [kind for kind in CLASSES.values() if kind.family is Family.HARMLESS]
    return CheckerRates(
        seed=seed,
        half=half.value,
        passages=len(passages),
        sentences=counts[CLEAN, "texts"],
        changes=[count_seen(kind.name, kind.family.value, counts) for kind in matter]
        + [count_seen(name, "citation", counts) for name in _CITATIONS],
        harmless=[count_seen(CLEAN, "harmless", counts)]
        + [count_seen(kind.name, kind.family.value, counts) for kind in harmless],
        codes=dict(sorted(codes.items())),
    )


_Trial = tuple[str, bool, bool, str]
_Check = Callable[["_Text"], tuple[Finding, ...]]


def _trials(passage: RealPassage, other: RealPassage, *, seed: int) -> Iterator[_Trial]:
    """Name of the class, whether it was seen with and without the source, and the code that it raised."""
    text = _Text(passage.sentences, ("[1]",) * len(passage.sentences))
    sources = _Sources(passage.text, other.text)

    def with_source(some: _Text) -> tuple[Finding, ...]:
        return check_manuscript(read_manuscript(some.written), sources)

    def alone(some: _Text) -> tuple[Finding, ...]:
        return check_manuscript(read_manuscript(some.written))

    clean, clean_alone = with_source(text), alone(text)
    for place in range(len(text.sentences)):
        first = next(iter(_grave(clean, text, place)), "")
        yield CLEAN, bool(first), bool(_grave(clean_alone, text, place)), first
    for kind in CLASSES.values():
        made = [(i, m) for i, s in enumerate(text.sentences) if (m := mutate_as(s, kind, seed=seed))]
        if not made:
            continue
        place, mutation = random.Random(f"{seed} {kind.name} {passage.text}").choice(made)
        changed = text.with_sentence(place, mutation.text)
        seen = _grave(with_source(changed), changed, place) - _grave(clean, text, place)
        without = _grave(alone(changed), changed, place) - _grave(clean_alone, text, place)
        yield kind.name, bool(seen), bool(without), ""
    yield from _citation_trials(passage, other, text, with_source=with_source, alone=alone)


_CITATIONS = ("citation dangling", "citation swapped", "edition superseded", "source retracted")


def _citation_trials(
    passage: RealPassage, other: RealPassage, text: _Text, *, with_source: _Check, alone: _Check
) -> Iterator[_Trial]:
    place = len(text.sentences) // 2
    for name, mark in (("citation dangling", "[7]"), ("citation swapped", "[2]")):
        changed = text.with_mark(place, mark)
        yield (
            name,
            bool(_grave(with_source(changed), changed, place)),
            bool(_grave(alone(changed), changed, place)),
            "",
        )
    manuscript = read_manuscript(text.written)
    for name, old, withdrawn in (("edition superseded", True, False), ("source retracted", False, True)):
        sources = _Sources(passage.text, other.text, superseded=old, retracted=withdrawn)
        codes = {finding.code.value for finding in check_manuscript(manuscript, sources)}
        yield name, bool(codes & {"stale-edition", "retracted-source"}), False, ""


def _grave(findings: Sequence[Finding], text: _Text, place: int) -> set[str]:
    """The codes of warnings and errors on that sentence."""
    start, end = text.span(place)
    return {
        finding.code.value
        for finding in findings
        if finding.severity in _GRAVE and finding.start < end and finding.end > start
    }
