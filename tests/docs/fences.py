"""What do the pages promise to do, and does it come true? Fences read from Markdown, and run.

- ``python``            runs; the fences of one page share names and a folder, in order
- ``console``           each line that begins with ``$ bedside`` runs; a line below it must be printed by it;
                        ``…`` stands for lines left out, ``ANSWER`` for the name of the page's last answer
- ``console exit=3``    the same, and the last command ends with that code
- ``console no-run``    is only read
- ``LANGUAGE file=X``   is written to the file X in the page's folder
"""

import os
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PAGES = ("README.md", "ARCHITECTURE.md", "GLOSSARY.md", "CONTRIBUTING.md", "SECURITY.md", "CHANGELOG.md")
GENERATED = ("docs/specification", "docs/reference/errors.md")

_FENCE = re.compile(r"^(?P<indent> {0,3})(?P<marks>`{3,})(?P<info>[^`\n]*)$")
_ANSWER_NAME = re.compile(r"^\W*Answer:\s*([0-9a-f]{12})\s*$", re.MULTILINE)
_PROMPT = "$ "


@dataclass(frozen=True, kw_only=True)
class Fence:
    """A fenced block: the words after the marks, its text, and the line on which it opens."""

    language: str
    words: tuple[str, ...]
    text: str
    line: int

    def option(self, name: str) -> str | None:
        """The value of ``name=value`` among the words after the language."""
        return next((word.split("=", 1)[1] for word in self.words if word.startswith(f"{name}=")), None)


@dataclass(frozen=True, kw_only=True)
class Command:
    """A command of a console fence and the lines that it must print."""

    words: tuple[str, ...]
    printed: tuple[str, ...]
    line: int


def find_pages() -> list[Path]:
    """Every page that people write: the ones at the root and all below ``docs``."""
    pages = [ROOT / name for name in PAGES]
    pages += sorted((ROOT / "docs").rglob("*.md"))
    return [page for page in pages if page.is_file() and not _is_generated(page)]


def _is_generated(page: Path) -> bool:
    return any(page.is_relative_to(ROOT / folder) for folder in GENERATED)


def read_fences(text: str) -> Iterator[Fence]:
    """The fences of a page, in order. ``ValueError`` if one is not closed."""
    lines = iter(enumerate(text.split("\n"), start=1))
    for number, line in lines:
        opened = _FENCE.match(line)
        if not opened:
            continue
        body: list[str] = []
        for _, inner in lines:
            if inner.strip() == opened["marks"]:
                break
            body.append(inner.removeprefix(opened["indent"]))
        else:
            raise ValueError(f"The fence of line {number} is not closed.")
        language, *words = opened["info"].split() or [""]
        yield Fence(language=language, words=tuple(words), text="\n".join(body) + "\n", line=number)


def read_commands(fence: Fence) -> Iterator[Command]:
    """The commands of a console fence. ``ValueError`` for one that is not ``bedside``."""
    words: tuple[str, ...] = ()
    printed: list[str] = []
    at = fence.line
    for number, line in enumerate(fence.text.split("\n"), start=fence.line + 1):
        if line.startswith(_PROMPT):
            if words:
                yield Command(words=words, printed=tuple(printed), line=at)
            words, printed, at = tuple(shlex.split(line.removeprefix(_PROMPT))), [], number
            if words[0] != "bedside":
                raise ValueError(f"Line {number} runs {words[0]!r}; mark the fence `console no-run`.")
        elif line.strip() and line.strip() != "…":
            printed.append(line)
    if words:
        yield Command(words=words, printed=tuple(printed), line=at)


@dataclass
class PageRun:
    """Runs the fences of one page in ``folder``; ``home`` holds the shipped library for all pages."""

    folder: Path
    home: Path
    answer: str = ""
    names: dict[str, object] = field(default_factory=dict)

    def run(self, fence: Fence) -> list[str]:
        """Run one fence; what went otherwise than the page says, one line each."""
        target = fence.option("file")
        if target is not None:
            path = self.folder / target
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(fence.text, encoding="utf-8")
            return []
        if fence.language == "python":
            return self._run_python(fence)
        if fence.language == "console" and "no-run" not in fence.words:
            return self._run_console(fence)
        return []

    def _run_python(self, fence: Fence) -> list[str]:
        before = Path.cwd()
        os.chdir(self.folder)
        try:
            exec(compile("\n" * fence.line + fence.text, "page", "exec"), self.names)
        except Exception as error:  # noqa: BLE001 - a fence may raise anything, and all of it is told
            return [f"line {fence.line}: {type(error).__name__}: {error}"]
        finally:
            os.chdir(before)
        return []

    def _run_console(self, fence: Fence) -> list[str]:
        wrong: list[str] = []
        commands = list(read_commands(fence))
        for command in commands:
            expected = int(fence.option("exit") or 0) if command is commands[-1] else 0
            wrong += self._run_command(command, expected)
        return wrong

    def _run_command(self, command: Command, expected: int) -> list[str]:
        words = [word.replace("ANSWER", self.answer) for word in command.words[1:]]
        code = "import sys; from bedside.cli.entry import main; sys.exit(main())"
        environment = {
            **os.environ,
            "BEDSIDE_HOME": str(self.home),
            "BEDSIDE_ANSWERS": str(self.folder / ".answers"),
            "COLUMNS": "100",
            "NO_COLOR": "1",
        }
        done = subprocess.run(
            [sys.executable, "-c", code, *words],
            cwd=self.folder, env=environment, capture_output=True, text=True, check=False,
        )  # fmt: skip
        output = done.stdout + done.stderr
        named = _ANSWER_NAME.search(output)
        self.answer = named[1] if named else self.answer
        wrong = [
            f"line {command.line}: not printed: {line.strip()!r}"
            for line in command.printed
            if _squeezed(line.replace("ANSWER", self.answer)) not in _squeezed(output)
        ]
        if done.returncode != expected:
            ended = f"ended with {done.returncode}, not {expected}"
            wrong.append(f"line {command.line}: {ended}: {output[-500:]}")
        return wrong


def _squeezed(text: str) -> str:
    return " ".join(text.split())
