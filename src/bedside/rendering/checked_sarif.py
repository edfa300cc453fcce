"""How does an editor or a code host read what was found? As SARIF 2.1.0 (OASIS), which both show in place.

Sections named here are those of "SARIF Version 2.1.0 Plus Errata 01", OASIS, 28 August 2023.
"""

import hashlib
from collections import Counter
from collections.abc import Sequence
from pathlib import PurePosixPath, PureWindowsPath
from typing import Any
from urllib.parse import quote

from bedside.rendering import checked_view as view
from bedside.rendering.finding_titles import FINDING_TITLES
from bedside.rendering.json import written_json
from bedside.rendering.legible import changed_texts, clean, encodable
from bedside.terms import CheckedText, Finding, FindingCode, Mend, Severity

SARIF_SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"
FINGERPRINT = "bedsideFinding/v1"

_LEVELS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "note"}
_HELP = (
    "docs/reference/findings.md tells more. To silence it in one place, write "
    "<!-- bedside-ignore: {} and the reason --> on the line or above the paragraph."
)
_RULES = tuple(FindingCode)
# What stands around a finding and tells it from another one with the same words.
_NEIGHBORHOOD = 60

Json = dict[str, Any]


def render_check_sarif(texts: Sequence[CheckedText], *, version: str, help_page: str | None = None) -> str:
    """One run of Bedside ``version`` as a SARIF log.

    ``help_page`` is the address of ``docs/reference/findings.md`` where the reader can open it; without one,
    rules carry no address. Names of texts should be relative to the root of the repository.
    """
    sound = [changed_texts(checked, encodable) for checked in texts]
    run: Json = {
        "tool": {"driver": _driver(version, help_page)},
        "columnKind": "unicodeCodePoints",
        "invocations": [{"executionSuccessful": True}],
        "artifacts": [{"location": {"uri": _uri(checked.name)}} for checked in sound],
        "results": [result for place, checked in enumerate(sound) for result in _results(checked, place)],
    }
    return written_json({"version": "2.1.0", "$schema": SARIF_SCHEMA, "runs": [run]})


def _driver(version: str, help_page: str | None) -> Json:
    return {"name": "Bedside", "version": version, "rules": [_rule(code, help_page) for code in _RULES]}


def _rule(code: FindingCode, help_page: str | None) -> Json:
    """A rule with its sentence (3.49); its address is a section of the page of findings."""
    title = FINDING_TITLES[code]
    rule: Json = {
        "id": str(code),
        "shortDescription": {"text": title},
        "fullDescription": {"text": title},
        "help": {"text": f"{title} {_HELP.format(code)}"},
    }
    return rule | ({"helpUri": f"{help_page}#{code}"} if help_page else {})


def _results(checked: CheckedText, place: int) -> list[Json]:
    lines = view.Lines(checked.text)
    seen: Counter[str] = Counter()
    results = []
    for finding in view.in_order(checked):
        mark = _fingerprint(lines, finding)
        seen[mark] += 1
        results.append(
            _result(checked, lines, finding) | {"partialFingerprints": {FINGERPRINT: f"{mark}:{seen[mark]}"}}
        )
        results[-1]["locations"][0]["physicalLocation"]["artifactLocation"]["index"] = place
    return results


def _result(checked: CheckedText, lines: view.Lines, finding: Finding) -> Json:
    result: Json = {
        "ruleId": str(finding.code),
        "ruleIndex": _RULES.index(finding.code),
        "level": _LEVELS[finding.severity],
        "message": {"text": _message(finding)},
        "locations": [_location(checked, lines, finding)],
        "properties": {"family": str(finding.family), "evidence": list(finding.evidence)},
    }
    return result | (
        {"fixes": [_fix(checked, lines, finding.mend)]} if _is_writable(checked, finding) else {}
    )


def _is_writable(checked: CheckedText, finding: Finding) -> bool:
    return checked.is_original and finding.mend is not None


def _message(finding: Finding) -> str:
    """Reason and advice on the first line, a line for each piece of evidence below it."""
    first = " ".join(part for part in (finding.reason, finding.advice) if part)
    return "\n".join(_plain(line) for line in (first, *finding.evidence) if line.strip()) or str(finding.code)


def _plain(text: str) -> str:
    """Text of a message: braces are doubled (3.11.5), and nothing in it is taken for a link (3.11.6)."""
    return clean(text).replace("{", "{{").replace("}", "}}").replace("](", "] (")


def _location(checked: CheckedText, lines: view.Lines, finding: Finding) -> Json:
    """Where it stands (3.28); words that a reader drew out of a file have no place in the file."""
    start, end = lines.span(finding)
    physical: Json = {"artifactLocation": {"uri": _uri(checked.name)}}
    if checked.is_original:
        physical["region"] = _region(lines, finding) | {"snippet": {"text": lines.text[start:end]}}
        return {"physicalLocation": physical}
    words = _plain(lines.text[start:end])
    return {"physicalLocation": physical, **({"message": {"text": words}} if words else {})}


def _region(lines: view.Lines, finding: Finding | Mend) -> Json:
    """Lines and columns from 1, the end column being the one after; offsets from 0 (3.30)."""
    extent = lines.extent(finding)
    start, end = lines.span(finding)
    return {
        "startLine": extent.line,
        "startColumn": extent.column,
        "endLine": extent.end_line,
        "endColumn": extent.end_column,
        "charOffset": start,
        "charLength": end - start,
    }


def _fix(checked: CheckedText, lines: view.Lines, mend: Mend | None) -> Json:
    assert mend is not None
    replacement: Json = {"deletedRegion": _region(lines, mend)}
    if mend.replacement:
        replacement["insertedContent"] = {"text": mend.replacement}
    words = " → ".join(f"“{_plain(part)}”" for part in view.mended_words(checked, mend))
    return {
        "description": {"text": f"{words} ({view.safety_line(checked, mend)})"},
        "artifactChanges": [{"artifactLocation": {"uri": _uri(checked.name)}, "replacements": [replacement]}],
    }


def _fingerprint(lines: view.Lines, finding: Finding) -> str:
    """The same for the same words with the same neighbors in their line, wherever the line has moved."""
    start, end = lines.span(finding)
    extent = lines.extent(finding)
    first, last = lines.line(extent.line)[0], lines.line(extent.end_line)[1]
    around = (
        lines.text[max(first, start - _NEIGHBORHOOD) : start],
        lines.text[start:end],
        lines.text[end : max(end, min(last, end + _NEIGHBORHOOD))],
    )
    said = "\x00".join((finding.code, *(" ".join(part.split()) for part in around)))
    return hashlib.sha256(said.encode()).hexdigest()[:32]


def _uri(name: str) -> str:
    """A file's name as a URI reference: relative names stay relative, ``-`` is standard input."""
    if name == "-":
        return "stdin"
    if PureWindowsPath(name).drive:
        return PureWindowsPath(name).as_uri() if PureWindowsPath(name).is_absolute() else quote(name)
    if PurePosixPath(name).is_absolute():
        return PurePosixPath(name).as_uri()
    return quote(PurePosixPath(name.replace("\\", "/")).as_posix())
