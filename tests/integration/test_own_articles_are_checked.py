"""What does our own checker say of our own articles? Only what the articles say of themselves."""

import pytest

from bedside import Library
from bedside.terms import FindingCode, Severity

TRUE_OF_US = {
    FindingCode.SELF_CITATION,  # AI-written pages, which the article shows as no evidence
    FindingCode.REFERENCE_UNIDENTIFIED,
    FindingCode.UNITS_MIXED,  # sources are told in their own units
}
QUESTIONS = (
    "What are the causes of hypomagnesemia?",
    "How is hypomagnesemia treated?",
    "What are the causes of hypokalemia?",
    "How is hyperkalemia treated?",
    "hyponatremia correction rate",
)


@pytest.mark.parametrize("audience", ["clinician", "patient"])
@pytest.mark.parametrize("question", QUESTIONS)
def test_nothing_else_is_found(question: str, audience: str) -> None:
    with Library.open() as library:
        article = library.ask(question, audience=audience).to_markdown()
        (checked,) = library.check(article, has_rules=False).texts
    told = [
        f"{one.code} {checked.text[one.start : one.end]}: {one.reason}"
        for one in checked.findings
        if one.severity is not Severity.INFO and one.code not in TRUE_OF_US
    ]
    assert told == []
