"""Two programs that ask for the first time at once make one library between them."""

import subprocess
import sys

SCRIPT = "from bedside import Library; print(Library.open().release)"


def test_two_first_uses_at_once(tmp_path):
    command = [sys.executable, "-c", SCRIPT]
    env = {"BEDSIDE_HOME": str(tmp_path), "PATH": ""}
    running = [subprocess.Popen(command, env=env, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    releases = {process.communicate()[0] for process in running}
    assert [process.returncode for process in running] == [0, 0, 0]
    assert len(releases) == 1
