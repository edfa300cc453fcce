"""Is a team's file read as it is meant, and every mistake in it told?"""

from pathlib import Path

import pytest

from bedside.checking import HouseRules, apply, find_house_rules, is_failing, read_house_rules
from bedside.checking.house_rules import HOUSE_RULES_FILE
from bedside.checking.house_rules_file import MAX_BYTES, READERS
from bedside.errors import SourceError
from bedside.terms import Finding, FindingCode, FindingFamily, Severity

WHOLE = """# The house rules of a sample team
select = ["quantity", "dose", "absolute-word"]
ignore = ["unit-unusual"]
fail-on = "error"
own-names = ["Sample Clinic"]

[severity]
absolute-word = "info"
dose = "error"

[per-file-ignores]
"drafts/*" = ["dose"]

[units]
magnesium = "mmol/L"
potassium = "mEq/L"

[words]
forbidden = ["cure", "wonder drug"]
required = ["This leaflet does not replace a visit."]

[acronyms]
allowed = ["MVR"]
"""


def written(folder: Path, text: str) -> Path:
    path = folder / HOUSE_RULES_FILE
    path.write_text(text, "utf-8")
    return path


def told(folder: Path, text: str) -> list[str]:
    """Every problem, without the file's name."""
    path = written(folder, text)
    with pytest.raises(SourceError) as caught:
        read_house_rules(path)
    return [str(problem).removeprefix(str(path)) for problem in caught.value.problems]


def a_finding(code: FindingCode, family: FindingFamily, severity: Severity = Severity.WARNING) -> Finding:
    return Finding(code=code, family=family, severity=severity, start=0, end=1, reason="It is wrong.")


UNUSUAL = a_finding(FindingCode.UNIT_UNUSUAL, FindingFamily.QUANTITY)
ROUTELESS = a_finding(FindingCode.DOSE_WITHOUT_ROUTE, FindingFamily.DOSE)
ALWAYS = a_finding(FindingCode.ABSOLUTE_WORD, FindingFamily.WORDING)
DANGLING = a_finding(FindingCode.CITATION_DANGLING, FindingFamily.CITATION)


def test_every_key_is_read(tmp_path: Path) -> None:
    path = written(tmp_path, WHOLE)
    assert read_house_rules(path) == HouseRules(
        path=path,
        select=frozenset({FindingFamily.QUANTITY, FindingFamily.DOSE, FindingCode.ABSOLUTE_WORD}),
        ignore=frozenset({FindingCode.UNIT_UNUSUAL}),
        severity={FindingCode.ABSOLUTE_WORD: Severity.INFO, FindingFamily.DOSE: Severity.ERROR},
        per_file_ignores=(("drafts/*", frozenset({FindingFamily.DOSE})),),
        fail_on=Severity.ERROR,
        units={"magnesium": "mmol/L", "potassium": "mEq/L"},
        forbidden_words=("cure", "wonder drug"),
        required_words=("This leaflet does not replace a visit.",),
        acronyms=frozenset({"MVR"}),
        own_names=("Sample Clinic",),
    )
    assert all(f"{key} = " in WHOLE or f"[{key}]" in WHOLE for key in READERS)


def test_an_empty_file_changes_nothing(tmp_path: Path) -> None:
    path = written(tmp_path, "\ufeff")
    assert read_house_rules(path) == HouseRules(path=path)


def test_the_rules_decide_what_is_left(tmp_path: Path) -> None:
    rules = read_house_rules(written(tmp_path, WHOLE))
    every = (UNUSUAL, ROUTELESS, ALWAYS, DANGLING)
    left = [(str(each.code), str(each.severity)) for each in apply(rules, every, tmp_path / "a.md")]
    assert left == [("dose-without-route", "error"), ("absolute-word", "info")]
    drafted = apply(rules, every, tmp_path / "drafts" / "old" / "a.md")
    assert [each.code for each in drafted] == [FindingCode.ABSOLUTE_WORD]


@pytest.mark.parametrize(
    ("pattern", "path", "is_met"),
    [
        ("*.md", "deep/er/a.md", True),
        ("a.md", "deep/a.md", True),
        ("deep/*", "deep/er/a.md", True),
        ("deep/**", "deep/a.md", True),
        ("**/a.md", "a.md", True),
        ("**/a.md", "deep/a.md", True),
        ("deep/*.txt", "deep/a.md", False),
        ("er/*", "deep/er/a.md", False),
        ("A.md", "a.md", False),
    ],
)
def test_patterns_of_paths(pattern: str, path: str, is_met: bool, tmp_path: Path) -> None:
    rules = HouseRules(
        path=tmp_path / HOUSE_RULES_FILE,
        per_file_ignores=((pattern, frozenset({FindingCode.ABSOLUTE_WORD})),),
    )
    assert (apply(rules, (ALWAYS,), tmp_path / path) == ()) is is_met


