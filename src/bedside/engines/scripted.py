"""What would a model say? One that says what a test tells it to: each group of words is one direction."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bedside.ports import Brief, Vector

DIMENSIONS = 384


class ScriptedEmbedder:
    """Honors ``ports.Embedder``. Texts that hold words of one group are alike; others are not."""

    name = "scripted"

    def __init__(self, groups: Sequence[Sequence[str]]) -> None:
        """``groups`` are words that mean the same, in lower case."""
        self._groups = [frozenset(group) for group in groups]
        self.embedded = 0

    def embed_query(self, text: str) -> "Vector":
        """The vector of a question."""
        return self._embed(text)

    def embed_passages(self, texts: Sequence[str]) -> list["Vector"]:
        """The vectors of passages; ``embedded`` counts them."""
        self.embedded += len(texts)
        return [self._embed(text) for text in texts]

    def _embed(self, text: str) -> "Vector":
        import numpy

        words = set(text.lower().replace(".", " ").split())
        vector: Vector = numpy.zeros(DIMENSIONS, dtype=numpy.float32)
        vector[-1] = 0.1  # a text of no group has a direction too
        for at, group in enumerate(self._groups):
            vector[at] = len(group & words)
        return vector / numpy.linalg.norm(vector)


class ScriptedJudge:
    """Honors ``ports.Judge``. Says the same of every pair, and keeps what it was asked."""

    name = "scripted"

    def __init__(self, odds: tuple[float, float, float]) -> None:
        """``odds`` are those of supports, contradicts and silent."""
        self._odds = odds
        self.asked: list[tuple[str, str]] = []

    def judge(self, pairs: Sequence[tuple[str, str]]) -> list[tuple[float, float, float]]:
        """The odds, for each pair."""
        self.asked += pairs
        return [self._odds] * len(pairs)


class ScriptedWriter:
    """Honors ``ports.Writer``. Writes what a function makes of the brief, and keeps its briefs."""

    name = "scripted"

    def __init__(self, reply: "Callable[[Brief], Iterable[str]]", *, is_outside: bool = False) -> None:
        """``reply`` gives the pieces; ``WriterFailed`` may be raised in it."""
        self._reply = reply
        self._is_outside = is_outside
        self.briefs: list[Brief] = []

    @property
    def is_outside(self) -> bool:
        """Whether it plays one that is elsewhere."""
        return self._is_outside

    def write(self, brief: "Brief") -> Iterator[str]:
        """The pieces of the reply."""
        self.briefs.append(brief)
        yield from self._reply(brief)
