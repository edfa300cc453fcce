"""Where rejected records lie, and that none of them takes the place of another."""

from pathlib import Path

from bedside.errors import Problem, RejectedRecord
from bedside.literature.rejects import Rejects


def problem(data: bytes) -> Problem:
    record = RejectedRecord(data=data, suffix=".xml", opening=b"<set>\n", closing=b"</set>\n")
    return Problem(place="x", line=1, met="It is bad.", advice="", record=record)


def keep(folder: Path, source: Path, *records: bytes) -> list[Path]:
    with Rejects(folder=folder) as rejects:
        for data in records:
            rejects.keep(problem(data), source=source)
    return rejects.written


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_the_same_records_are_kept_once(tmp_path: Path) -> None:
    for _ in range(2):
        (path,) = keep(tmp_path, Path("one/a.xml.gz"), b"<r>1</r>", b"<r>2</r>\n")
    assert (path, names(tmp_path)) == (tmp_path / "a.rejected.xml", ["a.rejected.xml"])
    assert path.read_bytes() == b"<set>\n<r>1</r>\n<r>2</r>\n</set>\n"


def test_another_file_of_the_same_name_takes_no_place(tmp_path: Path) -> None:
    keep(tmp_path, Path("one/a.xml"), b"1")
    keep(tmp_path, Path("two/a.xml"), b"2")
    keep(tmp_path, Path("one/a.xml"), b"1")
    assert names(tmp_path) == ["a.2.rejected.xml", "a.rejected.xml"]
    assert (tmp_path / "a.rejected.xml").read_bytes() == b"<set>\n1\n</set>\n"


def test_rejects_that_are_read_again_where_they_lie(tmp_path: Path) -> None:
    (kept,) = keep(tmp_path, Path("a.xml"), b"1", b"2")
    assert keep(tmp_path, kept, b"1", b"2") == [kept]
    assert keep(tmp_path, kept, b"2") == [tmp_path / "a.2.rejected.xml"]
    assert kept.read_bytes() == b"<set>\n1\n2\n</set>\n"


def test_what_a_dead_writer_left_goes(tmp_path: Path) -> None:
    (tmp_path / ".rejected.new").write_bytes(b"half of it and much more than a whole file")
    keep(tmp_path, Path("a.xml"))
    assert names(tmp_path) == []


def test_nothing_is_made_for_problems_without_a_record(tmp_path: Path) -> None:
    with Rejects(folder=tmp_path / "rejects") as rejects:
        rejects.keep(Problem(place="x", line=None, met="It is bad.", advice=""), source=Path("a.xml"))
    assert (rejects.written, names(tmp_path)) == ([], [])
