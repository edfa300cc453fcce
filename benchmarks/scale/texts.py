"""How do a hundred thousand real passages become a million? By recombining their sentences.

Up to the number of real passages, works are real. Beyond, a made work takes the form of a real one
(paragraphs, headings, sentences a paragraph) and each sentence from one of three other works, drawn
for it, so that words of a sentence, and of a work, still belong together. A corpus that grows also
meets new words: in a made sentence, one of the rarest words gives way, at a fixed chance, to a new one
made of the beginning of one rare word and the end of another. The chance is set so that the vocabulary
goes on to grow as it does among the real passages (``vocabulary`` in the run file says how it does).
"""

import json
import random
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path

from sources import Work, draw_number, read_works, split_sentences

SEED = 20_260
RARE = 2
"""A word that occurs at most so often in the real texts may give way to a new one."""
NEW_WORD = 0.5
"""The chance that it does."""
_WORD = re.compile(r"[^\W_]+")
_NUMBER = re.compile(r"\b\d+(?:\.\d+)?\b")
_PARENTS = 3


def write_texts(data: Path, folder: Path, sizes: Sequence[int]) -> None:
    """Write the works of each size to ``folder``, a JSON line each, and beside them what they hold."""
    works = read_works(data, seed=SEED)
    for size in sizes:
        words: set[str] = set()
        passages = made = running = 0
        with texts_of(folder, size).open("w", encoding="utf-8") as stream:
            for at, work in enumerate(_works(works)):
                paragraphs = work.paragraphs[: size - passages]
                stream.write(json.dumps([at, work.title, paragraphs], ensure_ascii=False) + "\n")
                for _, text in paragraphs:
                    found = _WORD.findall(text.lower())
                    running += len(found)
                    words.update(found)
                passages += len(paragraphs)
                made += len(paragraphs) if at >= len(works) else 0
                if passages >= size:
                    break
        told = {
            "works": at + 1,
            "paragraphs": passages,
            "made_paragraphs": made,
            "words": running,
            "vocabulary": len(words),
        }
        texts_of(folder, size).with_suffix(".told.json").write_text(json.dumps(told), "utf-8")


def texts_of(folder: Path, size: int) -> Path:
    """Where the works of a size are written."""
    return folder / f"texts-{size}.jsonl"


def tell_texts(folder: Path, size: int) -> dict[str, int]:
    """How many works, paragraphs, words and different words a size holds."""
    told: dict[str, int] = json.loads(texts_of(folder, size).with_suffix(".told.json").read_text("utf-8"))
    return told


def read_texts(folder: Path, size: int) -> Iterator[tuple[int, Work]]:
    """The works of a size, each with its number."""
    with texts_of(folder, size).open(encoding="utf-8") as stream:
        for line in stream:
            at, title, paragraphs = json.loads(line)
            yield at, Work(title, tuple((heading, text) for heading, text in paragraphs))


def _works(real: Sequence[Work]) -> Iterator[Work]:
    """The real works, then made ones without end."""
    yield from real
    yield from _Recombination(real, random.Random(SEED))


class _Recombination:
    """Works made of the sentences of others."""

    def __init__(self, real: Sequence[Work], chance: random.Random) -> None:
        self._chance = chance
        self._forms = [
            [(heading, len(split_sentences(text))) for heading, text in work.paragraphs] for work in real
        ]
        self._sentences = [
            [one for _, text in work.paragraphs for one in split_sentences(text)] for work in real
        ]
        self._titles = [work.title for work in real]
        counts = Counter(
            word for some in self._sentences for one in some for word in _WORD.findall(one.lower())
        )
        self._rare = {word for word, count in counts.items() if count <= RARE and word.isalpha()}
        self._parts = sorted(word for word in self._rare if len(word) > 5)

    def __iter__(self) -> Iterator[Work]:
        while True:
            yield self._make()

    def _make(self) -> Work:
        chance, parents = self._chance, [self._chance.randrange(len(self._forms)) for _ in range(_PARENTS)]
        paragraphs = []
        for heading, count in self._forms[chance.randrange(len(self._forms))]:
            drawn = (chance.choice(self._sentences[chance.choice(parents)]) for _ in range(count))
            paragraphs.append((heading, " ".join(map(self._varied, drawn))))
        return Work(self._varied(self._titles[parents[0]]), tuple(paragraphs))

    def _varied(self, sentence: str) -> str:
        """The sentence with other numbers and, now and then, a new word in the place of a rare one."""
        sentence = _NUMBER.sub(lambda _: draw_number(self._chance), sentence)
        return _WORD.sub(self._new_word, sentence)

    def _new_word(self, found: re.Match[str]) -> str:
        word, chance = found[0], self._chance
        if word.lower() not in self._rare or chance.random() > NEW_WORD:
            return word
        first, last = chance.choice(self._parts), chance.choice(self._parts)
        return first[: chance.randint(3, len(first) - 1)] + last[-chance.randint(2, len(last) - 2) :]
