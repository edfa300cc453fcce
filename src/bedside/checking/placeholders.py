"""Which words of a pack are not its authors' own yet? Marks of a draft, and quotations as statements."""

import re
from collections.abc import Iterator

from bedside.checking.pack_places import Places, problem_at
from bedside.errors import Problem
from bedside.ports import ReadPack
from bedside.terms import Claim

TO_REWORD = "TO REWORD:"
"""Before the words of others, to be said in one's own."""
TO_NAME = "TO NAME:"
"""Before a name that nobody chose yet."""
_MARKS = (TO_REWORD, TO_NAME)
_QUOTED = re.compile(r"“([^”]+)”")


def nothing_is_left_to_reword(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """No text still bears a draft's mark, and no statement repeats what a note of its support quotes."""
    for claim in pack.claims:
        marked = [name for name, text in _texts(claim) if text.startswith(_MARKS)]
        if marked:
            met = f"{_listed(marked)} as the draft left {'it' if len(marked) == 1 else 'them'}."
            advice = f"Say it in your own words, and take `{TO_REWORD}` or `{TO_NAME}` away."
            yield problem_at(places, claim.id, met, advice)
        elif _repeats_a_quotation(claim):
            met = "the statement is what a note quotes from the source."
            yield problem_at(places, claim.id, met, "Say it in your own words, in the note too.")
    for concept in pack.concepts:
        if concept.plain_name.startswith(_MARKS):
            met = "the plain name is as the draft left it."
            yield problem_at(places, concept.id, met, f"Name it in plain words, without `{TO_NAME}`.")


def _texts(claim: Claim) -> Iterator[tuple[str, str]]:
    yield "the statement", claim.statement
    yield "the plain sentence", claim.plain or ""
    yield "the topic", claim.topic
    yield from (("a note", support.note) for support in claim.supports)
    yield from (("a disagreement", item.says) for item in claim.disagreements)
    yield from (("a quantity's name", item.name) for item in claim.quantities)


def _listed(names: list[str]) -> str:
    *some, last = dict.fromkeys(names)
    verb = "are" if len(names) > 1 else "is"
    return f"{', '.join(some)} and {last} {verb}" if some else f"{last} {verb}"


def _repeats_a_quotation(claim: Claim) -> bool:
    said = _folded(claim.statement)
    return any(
        said == _folded(words) for support in claim.supports for words in _QUOTED.findall(support.note)
    )


def _folded(text: str) -> str:
    return " ".join(text.strip(" “”\"'.").lower().split())
