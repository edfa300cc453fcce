"""Laws of keys that wear out and of tangles: after every step the works are what a slow judge says."""

import tempfile
from collections import defaultdict
from collections.abc import Iterable
from pathlib import Path
from unittest.mock import patch

from hypothesis import example, given, settings
from hypothesis import strategies as st

from bedside.literature import Part, make_passages
from bedside.ports import ReadPublication, ReadRemoval
from bedside.stores import grouping
from bedside.stores.grouping import find_identities, group_records
from bedside.stores.sqlite_building import RecordsBuilding
from bedside.terms import Doi, EvidenceKind, Origin, Pmcid, Pmid, Publication, PublicationId

Groups = list[tuple[PublicationId, ...]]
TITLES = ("Magnesium sulfate in torsades de pointes: a trial", "Editorial")


def page(
    number: int, *, title: str = TITLES[1], year: int | None = None, **names: str | None
) -> tuple[PublicationId, Publication]:
    """A page of the name with that number, as it is put in; ``names`` are its identifiers."""
    id, make = PublicationId(f"file:{number}.html"), {"pmid": Pmid, "pmcid": Pmcid, "doi": Doi}
    kind, origin = EvidenceKind.WEB_PAGE, Origin.LITERATURE
    known = {name: make[name](value) for name, value in names.items() if value}
    return id, Publication(id=id, kind=kind, title=title, origin=origin, year=year, **known)  # type: ignore[arg-type]


def gone(number: int) -> tuple[PublicationId, None]:
    """The page of that number, as it is taken out."""
    return PublicationId(f"file:{number}.html"), None


NUMBERS = st.integers(0, 7)
PAGES = st.builds(
    page,
    NUMBERS,
    title=st.sampled_from(TITLES),
    year=st.sampled_from([None, 2001, 2002]),
    pmid=st.sampled_from([None, None, "1", "2", "3"]),
    pmcid=st.sampled_from([None, None, "PMC8", "PMC9"]),
    doi=st.sampled_from([None, None, "10.1000/x", "10.1000/y"]),
)
STEPS = st.lists(PAGES | PAGES | PAGES | st.builds(gone, NUMBERS), min_size=2, max_size=14)


def judged(works: Iterable[Publication]) -> Groups:
    """Which records are of one work, worked out over all of them at once."""
    bearers: defaultdict[str, set[PublicationId]] = defaultdict(set)
    tangles = {work.id: {work.id} for work in works}
    for work in works:
        for key in find_identities(work):
            bearers[key].add(work.id)
    worn = {key for key, ids in bearers.items() if len(ids) > grouping.MOST_BEARERS}
    for key in bearers.keys() - worn:
        tangle = set().union(*(tangles[id] for id in bearers[key]))
        tangles |= dict.fromkeys(tangle, tangle)
    tangled = {id for id, tangle in tangles.items() if len(tangle) > grouping.MOST_TANGLED}
    return group_records(works, worn=worn, tangled=tangled)


def tied(building: RecordsBuilding) -> Groups:
    """Which records are of one work in a release in the making."""
    groups: defaultdict[PublicationId, set[PublicationId]] = defaultdict(set)
    for work, record in building._connection.execute("SELECT publication_id, record_id FROM identities"):
        groups[work].add(record)
    return sorted(tuple(sorted(ids)) for ids in groups.values())


@settings(max_examples=300, deadline=None)
@given(steps=STEPS, most_bearers=st.integers(1, 4), most_tangled=st.integers(1, 6))
@example(  # What shares a worn PMID with a changed record stays tied by other keys.
    steps=[
        page(1, pmid="1", pmcid="PMC8"),
        page(2, pmid="1", pmcid="PMC8"),
        page(3, pmid="1"),
        page(3, pmid="1", year=2001, title=TITLES[0]),
    ],
    most_bearers=2,
    most_tangled=5,
)
@example(  # A key that is worn no more may make a tangle too large, and parts what was tied in it.
    steps=[
        page(1, doi="10.1000/x", pmcid="PMC8"),
        page(2, pmcid="PMC8"),
        page(3, doi="10.1000/x"),
        page(4, doi="10.1000/x"),
        gone(4),
    ],
    most_bearers=2,
    most_tangled=2,
)
def test_after_every_step_the_works_are_what_a_slow_judge_says(
    steps: list[tuple[PublicationId, Publication | None]], most_bearers: int, most_tangled: int
) -> None:
    now: dict[PublicationId, Publication] = {}
    bounds = patch.multiple(grouping, MOST_BEARERS=most_bearers, MOST_TANGLED=most_tangled)
    with tempfile.TemporaryDirectory() as folder, bounds:
        building = RecordsBuilding(Path(folder, "records.sqlite"), start_from=None)
        for id, work in steps:
            if work is None:
                now.pop(id, None)
                building.put_literature([ReadRemoval(ids=(id,))], problem_free)
            else:
                now[id] = work
                words = make_passages(id, [Part((), f"Text of {work}.")])
                building.put_literature([ReadPublication(publication=work, passages=words)], problem_free)
            assert tied(building) == judged(now.values())
        building.close()


def problem_free(problem: object) -> None:
    raise AssertionError(problem)
