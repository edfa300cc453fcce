"""What may a person fetch with `bedside ingest`, and from where? The options, and what is made of them."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, fields, replace
from functools import partial, wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from bedside.cli.options import PATH
from bedside.errors import Problem, UserError
from bedside.terms import Pmid
from bedside.version import __version__

if TYPE_CHECKING:
    from bedside.ports import Progress
    from bedside.remote import Settings

_PMID = re.compile(r"[1-9]\d{0,8}", re.ASCII)

_OPTIONS = (
    click.option(
        "--pubmed", metavar="QUERY", help="Fetch what PubMed finds for QUERY. The query leaves this machine."
    ),
    click.option("--pmids", metavar="1,2,…|@FILE", help="Fetch the records of these PMIDs."),
    click.option(
        "--baseline", metavar="all|N|A-B", help="Fetch PubMed's yearly files: all, the first N, or A to B."
    ),
    click.option(
        "--updates", metavar="all|N|A-B", help="Fetch PubMed's daily update files, in the same way."
    ),
    click.option("--server", metavar="URL", help="Fetch from this server, such as a mirror, not from NCBI."),
    click.option("--email", metavar="ADDRESS", help="Tell NCBI whom to write to.  [env: BEDSIDE_NCBI_EMAIL]"),
    click.option("--api-key", metavar="KEY", help="Your NCBI API key.  [env: BEDSIDE_NCBI_API_KEY]"),
    click.option(
        "--most", type=click.IntRange(1), metavar="N", help="Fetch at most N records.  [default: 10,000]"
    ),
    click.option(
        "--keep", type=PATH, metavar="DIR", help="Keep fetched files here.  [default: LIBRARY/fetched]"
    ),
)


@dataclass(kw_only=True)
class Fetched:
    """The files that are there now, and what went otherwise than wished."""

    paths: list[Path]
    problems: list[Problem]


@dataclass(frozen=True, kw_only=True)
class Fetching:
    """What the options ask for; the fields are the options."""

    pubmed: str | None
    pmids: str | None
    baseline: str | None
    updates: str | None
    server: str | None
    email: str | None
    api_key: str | None
    most: int | None
    keep: Path | None

    @property
    def is_wanted(self) -> bool:
        """Whether anything is to be fetched; without it, no connection is opened."""
        return self._has_records or self._has_files

    @property
    def _has_records(self) -> bool:
        return self.pubmed is not None or self.pmids is not None

    @property
    def _has_files(self) -> bool:
        return self.baseline is not None or self.updates is not None

    def fetch(self, library: Path, progress: "Progress") -> Fetched:
        """Fetch what is asked for. Raises ``UserError``, ``EngineError``."""
        fetched = Fetched(paths=[], problems=[])
        if self.is_wanted:
            settings = self._settings()
            for fetch_one in list(self._fetches()):
                fetched.paths += fetch_one(
                    into=self.keep or library / "fetched",
                    settings=settings,
                    progress=progress,
                    on_problem=fetched.problems.append,
                )
        return fetched

    def _fetches(self) -> Iterator[Callable[..., list[Path]]]:
        """What is to be called, in order: updates come last, because they replace what came before."""
        from bedside.remote import choose_files, fetch_files, fetch_pubmed

        if self.server is not None and self._has_records and self._has_files:
            raise UserError(
                "--server names one server, and records and files come from two. Run one command for each."
            )
        if self.pubmed is not None:
            yield partial(fetch_pubmed, self.pubmed)
        if self.pmids is not None:
            yield partial(fetch_pubmed, read_pmids(self.pmids))
        if self.baseline is not None:
            yield partial(fetch_files, choose_files("baseline", self.baseline))
        if self.updates is not None:
            yield partial(fetch_files, choose_files("updatefiles", self.updates))

    def _settings(self) -> "Settings":
        from bedside.places import ncbi_api_key, ncbi_email
        from bedside.remote import Settings

        settings = Settings(
            agent=f"bedside/{__version__}",
            email=self.email or ncbi_email(),
            api_key=self.api_key or ncbi_api_key(),
            server=self.server,
        )
        return settings if self.most is None else replace(settings, most=self.most)


def fetch_options(command: Callable[..., None]) -> Callable[..., None]:
    """Give a command the options; it gets one ``fetching`` in their place."""

    @wraps(command)
    def called(**given: Any) -> None:
        asked = {each.name: given.pop(each.name) for each in fields(Fetching)}
        command(fetching=Fetching(**asked), **given)

    for option in reversed(_OPTIONS):
        called = option(called)
    return called


def read_pmids(text: str) -> list[Pmid]:
    """The PMIDs of ``1,2,3``, or of the file that ``@FILE`` names. Raises ``UserError``."""
    if text.startswith("@"):
        text = _read_file(Path(text[1:]))
    words = re.split(r"[\s,]+", text.strip().strip(","))
    if words == [""]:
        raise UserError("No PMIDs were named. Write them like 1,2,3 or as @FILE.")
    for place, word in enumerate(words, start=1):
        if not _PMID.fullmatch(word):
            raise UserError(f"Number {place} of the PMIDs is none ({word[:20]!r}). A PMID is digits alone.")
    return [Pmid(word) for word in words]


def _read_file(path: Path) -> str:
    try:
        return path.read_text("utf-8-sig")
    except OSError as error:
        raise UserError(f"{path} cannot be read ({error.strerror}). Check the path.") from error
    except UnicodeDecodeError as error:
        raise UserError(f"{path} is no text in UTF-8. Write one PMID a line.") from error
