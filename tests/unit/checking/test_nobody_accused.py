"""Are those left alone who deny of some, warn of a way, call normal what is, or tell what happened?"""

from collections.abc import Sequence

import pytest

from bedside.checking import check_manuscript, read_manuscript
from bedside.checking.turned import is_same_ban
from bedside.ports import ReadPublication
from bedside.terms import (
    Certainty,
    Claim,
    ClaimId,
    ClaimSupport,
    Concept,
    Directness,
    Facet,
    FindingCode,
    PublicationId,
    ReadDepth,
)

LEDGER = FindingCode.CONTRADICTS_LEDGER
CAUSE = "Proton pump inhibitors (PPIs) lower magnesium by reducing its uptake in the gut."
BAN = "Potassium chloride must never be given as an intravenous push or intramuscularly."
CONTENT = (
    "One gram of magnesium sulfate heptahydrate supplies 8.12 mEq (about 4 mmol) of elemental magnesium."
)


class Ledger:
    """One claim, on causes of hypomagnesemia."""

    def __init__(self, statement: str) -> None:
        support = ClaimSupport(
            publication_id=PublicationId("guideline-a"),
            locator="section 1",
            directness=Directness.DIRECT,
            read_depth=ReadDepth.FULL_TEXT,
            note=statement,
        )
        self.claim = Claim(
            id=ClaimId("claim-1"),
            concept=Concept("hypomagnesemia"),
            facet=Facet.CAUSE,
            topic="sample",
            statement=statement,
            plain=None,
            certainty=Certainty.MODERATE,
            supports=(support,),
        )

    def find_source(self, keys: Sequence[str]) -> ReadPublication | None:
        return None

    def find_claims(self, text: str, *, top: int) -> Sequence[Claim]:
        return (self.claim,)


def codes(text: str, statement: str | None = None) -> set[FindingCode]:
    sources = Ledger(statement) if statement else None
    return {finding.code for finding in check_manuscript(read_manuscript(text), sources)}


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (CAUSE, "Most proton pump inhibitors do not cause hypomagnesemia."),
        (CAUSE, "Proton pump inhibitors usually do not cause hypomagnesemia."),
        (CAUSE, "Proton pump inhibitors do not cause hypermagnesemia."),
        (CAUSE, "Topical proton pump inhibitors do not cause hypomagnesemia."),
        (CAUSE, "Proton pump inhibitors do not cause hypomagnesemia in the first week."),
        (BAN, "Do not give potassium chloride 40 mmol as an intravenous push."),
        (BAN, "Potassium chloride 40 mmol should not be given as an IV bolus."),
        (BAN, "Avoid giving KCl as an IV push."),
        (BAN, "If potassium chloride is given as an IV push, the heart may stop."),
        (BAN, "Giving potassium chloride as an IV bolus is lethal."),
        (BAN, "Give potassium chloride 40 mmol in 1 L over 4 h and furosemide 20 mg as an IV bolus."),
        (CONTENT, "1 g of magnesium sulfate contains 4 mmol of magnesium."),
        (CONTENT, "2 g of magnesium sulfate contains 16 mEq of magnesium."),
        (CONTENT, "1 g of anhydrous magnesium sulfate contains 8.3 mmol of magnesium."),
    ],
)
def test_the_ledger_lets_it_pass(statement: str, text: str) -> None:
    assert LEDGER not in codes(text, statement)


@pytest.mark.parametrize(
    "text",
    [
        "Normal serum magnesium is 1.7-2.2 mg/dL.",
        "Normal serum magnesium is 1.4-2.1 mEq/L.",
        "A calcium of 2.4 mmol/L is normal.",
        "A normal ionized calcium is 1.2 mmol/L.",
        "A magnesium of 1.7 mmol/L is above normal.",
        "A magnesium of 1.7 mmol/L with normal kidney function is high.",
        "The normal range of potassium is 3.3-5.4 mmol/L.",
        "In chronic hyponatremia, raise sodium by 8 mmol/L in the first 24 hours.",
        "In chronic hyponatremia, do not raise sodium by 20 mmol/L in the first 24 hours.",
        "In chronic hyponatremia, raise sodium by no more than 10 mmol/L in the first 24 hours.",
        "In chronic hyponatremia, raise sodium to 128 mmol/L in the first 24 hours.",
        "Hypertonic saline can raise sodium by 20 mmol/L in the first 24 hours.",
        "In acute hyponatremia, raise sodium by 20 mmol/L in the first 24 hours.",
        "Hyponatremia may not be corrected by 20 mmol/L in a day.",
        "Acute hyponatremia may be corrected by 20 mmol/L in a day.",
    ],
)
def test_the_text_alone_lets_it_pass(text: str) -> None:
    assert codes(text) == set()


@pytest.mark.parametrize(
    ("statement", "text"),
    [
        (CAUSE, "Proton pump inhibitors do not cause hypomagnesemia."),
        (BAN, "Give potassium chloride 40 mmol as an intravenous push."),
        (CONTENT, "1 g of magnesium sulfate contains 8 mmol of magnesium."),
    ],
)
def test_canary_what_turns_the_claim_is_accused(statement: str, text: str) -> None:
    assert LEDGER in codes(text, statement)


def test_a_denial_of_something_else_is_no_ban() -> None:
    assert is_same_ban("Never inject KCl as an IV bolus.", Ledger(BAN).claim)
    text = "It is not dangerous that potassium chloride is given as an intravenous push."
    assert not is_same_ban(text, Ledger(BAN).claim)
