"""Does each claim of a draft from real labels and guidelines stand in its source?"""

from datetime import date
from pathlib import Path

from bedside import Library
from bedside.library import draft_on, write_draft
from bedside.terms import Support
from bedside.verification import verify_claim
from shared_data import shared

MARKS = ("draft left", "no plain sentence")


def test_every_support_verifies(tmp_path: Path) -> None:
    """Each sentence stands in its passage word for word, and the rules find nothing but what is to reword."""
    guidelines = sorted(shared("ngc_guidelines").joinpath("summaries").glob("*.xml"))[:60]
    Library.ingest([shared("spl_labels"), *guidelines], library=tmp_path / "library", bare=True)
    with Library.open(tmp_path / "library") as library:
        draft = draft_on(library, "atorvastatin")
    assert len(draft.entries) >= 10
    for entry in draft.entries:
        for each in entry.quotations:
            verdict = verify_claim(each.text, each.passage.text)
            assert (verdict.support, verdict.findings) == (Support.SUPPORTS, ()), each.text
    written = write_draft(draft, tmp_path / "pack", today=date(2026, 11, 23))
    assert not [each for each in written.problems if not any(mark in each.met for mark in MARKS)]
