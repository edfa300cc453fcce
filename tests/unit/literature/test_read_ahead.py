"""A second program reads ahead: what is told is the same, whatever becomes of it."""

import gzip
import os
import subprocess
import sys
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any
from unittest.mock import patch

import pytest
from pubmed_files import HEAD, record

from bedside.errors import Problem, SourceError
from bedside.literature import ahead, ahead_worker
from bedside.literature.ahead import ReadAhead
from bedside.literature.ahead_frames import CutShortError, Finished, Refused, pack_frame, take_frame
from bedside.ports import Read, ReadNotice, ReadPublication, ReadRemoval
from bedside.terms import Notice, NoticeKind, Pmid, PublicationId

BROKEN = "<PubmedArticle><MedlineCitation><PMID>9</PMID><oops></MedlineCitation></PubmedArticle>"
DELETED = "<DeleteCitation><PMID>7</PMID></DeleteCitation>"


@pytest.fixture
def files(tmp_path: Path) -> list[Path]:
    """Files with records, bad records, a removal and words of all kinds; one that cannot be read."""
    many = "".join(record(str(at), article="<Abstract><AbstractText>é ≤ 5.</AbstractText></Abstract>")
                   for at in range(1, 1000))  # fmt: skip
    texts = {
        "a.xml": f"{HEAD}<PubmedArticleSet>{record('1')}{BROKEN}{record('2')}{DELETED}</PubmedArticleSet>",
        "b.bin": "\0\1\2",
        "c.md": "# Salt\n\nSalt is salty.\n\n| a | b |\n|---|---|\n| 1 | 2 |\n",
        "d.xml": f"{HEAD}<PubmedArticleSet>{many}{BROKEN}</PubmedArticleSet>",
        "e.html": "<html><title>Salt</title><p>Salt is <b>salty</b>.</p></html>",
    }
    for name, text in texts.items():
        (tmp_path / name).write_text(text, "utf-8")
    (tmp_path / "f.xml.gz").write_bytes(gzip.compress(texts["d.xml"].encode())[:-900])
    return sorted(tmp_path.iterdir())


@pytest.fixture
def two_cores() -> Iterator[None]:
    with patch.multiple(ahead, _cores=lambda: 2, WORTHWHILE=0):
        yield


def told(files: list[Path], reading: ReadAhead, *, after: Any = None) -> list[object]:
    """All that is told of files, in order; ``after`` is called with each."""
    found: list[object] = []
    for path in files:
        try:
            for read in reading.read(path, on_problem=found.append):
                found.append(read)
                if after:
                    after(len(found))
        except SourceError as error:
            found.append((str(error), error.problems))
    return found


def told_plainly(files: list[Path]) -> list[object]:
    with ReadAhead() as reading:
        found = told(files, reading)
        assert reading._running is None
    return found


@pytest.mark.usefixtures("two_cores")
def test_the_same_is_told_in_the_same_order(files: list[Path]) -> None:
    with ReadAhead() as reading:
        reading.announce(files[:2])
        assert reading._running is not None
        found = told(files[:2], reading)
        reading.announce(files[2:])
        found += told(files[2:], reading)
        assert reading._running is not None
        running = reading._running
    assert found == told_plainly(files)
    assert running.returncode is not None
    assert {type(each) for each in found} == {ReadPublication, ReadRemoval, Problem, tuple}


@pytest.mark.usefixtures("two_cores")
@pytest.mark.parametrize("moment", [1, 4, 399, 401])
def test_what_is_killed_loses_and_doubles_nothing(files: list[Path], moment: int) -> None:
    with ReadAhead() as reading, patch.object(ahead, "_BUFFER", 4096):
        reading.announce(files)
        running = reading._running
        assert running is not None

        def kill(count: int) -> None:
            if count == moment:
                running.kill()
                running.wait()

        found = told(files, reading, after=kill)
        assert reading._running is None
    assert found == told_plainly(files)


