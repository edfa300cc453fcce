"""Does the score of a masker tell a breach from a mask in vain?"""

from collections.abc import Sequence

import pytest

from bedside.evaluation.masking_labels import HALVES, read_half, read_sentence
from bedside.evaluation.masking_page import render_masking
from bedside.evaluation.masking_run import MASKING_RUN_SCHEMA, MaskingRun, measure_half
from bedside.evaluation.masking_scores import score_masker
from bedside.terms import DetailKind, PersonalDetail


class Blind:
    """A masker that finds nothing."""

    name = "blind"

    def find(self, text: str) -> Sequence[PersonalDetail]:
        return []


class Eager(Blind):
    """A masker that masks everything."""

    name = "eager"

    def find(self, text: str) -> Sequence[PersonalDetail]:
        return [PersonalDetail(kind=DetailKind.NAME, start=0, end=len(text))]


class Half(Blind):
    """A masker that leaves the last letter of whatever it finds."""

    name = "half"

    def find(self, text: str) -> Sequence[PersonalDetail]:
        return [PersonalDetail(kind=DetailKind.NAME, start=0, end=len(text) - 2)]


def test_marks_are_read() -> None:
    read = read_sentence("Mrs {name|Okafor}, {age|91}, K 6.1")
    assert read.text == "Mrs Okafor, 91, K 6.1"
    assert [read.text[each.start : each.end] for each in read.details] == ["Okafor", "91"]
    with pytest.raises(KeyError):
        read_sentence("{nickname|Al}")


def test_each_half_is_as_large_as_was_promised() -> None:
    for half in HALVES:
        sentences = read_half(half)
        assert sum(bool(each.details) for each in sentences) >= 100
        assert sum(not each.details for each in sentences) >= 98
    everything = [each.text for half in HALVES for each in read_half(half)]
    assert len(everything) == len(set(everything))
    assert sum(1 for half in HALVES for each in read_half(half) if each.details) >= 200
    assert sum(1 for half in HALVES for each in read_half(half) if not each.details) >= 200


def test_a_breach_and_a_mask_in_vain_are_counted() -> None:
    sentences = [read_sentence("{name|Okafor}"), read_sentence("K 6.1 mmol/L")]
    blind, eager, half = (score_masker(each(), sentences) for each in (Blind, Eager, Half))
    assert (blind.found.total(), blind.touched, blind.words_masked) == (0, 0, 0)
    assert (eager.found.total(), eager.touched, eager.words_masked) == (1, 1, 3)
    assert half.found.total() == 0, "a name of which letters are left is not found"


def test_the_page_tells_the_counts() -> None:
    figures = measure_half("unseen", [read_sentence("{name|Okafor}"), read_sentence("salt")], Eager())
    run = MaskingRun(
        schema=MASKING_RUN_SCHEMA,
        date="2026-11-23",
        bedside="0",
        python="3.11",
        masker="eager",
        halves=[figures],
        questions=[figures.clean],
    )
    page = render_masking(run)
    assert "| name | 1 | 1 of 1 (100.0%; 20.6% to 100.0%) |" in page
    assert "| unseen | 1 | 1 of 1 (100.0%; 20.6% to 100.0%) | 1 |" in page
    assert "no figure" in render_masking(None)
