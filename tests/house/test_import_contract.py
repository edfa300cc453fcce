"""May the rooms enter only what they may? `lint-imports` says so, and notices when they do not."""

import configparser
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from source import ROOT

CONTRACT = ROOT / ".importlinter"
ALWAYS = frozenset({"terms", "errors"})
BEYOND_LIBRARY = frozenset({"library", "cli", "mcp", "evaluation"})
BUILDING = frozenset(
    "storeys no-outside only-library-opens-stores site-storeys site-below site-and-engines".split()
)


def lint(source: Path, *options: str) -> subprocess.CompletedProcess[str]:
    """Run ``lint-imports`` on the tree in ``source`` with our contract."""
    command = "import sys; from importlinter.cli import lint_imports_command; lint_imports_command()"
    rest = ["--config", str(CONTRACT), "--no-cache", "--no-logo", *options]
    return subprocess.run(
        [sys.executable, "-c", command, *rest],
        cwd=source.parent,
        env={**os.environ, "PYTHONPATH": str(source), "COLUMNS": "500", "PYTHONWARNINGS": "ignore"},
        capture_output=True,
        check=False,
        text=True,
        timeout=60,
    )


def contracts() -> dict[str, configparser.SectionProxy]:
    parser = configparser.ConfigParser()
    parser.read(CONTRACT, "utf-8")
    return {name.split(":")[2]: parser[name] for name in parser.sections() if name.count(":") == 2}


def items(contract: configparser.SectionProxy, key: str) -> list[str]:
    return [line.strip().removeprefix("bedside.") for line in contract[key].splitlines() if line.strip()]


def rooms() -> set[str]:
    source = ROOT / "src" / "bedside"
    packages = {path.parent.name for path in source.glob("*/__init__.py")}
    return packages | {path.stem for path in source.glob("*.py")} - {"__init__"}


def may_enter() -> dict[str, set[str]]:
    """Which rooms each may import, by its contract."""
    every = contracts()
    return {room: rooms() - {room} - set(items(every[room], "forbidden_modules")) for room in sorted(rooms())}


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    """A copy of the source that may be broken."""
    source = tmp_path / "src"
    shutil.copytree(ROOT / "src", source, ignore=shutil.ignore_patterns("__pycache__", "*.yaml"))
    return source


def add(source: Path, room: str, line: str) -> None:
    """Add a line of code to a room."""
    package = source / "bedside" / room / "__init__.py"
    path = package if package.exists() else source / "bedside" / f"{room}.py"
    with path.open("a", encoding="utf-8") as stream:
        stream.write(f"\n{line}\n")


def test_the_contract_is_kept() -> None:
    done = lint(ROOT / "src")
    assert done.returncode == 0, done.stdout


def test_every_room_has_its_contract_and_says_what_it_holds() -> None:
    every = contracts()
    assert set(every) - BUILDING == rooms()
    for room, allowed in may_enter().items():
        said = set(re.findall(r"\w+", every[room]["name"].split("enters ")[1])) - {"nothing"}
        assert said == allowed or (room == "library" and allowed == rooms() - BEYOND_LIBRARY), room


def test_each_forbidden_import_is_reported(copy: Path) -> None:
    """Every pair of rooms that is forbidden is broken once, and every one is named in the report."""
    pairs = [(room, no) for room in rooms() for no in items(contracts()[room], "forbidden_modules")]
    for room, no in pairs:
        add(copy, room, f"import bedside.{no}")
    done = lint(copy)
    assert done.returncode == 1
    missed = [
        pair
        for pair in pairs
        if "bedside.{} is not allowed to import bedside.{}:".format(*pair) not in done.stdout
    ]
    assert not missed


@pytest.mark.parametrize(
    ("contract", "room", "line"),
    [
        ("storeys", "terms", "import bedside.cli"),
        ("storeys", "checking", "import bedside.rendering"),
        ("no-outside", "rendering", "import django"),
        ("no-outside", "library", "import socket"),
        ("only-library-opens-stores", "cli", "import bedside.stores"),
        ("only-library-opens-stores", "answering", "import bedside.stores.open"),
    ],
)
def test_each_other_contract_is_reported(copy: Path, contract: str, room: str, line: str) -> None:
    """One added import breaks the contract, which is kept without it."""
    add(copy, room, line)
    done = lint(copy, "--contract", contract)
    assert done.returncode == 1 and "1 broken" in done.stdout


def test_a_new_room_must_be_placed(copy: Path) -> None:
    (copy / "bedside" / "attic").mkdir()
    (copy / "bedside" / "attic" / "__init__.py").write_text('"""What is up there?"""\n', "utf-8")
    done = lint(copy, "--contract", "storeys")
    assert done.returncode == 1 and "attic" in done.stdout


def test_the_table_of_rooms_says_the_same() -> None:
    """ARCHITECTURE.md and the contract allow the same."""
    page = ROOT / "ARCHITECTURE.md"
    if not page.is_file():
        pytest.skip("ARCHITECTURE.md does not exist yet")
    table = page.read_text("utf-8").split("## Rooms\n")[1].split("## The site")[0]
    found = re.findall(r"^\| `(\w+)` \| .+? \| (.+?) \|$", table, re.MULTILINE)
    told = {room: set(re.findall(r"`(\w+)`", may)) for room, may in found if room in rooms()}
    told["library"] = rooms() - BEYOND_LIBRARY
    for room, allowed in may_enter().items():
        assert told.get(room, set()) - ALWAYS == allowed - ALWAYS, room
