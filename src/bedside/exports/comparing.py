"""Are a file's words still those of its imprint, and if not, where do they differ?"""

from collections.abc import Sequence

from bedside.exports.carriers import carrier_of, form_of
from bedside.exports.landmarks import hash_part
from bedside.exports.making import hash_frame, hash_imprint
from bedside.exports.reading import OpenedFile
from bedside.terms import ChangedPart, ImprintedPart

AHEAD = 40
"""How many parts are looked for past one that was changed."""
_END = "end"
REPLACED = "(other words: they were replaced in the imprint too)"


def find_faults(opened: OpenedFile, data: bytes) -> tuple[str, ...]:
    """What is wrong with a file besides its words, a sentence each."""
    imprint = opened.imprint
    form = form_of(data)
    faults = []
    if hash_imprint(imprint) != imprint.sha256:
        faults.append("The imprint itself was changed: its hash is not that of its words.")
    if form is not imprint.form and carrier_of(form) is not carrier_of(imprint.form):
        faults.append(f"The imprint is of a file in the form {imprint.form.value}, and this is {form.value}.")
    if hash_frame(opened.taken.frame) != imprint.frame_sha256:
        faults.append("Links, marks or styles of the file are not those that it left with.")
    return tuple(faults)


def find_changes(opened: OpenedFile) -> tuple[ChangedPart, ...]:
    """The parts whose words are others now, in order; nothing if every word is as it was."""
    parts, words = opened.imprint.parts, opened.taken.words
    changed: list[ChangedPart] = []
    at, here = 0, 0
    while here < len(parts):
        if words.startswith(parts[here].words, at):
            changed += _replaced(parts[here])
            at += len(parts[here].words)
            here += 1
            continue
        there, begin = _find_next(parts[here:], words, at)
        now = words[at:begin].strip()
        changed += _changed(parts[here : here + there], now) or [_added(parts, here, now)]
        at, here = begin, here + there
    rest = words[at:].strip()
    return tuple(changed) + ((ChangedPart(place=_END, was="", now=rest),) if rest else ())


def _replaced(part: ImprintedPart) -> list[ChangedPart]:
    """A part that fits its imprint because the same words were replaced in both."""
    if hash_part(part.words) == part.sha256:
        return []
    return [ChangedPart(place=part.place, was=REPLACED, now=part.words.strip(), claim_id=part.claim_id)]


def _find_next(parts: Sequence[ImprintedPart], words: str, at: int) -> tuple[int, int]:
    """Which part comes next in the words, counted from the first, and where it begins."""
    found = [
        (begin, number)
        for number, part in enumerate(parts[:AHEAD])
        if (begin := words.find(part.words, at)) >= 0
    ]
    if not found:
        return len(parts), len(words)
    begin, number = min(found)
    return number, begin


def _changed(parts: Sequence[ImprintedPart], now: str) -> list[ChangedPart]:
    """Parts that lie between two that still stand; what is there now is told with the first of them."""
    return [
        ChangedPart(
            place=part.place, was=part.words.strip(), now="" if place else now, claim_id=part.claim_id
        )
        for place, part in enumerate(parts)
    ]


def _added(parts: Sequence[ImprintedPart], here: int, now: str) -> ChangedPart:
    before = parts[here - 1].place if here else "the beginning"
    return ChangedPart(place=f"after {before}", was="", now=now)
