"""Is exactly that written which a mend says?"""

import pytest

from bedside.checking import mend, mended
from bedside.terms import CheckedText, Finding, FindingCode, FindingFamily, Mend, Severity


def offering(start: int, end: int, write: str, *, is_safe: bool = True) -> Finding:
    """A finding that is the same as its mend."""
    return Finding(
        code=FindingCode.UNIT_NOTATION,
        family=FindingFamily.WORDING,
        severity=Severity.INFO,
        start=start,
        end=end,
        reason="It is misread.",
        mend=Mend(start=start, end=end, replacement=write, is_safe=is_safe),
    )


@pytest.mark.parametrize(
    ("findings", "after"),
    [
        ([offering(5, 8, "µg")], "give µg\r\nnow"),
        ([offering(5, 8, "")], "give \r\nnow"),
        ([offering(5, 5, "5 ")], "give 5 mcg\r\nnow"),
        ([offering(5, 8, "µg"), offering(10, 13, "then")], "give µg\r\nthen"),
        ([offering(5, 8, "µg"), offering(7, 10, "X")], "give µg\r\nnow"),  # the first by place
        ([offering(5, 8, "µg"), offering(8, 10, "\n")], "give µg\nnow"),  # side by side
        ([offering(5, 5, "1"), offering(5, 5, "2")], "give 1mcg\r\nnow"),  # both at one place
        ([offering(5, 8, "µg"), offering(5, 8, "µg")], "give µg\r\nnow"),  # the same twice
        ([offering(5, 8, "mcg"), offering(6, 7, "C")], "give mCg\r\nnow"),  # one that changes nothing
        ([offering(5, 8, "µg", is_safe=False)], "give mcg\r\nnow"),
    ],
)
def test_what_is_written(findings: list[Finding], after: str) -> None:
    assert mend("give mcg\r\nnow", findings) == after


@pytest.mark.parametrize("span", [(-1, 2), (2, 1), (0, 99)])
def test_a_mend_for_another_text_is_refused(span: tuple[int, int]) -> None:
    with pytest.raises(ValueError, match="in a text of 4 characters"):
        mend("text", [offering(*span, "x")])


def test_findings_move_with_their_words() -> None:
    checked = CheckedText(
        name="a",
        text="5 mcg, 6 mcg, 7 mcg",
        statements=1,
        findings=(
            offering(2, 5, "microgram"),
            offering(9, 12, "µg", is_safe=False),
            offering(3, 16, "X", is_safe=False),
        ),
    )
    after = mended(checked)
    assert after.text == "5 microgram, 6 mcg, 7 mcg"
    moved, touched = after.findings
    assert after.text[moved.start : moved.end] == "mcg" and moved.mend
    assert after.text[moved.mend.start : moved.mend.end] == "mcg"
    assert touched.mend is None and after.text[touched.start : touched.end] == "microgram, 6 mcg, 7 "
