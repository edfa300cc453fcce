"""Is the table of rooms the one that the import contract holds the code to?"""

import configparser
import re
import subprocess
import sys

from fences import ROOT

from bedside import Library

SOURCE = ROOT / "src" / "bedside"
ALWAYS = {"terms", "errors"}
_ROW = re.compile(r"^\| `(\w+)` \| (.+?) \| (.+?) \|$", re.MULTILINE)


def _table() -> dict[str, set[str]]:
    page = (ROOT / "ARCHITECTURE.md").read_text(encoding="utf-8")
    rooms = page.split("## Rooms\n")[1].split("## The site")[0]
    allowed = {room: set(re.findall(r"`(\w+)`", may)) for room, _, may in _ROW.findall(rooms)}
    allowed["library"] = set(allowed) - {"cli", "mcp", "evaluation"}
    return allowed


def _rooms() -> set[str]:
    """Folders that hold something, and modules."""
    files = [path for path in SOURCE.rglob("*") if path.suffix in (".py", ".yaml")]
    return {path.relative_to(SOURCE).parts[0].removesuffix(".py") for path in files} - {"__init__"}


def _contract() -> dict[str, set[str]]:
    """What ``.importlinter`` lets each room import: all that it is not forbidden."""
    parser = configparser.ConfigParser()
    parser.read(ROOT / ".importlinter", encoding="utf-8")
    rooms = _rooms() - {"packs"}
    allowed: dict[str, set[str]] = {}
    for section in map(parser.__getitem__, parser.sections()):
        sources = section.get("source_modules", "").split()
        room = sources[0].removeprefix("bedside.") if len(sources) == 1 else ""
        if room in rooms:
            forbidden = {name.removeprefix("bedside.") for name in section["forbidden_modules"].split()}
            allowed[room] = rooms - forbidden - {room} - ALWAYS
    return allowed


def test_every_room_is_told_and_no_other() -> None:
    assert set(_table()) == _rooms()


def test_the_table_says_what_the_contract_says() -> None:
    table = _table()
    contract = _contract()
    assert set(contract) == set(table) - {"packs"}
    for room, allowed in contract.items():
        assert table[room] - {"packs"} - ALWAYS - {room} == allowed, room


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
