"""Does a text become sentences, marks and references that stand where the file has them?"""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.checking import check_manuscript, read_manuscript
from bedside.checking.manuscript import BlockKind


def keys(text: str) -> list[tuple[str, ...]]:
    return [mark.keys for mark in read_manuscript(text).marks]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Salt [1].", [("1",)]),
        ("Salt [2, 4-6].", [("2", "4", "5", "6")]),
        ("Salt.[3]", [("3",)]),
        ("Salt.¹²", [("12",)]),
        ("Salt<sup>7</sup>.", [("7",)]),
        ("Salt.^2^", [("2",)]),
        ("Salt[^note].\n\n[^note]: A work. 2001.", [("note",)]),
        ("30 kg/m² and 5 cm².", []),
        ("A [link](https://example.org).", []),
        ("In [0] and [9-3].", []),
    ],
)
def test_marks(text: str, found: list[tuple[str, ...]]) -> None:
    assert keys(text) == found


def test_bare_integers_are_marks_only_beside_a_list() -> None:
    text = "- Alcohol 1\n- Diarrhea 2\n- CKD stage 3\n- Type 2\n- Cisplatin 3\n"
    assert keys(text) == []
    assert keys(f"{text}\n# References\n\nA work, 2001\n") == [("1",), ("2",), ("3",)]


def test_marks_leave_no_trace_in_the_words() -> None:
    (sentence,) = read_manuscript("Low **magnesium** [1], 1.2 mg/dL, is `common` [2].").sentences
    assert sentence.text == "Low magnesium, 1.2 mg/dL, is common."
    assert [mark.keys for mark in sentence.marks] == [("1",), ("2",)]


def test_headings_and_leads_are_known() -> None:
    text = "# Low magnesium\n\n## Causes\n\nMedicines:\n\n- Cisplatin\n- Amphotericin\n"
    last = read_manuscript(text).sentences[-1]
    assert (last.text, last.kind, last.lead) == ("Amphotericin", BlockKind.ITEM, "Medicines:")
    assert last.headings == ("Low magnesium", "Causes")


def test_code_and_rules_are_no_text() -> None:
    assert read_manuscript("```\nmagnesium 4 mEq/L\n```\n\n---\n\n| - | - |\n").sentences == ()


def test_references_of_every_form() -> None:
    text = "Salt [1].\n\n## References\n\n[1] A. 2001.\n[2] B. 2002.\n\n3. C. 2003.\n\n- D. 2004.\n"
    assert [entry.key for entry in read_manuscript(text).references] == ["1", "2", "3", None]


def test_what_follows_the_list_is_text_again() -> None:
    text = "Salt [1].\n\n## References\n\n1. A. 2001.\n\n## Disclaimer\n\nAsk a doctor.\n"
    manuscript = read_manuscript(text)
    assert len(manuscript.references) == 1
    assert manuscript.sentences[-1].text == "Ask a doctor."


PAGE = (
    "<!doctype html><html><head><title>T</title><style>p{}</style></head><body><nav>Home</nav><h1>Salt</h1>"
    "<p>It is &lt;1.3&nbsp;mEq/L<sup><a href='#r1'>1</a></sup>.</p><script>x()</script>"
    "<table><tr><td>MgO</td><td>400 mg</td></tr></table>"
    "<h2>References</h2><ol><li>A. 2001.</li></ol></body></html>"
)


def test_a_page_is_read_in_place() -> None:
    manuscript = read_manuscript(PAGE)
    assert [sentence.text for sentence in manuscript.sentences] == ["It is <1.3 mEq/L.", "MgO | 400 mg"]
    first = manuscript.sentences[0]
    assert PAGE[first.start : first.end].startswith("It is &lt;1.3")
    assert [mark.keys for mark in first.marks] == [("1",)]
    assert [(entry.key, entry.text) for entry in manuscript.references] == [("1", "A. 2001.")]


def test_a_mend_of_a_page_is_escaped() -> None:
    page = "<html><body><p>Magnesium <1 mmol/L.</p><p>Serum magnesium <1.2 mg/dL is low.</p></body></html>"
    page = page.replace(" <1", " &lt;1")
    mends = [finding.mend.replacement for finding in check_manuscript(read_manuscript(page)) if finding.mend]
    assert mends == [" (&lt; 0.49 mmol/L)"]


@given(st.text(alphabet="aB1 .,;[]()*_#|<>&-\n¹`²%\\", max_size=300))
def test_any_text_is_read_and_checked(text: str) -> None:
    manuscript = read_manuscript(text)
    for sentence in manuscript.sentences:
        assert 0 <= sentence.start <= sentence.end <= len(text)
        assert len(sentence.plain.places) == len(sentence.text) + 1
        assert all(
            text[place] == sign or sign == " "
            for sign, place in zip(sentence.text, sentence.plain.places, strict=False)
        )
    for finding in check_manuscript(manuscript):
        assert 0 <= finding.start <= finding.end <= len(text)
