"""What does the text look like with its mends written? All else stays as it is, byte for byte."""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from bedside.terms import CheckedText, Finding, Mend


def mend(text: str, findings: Iterable[Finding], *, only_safe: bool = True) -> str:
    """The text with the mends of its findings written, from the end; line ends stay as they are.

    Of mends that overlap, the first by place is written, and the others wait for the next check.
    ``ValueError`` for a mend that does not lie in the text: it was made for another one.
    Read the file with ``newline=""``, or the line ends of Windows are lost before this sees them.
    """
    for each in reversed(choose_mends(text, findings, only_safe=only_safe)):
        text = text[: each.start] + each.replacement + text[each.end :]
    return text


def mended(checked: CheckedText, *, only_safe: bool = True) -> CheckedText:
    """The checked text with its mends written, and the findings that are left, at their new places.

    A finding whose mend was written is gone, and one that only touches a written mend loses its own mend,
    which was made for the words before. A text that a reader drew out of a file stays as it is.
    """
    chosen = choose_mends(checked.text, checked.findings, only_safe=only_safe) if checked.is_original else ()
    if not chosen:
        return checked
    left = (each for each in checked.findings if each.mend not in chosen)
    return replace(
        checked,
        text=mend(checked.text, checked.findings, only_safe=only_safe),
        findings=tuple(_moved(each, chosen) for each in left),
    )


def choose_mends(text: str, findings: Iterable[Finding], *, only_safe: bool = True) -> tuple[Mend, ...]:
    """The mends that ``mend`` writes, in order of place: none overlaps another, none changes nothing."""
    offered = {each.mend for each in findings if each.mend and (each.mend.is_safe or not only_safe)}
    chosen: list[Mend] = []
    for each in sorted(offered, key=lambda mend: (mend.start, mend.end, mend.replacement)):
        if not 0 <= each.start <= each.end <= len(text):
            raise ValueError(f"a mend of {each.start} to {each.end} in a text of {len(text)} characters")
        if text[each.start : each.end] != each.replacement and not (chosen and _overlap(chosen[-1], each)):
            chosen.append(each)
    return tuple(chosen)


def _overlap(one: Mend, other: Mend) -> bool:
    """Whether two mends in order of place share a character, or would both write at one place."""
    return other.start < one.end or other.start == one.start


def _moved(finding: Finding, chosen: Sequence[Mend]) -> Finding:
    """The finding at its place in the mended text."""
    own = finding.mend
    if own and any(_touches(own, each) for each in chosen):
        own = None
    elif own:
        own = replace(own, start=_place(own.start, chosen), end=_place(own.end, chosen))
    start = _place(finding.start, chosen)
    return replace(finding, start=start, end=max(start, _place(finding.end, chosen, is_end=True)), mend=own)


def _touches(one: Mend, other: Mend) -> bool:
    return one.start <= other.end and other.start <= one.end


def _place(place: int, chosen: Sequence[Mend], *, is_end: bool = False) -> int:
    """Where a place went; one inside a mend goes to its beginning, or as an end to its end."""
    before = bisect_right([each.end for each in chosen], place)
    moved = place + sum(len(each.replacement) - (each.end - each.start) for each in chosen[:before])
    if before < len(chosen) and (inside := chosen[before]).start < place:
        moved += inside.start - place + (len(inside.replacement) if is_end else 0)
    return moved
