"""How does the site open in one command, from nothing?"""

import os
import sys
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser

from bedside.errors import BedsideError
from bedside_web.config.memory import bound_arenas
from bedside_web.config.serving import serve


class Command(BaseCommand):
    """``bedside-site serve [--demo] [--port N] [--host ADDRESS] [--workers N]``."""

    help = "Bring the database up to date, take the library in, and serve the site."

    def add_arguments(self, parser: CommandParser) -> None:
        """Where, with how many workers, and whether as a demonstration."""
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=settings.WORKERS)
        parser.add_argument(
            "--demo", action="store_true", help="with people and a history made up for trying"
        )
        parser.add_argument("--prepare-only", action="store_true", help="do all but serve")

    def handle(self, *_: Any, **chosen: Any) -> None:
        """Prepare, say where, serve."""
        bound_arenas()
        prepare(is_demo=chosen["demo"], tell=self.stdout.write)
        if chosen["prepare_only"]:
            return
        address = f"http://{_shown(chosen['host'])}:{chosen['port']}/"
        self.stdout.write(self.style.SUCCESS(f"Bedside is open at {address} (Ctrl-C ends it)"))
        self.stdout.flush()
        _count_over_workers(chosen["workers"])
        serve(
            "bedside_web.config.asgi:application",
            host=chosen["host"],
            port=chosen["port"],
            workers=chosen["workers"],
            access_log=False,
            log_config=None,
            server_header=False,
            proxy_headers=True,
            forwarded_allow_ips=settings.ENVIRONMENT.proxies,
            timeout_graceful_shutdown=10,
        )


def prepare(*, is_demo: bool, tell: Any) -> None:
    """Migrations, static files, the library's claims and articles, and the demonstration's people."""
    from bedside_web.accounts.actions import system_actor
    from bedside_web.articles.shelf import open_library

    call_command("migrate", verbosity=0, interactive=False)
    call_command("createcachetable", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    tell("Opening the library …")
    try:
        library = open_library()
    except BedsideError as error:
        raise CommandError(str(error)) from None
    actor = system_actor()
    from bedside_web.articles.actions import publish_shipped
    from bedside_web.ledger.actions import sync_release

    sync_release(actor, library)
    publish_shipped(actor, library)
    if is_demo:
        from bedside_web.reviews.demo import make_demo

        for account in make_demo():
            tell(str(account))


def _shown(host: str) -> str:
    if host in ("0.0.0.0", "127.0.0.1", "::", "::1"):  # nosec: only for the line that is printed
        return "localhost"
    return f"[{host}]" if ":" in host else host


def _count_over_workers(workers: int) -> None:
    """Workers count requests in files that each can read, emptied at every start."""
    os.environ["BEDSIDE_SITE_WORKERS"] = str(workers)
    if workers < 2:
        return
    folder: Path = settings.SITE_FOLDER / "metrics"
    folder.mkdir(exist_ok=True)
    for old in folder.glob("*.db"):
        old.unlink()
    os.environ["PROMETHEUS_MULTIPROC_DIR"] = str(folder)
    sys.stdout.flush()
