"""How does a checked text read in a terminal? As from a linter: place, words underlined, reason, advice."""

from collections.abc import Iterable, Sequence
from itertools import pairwise

from bedside.rendering import checked_view as view
from bedside.rendering.legible import changed_texts, clean, shown
from bedside.rendering.sheet import Run, Sheet
from bedside.terms import CheckedText, Finding, Mend, Severity

_STYLES = {Severity.ERROR: "bold red", Severity.WARNING: "bold yellow", Severity.INFO: "bold cyan"}
_CUT = "…"
_INDENT = "    "
# Below this many columns an underlined line tells nothing.
_LEAST_ROOM = 16


def render_check_text(texts: Sequence[CheckedText], *, width: int = 80, color: bool = False) -> str:
    """The findings of the texts, ``width`` columns wide (at least 32); only a file's place may be longer.

    Without ``color`` there is no escape sequence in it.
    """
    sheet = Sheet(width, color=color, links=False)
    for checked in texts:
        _text(sheet, checked)
    sheet.line((view.counts_line(texts), _summary_style(texts)))
    sheet.line((view.checked_line(texts), "dim"))
    if silent := _silent_line(texts):
        sheet.line((silent, "dim"))
    return sheet.finish()


def _silent_line(texts: Sequence[CheckedText]) -> str:
    """Of how many sentences no rule spoke; empty where every one has a finding."""
    silent = sum(map(view.count_silent, texts))
    statements = sum(checked.statements for checked in texts)
    if not silent:
        return ""
    return (
        f"{silent} of {statements} sentences: no rule had anything to say. "
        "That does not mean that they are right."
    )


def _text(sheet: Sheet, checked: CheckedText) -> None:
    lines = view.Lines(checked.text)
    for finding in view.in_order(checked):
        _heading(sheet, checked, finding=finding, extent=lines.extent(finding))
        _underlined(sheet, lines, finding)
        _reasons(sheet, checked, finding)
        sheet.blank()
    if not checked.findings:
        sheet.line((f"{clean(checked.name)}: ", "bold"), (view.clean_line(checked), "green"), rest="  ")
        sheet.blank()


def _heading(sheet: Sheet, checked: CheckedText, *, finding: Finding, extent: view.Extent) -> None:
    place = f"{clean(checked.name)}:{extent.line}:{extent.column}"
    if not checked.is_original:
        place = f"{clean(checked.name)} (its words, line {extent.line}, column {extent.column})"
    kind: tuple[Run, ...] = (
        (view.severity_name(finding.severity), _STYLES[finding.severity]),
        (f" {finding.code}", "bold"),
    )
    if _cells(place) + sum(_cells(body) for body, _ in kind) + 1 > sheet.width:
        sheet.fixed((place, "bold"))
        sheet.fixed(("  ", ""), *kind)
    else:
        sheet.fixed((place, "bold"), (" ", ""), *kind)


def _underlined(sheet: Sheet, lines: view.Lines, finding: Finding) -> None:
    """The line of the text, cut around the span if it is long, with marks below the span."""
    extent = lines.extent(finding)
    number = str(extent.line)
    before, span, after = _cut_around(_parts(lines, finding), max(sheet.width - len(number) - 4, _LEAST_ROOM))
    style = _STYLES[finding.severity]
    sheet.fixed((f" {number} │ ", "dim"), (before, ""), (span, style), (after, ""))
    marks = "^" * max(_cells(span), 1)
    sheet.fixed((f" {' ' * len(number)} │ ", "dim"), (" " * _cells(before), ""), (marks, style))
    if extent.end_line > extent.line:
        sheet.line((f"goes on to line {extent.end_line}, column {extent.end_column}", "dim"), first=_INDENT)


def _parts(lines: view.Lines, finding: Finding) -> tuple[str, str, str]:
    """What stands on the finding's first line before it, in it and after it, fit to be shown."""
    start, end = lines.span(finding)
    line_start, line_end = lines.line(lines.extent(finding).line)
    line_end = max(line_end, start)
    cuts = (line_start, start, min(end, line_end), line_end)
    before, span, after = (shown(lines.text[a:b]).replace("\n", " ") for a, b in pairwise(cuts))
    return before.lstrip(), span, after.rstrip()


def _cut_around(parts: tuple[str, str, str], room: int) -> tuple[str, str, str]:
    """The three parts in at most ``room`` columns: the span, or its beginning, and what fits around it."""
    before, span, after = parts
    if sum(map(_cells, parts)) <= room:
        return parts
    if _cells(span) > room - 2 * len(_CUT):
        return (_CUT if before else ""), _head(span, room - len(_CUT)), ""
    left = room - _cells(span)
    of_after = min(_cells(after), max(left // 2, left - _cells(before)))
    return _tail(before, left - of_after), span, _head(after, of_after)


def _head(text: str, room: int) -> str:
    """The beginning of a text in at most ``room`` columns, with a sign where it was cut."""
    return text if _cells(text) <= room else _fitting(text, room - len(_CUT)) + _CUT * (room > 0)


def _tail(text: str, room: int) -> str:
    """The end of a text in at most ``room`` columns, with a sign where it was cut."""
    if _cells(text) <= room:
        return text
    return _CUT * (room > 0) + _fitting(reversed(text), room - len(_CUT))[::-1]


def _fitting(signs: Iterable[str], room: int) -> str:
    kept: list[str] = []
    for sign in signs:
        room -= _cells(sign)
        if room < 0:
            break
        kept.append(sign)
    return "".join(kept)


def _reasons(sheet: Sheet, checked: CheckedText, finding: Finding) -> None:
    said = changed_texts(finding, clean)
    sheet.line((said.reason, ""), first=_INDENT, rest=_INDENT)
    for line in said.evidence:
        sheet.bullet((line, "dim"), mark="·", indent=len(_INDENT))
    if said.advice:
        sheet.line((said.advice, ""), first=f"{_INDENT}→ ", rest=f"{_INDENT}  ")
    if finding.mend:
        sheet.line(*_mend(checked, finding.mend), first=f"{_INDENT}± ", rest=f"{_INDENT}  ")


def _mend(checked: CheckedText, mend: Mend) -> list[Run]:
    now, instead = map(clean, view.mended_words(checked, mend))
    words: list[Run] = [(f"“{now}”", "red"), (" → ", ""), (f"“{instead}”", "green")]
    if not instead:
        words = [("without ", ""), (f"“{now}”", "red")]
    elif not now:
        words = [("with ", ""), (f"“{instead}”", "green")]
    return [*words, (f" ({view.safety_line(checked, mend)})", "dim")]


def _summary_style(texts: Sequence[CheckedText]) -> str:
    counts = view.count_findings(texts)
    return next((_STYLES[severity] for severity, count in counts.items() if count), "bold green")


def _cells(text: str) -> int:
    from rich.cells import cell_len

    return cell_len(text)
