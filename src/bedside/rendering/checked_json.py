"""How does a program read what was found in texts? As JSON with a published schema."""

from collections.abc import Sequence
from dataclasses import dataclass, fields
from typing import Any

import msgspec

from bedside.rendering import checked_view as view
from bedside.rendering.json import written_json
from bedside.rendering.legible import changed_texts, encodable
from bedside.terms import CheckedText, Finding, ReleaseId

CHECK_SCHEMA_VERSION = "1.0"
CHECK_SCHEMA_ID = f"urn:bedside:check:{CHECK_SCHEMA_VERSION}"


@dataclass(frozen=True, slots=True, kw_only=True)
class FoundThing(Finding):
    """A finding with its lines and columns, from 1, in code points; ``end_column`` is the one after."""

    line: int
    column: int
    end_line: int
    end_column: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportedText:
    """A text that was checked, with its findings in order of place."""

    name: str
    is_original: bool
    release: ReleaseId | None
    statements: int
    text: str
    findings: tuple[FoundThing, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CheckReport:
    """What one run of a check found; ``counts`` has a number for each severity."""

    schema_version: str = CHECK_SCHEMA_VERSION
    counts: dict[str, int]
    texts: tuple[ReportedText, ...]


def render_check_json(texts: Sequence[CheckedText]) -> str:
    """The findings as indented JSON, ending with a newline; half characters become U+FFFD, one for one."""
    counts = {str(severity): count for severity, count in view.count_findings(texts).items()}
    sound = (changed_texts(checked, encodable) for checked in texts)
    return written_json(CheckReport(counts=counts, texts=tuple(_reported(checked) for checked in sound)))


def check_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that ``render_check_json`` keeps to."""
    # Through JSON and back: msgspec's defaults are tuples, which a validator would not take for arrays.
    schema = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(CheckReport)))
    schema["$defs"]["CheckReport"]["properties"]["schema_version"] = {"const": CHECK_SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": CHECK_SCHEMA_ID,
        "title": f"Bedside check {CHECK_SCHEMA_VERSION}",
        **schema,
    }


def _reported(checked: CheckedText) -> ReportedText:
    lines = view.Lines(checked.text)
    return ReportedText(
        name=checked.name,
        is_original=checked.is_original,
        release=checked.release,
        statements=checked.statements,
        text=checked.text,
        findings=tuple(_placed(lines, finding) for finding in view.in_order(checked)),
    )


def _placed(lines: view.Lines, finding: Finding) -> FoundThing:
    extent = lines.extent(finding)
    kept = {each.name: getattr(finding, each.name) for each in fields(Finding)}
    return FoundThing(
        **kept,
        line=extent.line,
        column=extent.column,
        end_line=extent.end_line,
        end_column=extent.end_column,
    )
