"""Is what SECURITY.md says of saved answers and of addresses true?"""

import ast
import re
import stat
from pathlib import Path

import pytest
from fences import ROOT

from bedside import Library
from bedside.places import answers_folder

CLIENTS = {"httpcore2", "httpx", "httpx2", "openai"}
NETWORK = {"socket", "urllib.request", "http", "ftplib", "smtplib", "requests", "aiohttp", *CLIENTS}


def _networked(source: str) -> set[str]:
    names: set[str] = set()
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            is_of_codes = node.module == "http" and {each.name for each in node.names} == {"HTTPStatus"}
            names |= set() if is_of_codes else {node.module}
    return {name for name in names if name in NETWORK or name.split(".")[0] in NETWORK - {"urllib.request"}}


def test_only_one_room_of_ours_opens_the_network() -> None:
    listening = ROOT / "src/bedside_web/config/serving.py"
    assert "connect" not in listening.read_text(encoding="utf-8").replace("connection", "")
    for path in (ROOT / "src").rglob("*.py"):
        allowed = CLIENTS if path.parent == ROOT / "src" / "bedside" / "remote" else set()
        allowed = {"socket"} if path == listening else allowed  # it takes connections and opens none
        assert _networked(path.read_text(encoding="utf-8")) <= allowed, path


def test_canary_a_network_import_is_seen() -> None:
    assert _networked("import urllib.request") == {"urllib.request"}
    assert _networked("from http.client import HTTPConnection") == {"http.client"}
    assert not _networked("from urllib.parse import quote")


def test_a_saved_question_is_its_owners_alone(
    library: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEDSIDE_ANSWERS", str(tmp_path / "kept"))
    answer = library.ask("What causes low magnesium?")
    library.save(answer, format="text")
    kept = answers_folder() / f"{answer.article.id}.json"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert stat.S_IMODE(kept.parent.stat().st_mode) == 0o700
    assert answer.article.bottom_line[0].text not in kept.read_text(encoding="utf-8")


def test_the_page_keeps_its_parts() -> None:
    page = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
    parts = re.findall(r"^## (.+)$", page, re.MULTILINE)
    assert {"Report a danger", "What leaves your machine", "Not a medical device"} <= set(parts)