@pytest.mark.usefixtures("two_cores")
def test_what_cannot_be_started_is_done_without(files: list[Path]) -> None:
    for program in ("/no/such/python", "/bin/false"):
        with ReadAhead() as reading, patch.object(sys, "executable", program):
            reading.announce(files)
            assert told(files, reading) == told_plainly(files)


@pytest.mark.usefixtures("two_cores")
def test_a_file_that_was_left_in_the_middle_or_not_announced_spoils_nothing(files: list[Path]) -> None:
    with ReadAhead() as reading:
        reading.announce(files)
        left = reading.read(files[0], on_problem=[].append)
        next(left)
        assert told(files[1:], reading) == told_plainly(files[1:])
        reading.announce(files[:1])
        assert told(files[1:], reading) == told_plainly(files[1:])
        reading.announce(files[:1])
        reading.announce(files[1:])
        assert told(files[1:], reading) == told_plainly(files[1:])


def test_small_files_and_one_core_need_no_second_program(files: list[Path]) -> None:
    with ReadAhead() as reading:
        with patch.object(ahead, "_cores", lambda: 2):
            reading.announce([*files, Path("/no/such/file")])
        assert reading._running is None
        with patch.multiple(ahead, _cores=lambda: 1, WORTHWHILE=0):
            reading.announce(files)
        assert reading._running is None


def test_nothing_of_the_working_folder_is_run(tmp_path: Path, two_cores: None) -> None:
    (tmp_path / "bedside").mkdir()
    (tmp_path / "lxml.py").write_text(f"open({str(tmp_path / 'run')!r}, 'w')")
    note = tmp_path / "a.md"
    note.write_text("# Salt\n\nSalt is salty.\n")
    before = Path.cwd()
    os.chdir(tmp_path)
    try:
        with ReadAhead() as reading:
            reading.announce([note])
            assert len(told([note], reading)) == 1
            assert reading._running is not None
    finally:
        os.chdir(before)
    assert not (tmp_path / "run").exists()


def test_it_ends_with_its_input_and_with_whom_it_answers(files: list[Path]) -> None:
    program = [sys.executable, "-m", ahead_worker.__name__]
    asked = b'["%s"]\n' % str(files[3]).encode()
    done = subprocess.run(program, input=asked, capture_output=True, timeout=60, check=True)
    stream = BytesIO(done.stdout)
    while not isinstance(take_frame(stream), Finished):
        pass
    assert stream.read() == b""
    running = subprocess.Popen(program, stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert running.stdin and running.stdout
    running.stdout.close()
    running.stdin.write(asked * 3)
    running.stdin.flush()
    assert running.wait(timeout=60) == 1
    running.stdin.close()


def test_what_is_printed_while_reading_stands_not_among_the_frames(files: list[Path]) -> None:
    printing = (
        f"import {ahead_worker.__name__} as worker; find = worker.find_reader; "
        "worker.find_reader = lambda path: print('noise', flush=True) or find(path); worker.main()"
    )
    asked = b'["%s"]\n' % str(files[2]).encode()
    program = [sys.executable, "-c", printing]
    done = subprocess.run(program, input=asked, capture_output=True, timeout=60, check=True)
    stream = BytesIO(done.stdout)
    assert isinstance(take_frame(stream), ReadPublication) and take_frame(stream) == Finished()
    assert b"noise" in done.stderr and stream.read() == b""


@pytest.mark.parametrize(
    "one",
    [
        ReadRemoval(ids=(PublicationId("pmid:1"),)),
        ReadNotice(pmid=Pmid("1"), doi=None, notice=Notice(kind=NoticeKind.ERRATUM, is_received=True)),
        Refused(summary="No.", problems=(Problem(place="a", line=1, met="b", advice="c"),)),
        Finished(),
    ],
)
def test_frames_hold_what_was_put_in(one: Read | Refused | Finished) -> None:
    frame = pack_frame(one)
    assert take_frame(BytesIO(frame)) == one
    for cut in range(len(frame)):
        with pytest.raises(CutShortError):
            take_frame(BytesIO(frame[:cut]))
