"""What is read of MeSH's vocabulary."""

from pathlib import Path

import pytest

from bedside import Library
from bedside.errors import Problem, SourceError
from bedside.literature import find_reader
from bedside.literature.mesh_tables import read_mesh_tables
from bedside.literature.mesh_xml import read_mesh
from bedside.ports import ReadHeading
from bedside.terms import MeshHeading
from shared_data import shared

RECORD = """<DescriptorRecord><DescriptorUI>{id}</DescriptorUI>
<DescriptorName><String>Salt</String></DescriptorName>
<TreeNumberList><TreeNumber>D01.100</TreeNumber><TreeNumber>Z99</TreeNumber></TreeNumberList>
<ConceptList><Concept><TermList><Term><String>Salt</String></Term><Term><String>Table Salt</String></Term>
</TermList></Concept>
<Concept><TermList><Term><String>Table Salt</String></Term><Term><String>Halite</String></Term>
</TermList></Concept></ConceptList></DescriptorRecord>"""


def read(tmp_path: Path, text: str) -> tuple[list[MeshHeading], list[Problem]]:
    path = tmp_path / "desc2026.xml"
    path.write_text(text)
    problems: list[Problem] = []
    return list(read_mesh(path, on_problem=problems.append)), problems


def a_set(*records: str) -> str:
    return f"<DescriptorRecordSet>{''.join(records)}</DescriptorRecordSet>"


def test_a_heading_with_all_its_names_once(tmp_path: Path) -> None:
    found, problems = read(tmp_path, a_set(RECORD.format(id="D000001")))
    heading = MeshHeading(id="D000001", name="Salt", names=("Table Salt", "Halite"), trees=("D01.100", "Z99"))
    assert (found, problems) == ([heading], [])


def test_a_bad_record_is_left_out(tmp_path: Path) -> None:
    found, problems = read(tmp_path, a_set(RECORD.format(id="Q1"), RECORD.format(id="D000002")))
    assert [each.id for each in found] == ["D000002"] and len(problems) == 1


@pytest.mark.parametrize(
    ("text", "met"),
    [
        ("<!DOCTYPE DescriptorRecordSet [<!ENTITY a 'ha'>]>" + a_set(RECORD.format(id="&a;")), "entities"),
        ("<DescriptorRecordSet><DescriptorRecord>", "XML is broken"),
        ("<Other/>", "no DescriptorRecordSet"),
        ("", "XML is broken"),
    ],
)
def test_what_is_no_descriptor_file_is_one_problem(tmp_path: Path, text: str, met: str) -> None:
    found, problems = read(tmp_path, text)
    assert found == [] and len(problems) == 1 and met in problems[0].met


def test_the_real_sample_is_cut_off_and_says_so() -> None:
    problems: list[Problem] = []
    found = list(read_mesh(shared("mesh") / "subset.xml", on_problem=problems.append))
    assert found[0].id == "D000001" and "A-23187" in found[0].names and found[0].trees == ("D03.438.221.173",)
    assert len(found) == 2 and "XML is broken" in problems[0].met


def write_tables(folder: Path) -> None:
    (folder / "terms.tsv").write_text("mesh_id\tmesh_name\nD000001\tOld Salt\nD000009\tGone\n")
    trees = "mesh_id\tmesh_name\tmesh_tree_number\nD000001\tOld Salt\tD01.100\nD000001\tOld Salt\tD02.200\n"
    (folder / "tree-numbers.tsv").write_text(trees)


def test_tables(tmp_path: Path) -> None:
    write_tables(tmp_path)
    assert [each.id for each in read_mesh_tables(tmp_path)] == ["D000001", "D000009"]
    (tmp_path / "subjects_mesh_2026.csv").write_text(
        "id,scheme,subject\nhttps://id.nlm.nih.gov/mesh/D000001,MeSH,Salt\n"
    )
    assert list(read_mesh_tables(tmp_path)) == [
        MeshHeading(id="D000001", name="Salt", names=("Old Salt",), trees=("D01.100", "D02.200"))
    ]


def test_a_missing_table_or_column_is_said(tmp_path: Path) -> None:
    with pytest.raises(SourceError, match="cannot be read as a table"):
        list(read_mesh_tables(tmp_path))
    write_tables(tmp_path)
    (tmp_path / "terms.tsv").write_text("id\tname\n")
    with pytest.raises(SourceError, match="lacks the column mesh_id"):
        list(read_mesh_tables(tmp_path))


def test_the_real_tables() -> None:
    found = {each.id: each for each in read_mesh_tables(shared("mesh"))}
    assert len(found) == 30_532
    assert (found["D008274"].name, "D01.268.552.437" in found["D008274"].trees) == ("Magnesium", True)


def test_mesh_is_told_by_its_content(tmp_path: Path) -> None:
    path = tmp_path / "vocabulary.xml"
    path.write_text(a_set(RECORD.format(id="D000001")))
    (found,) = find_reader(path).read(path, on_problem=print)
    assert isinstance(found, ReadHeading) and found.heading.name == "Salt"


def test_a_folder_of_tables_is_read_as_one(tmp_path: Path) -> None:
    folder = tmp_path / "mesh"
    folder.mkdir()
    (folder / "terms.tsv").write_text("mesh_id\tmesh_name\nD000001\tSalt\n")
    (folder / "tree-numbers.tsv").write_text("mesh_id\tmesh_name\tmesh_tree_number\nD000001\tSalt\tD01.100\n")
    (folder / "README.txt").write_text("No publication.")
    intake = Library.ingest([tmp_path], library=tmp_path / "library", bare=True)
    assert (intake.headings, intake.publications, intake.problems) == (1, 0, [])
    (folder / "terms.tsv").write_text("id\nD1\n")
    intake = Library.ingest([folder], library=tmp_path / "library")
    assert not intake.has_anything and "lacks the column" in str(intake.problems[0])
