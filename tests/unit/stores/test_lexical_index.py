"""Words to hits: best first, ties by id, and no input that is an error."""

from pathlib import Path

import pytest
from library_samples import HIGH, LOW, pack, work

from bedside.stores import LocalReleaseWriter, OpenRelease, open_release


@pytest.fixture(scope="module")
def release(tmp_path_factory: pytest.TempPathFactory) -> OpenRelease:
    library: Path = tmp_path_factory.mktemp("library")
    works = [work(f"w{n:03}", "The same words.") for n in reversed(range(300))]
    works.append(
        work("best", "Hypomagnesaemia, hypomagnesaemia in a café: co-trimoxazole patients", "Magnesium")
    )
    works.append(work("title", "Other text.", "Magnesium lowered"))
    with LocalReleaseWriter.begin(library) as writer:
        writer.add_pack(pack())
        writer.add_literature(works, on_problem=print)
        writer.commit()
    return open_release(library)


@pytest.mark.parametrize("words", [["hypomagnesaemia"], ["cafe"], ["Café"], ["co-trimoxazole"], ["patient"]])
def test_case_accents_hyphens_and_endings_do_not_matter(release: OpenRelease, words: list[str]) -> None:
    assert release.index.find_passages(words, top=5)[0].id == "best#0"


def test_a_title_counts_for_each_passage_of_the_work(release: OpenRelease) -> None:
    assert {hit.publication_id for hit in release.index.find_passages(["magnesium"], top=5)} == {
        "best",
        "title",
    }


@pytest.mark.parametrize("top", [1, 7, 64, 299, 300, 400])
def test_ties_come_in_order_of_id(release: OpenRelease, top: int) -> None:
    hits = release.index.find_passages(["same", "words"], top=top)
    assert [hit.id for hit in hits] == [f"w{n:03}#0" for n in range(min(top, 300))]
    assert all(hit.publication_id == hit.id.removesuffix("#0") for hit in hits)


def test_notes_of_a_pack_are_not_literature(release: OpenRelease) -> None:
    assert release.index.find_passages(["says", "guideline"], top=5) == []


def test_claims_are_found_by_concept_or_without(release: OpenRelease) -> None:
    find = release.index.find_claims
    assert [hit.id for hit in find(["omeprazole"], concept=HIGH, top=9)] == ["c-3"]
    assert [hit.id for hit in find(["omeprazole"], concept=LOW, top=9)] == ["c-1", "c-2"]
    assert [hit.id for hit in find(["omeprazole"], concept=None, top=9)] == ["c-3", "c-1", "c-2"]
    assert find(["omeprazole"], concept=None, top=1)[0].publication_id is None


@pytest.mark.parametrize(
    "words",
    [
        [],
        [""],
        ["AND"],
        ["(("],
        ['"'],
        ["text:x"],
        ["\0"],
        ["x" * 100_000],
        ["*"],
        ["\ud7ff"],
        ["a"] * 10_000,
    ],
)
def test_no_input_is_an_error(release: OpenRelease, words: list[str]) -> None:
    release.index.find_passages(words, top=5)
    release.index.find_claims(words, concept=LOW, top=5)


def test_none_are_none(release: OpenRelease) -> None:
    assert release.index.find_passages(["same"], top=0) == []
    assert release.index.find_claims(["absentword"], concept=None, top=5) == []
