"""What could a pack on this topic say? Claims drawn from sentences of the works at hand, none checked."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace

from bedside.authoring.choosing import Chosen, choose, is_supported
from bedside.authoring.naming import name_entry, name_references, read_topic
from bedside.authoring.numbers import read_numbers
from bedside.authoring.opposing import find_oppositions
from bedside.authoring.sentences_of import MOST_PASSAGES, Names, find_claim_like, read_names
from bedside.authoring.words import DraftEntry, PackDraft, Quotation, SetAside
from bedside.checking import TO_NAME
from bedside.ports import ReadPublication
from bedside.search import find_populations
from bedside.terms import Facet, Publication
from bedside.verification import is_quoted

_MOST_QUOTATIONS = 1500
"""Sentences that are weighed; a library with more on a topic has them from its best works."""

Reword = Callable[[str, str], str | None]
"""From a sentence and its passage to the same in other words, or ``None``. What it says is verified."""


def draft_pack(
    topic: str,
    works: Iterable[ReadPublication],
    *,
    names: Sequence[str] = (),
    most: int,
    reword: Reword | None = None,
) -> PackDraft:
    """A draft on ``topic`` from ``works``, best first. ``names`` are other names of the topic.

    A claim whose sentence its passage does not support is left out, and so are works that are retracted,
    superseded or written by a machine. Raises ``UserError`` for a topic that names nothing.
    """
    line, name = read_topic(topic)
    set_aside: list[SetAside] = []
    counts: Counter[str] = Counter()
    quotations = _quotations(works, read_names((line, *names)), set_aside=set_aside, counts=counts)
    choice = choose(quotations, most=most)
    counts["repeats"] = choice.repeats
    entries = _entries(name, choice.chosen, reword)
    claims = [(entry.id, entry.first) for entry in entries]
    return PackDraft(
        topic=line,
        name=name,
        entries=entries,
        references=name_references(each.publication for entry in entries for each in entry.quotations),
        set_aside=tuple(set_aside),
        oppositions=find_oppositions(claims, quotations),
        alike=tuple((entries[one].id, entries[two].id) for one, two in choice.alike),
        counts=dict(counts),
    )


def _quotations(
    works: Iterable[ReadPublication], names: Names, *, set_aside: list[SetAside], counts: Counter[str]
) -> list[Quotation]:
    """The sentences of works that may be cited, each supported by its own passage."""
    kept: list[Quotation] = []
    for read in works:
        counts["works"] += 1
        reason = find_reason_against(read.publication)
        is_titled = names.are_in(read.publication.title)
        if reason is not None:
            if is_titled or any(names.are_in(passage.text) for passage in read.passages[:MOST_PASSAGES]):
                set_aside.append(SetAside(publication=read.publication, reason=reason))
            continue
        for passage, start, end in find_claim_like(read, names):
            quotation = Quotation(
                publication=read.publication,
                passage=passage,
                start=start,
                end=end,
                place=len(kept),
                is_on_topic=is_titled or names.are_in(passage.text[start : (start + end) // 2]),
            )
            counts["sentences"] += 1
            if len(kept) < _MOST_QUOTATIONS and is_supported(quotation.text, passage.text):
                kept.append(quotation)
            else:
                counts["left out"] += 1
    return kept


def find_reason_against(work: Publication) -> str | None:
    """Why no claim may rest on a work, or ``None``."""
    if work.is_retracted:
        return "it is retracted"
    if work.is_ai_written:
        return "a machine wrote it"
    if work.superseded_by:
        return f"it is superseded by {work.superseded_by}"
    if any(each.kind.takes_back and each.is_received for each in work.notices):
        return "a notice retracts it, or a part of it"
    if work.is_taken_back:
        return "it is a notice of retraction"
    return None


def _entries(name: str, chosen: Sequence[Chosen], reword: Reword | None) -> tuple[DraftEntry, ...]:
    numbers: Counter[Facet | None] = Counter()
    entries: list[DraftEntry] = []
    for each in chosen:
        facet = each.guess.facet if each.guess.is_named else None
        numbers[facet] += 1
        entry = DraftEntry(
            id=name_entry(name, facet, numbers[facet]), guess=each.guess, quotations=tuple(each.quotations)
        )
        entries.append(_with_numbers(_reworded(entry, reword)))
    return tuple(entries)


def _reworded(entry: DraftEntry, reword: Reword | None) -> DraftEntry:
    """The claim in other words, if they are other words and the passage supports them without a finding.

    Supports that do not support the new words are left out.
    """
    if reword is None:
        return entry
    said = " ".join((reword(entry.first.text, entry.first.passage.text) or "").split())
    if not said or any(is_quoted(said, each.passage.text) for each in entry.quotations):
        return entry
    kept = tuple(each for each in entry.quotations if is_supported(said, each.passage.text))
    if not kept or kept[0] is not entry.first:
        return entry
    return replace(entry, reworded=said, quotations=kept)


def _with_numbers(entry: DraftEntry) -> DraftEntry:
    numbers = read_numbers(entry.text, to_name=TO_NAME)
    return replace(
        entry,
        populations=find_populations(entry.text.lower()),
        quantities=numbers.quantities,
        untyped=numbers.untyped,
        bare=numbers.bare,
    )
