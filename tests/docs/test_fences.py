"""Does every fence of every page do what the page says?"""

from pathlib import Path

import pytest
from fences import ROOT, Fence, PageRun, find_pages, read_commands, read_fences

PAGES = [page.relative_to(ROOT).as_posix() for page in find_pages()]


@pytest.mark.parametrize("page", PAGES)
def test_page_does_what_it_says(page: str, home: Path, tmp_path: Path) -> None:
    run = PageRun(folder=tmp_path, home=home)
    fences = read_fences((ROOT / page).read_text(encoding="utf-8"))
    wrong = [problem for fence in fences for problem in run.run(fence)]
    assert not wrong, "\n".join(wrong)


def _fence(info: str, text: str) -> Fence:
    return next(read_fences(f"```{info}\n{text}\n```\n"))


def test_canary_a_wrong_python_fence_is_seen(home: Path, tmp_path: Path) -> None:
    run = PageRun(folder=tmp_path, home=home)
    assert run.run(_fence("python", "assert 1 + 1 == 3"))
    assert not run.run(_fence("python", "two = 1 + 1"))
    assert not run.run(_fence("python", "assert two == 2"))


def test_canary_wrong_output_and_wrong_code_are_seen(home: Path, tmp_path: Path) -> None:
    run = PageRun(folder=tmp_path, home=home)
    assert run.run(_fence("console", "$ bedside --version\nnever printed by anything"))
    assert run.run(_fence("console exit=4", "$ bedside --version"))
    assert not run.run(_fence("console", "$ bedside --version"))


def test_a_file_fence_is_written(home: Path, tmp_path: Path) -> None:
    assert not PageRun(folder=tmp_path, home=home).run(_fence("yaml file=mine/a.yaml", "a: 1"))
    assert (tmp_path / "mine" / "a.yaml").read_text() == "a: 1\n"


def test_only_our_own_command_may_run() -> None:
    with pytest.raises(ValueError, match="no-run"):
        list(read_commands(_fence("console", "$ rm -r all")))


def test_an_open_fence_is_refused() -> None:
    with pytest.raises(ValueError, match="not closed"):
        list(read_fences("```python\n1\n"))
