"""Laws of works that many records tell of: neither the order nor the number of ingests changes anything."""

import hashlib
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from random import Random
from unittest.mock import patch

from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.literature import Part, make_passages
from bedside.ports import Read, ReadNotice, ReadPublication, ReadRemoval
from bedside.stores import LocalReleaseWriter, grouping, open_release
from bedside.stores.grouping import MOST_BEARERS, find_identities, group_records
from bedside.stores.sqlite_building import RecordsBuilding
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
    passage_id,
)

TITLES = (
    "Magnesium sulfate in torsades de pointes: a trial",
    "MAGNESIUM SULFATE in torsades-de-pointes. A Trial",  # the same in other letters
    "Editorial",
)
PMIDS = st.sampled_from([None, None, Pmid("1"), Pmid("2")])
PMCIDS = st.sampled_from([None, None, Pmcid("PMC8"), Pmcid("PMC9")])
DOIS = st.sampled_from([None, None, Doi("10.1000/x"), Doi("10.1000/X"), Doi("10.1000/y")])


@st.composite
def records(draw: st.DrawFn) -> list[ReadPublication]:
    """A record's versions: a PubMed record, full text, a page, or the notice of a retraction."""
    pmid, pmcid, doi = draw(PMIDS), draw(PMCIDS), draw(DOIS)
    sort = draw(st.sampled_from(["pubmed", "full text", "page", "notice"]))
    pmid = pmid or Pmid("3") if sort in ("pubmed", "notice") else pmid
    name = {
        "pubmed": f"pmid:{pmid}",
        "notice": f"pmid:{pmid}",
        "full text": f"pmcid:{pmcid}" if pmcid else f"file:{draw(st.sampled_from('ab'))}.nxml",
        "page": f"file:{draw(st.sampled_from('abc'))}.html",
    }[sort]
    depth = ReadDepth.FULL_TEXT if sort == "full text" else ReadDepth.ABSTRACT
    ties = ()
    if sort == "notice":
        told = draw(st.sampled_from([NoticeKind.RETRACTION, NoticeKind.CONCERN]))
        ties = (Notice(kind=told, is_received=False, pmid=draw(PMIDS), doi=draw(DOIS)),)
    days = draw(st.sets(st.integers(1, 4), max_size=2)) or {None}
    return [
        version(
            Publication(
                id=PublicationId(name),
                kind=EvidenceKind.ARTICLE,
                title=draw(st.sampled_from(TITLES)),
                origin=Origin.LITERATURE,
                year=draw(st.sampled_from([None, 2001, 2001, 2002])),
                pmid=pmid,
                pmcid=pmcid,
                doi=doi,
                revised=f"2020-01-0{day}" if day else None,
                notices=ties,
            ),
            depth,
            draw(st.integers(0, 1)),
        )
        for day in days
    ]


def version(work: Publication, depth: ReadDepth, number: int) -> ReadPublication:
    parts = [
        Part((f"Part {at}",), f"Text {number} of {work.id} of {work.revised}.") for at in range(number + 1)
    ]
    return ReadPublication(publication=work, passages=make_passages(work.id, parts, read_depth=depth))


NOTICES = st.builds(
    ReadNotice,
    pmid=PMIDS,
    doi=DOIS,
    notice=st.builds(
        Notice,
        kind=st.sampled_from([NoticeKind.RETRACTION, NoticeKind.ERRATUM]),
        is_received=st.just(True),
        by=st.just("a table"),
    ),
)


@dataclass(frozen=True)
class Given:
    """What is read: versions and notices in any order, and records that are taken out in the end."""

    reads: tuple[Read, ...]
    removed: tuple[PublicationId, ...]

    def in_order(self, chance: Random) -> list[Read]:
        """One order in which it may come: a record is taken out after it came, not before."""
        reads = list(self.reads)
        chance.shuffle(reads)
        for id in self.removed:
            came = [at for at, each in enumerate(reads) if is_of(each, id)]
            reads.insert(chance.randint(came[-1] + 1 if came else 0, len(reads)), ReadRemoval(ids=(id,)))
        return reads


