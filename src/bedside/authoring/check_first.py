"""What must a person check before a draft can become a pack? Most risky first, in Markdown."""

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from bedside.authoring.files import find_grade
from bedside.authoring.numbers import prints_a_dose, prints_a_measure
from bedside.authoring.sentences_of import without_citations
from bedside.authoring.words import DraftEntry, PackDraft
from bedside.errors import Problem
from bedside.terms import EvidenceKind, Facet, NoticeKind, ReadDepth
from bedside.verification import is_hedged

OLD = 10
OLD_ADVICE = 5
"""Years after which a work, or one that advises, is named as old. Our judgment: no rule sets them."""
_SHOWN = 160
_MOST_SHOWN = 40
_ADVISES = (EvidenceKind.GUIDELINE, EvidenceKind.CONSENSUS, EvidenceKind.DRUG_LABEL)
_SHALLOW = (ReadDepth.ABSTRACT, ReadDepth.RECORD, ReadDepth.NOT_READ)
_THRESHOLD = re.compile(
    r"[<>≤≥]|\b(?:below|above|under|over|at least|at most|up to|less than|more than|greater than|"
    r"lower than|higher than|exceed\w*|maximum|minimum|cut-?offs?|threshold)\b",
    re.IGNORECASE,
)
_OF_OTHERS = re.compile(r"\[\d+(?:[,\-– ]+\d+)*\]|\(\d+(?:[,\-–] ?\d+)+\)")
_INTRO = """\
# Check first: {topic}

This pack is a draft that a machine made from sentences of the works in the library.
No person has checked a word of it, and everything in it is Submitted.

- Each statement is a sentence of its source behind `{mark}`.
  What a source found is free to be said; its wording is its authors'.
  Say it in your own words, in the note too, and take the mark away; until then the pack is refused.
- Each facet is guessed by words, each `certainty` is the least that the format has, and each support is
  `indirect`, so that its claim counts as unverified. Change them when you have read the source.
- Nothing outside the library was looked at, and what it lacks is lacking here.

Claims: {claims}; works that they are from: {works}; {counted}.
"""


@dataclass(frozen=True, slots=True)
class Section:
    """A heading, why it matters, and what is told of each claim under it, ``None`` for the others.

    ``is_brief``: claims of which the same is told stand in one line, by their ids alone.
    """

    title: str
    why: str
    find: Callable[[DraftEntry], str | None]
    is_brief: bool = False


def render_check_first(draft: PackDraft, problems: Sequence[Problem], *, year: int, mark: str) -> str:
    """The page; ``year`` is the current one, ``problems`` are what the pack's rules say of the draft."""
    parts = [
        _INTRO.format(
            topic=_escaped(draft.topic),
            mark=mark,
            claims=len(draft.entries),
            works=len(draft.works),
            counted=_counted(draft),
        ),
        *_known(draft),
        *_claims_of(draft, FIRST),
        *_oppositions(draft),
        *_claims_of(draft, SECOND),
        *_old(draft, year),
        *_notices(draft),
        *_listed(
            "Nearly the same",
            "Make one claim of two that say one thing, with both supports.",
            (f"{one} and {two}" for one, two in draft.alike),
        ),
        *_set_aside(draft),
        *_missing(draft),
        *_problems(problems),
    ]
    return "\n".join(parts)


def _known(draft: PackDraft) -> Iterator[str]:
    lines = [f"`{draft.known_as}`"] if draft.known_as else []
    why = "A pack of the library has this condition; add to that one, since an id may have one meaning only."
    yield from _listed("Known already", why, lines)


def _counted(draft: PackDraft) -> str:
    counts = Counter(draft.counts)
    return (
        f"works that were looked through: {counts['works']}; sentences that could stand alone: "
        f"{counts['sentences']}, of them left out because their passage did not support them: "
        f"{counts['left out']}, because they were repeats: {counts['repeats']}"
    )


