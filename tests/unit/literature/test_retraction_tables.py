"""What is read of Retraction Watch's table and of Crossref's updates."""

import gzip
from pathlib import Path

import pytest

from bedside.errors import Problem
from bedside.literature import find_reader
from bedside.ports import ReadNotice
from bedside.terms import NoticeKind
from shared_data import shared

COLUMNS = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason,Notes"
)


def read(path: Path) -> tuple[list[ReadNotice], list[Problem]]:
    problems: list[Problem] = []
    found = list(find_reader(path).read(path, on_problem=problems.append))
    assert all(isinstance(each, ReadNotice) for each in found)
    return [each for each in found if isinstance(each, ReadNotice)], problems


def read_rows(tmp_path: Path, *rows: str, columns: str = COLUMNS) -> tuple[list[ReadNotice], list[Problem]]:
    path = tmp_path / "table.csv"
    path.write_text("\n".join([columns, *rows]) + "\n", encoding="utf-8")
    return read(path)


@pytest.mark.parametrize(
    ("nature", "kind"),
    [
        ("Retraction", NoticeKind.RETRACTION),
        ("Expression of concern", NoticeKind.CONCERN),
        ("Correction", NoticeKind.ERRATUM),
        ("Reinstatement", NoticeKind.REINSTATEMENT),
    ],
)
def test_natures(tmp_path: Path, nature: str, kind: NoticeKind) -> None:
    (found,), problems = read_rows(tmp_path, f"1,T,1/2/2020 0:00,,0,10.1000/a,0,{nature},,")
    assert (found.doi, found.pmid, found.notice.kind, found.notice.is_received) == (
        "10.1000/a",
        None,
        kind,
        True,
    )
    assert (found.notice.by, found.notice.doi, found.notice.pmid, problems) == (
        "Retraction Watch",
        None,
        None,
        [],
    )


def test_an_unknown_nature_is_kept_for_mending(tmp_path: Path) -> None:
    found, problems = read_rows(tmp_path, "1,T,,,,10.1000/a,0,Rumor,,")
    assert found == [] and "'Rumor'" in problems[0].met
    record = problems[0].record
    assert record is not None
    assert (record.data, record.opening) == (b"1,T,,,,10.1000/a,0,Rumor,,\n", f"{COLUMNS}\n".encode())
    mended = tmp_path / f"mended{record.suffix}"
    mended.write_bytes(record.opening + record.data.replace(b"Rumor", b"Retraction") + record.closing)
    assert len(read(mended)[0]) == 1


@pytest.mark.parametrize(
    ("printed", "date"),
    [
        ("7/12/2023 0:00", "2023-07-12"),
        ("2023-07-12", "2023-07-12"),
        ("13/1/2023 0:00", None),
        ("", None),
        ("soon", None),
    ],
)
def test_dates_are_month_before_day(tmp_path: Path, printed: str, date: str | None) -> None:
    (found,), _ = read_rows(tmp_path, f"1,T,{printed},,,10.1000/a,0,Retraction,,")
    assert found.notice.date == date


def test_other_spellings_of_the_columns_and_a_bom(tmp_path: Path) -> None:
    columns = "\ufeffRecord ID,Retraction DOI,Original Paper DOI,Retraction Nature,Reason"
    (found,), problems = read_rows(
        tmp_path, "1,10.1000/n,https://doi.org/10.1000/a,RETRACTION,+A;+B;", columns=columns
    )
    assert (found.doi, found.notice.doi, found.notice.reasons) == ("10.1000/a", "10.1000/n", ("A", "B"))
    assert problems == []


def test_a_latin_1_table_is_told(tmp_path: Path) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(f"{COLUMNS}\n1,Se\u00f1or,,,,10.1000/a,0,Retraction,,\n".encode("latin-1"))
    found, problems = read(path)
    assert len(found) == 1 and [each.line for each in problems] == [2] and "not UTF-8" in problems[0].met


def test_a_quote_that_never_ends_is_one_problem(tmp_path: Path) -> None:
    rows = ["1,T,,,,10.1000/a,0,Retraction,,", '2,"T' + "x" * 200_000]
    found, problems = read_rows(tmp_path, *rows)
    assert len(found) == 1 and len(problems) == 1 and "broken" in problems[0].met


def test_a_large_table_is_read_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "table.csv.gz"
    rows = "".join(f'{n},"T\nof {n}",7/12/2023 0:00,,,10.1000/{n},0,Retraction,+A;,\n' for n in range(20_000))
    path.write_bytes(gzip.compress(f"{COLUMNS}\n{rows}".encode()))
    given = iter(find_reader(path).read(path, on_problem=print))
    first = next(given)
    assert isinstance(first, ReadNotice) and first.doi == "10.1000/0"
    assert sum(1 for _ in given) == 19_999


