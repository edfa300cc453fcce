"""Is what a work says written so that the pack's reader reads just that?"""

from dataclasses import replace
from pathlib import Path

import pytest
import yaml

from bedside.authoring import PackDraft, draft_pack, render_check_first, write_files
from bedside.intake import validate_pack
from bedside.literature import Part, make_passages
from bedside.literature.pack import write_pack_files
from bedside.ports import ReadPublication
from bedside.terms import (
    Doi,
    EvidenceKind,
    Notice,
    NoticeKind,
    Origin,
    Pmcid,
    Publication,
    PublicationId,
    StatedGrade,
)

SENTENCE = "Exemplaremia is treated with samplazole in most hospitals."
MANAGEMENT = "claims/exemplaremia/management.yaml"
HOSTILE = "Title: 'a' # \"b\" {x: 1} <script> - *bold* \u2028 \x85 \x00 \x7f \ufffe & --- ... `rm` TO REWORD:"


def _work(id: str = "pmid:1", text: str = SENTENCE, **more: object) -> ReadPublication:
    fields = {"kind": EvidenceKind.REVIEW, "title": "A work", "origin": Origin.LITERATURE, **more}
    publication = Publication(id=PublicationId(id), **fields)  # type: ignore[arg-type]
    return ReadPublication(
        publication=publication, passages=make_passages(publication.id, [Part(("Results",), text)])
    )


def _draft(*works: ReadPublication, topic: str = "exemplaremia") -> PackDraft:
    return draft_pack(topic, works, most=40)


def _problems(draft: PackDraft, folder: Path) -> list[str]:
    write_pack_files(folder, write_files(draft, today="2026-11-23"))
    problems, read = validate_pack(folder)
    assert read is not None
    return [problem.met for problem in problems]


def test_hostile_words_stay_words(tmp_path: Path) -> None:
    """What stands in a title acts neither in YAML nor in Markdown."""
    work = _work(title=HOSTILE, authors=HOSTILE, container="x" * 5000, url="https://example.org/#a b")
    draft = _draft(work)
    problems = _problems(draft, tmp_path)
    reference = yaml.safe_load((tmp_path / "references.yaml").read_text("utf-8"))[0]
    assert reference["title"].startswith("Title: 'a' # \"b\" {x: 1} <script> - *bold*")
    assert len(reference["container"]) < 2000
    assert [each for each in problems if "draft left" not in each and "plain" not in each] == [
        "url is 'https://example.org/#a b'."
    ]
    page = render_check_first(draft, (), year=2026, mark="TO REWORD:")
    assert "<script>" not in page and "\\<script\\>" in page


def test_identifiers_are_whole_or_absent() -> None:
    files = write_files(
        _draft(_work(url="https://example.org/" + "x" * 3000, doi=Doi("10.1000/X_y"))), today="x"
    )
    reference = yaml.safe_load(files["references.yaml"])[0]
    assert "url" not in reference
    assert reference["doi"] == "10.1000/X_y"


def test_what_the_format_has_no_field_for_is_noted() -> None:
    work = _work(pmcid=Pmcid("PMC12"), edition="2nd", year=99)
    reference = yaml.safe_load(write_files(_draft(work), today="x")["references.yaml"])[0]
    assert reference["note"] == "In the library as pmid:1; PMCID PMC12; edition: 2nd"
    assert "year" not in reference


def test_a_grade_beside_other_grades_is_left_to_a_person() -> None:
    sentence = "Exemplaremia is treated with samplazole (Grade A) or rest (Grade C)."
    read = _work(text=sentence, authors="Sample Society")
    graded = tuple(replace(each, grade=StatedGrade(grade="Grade B")) for each in read.passages)
    draft = _draft(replace(read, passages=graded))
    assert "Grade B" not in str(write_files(draft, today="x"))
    assert "the sentence prints grades of its own" in render_check_first(draft, (), year=2026, mark="x")


def test_populations_are_those_of_the_sentence() -> None:
    text = "Exemplaremia of pregnant women with kidney disease is treated with rest."
    claim = yaml.safe_load(write_files(_draft(_work(text=text)), today="x")[MANAGEMENT])[0]
    assert claim["populations"] == ["pregnancy", "kidney disease"]


def test_notices_and_a_pack_that_knows_the_condition_are_told() -> None:
    concern = Notice(kind=NoticeKind.CONCERN, is_received=True, text="Lett. 2020")
    draft = replace(_draft(_work(notices=(concern,))), known_as="exemplaremia")
    page = render_check_first(draft, (), year=2026, mark="x")
    assert "pmid-1: expression of concern, Lett. 2020" in page
    assert "A pack of the library has this condition" in page


def test_long_lists_are_cut() -> None:
    """A page that a person reads names no more than forty things under one heading, and says how many."""
    retracted = (_work(f"pmid:{number}", is_retracted=True) for number in range(60))
    page = render_check_first(_draft(*retracted, _work("b")), (), year=2026, mark="x")
    assert "## Works that were found and not used (60)" in page
    assert "- … and 20 more" in page


def test_numbers_that_cannot_both_hold_are_told_once() -> None:
    """Long sentences are told whole, although the check quotes their beginning."""
    one = "The normal range of serum potassium is 3.5 to 5.0 mmol/L in exemplaremia of any sort."
    far = "extraordinarily far and " * 5
    two = f"Laboratories in {far}away give a normal range of serum potassium of 5.5 to 6.1 mmol/L."
    assert len(two) > 160
    draft = _draft(_work("a", one), _work("b", two), topic="potassium")
    told = [(each.text, each.other_work, each.other) for each in draft.oppositions]
    assert told == [(one, "b", two)]


def test_works_on_something_else_are_not_listed() -> None:
    """A retracted work that does not name the topic was never in question."""
    draft = _draft(_work(), _work("b", "Sampladone is for something else.", title="No", is_retracted=True))
    assert not draft.set_aside


@pytest.mark.parametrize(
    ("text", "is_citing"),
    [
        ("Exemplaremia is treated with samplazole (CURRENT-7 Investigators, 2010).", True),
        ("Exemplaremia is treated with samplazole [3, 4].", True),
        ("Exemplaremia is treated with samplazole (40 mg).", False),
    ],
)
def test_what_is_said_of_another_work(text: str, is_citing: bool) -> None:
    page = render_check_first(_draft(_work(text=text)), (), year=2026, mark="x")
    assert ("it cites another work" in page) is is_citing


@pytest.mark.parametrize("year", [None, 2015, 2026])
def test_old_works_are_told(year: int | None) -> None:
    page = render_check_first(_draft(_work(year=year)), (), year=2026, mark="x")
    assert ("Old works" in page) is (year != 2026)
