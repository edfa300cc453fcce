"""Is the table of rooms the code's own, and does each room keep to it?"""

import ast
import re
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from fences import ROOT

from bedside import Library

SOURCE = ROOT / "src" / "bedside"
ALWAYS = {"terms", "errors"}
_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def _table() -> dict[str, set[str]]:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = page.split("## Rooms\n")[1].split("### Planned rooms")[0]
    allowed = {room: set(re.findall(r"`(\w+)`", may)) for room, _, may in _ROW.findall(rooms)}
    allowed["library"] = set(allowed) - {"cli"}
    return allowed


def _rooms() -> set[str]:
    """Folders that hold something, and modules."""
    files = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".yaml")]
    return {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in files} - {"__init__"}


def _imports(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module == "bedside":
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and (node.module or "").startswith("bedside."):
            yield str(node.module).split(".")[1]
        elif isinstance(node, ast.Import):
            yield from (alias.name.split(".")[1] for alias in node.names if alias.name.startswith("bedside."))


def _breaches(room: str, path: Path, table: dict[str, set[str]]) -> set[str]:
    return set(_imports(path)) - {room} - ALWAYS - table[room]


def test_every_room_is_told_and_no_other() -> None:
    assert set(_table()) == _rooms()


def test_every_room_keeps_to_the_table() -> None:
    table = _table()
    for path in SOURCE.rglob("*.py"):
        room = path.relative_to(SOURCE).parts[0].removesuffix(".py")
        if room != "__init__":
            assert not _breaches(room, path, table), path


def test_canary_a_breach_is_seen(tmp_path: Path) -> None:
    path = tmp_path / "wrong.py"
    path.write_text("from bedside.stores import open_release\nfrom bedside.terms import Claim\n")
    assert _breaches("answering", path, _table()) == {"stores"}


def test_no_planned_room_exists() -> None:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    planned = page.split("### Planned rooms")[1].split("## Where data lies")[0]
    rows = re.findall(r"^\| `(\w+)` \|", planned, re.MULTILINE)
    assert rows and not set(rows) & _rooms()


def test_asking_loads_nothing_that_only_packs_and_units_need(library: Library) -> None:
    """A fresh process, because this one has loaded much already; the library was made before."""
    code = """
import sys
from bedside import Library
with Library.open() as library:
    library.ask("What causes low magnesium?", audience="patient").to_text()
print([name for name in ("pydantic", "pint", "ucumvert", "yaml", "lxml", "syntok") if name in sys.modules])
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
