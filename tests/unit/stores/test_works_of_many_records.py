"""What a record does to the works that are there, branch by branch."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from library_samples import pack

from bedside.errors import Problem, SourceError
from bedside.literature import Part, make_passages
from bedside.ports import Read, ReadNotice, ReadPublication, ReadRemoval
from bedside.stores import LocalReleaseWriter, SqliteRecords
from bedside.stores.sqlite_building import RecordsBuilding
from bedside.stores.sqlite_works import Taken
from bedside.terms import (
    Doi,
    EvidenceKind,
    Notice,
    NoticeKind,
    Origin,
    Pmcid,
    Pmid,
    Publication,
    PublicationId,
    ReadDepth,
)

TITLE = "Magnesium sulfate in torsades de pointes: a trial"
RETRACTED = Notice(kind=NoticeKind.RETRACTION, is_received=True, by="a table")


def record(
    id: str, text: str = "Salt.", *, depth: ReadDepth = ReadDepth.ABSTRACT, **more: object
) -> ReadPublication:
    work = Publication(
        id=PublicationId(id), kind=EvidenceKind.ARTICLE, title=f"Title of {id}", origin=Origin.LITERATURE
    )
    work = replace(work, **more)  # type: ignore[arg-type]
    passages = make_passages(work.id, [Part((), text)], read_depth=depth)
    return ReadPublication(publication=work, passages=passages)


PUBMED = record("pmid:1", "Abstract.", pmid=Pmid("1"), doi=Doi("10.1/x"), revised="2020-01-01", year=2001)
FULL = record("pmcid:PMC8", "In full.", pmcid=Pmcid("PMC8"), pmid=Pmid("1"), depth=ReadDepth.FULL_TEXT)
PAGE = record("file:a.html", "A page.", doi=Doi("10.1/X"))


class Building:
    """A release in the making, with what it shows."""

    def __init__(self, path: Path) -> None:
        self.records = RecordsBuilding(path, start_from=None)
        self.problems: list[Problem] = []

    def put(self, *reads: Read) -> Taken:
        return self.records.put_literature(reads, self.problems.append)

    @property
    def shown(self) -> dict[str, ReadPublication]:
        return {read.publication.id: read for read in self.records.literature()}

    def texts(self) -> dict[str, list[str]]:
        return {id: [passage.text for passage in read.passages] for id, read in self.shown.items()}


@pytest.fixture
def building(tmp_path: Path) -> Iterator[Building]:
    made = Building(tmp_path / "records.sqlite")
    yield made
    made.records.close()


def test_a_work_that_was_not_there(building: Building) -> None:
    taken = building.put(PUBMED)
    assert (taken.new, taken.is_reworded, taken.is_described) == ([PUBMED], False, False)


def test_full_text_gives_the_words_and_the_record_the_id(building: Building) -> None:
    taken = building.put(PUBMED, FULL)
    assert building.texts() == {"pmid:1": ["In full."]}
    assert taken.is_reworded
    work = building.shown["pmid:1"].publication
    assert (work.doi, work.pmcid, work.title) == ("10.1/x", "PMC8", "Title of pmcid:PMC8")


def test_a_record_that_only_lends_what_is_not_indexed_describes(building: Building) -> None:
    building.put(FULL)
    taken = building.put(replace(PAGE, publication=replace(PAGE.publication, pmid=Pmid("1"), license="CC0")))
    assert (taken.new, taken.is_reworded, taken.is_described) == ([], False, True)
    assert building.shown["pmcid:PMC8"].publication.license == "CC0"


def test_a_newer_version_rewords_and_an_older_one_is_kept_behind_it(
    building: Building, tmp_path: Path
) -> None:
    newer = record("pmid:1", "Newer.", pmid=Pmid("1"), revised="2021-01-01")
    assert building.put(newer).new == [newer]
    taken = building.put(PUBMED)
    assert (taken.new, taken.is_reworded, taken.is_described) == ([], False, False)
    assert building.texts() == {"pmid:1": ["Newer."]}
    building.records.close()
    kept = SqliteRecords(tmp_path / "records.sqlite").versions(PublicationId("pmid:1"))
    assert [each.publication.revised for each in kept] == ["2020-01-01", "2021-01-01"]


def test_an_undated_source_may_go_back_to_what_it_said(building: Building) -> None:
    old, new = record("file:a.md", "Old."), record("file:a.md", "New.")
    building.put(old, new)
    first = building.records.release_id()
    building.put(old)
    assert building.texts() == {"file:a.md": ["Old."]}
    building.put(new)
    assert building.records.release_id() == first


def test_a_removed_record_leaves_the_work_to_the_others(building: Building) -> None:
    building.put(FULL)
    first = building.records.release_id()
    building.put(PUBMED)
    taken = building.put(ReadRemoval(ids=(PUBMED.publication.id, PublicationId("pmid:unknown"))))
    assert taken.is_reworded
    assert building.texts() == {"pmcid:PMC8": ["In full."]}
    assert building.records.release_id() == first


def test_a_work_goes_with_its_last_record(building: Building) -> None:
    empty = building.records.release_id()
    building.put(PUBMED, record("pmid:1", "Newer.", pmid=Pmid("1"), revised="2021-01-01"))
    assert building.put(ReadRemoval(ids=(PUBMED.publication.id,))).is_reworded
    assert (building.shown, building.records.release_id()) == ({}, empty)


@pytest.mark.parametrize("first", ["the notice", "the work"])
def test_a_notice_marks_a_work_that_is_there_or_that_comes(building: Building, first: str) -> None:
    told = ReadNotice(pmid=None, doi=Doi("10.1/X"), notice=RETRACTED)
    reads: list[Read] = [told, PUBMED] if first == "the notice" else [PUBMED, told]
    takes = [building.put(read) for read in reads]
    assert [taken.is_reworded for taken in takes] == [False, False]
    assert takes[1].is_described == (first == "the work")
    assert building.shown["pmid:1"].publication.is_retracted
    assert not building.put(told).is_described


def test_a_notice_by_doi_does_not_mark_the_erratum_that_shares_it(building: Building) -> None:
    erratum = record("pmid:2", pmid=Pmid("2"), doi=Doi("10.1/x"))
    building.put(PUBMED, erratum, ReadNotice(pmid=Pmid("1"), doi=Doi("10.1/x"), notice=RETRACTED))
    marked = {id: read.publication.is_retracted for id, read in building.shown.items()}
    assert marked == {"pmid:1": True, "pmid:2": False}


def test_what_a_record_told_goes_when_it_is_taken_out_or_says_so_no_more(building: Building) -> None:
    tie = Notice(kind=NoticeKind.RETRACTION, is_received=False, pmid=Pmid("1"))
    notice = record("pmid:9", pmid=Pmid("9"), notices=(tie,), revised="2020-01-01")
    building.put(PUBMED)
    for undone in (
        ReadRemoval(ids=(notice.publication.id,)),
        record("pmid:9", pmid=Pmid("9"), revised="2021-01-01"),
    ):
        building.put(notice)
        assert building.shown["pmid:1"].publication.is_retracted
        building.put(undone)
        assert not building.shown["pmid:1"].publication.is_retracted


def test_identifiers_that_differ_keep_works_apart(building: Building) -> None:
    one = record("pmid:1", "One.", pmid=Pmid("1"), title=TITLE, year=2001)
    two = record("pmid:2", "Two.", pmid=Pmid("2"), title=TITLE, year=2001)
    taken = building.put(one, two)
    assert (len(taken.new), taken.is_reworded) == (2, False)
    assert building.texts() == {"pmid:1": ["One."], "pmid:2": ["Two."]}


def test_a_title_of_two_works_says_nothing_of_a_third_record(building: Building) -> None:
    page = record("file:a.html", "A page.", title=TITLE, year=2001)
    one = record("pmid:1", "One.", pmid=Pmid("1"), title=TITLE, year=2001)
    two = record("pmid:2", "Two.", pmid=Pmid("2"), title=TITLE, year=2001)
    building.put(page, one)
    assert len(building.shown) == 1
    assert {each.publication.id for each in building.put(two).new} == {"file:a.html", "pmid:2"}
    assert building.texts() == {"file:a.html": ["A page."], "pmid:1": ["One."], "pmid:2": ["Two."]}
    building.put(ReadRemoval(ids=(two.publication.id,)))
    assert len(building.shown) == 1


def test_a_pack_may_not_take_the_id_of_a_record_within_a_work(tmp_path: Path) -> None:
    with LocalReleaseWriter.begin(tmp_path) as writer:
        within = record("ref-1", pmid=Pmid("1"))
        writer.add_literature([PUBMED, within], on_problem=print)
        with pytest.raises(SourceError, match="the literature in this library"):
            writer.add_pack(pack())


def test_reading_again_and_again_does_not_cost_more_each_time(building: Building) -> None:
    """A file whose lines bear one id: each is a version, and none is read again for the next."""
    building.put(*(record("c1", f"Text {number}.") for number in range(1_500)))
    assert building.texts() == {"c1": ["Text 1499."]}
