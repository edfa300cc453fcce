"""How does the report on a file read? Whether it is intact first, then each change, then its claims since."""

from collections.abc import Iterator

import msgspec

from bedside.rendering.json import written_json
from bedside.rendering.legible import clean
from bedside.rendering.sheet import Sheet
from bedside.terms import ChangedPart, ClaimSince, ClaimStanding, FileReport

MOST_SHOWN = 300
"""Signs of a changed part that are shown."""
WHAT_IT_PROVES = (
    "An imprint is a checksum, not a signature: it shows changes made by accident or by hand, and none by "
    "somebody who makes a fitting imprint. To be sure of a file, ask Bedside for it again."
)
_SAID = {
    ClaimStanding.CHANGED: "The library holds this claim in other words or on other sources now.",
    ClaimStanding.GONE: "The library does not hold this claim any more.",
    ClaimStanding.RETRACTED: "A work behind this claim was retracted since.",
    ClaimStanding.UNKNOWN: "The file does not say in which words the claim stood.",
}


def render_file_report(report: FileReport, *, width: int = 80, color: bool = False) -> str:
    """The report as text, ``width`` columns wide."""
    sheet = Sheet(width, color=color, links=False)
    imprint = report.imprint
    made = f"{imprint.form.value} of answer {imprint.answer}, release {imprint.release}"
    sheet.line((f"Bedside {imprint.bedside}, {made}", "dim"))
    sheet.line((intact_line(report), "bold" if report.is_intact else "bold red"))
    for fault in report.faults:
        sheet.bullet((fault, ""), mark="!")
    for change in report.changed:
        _change(sheet, change)
    sheet.blank()
    sheet.line((current_line(report), "bold" if report.is_current else "bold yellow"))
    for claim in report.claims:
        if claim.standing is not ClaimStanding.CURRENT:
            places = "; ".join(claim.places)
            sheet.bullet((f"{claim.claim_id}: {standing_line(claim)} ({clean(places)})", ""), mark="!")
    sheet.blank()
    sheet.line((WHAT_IT_PROVES, "dim"))
    return sheet.finish()


def intact_line(report: FileReport) -> str:
    """Whether the file is what it was, as one sentence."""
    if report.is_intact:
        return f"Intact: all {len(report.imprint.parts)} parts hold the words that they left with."
    count = len(report.changed)
    places = f"{count} {'place' if count == 1 else 'places'} of its words"
    return f"Not intact: changed in {places}." if count else "Not intact."


def current_line(report: FileReport) -> str:
    """Whether the claims are what they were, in a line that speaks of the file only where it is intact."""
    total = len(report.claims)
    since = sum(claim.standing is not ClaimStanding.CURRENT for claim in report.claims)
    against = f"release {report.held_against}"
    if not total:
        return "No curated claims: what the file quotes of the literature is not held against a release."
    if not since and not report.is_intact:
        # The claims of the library are unchanged; those that this file shows are not theirs any more.
        return (
            f"The claims that its imprint names: {total} of {total} stand in {against} as they did when the "
            "file was made. What was changed is the file."
        )
    if not since:
        return f"Current: {total} of {total} claims stand in {against} as the file shows them."
    return f"Not current: {since} of {total} claims stand otherwise in {against}."


def _change(sheet: Sheet, change: ChangedPart) -> None:
    claim = f" ({change.claim_id})" if change.claim_id else ""
    sheet.bullet((f"{clean(change.place)}{claim}", "bold"), mark="!")
    for name, words in sides_of(change):
        sheet.line((f"{name} ", "dim"), (words, ""), first="    ", rest="    ")


def standing_line(claim: ClaimSince) -> str:
    """What became of a claim that does not stand as the file shows it, as one sentence."""
    return _SAID[claim.standing]


def sides_of(change: ChangedPart) -> Iterator[tuple[str, str]]:
    """What stood there and what stands there, around the first sign that differs."""
    same = next(
        (n for n, (a, b) in enumerate(zip(change.was, change.now, strict=False)) if a != b),
        min(len(change.was), len(change.now)),
    )
    begin = max(0, same - MOST_SHOWN // 2)
    for name, words in (("was:", change.was), ("now:", change.now)):
        shown = clean(words[begin : begin + MOST_SHOWN])
        lead, tail = ("… " if begin and shown else ""), (" …" if len(words) > begin + MOST_SHOWN else "")
        yield name, f"{lead}{shown}{tail}" if shown else "nothing"


def render_file_report_json(report: FileReport) -> str:
    """The report as JSON, the imprint without the words of its parts."""
    told = msgspec.to_builtins(report)
    told["imprint"].pop("parts")
    return written_json({"is_intact": report.is_intact, "is_current": report.is_current, **told})
