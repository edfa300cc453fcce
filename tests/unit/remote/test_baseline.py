"""Files of the baseline: resumed, verified, killed at many points, and only those of the exact name."""

import os
import random
import signal
import subprocess
import sys

import pytest

from bedside.errors import EngineError, UserError
from bedside.remote import Clock, Settings, choose_files, fetch_files, saving
from bedside.remote.file_listing import read_listing, read_md5
from pubmed_server import PubmedServer

NAMES = [f"pubmed26n000{number}.xml.gz" for number in (1, 2, 3)]

# Kills itself, without any farewell, at the n-th call that makes something last or takes bytes in.
SCRIPT = """
import os, signal, sys
from pathlib import Path
import httpx
from bedside.remote import Settings, choose_files, fetch_files
left = int(sys.argv[3])
def count():
    global left
    left -= 1
    if left < 0:
        os.kill(os.getpid(), signal.SIGKILL)
def counted(call):
    def wrapped(*args, **kwargs):
        count()
        return call(*args, **kwargs)
    return wrapped
raw = httpx.Response.iter_raw
def iter_raw(self, size=None):
    for part in raw(self, size):
        count()
        yield part
httpx.Response.iter_raw = iter_raw
os.fsync = counted(os.fsync)
for name in ("replace", "write_text"):
    setattr(Path, name, counted(getattr(Path, name)))
fetch_files(
    choose_files("baseline", "all"),
    into=Path(sys.argv[2]),
    settings=Settings(server=sys.argv[1], api_key="fast"),
    progress=lambda what, done, total: None,
    on_problem=print,
)
"""


@pytest.fixture(autouse=True)
def direct(monkeypatch):
    """No proxy of the person's own stands between."""
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")


@pytest.fixture
def server():
    with PubmedServer() as server:
        for name in NAMES:
            server.add_file(f"baseline/{name}", random.Random(name).randbytes(700_000))
        yield server


@pytest.fixture
def fetch(server, tmp_path):
    problems = []

    def run(which="all", folder="baseline"):
        return fetch_files(
            choose_files(folder, which),
            into=tmp_path,
            settings=Settings(server=server.address, timeout=5, clock=Clock(sleep=lambda seconds: None)),
            progress=lambda what, done, total: None,
            on_problem=problems.append,
        )

    run.problems = problems
    return run


def is_same(server, paths):
    return all(path.read_bytes() == server.files[f"baseline/{path.name}"] for path in paths)


@pytest.mark.parametrize("kill_at", [*range(0, 24, 2), 15, 17, 19])
def test_killed_at_any_point_and_run_again_the_files_are_the_same(server, fetch, tmp_path, kill_at):
    code = subprocess.run(
        [sys.executable, "-c", SCRIPT, server.address, str(tmp_path), str(kill_at)],
        check=False,
        capture_output=True,
        timeout=60,
        env={**os.environ, "NO_PROXY": "127.0.0.1"},
    ).returncode
    assert code == -signal.SIGKILL
    assert is_same(server, tmp_path.glob("pubmed*"))
    assert is_same(server, fetch())
    assert sorted(path.name for path in tmp_path.glob("pubmed*")) == NAMES
    assert not [*tmp_path.glob(".*.part"), *tmp_path.glob(".*.new"), *tmp_path.glob(".*.bad")]
    assert not fetch.problems


def test_an_answer_that_breaks_off_is_gone_on_with(server, fetch):
    server.faults["baseline/pubmed26n0001.xml.gz"] = ["", "breaks off"]  # the first is for the checksum
    paths = fetch("1")
    assert is_same(server, paths) and len(paths) == 1
    assert [asked.headers.get("Range") for asked in server.asked][-1] == "bytes=327680-"


def test_a_server_that_knows_no_ranges_gives_the_whole(server, fetch, tmp_path):
    server.ranges = False
    (tmp_path / f".{NAMES[0]}.part").write_bytes(b"begun")
    assert is_same(server, fetch("1"))


@pytest.mark.parametrize("extra", [b"", b"more"])
def test_a_part_that_is_all_or_more_than_all(server, fetch, tmp_path, extra):
    (tmp_path / f".{NAMES[0]}.part").write_bytes(server.files[f"baseline/{NAMES[0]}"] + extra)
    assert is_same(server, fetch("1"))
    assert not fetch.problems


def test_a_file_changed_after_it_was_verified_is_fetched_again(server, fetch):
    (path,) = fetch("1")
    path.write_bytes(b"damaged")
    fetch("1")
    assert is_same(server, [path])


