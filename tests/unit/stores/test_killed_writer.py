"""A writer that is killed at any point leaves the old release answering."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest
from library_samples import work

from bedside.stores import LocalReleaseWriter, find_current, open_release, verify_release

# Kills itself, without any farewell, at the n-th call that makes something last.
SCRIPT = """
import os, shutil, signal, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from library_samples import work
from bedside.stores import LocalReleaseWriter
left = int(sys.argv[3])
def counted(call):
    def wrapped(*args, **kwargs):
        global left
        left -= 1
        if left < 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return call(*args, **kwargs)
    return wrapped
os.fsync = counted(os.fsync)
shutil.copyfile = counted(shutil.copyfile)
for name in ("rename", "replace", "mkdir", "write_text", "write_bytes"):
    setattr(Path, name, counted(getattr(Path, name)))
def works():
    for n in range(1200):
        if n % 400 == 0:
            counted(int)()
        yield work(f"new{n:04}")
with LocalReleaseWriter.begin(Path(sys.argv[2])) as writer:
    writer.add_literature(works(), on_problem=print)
    writer.commit()
"""
HERE = str(Path(__file__).parent)


def run(library: Path, kill_at: int) -> int:
    command = [sys.executable, "-c", SCRIPT, HERE, str(library), str(kill_at)]
    return subprocess.run(command, check=False, capture_output=True, timeout=60).returncode


def test_killed_at_many_points(tmp_path: Path) -> None:
    with LocalReleaseWriter.begin(tmp_path) as writer:
        writer.add_literature([work("old")], on_problem=print)
        first = writer.commit()
    last_killed = 0
    for kill_at in (*range(0, 9), *range(10, 60, 4)):
        code = run(tmp_path, kill_at)
        if code == 0:
            break
        assert code == -signal.SIGKILL
        last_killed = kill_at
        with open_release(tmp_path) as release:
            assert verify_release(release.path) == ()
            count = release.manifest.counts["publications"]
            assert (release.id == first) == (count == 1)
            assert len(release.index.find_passages(["fell"], top=2_000)) == count
    assert code == 0 and last_killed > 8
    assert find_current(tmp_path) != first
    assert sorted(p.name for p in (tmp_path / "releases").iterdir()) == sorted(
        [first, find_current(tmp_path)]
    )


def test_a_disk_quota_is_said(tmp_path: Path) -> None:
    """The file size limit of the system stands in for a full disk."""
    script = """
import resource, sys
from pathlib import Path
sys.path.insert(0, sys.argv[1])
from library_samples import work
from bedside.errors import LibraryReadOnly
from bedside.stores import LocalReleaseWriter
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), resource.RLIM_INFINITY))
try:
    with LocalReleaseWriter.begin(Path(sys.argv[2])) as writer:
        many = (work(f"new{n:04}", f"word{n} " * 40) for n in range(3000))
        writer.add_literature(many, on_problem=print)
        writer.commit()
except LibraryReadOnly as error:
    print(error)
    sys.exit(7)
"""
    for limit in (10, 100, 5_000, 100_000, 600_000):
        library = tmp_path / str(limit)
        command = [sys.executable, "-c", script, HERE, str(library), str(limit)]
        done = subprocess.run(command, check=False, capture_output=True, timeout=60, text=True)
        assert (done.returncode, "disk is full" in done.stdout) == (7, True), done.stderr
        assert list((library / "releases").iterdir()) == []


@pytest.mark.skipif(
    not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can become another user"
)
def test_a_library_that_others_wrote_can_be_read(tmp_path: Path) -> None:
    for folder in (tmp_path, *list(tmp_path.parents)[:3]):
        folder.chmod(0o755)
    for library in (tmp_path, tmp_path / "warm"):
        with LocalReleaseWriter.begin(library) as writer:
            writer.add_literature([work("old")], on_problem=print)
            writer.commit()
    script = """
import os, sys, tempfile
from pathlib import Path
from bedside.errors import LibraryReadOnly
from bedside.stores import LocalReleaseWriter, open_release
# Whatever Python still has to load may lie where the other user cannot look.
open_release(Path(sys.argv[1], "warm")).close()
tempfile.TemporaryDirectory().cleanup()
os.setuid(65534)
assert len(open_release(Path(sys.argv[1])).index.find_passages(["fell"], top=9)) == 1
try:
    LocalReleaseWriter.begin(Path(sys.argv[1]))
except LibraryReadOnly as error:
    assert "not allowed" in str(error)
    sys.exit(7)
"""
    done = subprocess.run(
        [sys.executable, "-c", script, str(tmp_path)], check=False, capture_output=True, text=True
    )
    assert done.returncode == 7, done.stderr
