"""How is a PostgreSQL of the system started for a while, in a folder of its own?

``python tests/integration/postgres.py pytest tests/web`` runs a command with the site in such a database, or
says that there is none and ends well.
"""

import os
import pwd
import shutil
import socket
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

INSTALLED = Path("/usr/lib/postgresql")


def find_programs() -> Path | None:
    """The folder of ``initdb`` of the newest version that is installed."""
    found = sorted(INSTALLED.glob("*/bin/initdb"), key=lambda path: int(path.parts[-3]))
    if found:
        return found[-1].parent
    named = shutil.which("initdb")
    return Path(named).parent if named else None


@contextmanager
def cluster(programs: Path) -> Iterator[str]:
    """The address of an empty database ``site``; the cluster is ended and deleted afterwards."""
    folder = Path(tempfile.mkdtemp(prefix="bedside-postgres-"))
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = str(folder / "data")
    told = f"-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories={folder} -c fsync=off"
    try:
        _run(
            programs / "initdb", "-D", data, "-U", "bedside", "--auth=trust", "-E", "UTF8", "--locale=C.UTF-8"
        )
        _run(programs / "pg_ctl", "-D", data, "-l", str(folder / "log"), "-o", told, "-w", "start")
        try:
            _run(programs / "createdb", "-h", "127.0.0.1", "-p", str(port), "-U", "bedside", "site")
            yield f"postgresql://bedside@127.0.0.1:{port}/site"
        finally:
            _run(programs / "pg_ctl", "-D", data, "-m", "immediate", "-w", "stop")
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(program: Path, *words: str) -> None:
    """PostgreSQL refuses to run as root; its own user does it then."""
    user = pwd.getpwnam("postgres").pw_uid if os.geteuid() == 0 else None
    done = subprocess.run(
        [str(program), *words],
        user=user,
        cwd="/",
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE if program.name != "pg_ctl" else subprocess.DEVNULL,
        stderr=subprocess.PIPE if program.name != "pg_ctl" else subprocess.DEVNULL,
        check=False,
    )
    if done.returncode:
        raise RuntimeError(f"{program.name} failed: {(done.stderr or b'').decode()[-500:]}")


def main() -> int:
    programs = find_programs()
    if programs is None:
        print("No PostgreSQL on this machine: the site was tested on SQLite alone.", file=sys.stderr)
        return 0
    with cluster(programs) as address:
        print(f"The site on PostgreSQL of {programs}:", file=sys.stderr)
        return subprocess.run(
            sys.argv[1:], env={**os.environ, "BEDSIDE_SITE_DATABASE": address}, check=False
        ).returncode


if __name__ == "__main__":
    sys.exit(main())