def test_a_whole_file_without_its_mark_is_not_fetched_again(server, fetch, tmp_path):
    (path,) = fetch("1")
    (tmp_path / f".{path.name}.ok").unlink()
    server.asked.clear()
    fetch("1")
    assert [asked.path for asked in server.asked] == ["baseline/", f"baseline/{NAMES[0]}.md5"]


def test_a_file_without_a_checksum_is_not_taken(server, fetch):
    server.files[f"baseline/{NAMES[0]}.md5"] = b"soon"
    with pytest.raises(EngineError, match="gave no checksum"):
        fetch("1")


def test_a_full_disk_is_told_before_anything_is_fetched(server, fetch, monkeypatch):
    usage = type("Usage", (), {"free": 1_000_000 + saving.SPARE})
    monkeypatch.setattr(saving.shutil, "disk_usage", lambda folder: usage)
    with pytest.raises(UserError, match=r"0\.2 GB free"):
        fetch()
    assert [asked.path for asked in server.asked] == ["baseline/"]
    assert fetch("1")


def test_a_folder_without_files_is_told(fetch):
    with pytest.raises(UserError, match="no files of PubMed"):
        fetch(folder="updatefiles")


def test_only_names_of_the_exact_form_are_taken():
    page = """
    <a href="pubmed26n0002.xml.gz">pubmed26n0002.xml.gz</a>   2026-01-10 14:25   19M
    <a href="pubmed26n0001.xml.gz">pubmed26n0001.xml.gz</a>   2026-01-10 14:25  1.5K
    <a href="pubmed26n0001.xml.gz">again</a>
    <a href="pubmed26n0003.xml.gz">x</a>  2026  1.2.3M
    <a href="../pubmed26n0004.xml.gz">x</a> <a href="/pubmed26n0005.xml.gz">x</a>
    <a href="http://elsewhere/pubmed26n0006.xml.gz">x</a> <a href="pubmed26n0007.xml.gz/../x">x</a>
    <a href="pubmed26n0008.xml.gz.md5">x</a> <a href="pubmed26n0009_stats.html">x</a>
    """
    found = {file.name: file.size for file in read_listing(page)}
    assert found == {
        "pubmed26n0001.xml.gz": None,
        "pubmed26n0002.xml.gz": 19 << 20,
        "pubmed26n0003.xml.gz": None,
    }


def test_a_listing_made_to_be_slow_is_read():
    assert read_listing('<a href="pubmed26n0001.xml.gz">x</a>' + (" 1" + " " * 500) * 400 + "x") != []
    assert read_listing('<a href="pubmed26n0001.xml.gz">' + " " * 200_000) != []
    assert read_listing(('<a href="pubmed26n0001.xml.gz">x</a>' + " 1" * 50_000 + "x\n") * 3) != []


@pytest.mark.parametrize(
    ("line", "md5"),
    [
        ("MD5(pubmed26n0001.xml.gz)= 0123456789ABCDEF0123456789abcdef\n", "0123456789abcdef" * 2),
        ("0123456789abcdef0123456789abcdef  pubmed26n0001.xml.gz", "0123456789abcdef" * 2),
        ("no checksum", None),
        ("0" * 33, None),
        (f"{'0' * 32} {'1' * 32}", None),
    ],
)
def test_checksums(line, md5):
    assert read_md5(line) == md5


@pytest.mark.parametrize("text", ["", "0", "-3", "3-", "a", "1-2-3", "1 2", "²", "1e3", "999999"])
def test_numbers_that_name_no_files_are_told(text):
    with pytest.raises(UserError, match="names no files"):
        choose_files("baseline", text)


def test_a_file_that_is_gone_from_the_server_is_told(server, fetch):
    del server.files[f"baseline/{NAMES[0]}.md5"]
    with pytest.raises(EngineError, match="status 404"):
        fetch("1")


def test_another_part_than_was_asked_for_is_not_taken(server, fetch, tmp_path):
    name = NAMES[0]
    part = tmp_path / f".{name}.part"
    part.write_bytes(server.files[f"baseline/{name}"][:100])
    server.shift = 7
    assert is_same(server, fetch("1"))
    assert [asked.headers.get("Range") for asked in server.asked][-2:] == ["bytes=100-", None]


def test_nothing_heavy_is_loaded_where_nothing_is_fetched():
    code = "import sys, bedside.cli.ingest; sys.exit('httpx' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