def _dose(entry: DraftEntry) -> str | None:
    if entry.guess.facet is Facet.DOSING or prints_a_dose(entry.text):
        return "a dose or amount"
    if prints_a_measure(entry.text) and _THRESHOLD.search(entry.text):
        return "a threshold"
    return None


def _untyped(entry: DraftEntry) -> str | None:
    told = [f"no unit: {_escaped(', '.join(entry.bare))}"] if entry.bare else []
    told += [f"no quantity made of: {_escaped(', '.join(entry.untyped))}"] if entry.untyped else []
    return "; ".join(told) or None


def _thin(entry: DraftEntry) -> str | None:
    is_alone = len({each.publication.id for each in entry.quotations}) == 1
    is_shallow = all(each.passage.read_depth in _SHALLOW for each in entry.quotations)
    if not (is_alone or is_shallow):
        return None
    depth = entry.first.passage.read_depth.value
    return ", ".join((["one work"] if is_alone else []) + ([f"read: {depth}"] if is_shallow else []))


def _weak(entry: DraftEntry) -> str | None:
    kind = entry.first.publication.kind
    weak = (EvidenceKind.CASE_SERIES, EvidenceKind.WEB_PAGE, EvidenceKind.ARTICLE)
    return str(kind) if kind in weak else None


def _second_hand(entry: DraftEntry) -> str | None:
    texts = [each.text for each in entry.quotations]
    is_citing = any(_OF_OTHERS.search(text) or without_citations(text) != text for text in texts)
    return "it cites another work" if is_citing else None


def _unsorted(entry: DraftEntry) -> str | None:
    return None if entry.guess.is_named else "no facet was named"


def _graded(entry: DraftEntry) -> str | None:
    if entry.first.passage.grade is None:
        return None
    grade = find_grade(entry.first)
    return f"grade as printed: {_escaped(grade.grade)}" if grade else "the sentence prints grades of its own"


FIRST = (
    Section("Doses and thresholds", "Hold each number and unit against the source, letter by letter.", _dose),
    Section("One source, or an abstract", "Open the full text, or look for a second source.", _thin, True),
)
SECOND = (
    Section(
        "Numbers that are not typed", "Give each its unit and meaning, or say why it has none.", _untyped
    ),
    Section(
        "Grades of recommendations",
        "A grade stands as the library has it; open the guideline before you write `verified: true`.",
        _graded,
    ),
    Section("Said of another work", "Open the work that is cited, and cite that one.", _second_hand, True),
    Section(
        "Hedges",
        "A hedge must survive the rewording: `may` is not `does`.",
        lambda entry: "hedged" if is_hedged(entry.text) else None,
        True,
    ),
    Section(
        "Populations",
        "Say for whom it holds; a group that is not named here may still stand before the sentence.",
        lambda entry: ", ".join(entry.populations) or None,
        True,
    ),
    Section(
        "Mentioned by the way",
        "The sentence may be about something else: take it out, or say what it tells of the topic.",
        lambda entry: None if entry.first.is_on_topic else "named late, in a work on something else",
        True,
    ),
    Section("Weak kinds of work", "Look for a stronger source, or say how weak this one is.", _weak, True),
    Section("Without a facet", "Choose the facet and move the claim to its file.", _unsorted, True),
)


def _claims_of(draft: PackDraft, sections: Iterable[Section]) -> Iterator[str]:
    for section in sections:
        found = [(entry, told) for entry in draft.entries if (told := section.find(entry))]
        lines = _brief(found) if section.is_brief else _long(found)
        yield from _listed(section.title, section.why, lines, count=len(found))


def _long(found: Sequence[tuple[DraftEntry, str]]) -> Iterator[str]:
    for entry, told in sorted(found, key=lambda pair: "dose" not in pair[1]):
        yield f"`{entry.id}` ({told}): {_shown(entry.text)}"


