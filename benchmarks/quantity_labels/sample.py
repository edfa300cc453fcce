"""Which sentences were labeled? Draws them by a seed, and writes where they stand.

Run: ``python benchmarks/quantity_labels/sample.py --data ../shared/data`` to see the places;
``--print 1 80`` prints the sentences too, for the one who labels (never for the repository);
``--wide`` names those that the reader was mended by without labels.
"""

import argparse
import hashlib
import json
import random
import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bedside.evaluation.labeled_texts import read_labeled_text
from bedside.sentences import find_sentences

SEED = 20_260
FIRST_DRAW, FIRST_TWO_DRAWS, THIRD_DRAW, FOURTH_DRAW, FIFTH_DRAW = 400, 500, 640, 700, 840
SIXTH_DRAW, SEVENTH_DRAW = 900, 1040
"""The last number of each draw but the eighth."""
FEW_FILES = 10
"""Of so few files all are used; of more, some are kept back for the last part."""
SHORTEST, LONGEST = 30, 400
DIGIT = re.compile(r"\d")
SKIPPED = re.compile(r"\t|et al\b|doi|https?:|www\.|\d{4};\s?\d|^(?:TITLE|ABSTRACT|BODY)[.:]|^References\b")


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of source: its files, how they are read, how many sentences hold a digit and how many none."""

    pattern: str
    how: str
    with_digits: int
    without: int


KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 119, 21),
    Kind("evidence_inference/txt_files/*.txt", "file text", 94, 16),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 26, 5),
    Kind("pubmedqa/pqal_dev_500.json", "pubmedqa parts", 25, 4),
    Kind("spl_labels/*.xml", "spl paragraphs", 42, 8),
    Kind("medquad/*/*.xml", "medquad answers", 21, 4),
    Kind("drug_leaflets/*.html", "html blocks", 13, 2),
)

RICH_NUMBER = 3
RICH_WORD = re.compile(
    r"\d\s?(?:%|mg|mcg|µg|g\b|m[lL]|mmol|mEq|IU|units|mm ?Hg|kg)|±|\bCI\b|\b[nNpP]\s?[=<>]|"
    r"daily|times|every|hours|weeks|within"
)
RICH_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 40, 0),
    Kind("evidence_inference/txt_files/*.txt", "file text", 30, 0),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 12, 0),
    Kind("spl_labels/*.xml", "spl paragraphs", 10, 0),
    Kind("medquad/*/*.xml", "medquad answers", 8, 0),
)
"""The second draw: sentences with three numbers or more and a word or sign of measuring."""

FRESH_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 31, 17),
    Kind("evidence_inference/txt_files/*.txt", "file text", 25, 13),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 7, 4),
    Kind("pubmedqa/pqal_dev_500.json", "pubmedqa parts", 7, 4),
    Kind("spl_labels/*.xml", "spl paragraphs", 11, 7),
    Kind("medquad/*/*.xml", "medquad answers", 6, 3),
    Kind("drug_leaflets/*.html", "html blocks", 3, 2),
)
"""The third draw: the sources of the first in the same proportions, with more sentences without a digit."""

FRESH_RICH_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 24, 0),
    Kind("evidence_inference/txt_files/*.txt", "file text", 18, 0),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 7, 0),
    Kind("spl_labels/*.xml", "spl paragraphs", 6, 0),
    Kind("medquad/*/*.xml", "medquad answers", 5, 0),
)
"""The fourth draw: as the second. The fifth and sixth ask for the same again; so does the seventh."""

NEWEST_RICH_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 27, 0),
    Kind("evidence_inference/txt_files/*.txt", "file text", 21, 0),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 1, 0),
    Kind("spl_labels/*.xml", "spl paragraphs", 6, 0),
    Kind("medquad/*/*.xml", "medquad answers", 5, 0),
)
"""The eighth draw: as the fourth, but one rich sentence only was left of the abstracts."""

WIDE_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 45, 8),
    Kind("evidence_inference/txt_files/*.txt", "file text", 35, 6),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 15, 2),
    Kind("pubmedqa/pqal_dev_500.json", "pubmedqa parts", 8, 2),
    Kind("spl_labels/*.xml", "spl paragraphs", 16, 3),
    Kind("medquad/*/*.xml", "medquad answers", 16, 3),
    Kind("drug_leaflets/*.html", "html blocks", 5, 1),
)
WIDE_RICH_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 35, 0),
    Kind("evidence_inference/txt_files/*.txt", "file text", 25, 0),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 5, 0),
    Kind("spl_labels/*.xml", "spl paragraphs", 8, 0),
    Kind("medquad/*/*.xml", "medquad answers", 7, 0),
)
"""A batch of 250 sentences that were read beside what the reader found in them, and not labeled."""
WIDE_BATCHES = 5
"""The last one is without abstracts: there are too few left."""
LATER_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 70, 0),
    Kind("evidence_inference/txt_files/*.txt", "file text", 60, 0),
    Kind("pubmed_xml/*/*.xml", "pubmed abstracts", 25, 0),
    Kind("pubmedqa/pqal_dev_500.json", "pubmedqa parts", 25, 0),
    Kind("spl_labels/*.xml", "spl paragraphs", 20, 0),
    Kind("medquad/*/*.xml", "medquad answers", 25, 0),
)
"""The same again, drawn when the last part had been labeled and scored once."""
NEXT_KINDS = (
    Kind("ngc_guidelines/summaries/*.xml", "ngc recommendations", 60, 0),
    Kind("evidence_inference/txt_files/*.txt", "file text", 60, 0),
    Kind("pubmedqa/pqal_dev_500.json", "pubmedqa parts", 15, 0),
    Kind("medquad/*/*.xml", "medquad answers", 25, 0),
)
"""And again when the newest part had been labeled, from files that it did not come from."""

Place = tuple[str, str, int, int, str]


@cache
def sentences_of(data: Path, file: str, how: str) -> tuple[Place, ...]:
    text = read_labeled_text(data, file, how)
    found = []
    for block in re.finditer(r"[^\n]+", text):
        for start, end in find_sentences(block[0]):
            sentence = block[0][start:end]
            if SHORTEST <= len(sentence) <= LONGEST and not SKIPPED.search(sentence):
                found.append((file, how, block.start() + start, block.start() + end, sentence))
    return tuple(found)


def turns(groups: list[list[Place]], draw: random.Random) -> Iterator[Place]:
    """One of each file in turn, in an order drawn once, until all are empty."""
    for group in groups:
        draw.shuffle(group)
    draw.shuffle(groups)
    while groups:
        for group in groups:
            if group:
                yield group.pop()
        groups = [group for group in groups if group]


def is_rich(sentence: str) -> bool:
    return len(re.findall(r"\d[\d.,]*", sentence)) >= RICH_NUMBER and bool(RICH_WORD.search(sentence))


Asked = Callable[[str], bool]


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """Which sentences a draw asks for, and from which files: from the first lot while it lasts."""

    asked: Asked = lambda _: True
    lots: tuple[Asked, ...] = (lambda _: True,)


def places_of(data: Path, kind: Kind, *, draw: random.Random, choice: Choice) -> Iterator[Place]:
    files = sorted(path.relative_to(data).as_posix() for path in data.glob(kind.pattern))
    for lot in choice.lots if len(files) > FEW_FILES else (lambda _: True,):
        yield from turns([list(sentences_of(data, file, kind.how)) for file in files if lot(file)], draw)


def draw_kind(
    data: Path, kind: Kind, *, draw: random.Random, seen: set[str], choice: Choice
) -> Iterator[Place]:
    wanted = {True: kind.with_digits, False: kind.without}
    for place in places_of(data, kind, draw=draw, choice=choice):
        has_digit, same = bool(DIGIT.search(place[4])), re.sub(r"\W+", " ", place[4]).lower()
        if wanted[has_digit] and same not in seen and choice.asked(place[4]):
            wanted[has_digit] -= 1
            seen.add(same)
            yield place
        if not any(wanted.values()):
            break


def draw_labeled(data: Path, seen: set[str]) -> list[Place]:
    """400 sentences of all sorts and 100 rich ones, 140 and 60 fresh; each draw in an order of its own."""
    rich = Choice(asked=is_rich)
    return [
        *draw_some(data, KINDS, seed=SEED, seen=seen),
        *draw_some(data, RICH_KINDS, seed=SEED + 1, seen=seen, choice=rich),
        *draw_some(data, FRESH_KINDS, seed=SEED + 2, seen=seen),
        *draw_some(data, FRESH_RICH_KINDS, seed=SEED + 3, seen=seen, choice=rich),
    ]


def draw_wide(data: Path, seen: set[str], *, lots: tuple[Asked, ...]) -> Iterator[Place]:
    """All batches that the reader was mended by without labels."""
    for batch in range(WIDE_BATCHES):
        seed, is_last = SEED + 100 + 2 * batch, batch + 1 == WIDE_BATCHES
        kinds = [
            [kind for kind in every if not (is_last and kind.how.startswith("pubmed"))]
            for every in (WIDE_KINDS, WIDE_RICH_KINDS)
        ]
        yield from draw_some(data, kinds[0], seed=seed, seen=seen, choice=Choice(lots=lots))
        rich = Choice(asked=is_rich, lots=lots)
        yield from draw_some(data, kinds[1], seed=seed + 1, seen=seen, choice=rich)


def draw_newest(data: Path, seen: set[str], used: set[str]) -> list[Place]:
    """200 sentences, from files that no sentence was drawn from before while they last."""
    lots = (lambda file: file not in used, lambda file: file in used)
    rich = Choice(asked=is_rich, lots=lots)
    return [
        *draw_some(data, FRESH_KINDS, seed=SEED + 6, seen=seen, choice=Choice(lots=lots)),
        *draw_some(data, NEWEST_RICH_KINDS, seed=SEED + 7, seen=seen, choice=rich),
    ]


def draw_all(data: Path) -> tuple[list[Place], list[Place]]:
    """The labeled sentences in the order of their numbers, and the wide ones."""
    seen = set[str]()
    labeled = draw_labeled(data, seen)
    used = {place[0] for place in labeled}

    def is_kept_back(file: str) -> bool:
        """Half of the files that no labeled sentence came from before are for the last part alone."""
        return file not in used and hashlib.sha256(file.encode()).digest()[0] % 2 == 0

    wide = list(draw_wide(data, seen, lots=(lambda file: not is_kept_back(file),)))
    lots = (is_kept_back, lambda file: not is_kept_back(file))
    last = [
        *draw_some(data, FRESH_KINDS, seed=SEED + 4, seen=seen, choice=Choice(lots=lots)),
        *draw_some(data, FRESH_RICH_KINDS, seed=SEED + 5, seen=seen, choice=Choice(asked=is_rich, lots=lots)),
    ]
    wide += draw_some(data, LATER_KINDS, seed=SEED + 200, seen=seen, choice=Choice(lots=lots[1:]))
    newest = draw_newest(data, seen, {place[0] for place in (*labeled, *last, *wide)})
    newest_files = {place[0] for place in newest}
    others = Choice(lots=(lambda file: file not in newest_files,))
    wide += draw_some(data, NEXT_KINDS, seed=SEED + 201, seen=seen, choice=others)
    return labeled + last + newest, wide


def draw_some(
    data: Path, kinds: Sequence[Kind], *, seed: int, seen: set[str], choice: Choice | None = None
) -> list[Place]:
    draw, chosen = random.Random(seed), list[Place]()
    for kind in kinds:
        chosen += draw_kind(data, kind, draw=draw, seen=seen, choice=choice or Choice())
    draw.shuffle(chosen)
    return chosen


def part_of(number: int) -> str:
    """Odd numbers of the first two draws, even ones, and those drawn when these or all these were known."""
    if number > SIXTH_DRAW:
        return "newest"
    if number > FOURTH_DRAW:
        return "last"
    if number > FIRST_TWO_DRAWS:
        return "fresh"
    return "dev" if number % 2 else "test"


def is_any(number: int) -> bool:
    draws = (
        (0, FIRST_DRAW),
        (FIRST_TWO_DRAWS, THIRD_DRAW),
        (FOURTH_DRAW, FIFTH_DRAW),
        (SIXTH_DRAW, SEVENTH_DRAW),
    )
    return any(before < number <= end for before, end in draws)


def row(number: int, place: Place) -> dict[str, object]:
    file, how, start, end, sentence = place
    return {
        "id": f"q{number:03}",
        "part": part_of(number),
        "draw": "any" if is_any(number) else "rich",
        "file": file,
        "how": how,
        "start": start,
        "end": end,
        "sha256": hashlib.sha256(sentence.encode()).hexdigest(),
    }


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--print", type=int, nargs="*", default=[], metavar="NUMBER", dest="numbers")
    parser.add_argument("--wide", action="store_true", help="the sentences that were read without labels")
    chosen = parser.parse_args()
    labeled, wide = draw_all(chosen.data)
    for number, place in enumerate(wide if chosen.wide else labeled, start=1):
        if not chosen.numbers:
            told = row(number, place) | ({"id": f"w{number:04}", "part": "wide"} if chosen.wide else {})
            print(json.dumps(told, ensure_ascii=False))
        elif number in chosen.numbers:
            print(f"#{number} {place[4]}")


if __name__ == "__main__":
    main()