def is_of(read: Read, id: PublicationId) -> bool:
    return isinstance(read, ReadPublication) and read.publication.id == id


@st.composite
def givens(draw: st.DrawFn) -> Given:
    versions: dict[tuple[str, str | None], ReadPublication] = {}
    for each in (each for some in draw(st.lists(records(), min_size=1, max_size=7)) for each in some):
        id, revised = each.publication.id, each.publication.revised
        # Which of two undated versions is newer, only the order of reading can say.
        if not any(known == id and (day is None or revised is None) for known, day in versions):
            versions.setdefault((id, revised), each)
    notices = draw(st.lists(NOTICES, max_size=3))
    ids = sorted({id for id, _ in versions})
    removed = draw(st.lists(st.sampled_from(ids), max_size=2, unique=True))
    return Given((*versions.values(), *notices), tuple(map(PublicationId, removed)))


def state(reads: Sequence[Read], *, ends: Sequence[int] = ()) -> tuple[object, ...]:
    """What a release holds once ``reads`` were put in, in several ingests that end where ``ends`` says."""
    with tempfile.TemporaryDirectory() as folder:
        cuts = sorted({min(end, len(reads)) for end in ends} | {len(reads)})
        start, before = 0, None
        for number, end in enumerate(cuts):
            building = RecordsBuilding(Path(folder, f"{number}.sqlite"), start_from=before)
            building.put_literature(reads[start:end], problem_free)
            works, id, counts = list(building.literature()), building.release_id(), building.counts()
            select = "SELECT key, record_id, publication_id FROM identities ORDER BY key, record_id"
            tied = building._connection.execute(select).fetchall()
            building.close()
            start, before = end, Path(folder, f"{number}.sqlite")
        return works, id, counts, tied


def problem_free(problem: object) -> None:
    raise AssertionError(problem)


@settings(max_examples=150, deadline=None)
@given(given=givens(), chance=st.randoms(use_true_random=False), ends=st.lists(st.integers(0, 9), max_size=3))
def test_neither_order_nor_number_of_ingests_changes_anything(
    given: Given, chance: Random, ends: list[int]
) -> None:
    assert state(given.in_order(chance), ends=ends) == state(given.in_order(chance))


@settings(max_examples=150, deadline=None)
@given(
    given=givens(),
    chance=st.randoms(use_true_random=False),
    most_bearers=st.integers(1, 4),
    most_tangled=st.integers(1, 5),
)
def test_bounds_are_kept_in_any_order_too(
    given: Given, chance: Random, most_bearers: int, most_tangled: int
) -> None:
    with patch.multiple(grouping, MOST_BEARERS=most_bearers, MOST_TANGLED=most_tangled):
        first = state(given.in_order(chance))
        assert state(given.in_order(chance)) == first
        without = [each for each in given.reads if not any(is_of(each, id) for id in given.removed)]
        assert state(without) == first


@settings(max_examples=100, deadline=None)
@given(given=givens(), chance=st.randoms(use_true_random=False))
def test_the_same_again_changes_nothing(given: Given, chance: Random) -> None:
    again = [each for each in given.in_order(chance) if not isinstance(each, ReadRemoval)]
    chance.shuffle(again)
    with tempfile.TemporaryDirectory() as folder:
        building = RecordsBuilding(Path(folder, "records.sqlite"), start_from=None)
        building.put_literature(again, problem_free)
        id = building.release_id()
        chance.shuffle(again)
        taken = building.put_literature(again, problem_free)
        assert (taken.new, taken.is_reworded, taken.is_described) == ([], False, False)
        assert building.release_id() == id
        building.close()


@settings(max_examples=100, deadline=None)
@given(given=givens(), chance=st.randoms(use_true_random=False))
def test_what_was_taken_out_was_never_there(given: Given, chance: Random) -> None:
    gone = given.removed
    without = [each for each in given.reads if not any(is_of(each, id) for id in gone)]
    assert state(given.in_order(chance)) == state(without)


