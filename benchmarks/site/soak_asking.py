"""How does somebody of a soak ask the site, and bear that it is down?"""

import html
import random
import re
import time
from dataclasses import dataclass, field

import httpx
from soak_log import Log
from totp import next_code

CSRF = re.compile(r'name="csrfmiddlewaretoken" value="([^"]+)"')
SECONDS = 60.0
PROGRAM = {"Accept": "application/json"}


@dataclass(frozen=True)
class Account:
    """How to sign in as somebody of the demonstration."""

    name: str
    password: str
    secret: str


@dataclass
class Asker:
    """Somebody with cookies. ``ask`` returns ``None`` where the connection was cut."""

    url: str
    log: Log
    who: str
    expected: frozenset[int]
    dice: random.Random
    client: httpx.Client = field(init=False)
    last: str = "nothing"

    def __post_init__(self) -> None:
        self.begin_anew()

    def begin_anew(self) -> None:
        """Forget all cookies."""
        self.client = httpx.Client(base_url=self.url, timeout=SECONDS)

    def get(self, path: str) -> httpx.Response | None:
        """Read a page, wherever it leads."""
        return self.ask("GET", path)

    def post(
        self, path: str, data: dict[str, str], *, headers: dict[str, str] | None = None
    ) -> httpx.Response | None:
        """Send a form with the secret of the reader's forms."""
        secret = self.client.cookies.get("csrftoken", "")
        return self.ask("POST", path, data={"csrfmiddlewaretoken": secret} | data, headers=headers)

    def ask(
        self,
        method: str,
        path: str,
        *,
        data: dict[str, str] | None = None,
        headers: dict[str, str] | None = None,
    ) -> httpx.Response | None:
        """Ask, follow, and note what came."""
        begun, where = time.monotonic(), f"{self.who} {method} {path}"
        try:
            answer = self.client.request(method, path, data=data, headers=headers, follow_redirects=True)
        except httpx.HTTPError as error:
            self.log.lost_connection(error, begun=begun, where=where)
            self.log.over.wait(0.2)
            return None
        self.log.answered(self.who, answer.status_code, begun=begun, where=where)
        if answer.status_code not in self.expected:
            self.log.fail(f"{where}, after {self.last}: {answer.status_code} {answer.url.path}")
        self.last = answer.url.path
        return answer


def sign_in(asker: Asker, account: Account) -> None:
    """With password and authenticator app, however often the server goes down on the way."""
    while not asker.log.over.is_set():
        asker.begin_anew()
        if _signs_in(asker, account):
            return
        asker.log.over.wait(1)


def _signs_in(asker: Asker, account: Account) -> bool:
    if asker.get("/accounts/login/") is None:
        return False
    answer = asker.post("/accounts/login/", {"login": account.name, "password": account.password})
    if answer is None or not answer.url.path.startswith("/accounts/2fa/"):
        return False
    secret = CSRF.search(answer.text)
    code = {"code": next_code(account.secret), "csrfmiddlewaretoken": secret[1] if secret else ""}
    answer = asker.post(answer.url.path, code)
    return answer is not None and "/accounts/" not in answer.url.path


def links_in(page: str, *, beginning: tuple[str, ...]) -> list[str]:
    """The addresses that a page leads to, those that begin so."""
    found = (html.unescape(address) for address in re.findall(r'href="(/[^"#]*)', page))
    return sorted({address for address in found if address.startswith(beginning)})
