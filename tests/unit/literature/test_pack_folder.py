"""Does a pack's folder come to be whole or not at all?"""

import subprocess
import sys
from pathlib import Path

import pytest

from bedside.errors import LibraryReadOnly, UserError
from bedside.literature.pack import growing_pack, write_pack_files


def test_a_folder_is_there_when_it_is_whole(tmp_path: Path) -> None:
    place = tmp_path / "deep" / "pack"
    with growing_pack(place) as growing:
        write_pack_files(growing, {"claims/a.yaml": "é\n"})
        assert not place.exists()
        assert growing.name.startswith(".pack-")
    assert (place / "claims" / "a.yaml").read_text("utf-8") == "é\n"
    assert [path.name for path in place.parent.iterdir()] == ["pack"]


def test_nothing_stays_of_an_error(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="amid"), growing_pack(tmp_path / "pack") as growing:
        write_pack_files(growing, {"a.yaml": "x"})
        raise ValueError("amid the writing")
    assert not list(tmp_path.iterdir())


def test_a_killed_program_leaves_no_pack(tmp_path: Path) -> None:
    """What it leaves is hidden, and the same folder can be made afterwards."""
    code = (
        "import os, sys; from pathlib import Path; from bedside.literature.pack import growing_pack\n"
        "with growing_pack(Path(sys.argv[1])) as growing:\n"
        "    (growing / 'pack.yaml').write_text('x'); os._exit(9)"
    )
    done = subprocess.run([sys.executable, "-c", code, str(tmp_path / "pack")], check=False, timeout=60)
    assert done.returncode == 9
    assert [path.name[:6] for path in tmp_path.iterdir()] == [".pack-"]
    with growing_pack(tmp_path / "pack"):
        pass
    assert (tmp_path / "pack").is_dir()


def test_what_is_there_is_not_written_over(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    (tmp_path / "link").symlink_to(tmp_path / "nowhere")
    for name in ("empty", "link"):
        with pytest.raises(UserError, match="is there already"), growing_pack(tmp_path / name):
            pass
    with pytest.raises(UserError, match="is there already"), growing_pack(tmp_path / "late") as growing:
        (tmp_path / "late").mkdir()
        (growing / "a").write_text("x")
    assert not list((tmp_path / "late").iterdir())


def test_a_folder_that_cannot_be_made(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryReadOnly, match="cannot be written"), growing_pack(tmp_path / "file" / "pack"):
        pass
