"""How is a draft written in the format of packs? YAML by hand, so that comments can say what was guessed."""

import re
from collections.abc import Iterable, Iterator, Mapping

import yaml

from bedside.authoring.words import DraftEntry, PackDraft, Quotation
from bedside.checking import TO_NAME, TO_REWORD
from bedside.terms import Certainty, Directness, Publication, Quantity, StatedGrade

UNSORTED = "unsorted"
_LONGEST_LINE = 1_900
_FIRST_YEAR, _LAST_YEAR = 1800, 2100
_FIRST_WORDS = 6
_ONCE_READ = "`direct` once you have read that it says so"
_GRADE = re.compile(
    r"\b(?:grade|class|level|LOE|strength)\b:? ?(?:of )?(?:evidence:? )?[A-D1-5I]", re.IGNORECASE
)
_HEAD = """\
# A draft made by a machine from sentences of the works at hand; nobody has checked it.
# Everything here is Submitted. What follows a `#` on a line was guessed or is still to do.
"""


def write_files(draft: PackDraft, *, today: str) -> dict[str, str]:
    """The files of the pack by their names, all but what to check first."""
    files = {
        "pack.yaml": _header(draft, today),
        "concepts.yaml": _concept(draft),
        "references.yaml": _HEAD + "\n".join(_reference(work, draft.references) for work in draft.works),
    }
    by_file: dict[str, list[DraftEntry]] = {}
    for entry in draft.entries:
        by_file.setdefault(entry.guess.facet.value if entry.guess.is_named else UNSORTED, []).append(entry)
    for name, entries in by_file.items():
        claims = "\n".join(_claim(entry, draft) for entry in entries)
        files[f"claims/{draft.name}/{name}.yaml"] = _HEAD + claims
    return files


def _header(draft: PackDraft, today: str) -> str:
    return _HEAD + _lines(
        f"name: {write_scalar(draft.name)}",
        f"title: {write_scalar(f'Draft on {draft.topic}')}",
        "version: 0.0.1",
        f"updated: {write_scalar(today)}",
        "license: CC-BY-4.0  # yours to choose, once every word is your own",
        f"authors: {write_scalar(f'{TO_NAME} who checked and reworded it')}",
    )


def _concept(draft: PackDraft) -> str:
    return _HEAD + _lines(
        f"- id: {write_scalar(draft.name)}",
        f"  name: {write_scalar(draft.topic[:1].upper() + draft.topic[1:])}",
        f"  plain_name: {write_scalar(f'{TO_NAME} {draft.topic}')}",
        "  synonyms: []  # the other names that people type",
        "  bottom_lines: {}  # for each facet the claims that answer it best",
    )


def _reference(work: Publication, references: Mapping[str, str]) -> str:
    is_dated = work.year is not None and _FIRST_YEAR <= work.year <= _LAST_YEAR
    fields: Mapping[str, object] = {
        "authors": work.authors,
        "container": work.container,
        "year": work.year if is_dated else None,
        "volume": work.volume,
        "pages": work.pages,
        "pmid": work.pmid,
        "doi": _whole(work.doi),
        "url": _whole(work.url),
        "note": _note(work),
    }
    return _lines(
        f"- id: {write_scalar(references[work.id])}",
        f"  kind: {write_scalar(work.kind.value)}",
        f"  title: {write_scalar(work.title or work.id)}",
        *(
            f"  {key}: {value if isinstance(value, int) else write_scalar(str(value))}"
            for key, value in fields.items()
            if value not in (None, "")
        ),
    )


def _whole(identifier: str | None) -> str | None:
    """An identifier is as recorded or not there at all."""
    return identifier if identifier and len(identifier) <= _LONGEST_LINE else None


def _note(work: Publication) -> str:
    """Where the library has it, and what of it the format has no field for."""
    told = [f"In the library as {work.id}"]
    told += [f"PMCID {work.pmcid}"] if work.pmcid else []
    told += [f"edition: {work.edition}"] if work.edition else []
    return "; ".join(told)


