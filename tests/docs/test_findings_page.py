"""Does the page of findings tell every code, and do its examples behave as it says?"""

import re

import pytest
from fences import ROOT, read_fences

from bedside.checking import check_manuscript, read_manuscript, read_pragmas
from bedside.checking.catalog import CATALOG
from bedside.checking.house_rules_file import READERS
from bedside.rendering.finding_titles import FINDING_TITLES
from bedside.terms import FindingCode, Severity

_PARTS = re.split(r"^## ", (ROOT / "docs/reference/findings.md").read_text("utf-8"), flags=re.MULTILINE)
SECTIONS = {part.split("\n", 1)[0]: part for part in _PARTS[1:]}
# Their examples tell of works, claims or other texts, which are not on the page.
NEED_MORE = frozenset(
    {
        FindingCode.RETRACTED_SOURCE,
        FindingCode.STALE_EDITION,
        FindingCode.CONTRADICTION_BETWEEN,
        FindingCode.CONTRADICTS_LEDGER,
        FindingCode.CONTRADICTS_SOURCE,
        FindingCode.UNSUPPORTED,
        FindingCode.PARTLY_SUPPORTED,
    }
)


# No rule gives these codes yet, or their numbers are not read yet; this list may only shrink.
def found_in(text: str) -> set[FindingCode]:
    return {finding.code for finding in check_manuscript(read_manuscript(text))}


def test_every_code_has_its_section_in_order() -> None:
    assert list(SECTIONS) == [str(code) for code in FindingCode]


@pytest.mark.parametrize("code", FindingCode, ids=str)
def test_a_section_tells_all(code: FindingCode) -> None:
    section = SECTIONS[code]
    family, severity = CATALOG[code]
    assert section.startswith(f"{code}\n\n{FINDING_TITLES[code]}\n")
    assert f"\nFamily `{family}`, severity `{severity}`.\n" in section
    assert [fence.words for fence in read_fences(section)] == [("bad",), ("better",)]
    (pragma,), problems = read_pragmas(section, place="findings.md")
    assert pragma.codes == {code} and pragma.reason == "the reason" and not problems


@pytest.mark.parametrize("code", [code for code in FindingCode if code not in NEED_MORE], ids=str)
def test_the_bad_example_is_found_and_the_better_one_is_not(code: FindingCode) -> None:
    bad, better = (fence.text for fence in read_fences(SECTIONS[code]))
    assert code in found_in(bad)
    assert code not in found_in(better)


def test_severities_are_told() -> None:
    for severity in Severity:
        assert f"| `{severity}` |" in _PARTS[0]


def test_every_key_of_house_rules_is_told() -> None:
    page = (ROOT / "docs/reference/house-rules.md").read_text("utf-8")
    for key in READERS:
        assert f"| `{key}` |" in page or f"| `[{key}]` |" in page, key


def test_canary_a_clean_example_is_no_bad_one() -> None:
    assert found_in("The creatinine clearance was 20 mg/dL.") == {FindingCode.UNIT_DIMENSION}
    assert found_in("All is well.") == set()
