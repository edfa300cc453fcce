"""Which laws hold when mends are written, whatever the text and however they overlap?"""

import re
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bedside.checking.mending import choose_mends, mend, mended
from bedside.terms import CheckedText, Finding, FindingCode, FindingFamily, Mend, Severity

TEXTS = st.text(st.sampled_from("ab5 \r\nµ𝛽"), max_size=40)


def finding(start: int, end: int, mend: Mend | None) -> Finding:
    return Finding(
        code=FindingCode.UNIT_NOTATION,
        family=FindingFamily.WORDING,
        severity=Severity.INFO,
        start=start,
        end=end,
        reason="It is misread.",
        mend=mend,
    )


@st.composite
def checked_texts(draw: st.DrawFn) -> CheckedText:
    """A text with findings anywhere in it, most of them with a mend."""
    text = draw(TEXTS)
    findings = []
    for _ in range(draw(st.integers(0, 6))):
        start = draw(st.integers(0, len(text)))
        end = draw(st.integers(start, len(text)))
        write = draw(st.none() | st.text(st.sampled_from("xy\r\n"), max_size=4))
        is_safe = draw(st.booleans())
        own = None if write is None else Mend(start=start, end=end, replacement=write, is_safe=is_safe)
        findings.append(finding(start, end, own))
    return CheckedText(name="a", text=text, findings=tuple(findings), statements=1)


@given(checked_texts(), st.booleans())
def test_all_outside_the_mends_stays(checked: CheckedText, only_safe: bool) -> None:
    """Between two mends that were written, every byte is what it was."""
    chosen = choose_mends(checked.text, checked.findings, only_safe=only_safe)
    place, parts = 0, []
    for each in chosen:
        parts += [re.escape(checked.text[place : each.start]), re.escape(each.replacement)]
        place = each.end
    parts.append(re.escape(checked.text[place:]))
    after = mend(checked.text, checked.findings, only_safe=only_safe)
    assert re.fullmatch("".join(parts), after)
    assert not only_safe or all(each.is_safe for each in chosen)


@given(checked_texts())
def test_mends_that_were_written_do_not_overlap(checked: CheckedText) -> None:
    chosen = choose_mends(checked.text, checked.findings)
    assert all(one.end <= other.start and one.start < other.start for one, other in pairwise(chosen))
    order = tuple(reversed(checked.findings))
    assert mend(checked.text, order) == mend(checked.text, checked.findings)


@given(checked_texts())
def test_no_written_mend_is_left(checked: CheckedText) -> None:
    """What was written is gone from the findings, and what is left still points at the words it named."""
    chosen = choose_mends(checked.text, checked.findings)
    after = mended(checked)
    left = [each for each in checked.findings if each.mend not in chosen]
    assert len(after.findings) == len(left)
    for old, new in zip(left, after.findings, strict=True):
        assert 0 <= new.start <= new.end <= len(after.text)
        if not any(old.start <= each.end and each.start <= old.end for each in chosen):
            assert after.text[new.start : new.end] == checked.text[old.start : old.end]
            assert (new.mend is None) == (old.mend is None)


@given(checked_texts())
def test_mending_comes_to_an_end(checked: CheckedText) -> None:
    """Mending again writes only what had to wait for a written mend, so there is a last time."""
    for _ in range(len(checked.findings) + 1):
        checked = mended(checked)
    assert mended(checked) == checked


@given(TEXTS)
def test_a_rule_and_its_mend_agree(text: str) -> None:
    """With a rule that is content with its own mends, a second run writes nothing: mending is idempotent."""

    def check(text: str) -> tuple[Finding, ...]:
        return tuple(
            finding(*met.span(), Mend(start=met.start(), end=met.end(), replacement="µ", is_safe=True))
            for met in re.finditer("ab", text)
        )

    once = mend(text, check(text))
    assert once == text.replace("ab", "µ")
    assert mend(once, check(once)) == once