def _claim(entry: DraftEntry, draft: PackDraft) -> str:
    guess = entry.guess
    why = f"guessed from: {_comment(guess.cue)}" if guess.cue else "no word names a facet: choose one"
    statement = entry.reworded or f"{TO_REWORD} “{entry.first.text}”"
    return _lines(
        f"- id: {write_scalar(entry.id)}",
        f"  concept: {write_scalar(draft.name)}",
        f"  facet: {write_scalar(guess.facet.value)}  # {why}",
        f"  topic: {write_scalar(f'{TO_NAME} its place in the article')}",
        f"  statement: {write_scalar(statement)}",
        "  plain: null  # only a dose stays without",
        f"  certainty: {write_scalar(Certainty.VERY_LOW.value)}  # nobody appraised it: the least there is",
        *_populations(entry.populations),
        *_quantities(entry.quantities),
        *_recommendation(entry.first),
        "  supports:",
        *(line for each in entry.quotations for line in _support(each, draft.references)),
    )


def _populations(names: Iterable[str]) -> Iterator[str]:
    if names:
        yield f"  populations: [{', '.join(map(write_scalar, names))}]  # guessed from its words"


def _quantities(quantities: Iterable[Quantity]) -> Iterator[str]:
    if quantities:
        yield "  quantities:"
    for each in quantities:
        yield f"    - name: {write_scalar(each.name)}"
        yield f"      kind: {write_scalar(each.kind.value)}"
        yield from (
            f"      {key}: {write_scalar(value)}"
            for key, value in (("of", each.of), ("specimen", each.specimen))
            if value
        )
        yield f"      comparator: {write_scalar(each.comparator.value)}"
        if each.high is None:
            yield f"      value: {each.low!r}"
        else:
            yield from (f"      low: {each.low!r}", f"      high: {each.high!r}")
        yield f"      unit: {write_scalar(each.unit)}"
        yield f"      printed: {write_scalar(each.printed_unit)}"


def _recommendation(quotation: Quotation) -> Iterator[str]:
    """The grade as the passage has it; whose it is, the work must tell."""
    grade, by = find_grade(quotation), quotation.publication.authors
    if grade is not None and by:
        scheme = f"  # in the scheme {_comment(grade.scheme)}" if grade.scheme else ""
        yield "  recommendation:"
        yield f"    by: {write_scalar(by)}"
        yield f"    grade: {write_scalar(grade.grade)}{scheme}"
        yield "    verified: false"


def find_grade(quotation: Quotation) -> StatedGrade | None:
    """The passage's grade, unless the sentence prints grades of its own: then a person sorts them out."""
    return None if _GRADE.search(quotation.text) else quotation.passage.grade


def _support(quotation: Quotation, references: Mapping[str, str]) -> Iterator[str]:
    passage = quotation.passage
    yield f"    - ref: {write_scalar(references[quotation.publication.id])}"
    yield f"      locator: {write_scalar(find_locator(quotation))}"
    yield f"      directness: {write_scalar(Directness.INDIRECT.value)}  # {_ONCE_READ}"
    yield f"      read_depth: {write_scalar(passage.read_depth.value)}  # what the library holds of it"
    yield f"      note: {write_scalar(f'{TO_REWORD} “{quotation.text}”')}"


def find_locator(quotation: Quotation) -> str:
    """Where in the work the sentence stands: section, page, first words."""
    passage = quotation.passage
    words = quotation.text.split()
    opening = " ".join(words[:_FIRST_WORDS])
    page = [f"page {passage.place.page}"] if passage.place else []
    return ", ".join((passage.section or passage.read_depth.value, *page, f"from “{opening} …”"))


def _lines(*lines: str) -> str:
    return "".join(f"{line}\n" for line in lines)


def _comment(text: str) -> str:
    """One line of printable words, as a comment must be."""
    return "".join(letter for letter in " ".join(text.split()) if letter.isprintable())


def write_scalar(text: str) -> str:
    """A text as a YAML scalar of one line, cut where the format takes no more."""
    line = " ".join("".join(letter for letter in text if letter.isspace() or ord(letter) >= 32).split())
    if len(line) > _LONGEST_LINE:
        line = f"{line[:_LONGEST_LINE].rstrip()} …"
    written: str = yaml.safe_dump(line, allow_unicode=True, width=float("inf"))
    return written.removesuffix("\n").removesuffix("\n...")
