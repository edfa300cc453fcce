"""Do the edits of the worked change still fit the files that they change?"""

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from fences import ROOT, read_fences

_TARGET = re.compile(r"^\+\+\+ b/(\S+)$", re.MULTILINE)


def _edits() -> list[str]:
    page = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    return [fence.text for fence in read_fences(page) if fence.language == "diff"]


def _parts(edit: str) -> tuple[str, str]:
    """The lines that an edit expects to find, and the lines that it leaves."""
    lines = edit.split("\n")
    body = lines[next(i for i, line in enumerate(lines) if line.startswith("@@")) + 1 :]
    before = [line[1:] for line in body if line[:1] in (" ", "-")]
    after = [line[1:] for line in body if line[:1] in (" ", "+")]
    return "\n".join(before), "\n".join(after)


def test_there_are_edits() -> None:
    assert len(_edits()) == 2


@pytest.mark.parametrize("edit", _edits())
def test_an_edit_fits_its_file_in_one_place(edit: str) -> None:
    target = _TARGET.search(edit)
    assert target
    before, _ = _parts(edit)
    assert (ROOT / target[1]).read_text(encoding="utf-8").count(before.rstrip("\n")) == 1


def test_the_cue_of_the_worked_change_does_what_it_says(tmp_path: Path) -> None:
    """The edited module, alone, reads the question as one on causes; the present one does not yet."""
    target, edit = "src/bedside/search/facets.py", _edits()[1]
    before, after = _parts(edit)
    text = (ROOT / target).read_text(encoding="utf-8")
    (tmp_path / "edited.py").write_text(text.replace(before, after), encoding="utf-8")
    shutil.copy(ROOT / target, tmp_path / "present.py")
    words = "('what', 'brings', 'on', 'hypomagnesemia')"
    code = f"import edited, present\nprint(edited.find_facet({words})[0], present.find_facet({words})[1])"
    python = sys.executable
    done = subprocess.run([python, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True)
    assert done.stdout.split() == ["cause", "False"]
