"""How does a person walk through the site? In a real browser, at two widths, with axe on every page."""

import os
import re
import shutil
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from typing import Any

import pytest
from served_site import Server, site
from walker import Account, Walker

from drafting_library import make_library

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
STARTED_WITH = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
TOLD = re.compile(r"^(\w+) \(.*?\): password (\S+), TOTP secret (\w+)$", re.MULTILINE)
WIDTHS = {"desktop": (1280, 900), "phone": (390, 844)}


@pytest.fixture(scope="session")
def demo_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """The site with its demonstration, served once for all journeys."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package `chromium` to walk the journeys")
    with site(tmp_path_factory.mktemp("site"), demo=True, workers=1) as server:
        yield server


@pytest.fixture(scope="session")
def drafting_sites(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[str], Server]]:
    """Sites with a made-up writer, by its name in ``drafting_settings``, each served once."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: install the package `chromium` to walk the journeys")
    library = make_library(tmp_path_factory.mktemp("tennis"))
    served: dict[str, Server] = {}
    with ExitStack() as stack:

        def serve(writer: str) -> Server:
            if writer not in served:
                settings = {
                    "DJANGO_SETTINGS_MODULE": "drafting_settings",
                    "BEDSIDE_TEST_WRITER": writer,
                    "BEDSIDE_SITE_LIBRARY": str(library),
                    "PYTHONPATH": os.pathsep.join(sys.path),
                }
                folder = tmp_path_factory.mktemp("drafting-site")
                served[writer] = stack.enter_context(site(folder, workers=1, settings=settings))
            return served[writer]

        yield serve


@pytest.fixture(params=WIDTHS)
def walker(request: pytest.FixtureRequest, demo_site: Server) -> Iterator[Walker]:
    """A person at a browser of this width, who is nobody yet."""
    with _walking(demo_site.url, request.param) as walker:
        yield walker


@pytest.fixture(params=WIDTHS)
def walk_at(
    request: pytest.FixtureRequest, drafting_sites: Callable[[str], Server]
) -> Iterator[Callable[[str], Walker]]:
    """Such a person at a site with the writer of that name."""
    with ExitStack() as stack:
        yield lambda writer: stack.enter_context(_walking(drafting_sites(writer).url, request.param))


@contextmanager
def _walking(url: str, width_name: str) -> Iterator[Walker]:
    from playwright.sync_api import sync_playwright

    width, height = WIDTHS[width_name]
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=STARTED_WITH)
        around = browser.new_context(
            viewport={"width": width, "height": height}, base_url=url, reduced_motion="reduce"
        )
        page = around.new_page()
        page.set_default_timeout(10_000)
        walker = Walker(page=page, is_phone=width_name == "phone", url=url)
        page.on("console", walker.hear)
        page.on("pageerror", walker.trip)
        page.on("request", walker.see_request)
        yield walker
        browser.close()
        assert not walker.troubles, "\n".join(walker.troubles)


@pytest.fixture(scope="session")
def cast(demo_site: Server) -> dict[str, Account]:
    """How to sign in as each person of the demonstration, as the server's start tells it."""
    told = TOLD.findall(demo_site.log.read_text("utf-8"))
    return {name: Account(name=name, password=password, secret=secret) for name, password, secret in told}


@pytest.fixture
def act_as(walker: Walker, cast: dict[str, Account]) -> Iterator[Callable[[str], None]]:
    """Become a person of the demonstration; whoever signed in once stays so in the session of tests."""

    def become(name: str) -> None:
        around = walker.page.context
        around.clear_cookies()
        if name in _SIGNED_IN:
            around.add_cookies(_SIGNED_IN[name])
            return
        account = cast[name]
        walker.signs_in_as(account.name, password=account.password, secret=account.secret)
        _SIGNED_IN[name] = around.cookies()

    yield become


_SIGNED_IN: dict[str, Any] = {}
