"""Does `bedside check` read files, tell findings, mend safely and end with the right code?"""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from bedside.cli.check import FINDINGS, check
from office_files import make_pdf, make_word

WRONG = "Avoid it where the creatinine clearance is <20 mg/dL.\n"


def run(*arguments: str, given: str | None = None) -> Result:
    return CliRunner().invoke(check, arguments, input=given, catch_exceptions=False)


def test_a_clean_text_ends_with_zero(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("Ask a doctor.\n")
    assert run(str(path)).exit_code == 0


def test_a_finding_ends_with_five(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text(WRONG)
    result = run(str(path))
    assert result.exit_code == FINDINGS
    assert "unit-dimension" in result.output


def test_standard_input() -> None:
    result = run("-", "--format", "json", given=WRONG)
    assert result.exit_code == FINDINGS
    assert json.loads(result.output)["texts"][0]["name"] == "-"


def test_an_address_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a b.md"
    path.write_text(WRONG)
    assert run(path.as_uri()).exit_code == FINDINGS


def test_only_safe_mends_are_written_and_line_ends_stay(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_bytes(b"\xef\xbb\xbfGive adults 5 \xc2\xb5g by mouth.\r\n\r\n" + WRONG.encode())
    result = run(str(path), "--fix")
    assert path.read_bytes() == b"\xef\xbb\xbfGive adults 5 mcg by mouth.\r\n\r\n" + WRONG.encode()
    assert result.exit_code == FINDINGS
    assert [each.name for each in tmp_path.iterdir()] == ["a.md"]


def test_house_rules_of_the_folder_above(tmp_path: Path) -> None:
    (tmp_path / ".bedside-check.toml").write_text('ignore = ["unit-dimension"]\n')
    path = tmp_path / "in" / "a.md"
    path.parent.mkdir()
    path.write_text(WRONG)
    assert run(str(path)).exit_code == 0
    assert run(str(path), "--no-rules").exit_code == FINDINGS


def test_a_pragma_without_a_reason_is_told(tmp_path: Path) -> None:
    path = tmp_path / "a.md"
    path.write_text("<!-- bedside-ignore: unit-dimension -->\n\n" + WRONG)
    result = run(str(path))
    assert result.exit_code == FINDINGS
    assert "gives no reason" in result.output + (result.stderr or "")


@pytest.mark.parametrize(
    ("place", "says"),
    [("nowhere.md", "There is no file"), ("https://example.org/a", "Nothing is fetched")],
)
def test_what_is_not_there(place: str, says: str) -> None:
    from bedside.errors import UserError

    with pytest.raises(UserError, match=says):
        run(place)


def test_a_text_in_another_encoding_names_its_line(tmp_path: Path) -> None:
    from bedside.errors import SourceError

    path = tmp_path / "a.md"
    path.write_bytes(b"Salt.\n\xff\n")
    with pytest.raises(SourceError) as told:
        run(str(path))
    assert told.value.problems[0].line == 2


@pytest.mark.parametrize("kind", ["pdf", "docx"])
def test_words_drawn_out_of_a_file_are_checked_and_never_mended(tmp_path: Path, kind: str) -> None:
    path = tmp_path / f"a.{kind}"
    made = make_pdf([[WRONG.strip()]]) if kind == "pdf" else make_word([{"text": WRONG.strip()}])
    path.write_bytes(made)
    result = run(str(path), "--fix")
    assert result.exit_code == FINDINGS
    assert "unit-dimension" in result.output
    assert path.read_bytes() == made
