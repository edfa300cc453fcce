"""What do people do in a soak? Readers follow links and ask; reviewers and an author write all the time."""

import itertools
import random
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from soak_asking import PROGRAM, Account, Asker, links_in, sign_in
from soak_log import Log, Write

from bedside import Library
from bedside.terms import Claim

READER_PAUSE, WRITER_PAUSE = 0.1, 0.05
READABLE = ("/articles/", "/sources/", "/explore/", "/claims/", "/errata/", "/quality/", "/counters/")
STARTS = (
    "/",
    "/explore/",
    "/explore/drugs/",
    "/explore/board/",
    "/quality/",
    "/errata/",
    "/editorial-policy/",
)
QUESTIONS = (
    "What causes {}?",
    "How is {} treated?",
    "How do I recognize {}?",
    "What must I watch for in {}?",
    "my patient has {} and takes furosemide, what now",
    "¿Cuáles son las causas de {}?",
)
HASH = re.compile(r'name="(?:request-)?claim_hash" value="([0-9a-f]{64})"')
FOR_READERS = frozenset({200, 410, 422})
FOR_WRITERS = frozenset({200, 409})


@dataclass(frozen=True)
class Scene:
    """Where everybody acts, and upon what."""

    url: str
    log: Log
    claims: tuple[Claim, ...]
    concepts: tuple[str, ...]
    accounts: dict[str, Account]
    tokens: "itertools.count[int]" = field(default_factory=itertools.count)

    def token(self) -> str:
        """A word that was never written before."""
        return f"soak-{next(self.tokens):07}"


def set_scene(url: str, log: Log, accounts: dict[str, Account]) -> Scene:
    """The claims of the shipped library; a wording needs room for its token."""
    with Library.open() as library:
        claims = tuple(claim for claim in library.claims() if len(claim.statement) < 900)
    concepts = tuple(sorted({str(claim.concept) for claim in claims}))
    return Scene(url=url, log=log, claims=claims, concepts=concepts, accounts=accounts)


def read(scene: Scene, seed: int) -> None:
    """A reader: follows links, asks, chooses, takes articles away; now and then somebody new."""
    dice = random.Random(f"reader {seed}")
    asker = Asker(url=scene.url, log=scene.log, who="reader", expected=FOR_READERS, dice=dice)
    page = ""
    while not scene.log.over.wait(dice.uniform(0, 2 * READER_PAUSE)):
        if dice.random() < 0.02:
            asker.begin_anew()
        page = _reads_on(scene, asker, page)


def _reads_on(scene: Scene, asker: Asker, page: str) -> str:
    choice = asker.dice.random()
    if choice < 0.15:
        return _asks(scene, asker)
    if choice < 0.18:
        audience = asker.dice.choice(("clinician", "patient", "nurse", "trainee", "caregiver"))
        if _has_secret(asker):
            asker.post("/choose/", {"audience": audience, "next": "/explore/"})
        return page
    links = [address for address in links_in(page, beginning=READABLE) if _is_taken(asker, address)]
    path = asker.dice.choice(links) if links and choice < 0.95 else asker.dice.choice(STARTS)
    if path.startswith("/articles/") and path.endswith("/") and asker.dice.random() < 0.05:
        path += "stream/"
    answer = asker.get(path)
    return answer.text if answer is not None and "html" in answer.headers.get("content-type", "") else ""


def _is_taken(asker: Asker, address: str) -> bool:
    """A PDF takes seconds of a processor, so few take one."""
    return not address.endswith(".pdf") or asker.dice.random() < 0.02


def _has_secret(asker: Asker) -> bool:
    return "csrftoken" in asker.client.cookies or asker.get("/") is not None


def _asks(scene: Scene, asker: Asker) -> str:
    if not _has_secret(asker):
        return ""
    concept = asker.dice.choice(scene.concepts).replace("-", " ")
    answer = asker.post("/ask/", {"question": asker.dice.choice(QUESTIONS).format(concept)})
    return answer.text if answer is not None else ""


@dataclass
class Writer:
    """Somebody of the board, signed in."""

    scene: Scene
    account: Account
    asker: Asker

    def writes(self, act: str, path: str, data: dict[str, str], *, claim: str, token: str = "") -> bool:
        """Do an act as a program does; remember it if it was acknowledged, or if nobody knows."""
        write = Write(actor=self.account.name, act=act, claim=claim, token=token)
        answer = self.asker.post(path, data, headers=PROGRAM)
        if answer is None:
            self.scene.log.keep(write, is_certain=False)
            return False
        told = answer.json() if "json" in answer.headers.get("content-type", "") else None
        if answer.status_code == 200 and told is not None:
            self.scene.log.keep(write, is_certain=True)
            return True
        code = told.get("code", "") if told else "no JSON"
        self.scene.log.refuse(code)
        if code in ("role", "no JSON", "second-factor"):
            self.scene.log.fail(f"{self.account.name} was not known any more at {path}: {code}")
            sign_in(self.asker, self.account)
        return False

    def comments(self, claim: str) -> None:
        """A remark with a word of its own."""
        token = self.scene.token()
        data = {"comment-text": f"A remark: {token}."}
        self.writes("comment", f"/board/claims/{claim}/comment/", data, claim=claim, token=token)


def write_as(scene: Scene, name: str, act: Callable[[Writer, Claim], None], claims: Sequence[Claim]) -> None:
    """Sign in, then act on one claim after the other until it is over."""
    dice = random.Random(name)
    asker = Asker(url=scene.url, log=scene.log, who=name, expected=FOR_WRITERS, dice=dice)
    writer = Writer(scene=scene, account=scene.accounts[name], asker=asker)
    sign_in(asker, writer.account)
    while not scene.log.over.wait(dice.uniform(0, 2 * WRITER_PAUSE)):
        act(writer, dice.choice(claims))


def review(writer: Writer, claim: Claim) -> None:
    """Read it, remark, take it, and sign or ask for another wording."""
    page = writer.asker.get(f"/board/claims/{claim.id}/")
    if page is None or page.status_code != 200:
        return
    writer.comments(claim.id)
    place = f"/board/claims/{claim.id}"
    writer.writes("take", f"{place}/take/", {}, claim=claim.id)
    page = writer.asker.get(f"{place}/sign/")
    if page is not None and "reauthenticate" in page.url.path:
        sign_in(writer.asker, writer.account)
        return
    if page is None or not (read := HASH.search(page.text)):
        return
    if writer.asker.dice.random() < 0.75:
        data = {"claim_hash": read[1], "is_read": "on"}
        writer.writes("sign", f"{place}/sign/", data, claim=claim.id, token=read[1])
        return
    token = writer.scene.token()
    data = {"request-claim_hash": read[1], "request-reason": f"Say it otherwise: {token}."}
    writer.writes("request changes", f"{place}/request-changes/", data, claim=claim.id, token=token)


def author(writer: Writer, claim: Claim) -> None:
    """Propose a wording with a word of its own, look at it, hand it in."""
    token = writer.scene.token()
    place = f"/board/write/{claim.id}/"
    if writer.asker.get(place) is None:
        return
    words = {"statement": f"{claim.statement.rstrip('.')} ({token}).", "plain": claim.plain or ""}
    writer.writes("write", place, {"act": "write", "reason": token} | words, claim=claim.id, token=token)
    writer.writes("submit", f"{place}submit/", {}, claim=claim.id)
    if writer.asker.dice.random() < 0.2:
        writer.comments(claim.id)