def _brief(found: Iterable[tuple[DraftEntry, str]]) -> Iterator[str]:
    groups: dict[str, list[str]] = {}
    for entry, told in found:
        groups.setdefault(told, []).append(f"`{entry.id}`")
    return (f"{told} ({len(ids)}): {', '.join(ids)}" for told, ids in groups.items())


def _oppositions(draft: PackDraft) -> Iterator[str]:
    lines = (
        f"{f'`{each.entry_id}`' if each.entry_id else 'Not drafted'}: {each.reason.rstrip('.')}. "
        f"{_shown(each.text)} Against, in {_escaped(each.other_work)}: {_shown(each.other)}"
        for each in draft.oppositions
    )
    why = "A rule thinks that these disagree; it is often wrong. Where they do, write it as a disagreement."
    yield from _listed("Where works may disagree", why, lines)


def _old(draft: PackDraft, year: int) -> Iterator[str]:
    lines = []
    for work in draft.works:
        name = f"{draft.references[work.id]}: {_shown(work.title)}"
        if work.year is None:
            lines.append(f"{name} has no year")
        elif year - work.year >= (OLD_ADVICE if work.kind in _ADVISES else OLD):
            lines.append(f"{name} is of {work.year}")
    yield from _listed(
        "Old works, and works without a year", "Look for a later edition or a newer work.", lines
    )


def _notices(draft: PackDraft) -> Iterator[str]:
    watched = (NoticeKind.CONCERN, NoticeKind.ERRATUM, NoticeKind.UPDATE, NoticeKind.REINSTATEMENT)
    lines = (
        f"{draft.references[work.id]}: {each.kind}{f', {_escaped(each.text)}' if each.text else ''}"
        for work in draft.works
        for each in work.notices
        if each.is_received and each.kind in watched
    )
    yield from _listed("Works with a notice", "Read the notice before you rely on the work.", lines)


def _set_aside(draft: PackDraft) -> Iterator[str]:
    lines = (
        f"{_escaped(each.publication.id)}: {_shown(each.publication.title)} ({_escaped(each.reason)})"
        for each in draft.set_aside
    )
    yield from _listed("Works that were found and not used", "No claim rests on these.", lines)


def _missing(draft: PackDraft) -> Iterator[str]:
    lines = (str(facet) for facet in draft.missing)
    yield from _listed(
        "Facets without a claim", "The library says nothing on these that a word names.", lines
    )


def _problems(problems: Sequence[Problem]) -> Iterator[str]:
    """What the pack's rules say, grouped by what is said: most of it is said of each claim."""
    groups: dict[str, list[str]] = {}
    for problem in problems:
        who, parted, what = problem.met.partition(": ")
        is_named = bool(parted) and " " not in who
        told = f"{_escaped(what if is_named else problem.met)} {problem.advice}"
        groups.setdefault(told, []).append(f"`{who}`" if is_named else problem.place)
    lines = (f"{told} ({len(names)}: {', '.join(names)})" for told, names in groups.items())
    yield from _listed("What `bedside pack validate` says", "The draft is refused until none is left.", lines)


def _listed(title: str, why: str, lines: Iterable[str], *, count: int | None = None) -> Iterator[str]:
    items = list(lines)
    if items:
        shown = "".join(f"- {item}\n" for item in items[:_MOST_SHOWN])
        rest = len(items) - _MOST_SHOWN
        more = f"- … and {rest} more\n" if rest > 0 else ""
        yield f"## {title} ({count or len(items)})\n\n{why}\n\n{shown}{more}"


def _shown(text: str) -> str:
    """The words in quotation marks on one line, cut where they are long."""
    line = " ".join(text.split())
    line = line if len(line) <= _SHOWN else f"{line[:_SHOWN].rstrip()} …"
    return f"“{_escaped(line.strip('“”'))}”"


def _escaped(text: str) -> str:
    """The words on one line; no mark of Markdown or HTML in them acts."""
    return re.sub(r"([\\`*_\[\]<>#|])", r"\\\1", " ".join(text.split()))
