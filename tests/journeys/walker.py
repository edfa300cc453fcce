"""What does a person do at a browser? Few verbs; every page that is reached is held against WCAG by axe."""

import os
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from axe_playwright_python.sync_playwright import Axe
from totp import next_code

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
WIDER = "document.documentElement.scrollWidth - document.documentElement.clientWidth"
BUILD = """Array.from(new Set(Array.from(document.querySelectorAll('body *'),
    (e) => [e.tagName, e.className, e.getAttribute('role'), e.disabled, e.getAttribute('aria-disabled'),
            e.parentElement.tagName].join(' ')))).sort().join('|')"""
_SEEN: set[tuple[bool, str]] = set()
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]


@dataclass(frozen=True)
class Account:
    """How to sign in as somebody of the demonstration."""

    name: str
    password: str
    secret: str


@dataclass
class Walker:
    """A person at a browser, and what went wrong on the way: errors, warnings, requests to strangers."""

    page: Any
    is_phone: bool
    url: str
    troubles: list[str] = field(default_factory=list)

    def goes_to(self, path: str) -> None:
        """Open an address of the site, and look around."""
        self.page.goto(self.url + path)
        self.looks()

    def follows(self, name: str, *, exact: bool = False) -> None:
        """Follow the first link of that name, and look around."""
        self.page.get_by_role("link", name=name, exact=exact).first.click()
        self.page.wait_for_load_state("networkidle")
        self.looks()

    def presses(self, name: str, *, exact: bool = False, arrives_at: str | None = None) -> None:
        """Press the first button of that name, wait for the address it leads to, and look around."""
        button = self.page.get_by_role("button", name=name, exact=exact).first
        if button.get_attribute("aria-disabled") == "true":
            reason = self.page.locator(f"#{button.get_attribute('aria-describedby')}").inner_text()
            raise AssertionError(f"{name!r} is refused: {reason}")
        button.click()
        if arrives_at is not None:
            self.page.wait_for_url(arrives_at)
        self.looks()

    def fills(self, label: str, text: str) -> None:
        """Write into the field of that label."""
        self.page.get_by_label(label).first.fill(text)

    def chooses(self, label: str, value: str) -> None:
        """Choose from the list of that label."""
        self.page.get_by_role("combobox", name=label).first.select_option(value)

    def sees(self, text: str) -> None:
        """Wait until the page shows that text."""
        self.page.get_by_text(text).first.wait_for(state="visible", timeout=10_000)

    def ticks(self, label: str) -> None:
        """Tick the box of that label."""
        self.page.get_by_label(label).first.check()

    def signs_in_as(self, name: str, *, password: str, secret: str) -> None:
        """Sign in with password and authenticator app, and look around on every page."""
        self.goes_to("/accounts/login/")
        self.fills("Login", name)
        self.page.get_by_label("Password", exact=True).fill(password)
        self.presses("Sign in", exact=True)
        self.fills("Code", next_code(secret))
        self.presses("Sign In", exact=True)

    def looks(self) -> None:
        """Hold the page against WCAG 2.2 AA, and see that nothing is wider than the window."""
        self.page.wait_for_load_state("networkidle")
        if not self._is_new():
            return
        found = Axe().run(self.page, options={"runOnly": {"type": "tag", "values": WCAG}})
        for violation in found.response["violations"]:
            places = "; ".join(node["html"][:200] for node in violation["nodes"][:3])
            self.troubles.append(f"{self.page.url}: axe {violation['id']}: {violation['help']}: {places}")
        over = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        if over > 0:
            self.troubles.append(f"{self.page.url}: the page is {over} pixels wider than the window")

    def _is_new(self) -> bool:
        """Whether no page of the same build was seen at this width; axe takes seconds for a long one."""
        built = (self.is_phone, self.page.evaluate(BUILD))
        if built in _SEEN:
            return False
        _SEEN.add(built)
        return True

    def takes_picture(self, name: str) -> None:
        """Keep a picture for the docs, where that was asked for."""
        if os.environ.get("BEDSIDE_TAKE_PICTURES"):
            PICTURES.mkdir(parents=True, exist_ok=True)
            width = "phone" if self.is_phone else "desktop"
            self.page.screenshot(path=str(PICTURES / f"{name}-{width}.png"))

    def hear(self, message: Any) -> None:
        """Note what the browser warns of."""
        if message.type in ("error", "warning"):
            self.troubles.append(f"{self.page.url}: the console says: {message.text[:300]}")

    def trip(self, error: Any) -> None:
        """Note an error of a script."""
        self.troubles.append(f"{self.page.url}: a script failed: {str(error)[:300]}")

    def see_request(self, request: Any) -> None:
        """Note a request to anybody but the site."""
        if not request.url.startswith((self.url, "data:", "blob:")):
            self.troubles.append(f"a request left the site: {request.url[:200]}")
