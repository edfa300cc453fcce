"""What becomes of a lie? Pages of real sentences, lies about them, and what readers are shown."""

import json
import random
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from bedside import Library
from bedside.engines.scripted import ScriptedWriter
from bedside.evaluation.real_passages import Half, sample_passages
from bedside.sentences import find_sentences
from bedside.terms import Draft, PassageId
from bedside.writing import Numbered, Task, draft
from bedside.writing.visible import keep_visible
from lying_writer import UNKNOWN, WAYS, Told, lies_of

if TYPE_CHECKING:
    from bedside.ports import Judge

SEED = 43
TO_A_PASSAGE, TO_A_PAGE = 4, 3
FEWEST_WORDS = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """Three passages as a writer sees them, and a sentence of a fourth one that it does not."""

    passages: tuple[Numbered, ...]
    absent: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Trial:
    """One lie about a page, and the numbers of passages that the writer names with it."""

    way: str
    page: Page
    told: Told
    lie: str
    numbers: tuple[int, ...]


def shipped_pages() -> list[Page]:
    """Pages of the claims that ship, four statements a passage."""
    with Library.open() as library:
        ledger = library._shelf.ledger
        claims = [claim for concept in ledger.concepts() for claim in ledger.claims_on(concept.id)]
    statements = list(dict.fromkeys(keep_visible(claim.statement) for claim in claims))
    texts = [" ".join(statements[at : at + TO_A_PASSAGE]) for at in range(0, len(statements), TO_A_PASSAGE)]
    return pages_of([(f"Notes on electrolytes, part {at}", text) for at, text in enumerate(texts)])


def real_pages(data: Path) -> list[Page]:
    """Pages of guidelines, trials, abstracts and labels, the half that no rule was made on."""
    sample = sample_passages(data, half=Half.MEASURING, seed=SEED)
    return pages_of([(f"{each.source} of {each.file}", keep_visible(each.text)) for each in sample])


def pages_of(texts: Sequence[tuple[str, str]]) -> list[Page]:
    """Pages of titled texts, in order."""
    pages = []
    for at in range(0, len(texts) - TO_A_PAGE, TO_A_PAGE + 1):
        numbered = tuple(
            Numbered(number=number, id=PassageId(f"made:{at}#{number}"), title=title, text=text)
            for number, (title, text) in enumerate(texts[at : at + TO_A_PAGE], start=1)
        )
        absent = sentences_of(texts[at + TO_A_PAGE][1])
        if absent:
            pages.append(Page(passages=numbered, absent=absent[0]))
    return pages


def sentences_of(text: str) -> list[str]:
    """Its statements that are fit to be lied about."""
    pieces = [text[start:end] for start, end in find_sentences(text)]
    return [each for each in pieces if each.endswith(".") and FEWEST_WORDS <= len(each.split()) <= 60]


def told_of(page: Page) -> Iterator[Told]:
    """Each sentence of the page with what stands around it."""
    for passage in page.passages:
        others = [s for each in page.passages if each is not passage for s in sentences_of(each.text)]
        for sentence in sentences_of(passage.text):
            yield Told(
                sentence=sentence,
                number=passage.number,
                title=passage.title,
                others=tuple(others),
                absent=page.absent,
            )


def make_trials(pages: Iterable[Page], *, each: int, seed: int = SEED) -> tuple[list[Trial], int]:
    """At most ``each`` lies a way, spread over the pages, and how many were no lies and were left out.

    Most lies name the passage they came from; one in five names one that was not given, none, or another one.
    """
    told = [(page, one) for page in pages for one in told_of(page)]
    draw = random.Random(seed)
    draw.shuffle(told)
    trials: dict[str, list[Trial]] = {way: [] for way in WAYS}
    true = 0
    for page, one in told:
        for way, lie in lies_of(one, seed=seed):
            if len(trials[way]) >= each:
                continue
            if is_true(lie, page):
                true += 1
                continue
            trials[way].append(Trial(way=way, page=page, told=one, lie=lie, numbers=_numbers(one, draw)))
        if all(len(made) >= each for made in trials.values()):
            break
    return [trial for made in trials.values() for trial in made], true


def _numbers(told: Told, draw: random.Random) -> tuple[int, ...]:
    others = ((UNKNOWN,), (), (told.number % TO_A_PAGE + 1,))
    return draw.choice(others) if draw.random() < 0.2 else (told.number,)


def is_true(lie: str, page: Page) -> bool:
    """Whether the visible words are a sentence of the page after all, to the letter."""
    return plain(lie) in {
        plain(passage.text[start:end])
        for passage in page.passages
        for start, end in find_sentences(passage.text)
    }


def plain(text: str) -> str:
    """What can be seen of a text, without the stop at its end."""
    return keep_visible(text).rstrip(" .;,")


def write(page: Page, text: str, numbers: Sequence[int], *, judge: "Judge | None" = None) -> Draft:
    """The draft of a writer that says just this."""
    claim = {"section": "answer", "text": text, "passages": list(numbers)}
    writer = ScriptedWriter(lambda _: [json.dumps({"claims": [claim]})])
    task = Task(
        question="?", passages=page.passages, sections=(), bears=lambda *_: True, belongs=lambda *_: True
    )
    return list(draft(task, writer, judge=judge))[-1]


def find_shown_lies(trial: Trial, drafted: Draft) -> list[str]:
    """What stands in the draft and not, to the letter, in the passages that it cites.

    The writer's words must be a whole sentence of them; a quotation may be of two that run on.
    """
    texts = {passage.id: passage.text for passage in trial.page.passages}
    return [
        claim.text
        for claim in drafted.claims
        if not all(_stands(claim.text, texts[id], is_quoted=claim.is_quoted) for id in claim.passage_ids)
    ]


def _stands(shown: str, text: str, *, is_quoted: bool) -> bool:
    if is_quoted:
        return shown in text
    return plain(shown) in {plain(text[start:end]) for start, end in find_sentences(text)}
