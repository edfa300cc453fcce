"""How is a site started for a journey or a measurement, killed, and asked whether it is there?"""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from pathlib import Path

import httpx

STARTING_SECONDS = 120.0
SERVED_BY = {"DJANGO_SETTINGS_MODULE": "bedside_web.config.settings"}
"""A server has the site's own settings, whatever those of the tests are that start it."""


@dataclass
class Server:
    """A server of this machine: ``start`` it, ``kill`` it, and start it again at the same port."""

    command: list[str]
    environment: dict[str, str]
    port: int
    log: Path
    _running: subprocess.Popen[bytes] | None = field(default=None, repr=False)

    @property
    def url(self) -> str:
        """Its address."""
        return f"http://127.0.0.1:{self.port}"

    def start(self, ready: str = "/health/ready") -> None:
        """Start it and wait until it answers. Raises ``RuntimeError`` with the end of its log."""
        self.launch()
        self.wait(ready)

    def launch(self) -> None:
        """Start it, and wait for nothing."""
        with self.log.open("ab") as stream:
            self._running = subprocess.Popen(
                self.command,
                env={**os.environ, **SERVED_BY, **self.environment},
                stdout=stream,
                stderr=stream,
                start_new_session=True,
            )

    def wait(self, ready: str = "/health/ready") -> None:
        """Wait until it answers. Raises ``RuntimeError`` with the end of its log."""
        until = time.monotonic() + STARTING_SECONDS
        while time.monotonic() < until and self._running and self._running.poll() is None:
            if self.answers(ready):
                return
            time.sleep(0.1)
        raise RuntimeError("The server did not start:\n" + self.log.read_text("utf-8")[-3000:])

    def answers(self, ready: str = "/health/ready") -> bool:
        """Whether it answers now."""
        try:
            return httpx.get(self.url + ready, timeout=2).status_code == 200
        except httpx.HTTPError:
            return False

    def kill(self, how: signal.Signals = signal.SIGKILL) -> None:
        """End it and all that it started."""
        if self._running is None:
            return
        with suppress(ProcessLookupError):  # it may have ended by itself
            os.killpg(self._running.pid, how)
        self._running.wait()
        self._running = None

    def resident_mb(self) -> float:
        """Resident memory of the server and its workers, in MB."""
        if self._running is None:
            return 0.0
        listed = subprocess.run(
            ["ps", "-o", "rss=", "-g", str(os.getpgid(self._running.pid))],
            capture_output=True,
            text=True,
            check=False,
        )
        return sum(map(int, listed.stdout.split())) / 1024


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextmanager
def site(
    folder: Path, *, demo: bool = False, workers: int = 2, settings: Mapping[str, str] | None = None
) -> Iterator[Server]:
    """The site, served out of a new folder, with more settings if any."""
    port = free_port()
    program = "from bedside_web.config.manage import main; main()"
    command = [sys.executable, "-c", program, "serve", "--port", str(port), "--workers", str(workers)]
    server = Server(
        command=command + (["--demo"] if demo else []),
        environment={
            "DJANGO_SETTINGS_MODULE": "bedside_web.config.settings",
            "BEDSIDE_SITE_HOME": str(folder),
            "BEDSIDE_SITE_RATE_LIMITS": "off",
            "PYTHONUNBUFFERED": "1",
            **(settings or {}),
        },
        port=port,
        log=folder / "serve.log",
    )
    folder.mkdir(parents=True, exist_ok=True)
    try:
        server.start()
        yield server
    finally:
        server.kill()