@settings(max_examples=100, deadline=None)
@given(given=givens(), chance=st.randoms(use_true_random=False))
def test_every_passage_is_its_work_s_and_no_work_has_two_ids(given: Given, chance: Random) -> None:
    works, _, _, tied = state(given.in_order(chance))
    newest = {
        each.publication.id: each.publication
        for each in sorted(
            (each for each in given.reads if isinstance(each, ReadPublication)),
            key=lambda each: each.publication.revised or "",
        )
        if each.publication.id not in given.removed
    }
    work_of = dict(tied_id for tied_id in ((record, work) for _, record, work in tied))  # type: ignore[attr-defined]
    assert work_of.keys() == newest.keys()
    assert {read.publication.id for read in works} == set(work_of.values())  # type: ignore[attr-defined]
    for read in works:  # type: ignore[attr-defined]
        members = [newest[id] for id, work in work_of.items() if work == read.publication.id]
        assert len({each.pmid for each in members if each.pmid}) <= 1
        assert_passages_hold(read)
    for one in newest.values():
        for other in newest.values():
            if one.pmid and one.pmid == other.pmid:
                assert work_of[one.id] == work_of[other.id]
            if one.pmid and other.pmid and one.pmid != other.pmid:
                assert work_of[one.id] != work_of[other.id]


def assert_passages_hold(read: ReadPublication) -> None:
    reached = 0
    for at, each in enumerate(read.passages):
        assert (each.publication_id, each.id) == (read.publication.id, passage_id(read.publication.id, at))
        assert each.start >= reached and each.end - each.start == len(each.text)
        assert each.sha256 == hashlib.sha256(each.text.encode()).hexdigest()
        reached = each.end


@settings(max_examples=12, deadline=None)
@given(given=givens(), chance=st.randoms(use_true_random=False), ends=st.lists(st.integers(0, 9), max_size=2))
def test_what_is_found_is_the_same_too(given: Given, chance: Random, ends: list[int]) -> None:
    found = []
    for cuts in (ends, []):
        reads = given.in_order(chance)
        with tempfile.TemporaryDirectory() as folder:
            for start, end in zip([0, *sorted(cuts)], [*sorted(cuts), len(reads)], strict=True):
                with LocalReleaseWriter.begin(Path(folder)) as writer:
                    writer.add_literature(reads[start:end], on_problem=problem_free)
                    writer.commit()
            with open_release(Path(folder)) as release:
                hits = release.index.find_passages(["text", "magnesium", "editorial"], top=99)
                found.append((release.id, hits, [release.records.passage(hit.id) for hit in hits]))
    assert found[0] == found[1]


@settings(max_examples=100, deadline=None)
@given(some=st.lists(records(), max_size=6), others=st.lists(records(), max_size=6))
def test_groups_of_records_that_share_nothing_are_independent(
    some: list[list[ReadPublication]], others: list[list[ReadPublication]]
) -> None:
    one = {each[0].publication.id: each[0].publication for each in some}
    keys = {key for each in one.values() for key in find_identities(each)}
    other = {each[0].publication.id: each[0].publication for each in others}
    apart = [each for each in other.values() if not keys & {*find_identities(each)}]
    together = group_records([*one.values(), *apart])
    assert together == sorted([*group_records(one.values()), *group_records(apart)])


@settings(max_examples=10, deadline=None)
@given(more=st.integers(-2, 3), chance=st.randoms(use_true_random=False), gone=st.integers(0, 3))
def test_a_key_of_too_many_records_ties_none(more: int, chance: Random, gone: int) -> None:
    count = MOST_BEARERS + more
    reads: list[Read] = []
    for at in range(count):
        id = PublicationId(f"file:{at}.html")
        work = Publication(
            id=id, kind=EvidenceKind.WEB_PAGE, title=TITLES[0], origin=Origin.LITERATURE, year=2001
        )
        reads.append(ReadPublication(publication=work, passages=make_passages(id, [Part((), f"Page {at}.")])))
    chance.shuffle(reads)
    removals = [ReadRemoval(ids=(PublicationId(f"file:{at}.html"),)) for at in range(gone)]
    works, *_ = state([*reads, *removals])
    left = count - gone
    assert len(works) == (left if left > MOST_BEARERS else 1)  # type: ignore[arg-type]
