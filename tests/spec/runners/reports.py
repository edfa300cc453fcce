"""What becomes of the findings of a text: how are they shown, mended, silenced, when do they fail a run?"""

import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import msgspec
from lxml import html

from bedside.checking import (
    apply,
    check_house_rules,
    is_failing,
    mended,
    read_house_rules,
    read_manuscript,
    read_pragmas,
    silence,
)
from bedside.checking.house_rules import HOUSE_RULES_FILE
from bedside.rendering import render_check_html, render_check_json, render_check_sarif, render_check_text
from bedside.terms import CheckedText, Finding, FindingCode, FindingFamily, Mend, Severity
from runners.running import Given, Outcome, runner

SAMPLE = {
    "text": "Give samplazole 5 mcg.\n",
    "findings": [{"words": "mcg", "code": "unit-notation", "write": "microgram"}],
}


@runner("report", sample=SAMPLE)
def report(given: Given, folder: Path) -> Outcome:
    """The findings in every format; ``given`` says on which words of the text they are."""
    checked = _checked(given)
    shown = render_check_text([checked], width=given.get("width", 80))
    page = render_check_html([checked])
    log = msgspec.json.decode(render_check_sarif([checked], version="1"))["runs"][0]
    return {
        "text": shown,
        "widest line": max(map(len, shown.split("\n"))),
        "json": msgspec.json.decode(render_check_json([checked]))["texts"][0]["findings"],
        "marked in the page": _marked(page),
        "scripts in the page": len(html.fromstring(page).xpath("//script")),
        "sarif": [_flat(result) for result in log["results"]],
    }


@runner("mend", sample=SAMPLE)
def mend(given: Given, folder: Path) -> Outcome:
    """The text with its mends written, and which findings are left."""
    after = mended(_checked(given), only_safe=not given.get("unsafe too", False))
    again = mended(after, only_safe=not given.get("unsafe too", False))
    left = [after.text[each.start : each.end] for each in after.findings]
    return {"text": after.text, "left": left, "a second time": again.text}


@runner(
    "house rules",
    sample=SAMPLE | {"rules": 'ignore = ["dose"]'},
    refused=SAMPLE | {"rules": "ignored = []"},
)
def house_rules(given: Given, folder: Path) -> Outcome:
    """The findings that are left by a team's rules and the text's own pragmas, and whether the run fails."""
    path = folder / HOUSE_RULES_FILE
    path.write_text(given.get("rules", ""), "utf-8")
    rules = read_house_rules(path)
    checked = _checked(given)
    pragmas, problems = read_pragmas(checked.text, place=checked.name)
    left = silence(apply(rules, checked.findings, folder / checked.name), pragmas)
    own = check_house_rules(read_manuscript(checked.text), rules)
    return {
        "found by the rules": [f"{each.code}: {checked.text[each.start : each.end]}" for each in own],
        "left": [f"{each.severity} {each.code}" for each in left],
        "fails": is_failing(rules, left),
        "problems": [str(problem) for problem in problems],
    }


def _checked(given: Given) -> CheckedText:
    text = given["text"]
    findings = tuple(_finding(text, each) for each in given["findings"])
    return CheckedText(
        name=given.get("name", "note.md"),
        text=text,
        findings=findings,
        statements=1,
        is_original=given.get("is original", True),
    )


def _finding(text: str, said: Mapping[str, Any]) -> Finding:
    start = text.index(said["words"])
    end = start + len(said["words"])
    write = said.get("write")
    return Finding(
        code=FindingCode(said["code"]),
        family=FindingFamily(said.get("family", "quantity")),
        severity=Severity(said.get("severity", "warning")),
        start=start,
        end=end,
        reason=said.get("reason", "This is wrong."),
        evidence=tuple(said.get("evidence", ())),
        mend=None
        if write is None
        else Mend(start=start, end=end, replacement=write, is_safe=said.get("safe", True)),
    )


def _marked(page: str) -> list[str]:
    """The words under each number, joined where findings overlap."""
    words = html.fromstring(page).find_class("words")
    return [mark.text_content() for block in words for mark in block.iter("mark")]


def _flat(result: Mapping[str, Any]) -> dict[str, Any]:
    place = result["locations"][0]["physicalLocation"]
    region = place.get("region", {})
    flat = {"rule": result["ruleId"], "level": result["level"], "file": place["artifactLocation"]["uri"]}
    names = {"startLine": "line", "startColumn": "column", "charOffset": "offset", "charLength": "length"}
    flat |= {ours: region[theirs] for theirs, ours in names.items() if theirs in region}
    if "message" in result["locations"][0]:
        flat["words"] = result["locations"][0]["message"]["text"]
    inserted = re.findall(r"'insertedContent': \{'text': '(.*?)'\}", str(result.get("fixes", "")))
    return flat | ({"fix": inserted[0]} if inserted else {})
