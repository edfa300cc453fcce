"""What does `pack draft` say to a person?"""

from collections.abc import Callable
from pathlib import Path

import pytest

from bedside import Library
from bedside.cli.entry import main

TEXT = "Exemplaremia is treated with samplazole in most hospitals. Exemplaremia may be caused by samplinib."


@pytest.fixture
def bedside(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Path):
    """The command as a person types it, in a folder of its own; gives code, output and errors."""
    monkeypatch.chdir(tmp_path)

    def run(*words: object) -> tuple[object, str, str]:
        monkeypatch.setattr("sys.argv", ["bedside", *map(str, words)])
        code: object = 0
        try:
            main()
        except SystemExit as end:
            code = end.code
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


@pytest.fixture
def library(tmp_path: Path) -> Path:
    """A small bare library."""
    (tmp_path / "note.md").write_text(f"---\ntitle: A note\nyear: 2024\n---\n{TEXT}\n", "utf-8")
    (tmp_path / "old.jsonl").write_text(
        '{"_id": "x", "title": "", "text": "Exemplaremia is told of here too."}\n'
    )
    Library.ingest([tmp_path / "note.md", tmp_path / "old.jsonl"], library=tmp_path / "lib", bare=True)
    return tmp_path / "lib"


def test_a_draft_is_made_and_named(bedside: Callable[..., tuple[int, str, str]], library: Path) -> None:
    code, out, _ = bedside("pack", "draft", "Exemplaremia", "--library", library)
    assert not code
    assert out.splitlines()[0] == (
        "Made exemplaremia: 3 claims from 2 works, Submitted; nobody has checked them."
    )
    assert "Read exemplaremia/CHECK-FIRST.md first." in out
    code, out, _ = bedside("pack", "validate", "exemplaremia")
    assert code == 3
    assert "TO REWORD" in out


def test_a_drafted_pack_does_not_go_into_a_library(
    bedside: Callable[..., tuple[int, str, str]], library: Path, tmp_path: Path
) -> None:
    bedside("pack", "draft", "exemplaremia", "-l", library, "-o", "mine", "--most", "1")
    code, _, err = bedside("ingest", "mine", "--library", tmp_path / "other", "--bare")
    assert code == 3
    assert "was not taken in" in err


def test_what_cannot_be_done(bedside: Callable[..., tuple[int, str, str]], library: Path) -> None:
    Path("there").mkdir()
    for words, told in (
        (["exemplaremia", "-o", "there"], "there is there already"),
        (["../.."], "names nothing to look for"),
        (["unheardemia"], "No sentence of the works"),
    ):
        code, out, err = bedside("pack", "draft", *words, "--library", library)
        assert (code, out) == (2, "")
        assert told in err
        assert "unheardemia" not in err
    assert [path.name for path in Path("there").iterdir()] == []
