"""Other words for phrases: what a release counts, keeps and drops."""

from pathlib import Path

from library_samples import work

from bedside.literature import find_abbreviations
from bedside.ports import Read, ReadHeading, ReadRemoval
from bedside.stores import LocalReleaseWriter, open_release
from bedside.stores.thesaurus import MOST_NARROWER
from bedside.terms import MeshHeading, PublicationId


def write(library: Path, *given: Read) -> str:
    with LocalReleaseWriter.begin(library, find_abbreviations=find_abbreviations) as writer:
        writer.add_literature(iter(given), on_problem=print)
        return writer.commit()


def short_forms(library: Path, *phrases: str) -> dict[str, list[str]]:
    with open_release(library) as release:
        found = release.records.thesaurus.find_short_forms(phrases)
    return {phrase: list(others) for phrase, others in found.items()}


def heading(number: int, name: str, *names: str, trees: tuple[str, ...] = ()) -> ReadHeading:
    return ReadHeading(heading=MeshHeading(id=f"D{number:06}", name=name, names=names, trees=trees))


AKI = "acute kidney injury"


def test_one_work_is_no_custom(tmp_path: Path) -> None:
    write(tmp_path, work("a", "Acute kidney injury (AKI). Acute kidney injury (AKI) again."))
    assert short_forms(tmp_path, AKI) == {}
    write(tmp_path, work("b", "Acute kidney injuries (AKI)."))
    assert short_forms(tmp_path, AKI, "kidney") == {AKI: ["AKI"]}


def test_a_work_that_goes_takes_its_short_forms_with_it(tmp_path: Path) -> None:
    write(tmp_path, work("a", "Acute kidney injury (AKI)."), work("b", "Acute kidney injury (AKI)."))
    write(tmp_path, ReadRemoval(ids=(PublicationId("a"),)))
    assert short_forms(tmp_path, AKI) == {}


def test_a_reworded_work_is_counted_by_its_new_words(tmp_path: Path) -> None:
    write(tmp_path, work("a", "Acute kidney injury (AKI)."), work("b", "Acute kidney injury (AKI)."))
    write(tmp_path, work("b", "Acute kidney injury was seen."))
    assert short_forms(tmp_path, AKI) == {}


def test_the_same_works_give_the_same_table_and_name_in_any_order(tmp_path: Path) -> None:
    works = [
        work(id, f"Acute kidney injury ({short}).") for id, short in (("a", "AKI"), ("b", "AKI"), ("c", "AK"))
    ]
    at_once = write(tmp_path / "one", *works)
    for each in reversed(works):
        one_by_one = write(tmp_path / "two", each)
    assert at_once == one_by_one
    assert short_forms(tmp_path / "one", AKI) == short_forms(tmp_path / "two", AKI) == {AKI: ["AKI"]}


def test_a_short_form_of_two_things_stands_for_neither(tmp_path: Path) -> None:
    texts = ["Mitral stenosis (MS).", "Multiple sclerosis (MS).", "Mental status (MS)."] * 2
    write(tmp_path, *(work(f"w{n}", text) for n, text in enumerate(texts)))
    with open_release(tmp_path) as release:
        assert release.records.thesaurus.find_long_forms(["ms"]) == {}
    assert short_forms(tmp_path, "multiple sclerosis") == {}


def test_headings_name_a_release_and_the_next_intake_takes_their_place(tmp_path: Path) -> None:
    without = write(tmp_path, work("a"))
    first = write(tmp_path, heading(1, "Old Name", "Other Name"), heading(2, "Salt"))
    second = write(tmp_path, heading(2, "Salt", "Halite"))
    assert len({without, first, second}) == 3
    with open_release(tmp_path) as release:
        thesaurus = release.records.thesaurus
        assert thesaurus.find_names(["old name", "salts"]) == {"salts": ("Halite",)}
        assert release.manifest.counts["headings"] == 1
    assert write(tmp_path, work("b")) and write(tmp_path, heading(2, "Salt", "Halite"))
    with open_release(tmp_path) as release:
        assert release.manifest.counts["headings"] == 1


def test_a_name_that_is_turned_round_is_met_as_it_is_spoken(tmp_path: Path) -> None:
    write(tmp_path, heading(1, "Anemia, Sickle Cell", "Hemoglobin S Disease", "Sickle Cell Anemia"))
    with open_release(tmp_path) as release:
        names = release.records.thesaurus.find_names(["sickle-cell anemias"])
    assert names == {"sickle-cell anemias": ("Hemoglobin S Disease",)}


def test_narrower_headings_are_one_step_below_and_bounded(tmp_path: Path) -> None:
    below = [heading(n, f"Salt {n}", trees=(f"D01.100.{n:03}",)) for n in range(10, 30)]
    deeper = [heading(90, "Deeper", trees=("D01.100.010.100",)), heading(91, "Beside", trees=("D01.1000",))]
    write(tmp_path, heading(1, "Salt", trees=("D01.100",)), *below, *deeper)
    with open_release(tmp_path) as release:
        found = release.records.thesaurus.find_narrower(["salt", "pepper"])
    assert found == {"salt": tuple(f"Salt {n}" for n in range(10, 10 + MOST_NARROWER))}


def test_many_phrases_at_once(tmp_path: Path) -> None:
    write(tmp_path, heading(1, "Salt", "Halite"))
    with open_release(tmp_path) as release:
        found = release.records.thesaurus.find_names([f"word{n}" for n in range(2_000)] + ["salt", "?", ""])
    assert found == {"salt": ("Halite",)}
