"""Do the edits of the worked change still fit the files that they change?"""

import re
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
    """Or was made already: whoever follows the page has passing tests before and after."""
    target = _TARGET.search(edit)
    assert target
    text = (ROOT / target[1]).read_text(encoding="utf-8")
    assert 1 in [text.count(part.rstrip("\n")) for part in _parts(edit)]


def test_the_cue_of_the_worked_change_does_what_it_says(tmp_path: Path) -> None:
    """The edited module, alone, reads the question as one on causes and takes `brings` for a cue."""
    before, after = _parts(_edits()[1])
    text = (ROOT / "src/bedside/search/facets.py").read_text(encoding="utf-8")
    (tmp_path / "edited.py").write_text(text.replace(before, after), encoding="utf-8")
    words = "('what', 'brings', 'on', 'hypomagnesemia')"
    found = f"facet, is_named, cues = edited.find_facet({words})"
    code = f"import edited\n{found}\nprint(facet, is_named, 'brings' in cues)"
    done = subprocess.run(
        [sys.executable, "-c", code], cwd=tmp_path, capture_output=True, text=True, check=True
    )
    assert done.stdout.split() == ["cause", "True", "True"]