@pytest.mark.parametrize(
    ("severity", "fail_on", "fails"),
    [
        (Severity.ERROR, Severity.ERROR, True),
        (Severity.WARNING, Severity.ERROR, False),
        (Severity.WARNING, Severity.WARNING, True),
        (Severity.INFO, Severity.WARNING, False),
        (Severity.INFO, Severity.INFO, True),
    ],
)
def test_from_where_on_a_run_fails(severity: Severity, fail_on: Severity, fails: bool) -> None:
    finding = a_finding(FindingCode.SUM_OPEN, FindingFamily.ARITHMETIC, severity)
    assert is_failing(HouseRules(fail_on=fail_on), [finding]) is fails
    assert not is_failing(HouseRules(fail_on=fail_on), [])


def test_the_nearest_file_above_is_found(tmp_path: Path) -> None:
    deep = tmp_path / "one" / "two"
    deep.mkdir(parents=True)
    (deep / "a.md").write_text("A.", "utf-8")
    upper = written(tmp_path, "")
    assert find_house_rules(deep / "a.md") == upper
    nearer = written(tmp_path / "one", "")
    assert find_house_rules(deep / "a.md") == find_house_rules(deep) == nearer


SEVERITIES = "Allowed: error, warning, info."
LIST = 'Write texts in quotes, such as ["one", "two"].'
NAMES = 'Write names of findings or families in quotes, such as ["dose", "unit-notation"].'
SEE = "See docs/reference/findings.md."
KEYS = "select, ignore, fail-on, own-names, severity, per-file-ignores, units, words, acronyms"
TOML = "See https://toml.io."


@pytest.mark.parametrize(
    ("text", "met", "advice"),
    [
        ("slect = []", "1: There is no key “slect” (did you mean “select”?).", f"Allowed: {KEYS}."),
        ("select = 3", "1: “select” must be a list; met a number.", NAMES),
        ("select = [true]", "1: “select” must hold texts; met true or false.", NAMES),
        ("\n\nfail-on = 'eror'", "3: There is no severity “eror” (did you mean “error”?).", SEVERITIES),
        (
            "[severity]\n\ndoses = 'error'",
            "3: There is no finding or family “doses” (did you mean “dose”?).",
            SEE,
        ),
        ("[severity]\ndose = 1", "2: “severity.dose” must be a text; met a number.", SEVERITIES),
        ("severity = {dose = 'x'}", "1: There is no severity “x”.", SEVERITIES),
        ("# a\nseverity.dose = 'high'", "2: There is no severity “high”.", SEVERITIES),
        ("[per-file-ignores]\n'*.md' = ['xyz']", "2: There is no finding or family “xyz”.", SEE),
        (
            "[units]\nmagnesium = 'mmol'\nsodium = 'parsecs'",
            "3: “parsecs” is read as no unit.",
            "Write it as it is printed: mmol/L, mg/dL.",
        ),
        (
            "[words]\nforbiden = []",
            "2: [words] has no key “forbiden” (did you mean “forbidden”?).",
            "Allowed: forbidden, required.",
        ),
        ("[words]\nforbidden = ['']", "2: “words.forbidden” must hold texts; met an empty text.", LIST),
        ("words = ['a']", "1: “words” must be a table; met a list.", "Allowed: forbidden, required."),
        ("own-names = 2026-01-01", "1: “own-names” must be a list; met a date or a time.", LIST),
        ("ignore = [\n", "2: This is no TOML: Invalid value.", TOML),
        ("a = 1\na = 2", "2: This is no TOML: Cannot overwrite a value.", TOML),
    ],
)
def test_each_mistake_is_told_with_its_line(text: str, met: str, advice: str, tmp_path: Path) -> None:
    assert told(tmp_path, text) == [f":{met} {advice}"]


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    assert len(told(tmp_path, "selet = 1\n[words]\nbad = 1\n[units]\nunobtainium = 'g'\n")) == 3


@pytest.mark.parametrize("text", ["a = " + "[" * 5_000, "a = " + "[" * 90_000 + "]" * 9_000])
def test_a_file_that_is_nested_without_end_is_told(text: str, tmp_path: Path) -> None:
    assert len(told(tmp_path, text)) == 1


def test_a_file_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    assert "cannot be read" in _refused(tmp_path / "none.toml")
    (tmp_path / "latin").write_bytes(b"a = '\xe9'")
    assert "is not UTF-8" in _refused(tmp_path / "latin")
    (tmp_path / "big").write_bytes(b"#" * (MAX_BYTES + 1))
    assert "100,001 bytes" in _refused(tmp_path / "big")


def _refused(path: Path) -> str:
    with pytest.raises(SourceError, match="cannot be used: 1 problem") as caught:
        read_house_rules(path)
    return str(caught.value.problems[0])