def test_the_real_table() -> None:
    found, problems = read(shared("retractions") / "retraction_watch_stub_20.csv")
    assert len(found) == 20 and problems == []
    assert all((each.pmid or each.doi) and each.notice.date and each.notice.reasons for each in found)


UPDATE = '{"DOI": "10.1000/w", "type": "TYPE", "label": "L", "updated": {"date-parts": [[2020, 1, 5]]}}'


@pytest.mark.parametrize(
    ("type", "kind"),
    [
        ("retraction", NoticeKind.RETRACTION),
        ("withdrawal", NoticeKind.RETRACTION),
        ("partial_retraction", NoticeKind.PARTIAL_RETRACTION),
        ("expression_of_concern", NoticeKind.CONCERN),
        ("corrigendum", NoticeKind.ERRATUM),
        ("new_version", NoticeKind.UPDATE),
    ],
)
@pytest.mark.parametrize(
    "around",
    [
        '{"DOI": "10.1000/n", "update-to": [UPDATE]}',
        '{"status": "ok", "message-type": "work", "message": {"DOI": "10.1000/n", "update-to": [UPDATE]}}',
        '{"message-type": "work-list", "message": {"items": [\n{"DOI":"10.1000/n","update-to":[UPDATE]}]}}',
        '[{"DOI": "10.1000/n", "update-to": [UPDATE]}, {"DOI": "10.1000/other"}]',
    ],
)
def test_crossref_shapes_and_types(tmp_path: Path, around: str, type: str, kind: NoticeKind) -> None:
    path = tmp_path / "works.json"
    path.write_text(around.replace("UPDATE", UPDATE.replace("TYPE", type)))
    (found,), problems = read(path)
    assert (found.doi, found.notice.doi, found.notice.kind) == ("10.1000/w", "10.1000/n", kind)
    assert (found.notice.date, found.notice.text, found.notice.by) == ("2020-01-05", "L", "Crossref")
    assert problems == []


def test_a_work_that_names_its_notice(tmp_path: Path) -> None:
    path = tmp_path / "works.json"
    path.write_text('{"DOI": "10.1000/w", "updated-by": [{"DOI": "10.1000/n", "type": "retraction"}]}')
    (found,), _ = read(path)
    assert (found.doi, found.notice.doi) == ("10.1000/w", "10.1000/n")


def test_bad_lines_and_updates_are_problems_and_the_rest_goes_on(tmp_path: Path) -> None:
    path = tmp_path / "works.jsonl"
    lines = [
        '{"DOI": "10.1000/n", "update-to": [UPDATE]}'.replace("UPDATE", UPDATE.replace("TYPE", "retraction")),
        '{"DOI": "10.1000/n", "update-to": [',
        '{"DOI": "10.1000/n", "update-to": [{"type": "retraction"}, UPDATE, 3]}'.replace(
            "UPDATE", UPDATE.replace("TYPE", "rumor")
        ),
        '{"DOI": "10.1000/n", "update-to": [UPDATE]}'.replace("UPDATE", UPDATE.replace("TYPE", "addendum")),
        '{"DOI": "10.1000/m", "update-to": [UPDATE]}'.replace("UPDATE", UPDATE.replace("TYPE", "erratum")),
    ]
    path.write_text("\n".join(lines))
    found, problems = read(path)
    assert [each.notice.kind for each in found] == [NoticeKind.RETRACTION, NoticeKind.ERRATUM]
    assert [each.line for each in problems] == [2, 3, 3] and all(each.record for each in problems)


@pytest.mark.parametrize(
    "updated", ["[]", "[[null]]", "[[2020, 13]]", '["x"]', "[[2020, 1, 1, 1]]", "7", "[[true]]"]
)
def test_a_date_that_cannot_be_is_none(tmp_path: Path, updated: str) -> None:
    path = tmp_path / "works.json"
    update = '{"DOI": "10.1000/w", "type": "retraction", "updated": {"date-parts": WHEN}}'.replace(
        "WHEN", updated
    )
    path.write_text('{"DOI": "10.1000/n", "update-to": [UPDATE]}'.replace("UPDATE", update))
    (found,), _ = read(path)
    assert found.notice.date is None


def test_deep_json_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "works.json"
    path.write_text('{"update-to": ' + "[" * 200_000)
    found, problems = read(path)
    assert found == [] and len(problems) == 1
