"""How are PubMed's records fetched for a query, or by their PMIDs?

ESearch gives a query's PMIDs, and EFetch their records, 200 at a time by POST, as NCBI advises for
more than about 200 (https://www.ncbi.nlm.nih.gov/books/NBK25499/). Each batch is one file, named by the
PMIDs that were asked for: a fetch that was stopped finds its files again and asks for the rest.
"""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import suppress
from pathlib import Path

import httpx

from bedside.errors import Problem, UserError
from bedside.ports import Progress
from bedside.remote.answers import UnsoundAnswerError, read_pmids
from bedside.remote.connection import FEW_TRIES, Connection, PassingFaultError, Request, parts_of
from bedside.remote.saving import fetching_into, hidden, keep
from bedside.remote.searching import find_pmids
from bedside.remote.settings import E_UTILITIES, Settings
from bedside.terms import Pmid

BATCH = 200
LARGEST_BATCH = 300_000_000
"""Bytes. 200 records come to some 3 MB; the largest single ones stay below 5 MB."""
FRESH_FOR = 24 * 60 * 60
"""Seconds after which a kept batch is fetched again: a record may have been corrected or retracted since."""

OnProblem = Callable[[Problem], None]


def fetch_pubmed(
    wanted: str | Sequence[Pmid],
    *,
    into: Path,
    settings: Settings,
    progress: Progress,
    on_problem: OnProblem,
) -> list[Path]:
    """Fetch the records that a query matches, or those of some PMIDs, as files of PubMed XML in ``into``.

    What PubMed says about the query and records that it did not give are problems. Raises
    ``UserError`` for more than ``settings.most`` records, a full or forbidden folder or a bad address,
    and ``EngineError`` if the server does not give what it was asked for.
    """
    with fetching_into(into), Connection(settings, default=E_UTILITIES) as connection:
        if isinstance(wanted, str):
            progress("Searching PubMed", 0, None)
            pmids = find_pmids(wanted, connection=connection, on_problem=on_problem)
        else:
            pmids = _in_order(wanted, most=settings.most)
        paths = []
        for start, batch in enumerate(_batches(pmids)):
            progress("Fetching from PubMed", start * BATCH, len(pmids))
            path = into / _name(batch, start=start * BATCH)
            _tell_absent(batch, _fetched(batch, path, connection), on_problem)
            paths.append(path)
        return paths


def _in_order(pmids: Sequence[Pmid], *, most: int) -> list[Pmid]:
    """Each PMID once, in order of number."""
    if len(set(pmids)) > most:
        raise UserError(
            f"{len(set(pmids)):,} PMIDs were named, and at most {most:,} are fetched at once. "
            f"Allow more with --most {len(set(pmids))}."
        )
    return sorted(set(pmids), key=int)


def _batches(pmids: Sequence[Pmid]) -> Iterator[tuple[Pmid, ...]]:
    for start in range(0, len(pmids), BATCH):
        yield tuple(pmids[start : start + BATCH])


def _name(batch: Sequence[Pmid], *, start: int) -> str:
    digest = hashlib.sha256(",".join(batch).encode()).hexdigest()[:16]
    return f"pubmed-{digest}-{start}.xml"


def _fetched(batch: Sequence[Pmid], path: Path, connection: Connection) -> frozenset[Pmid]:
    """The PMIDs that the batch's file holds; it is fetched unless a fresh one with all of them is there."""
    if _is_fresh(path, wall=connection.settings.clock.wall()):
        with suppress(UnsoundAnswerError):
            if (kept := read_pmids(path)).issuperset(batch):
                return kept
    fields = {"db": "pubmed", "retmode": "xml", "id": ",".join(batch), **connection.settings.named_to_ncbi()}
    request = Request(path="efetch.fcgi", fields=fields)
    return connection.ask(request, lambda response: _keep_batch(response, path, connection.settings))


def _is_fresh(path: Path, *, wall: float) -> bool:
    return path.is_file() and abs(wall - path.stat().st_mtime) < FRESH_FOR


def _keep_batch(response: httpx.Response, path: Path, settings: Settings) -> frozenset[Pmid]:
    new = hidden(path, "new")
    with new.open("wb") as stream:
        for part in parts_of(response, largest=LARGEST_BATCH, settings=settings):
            stream.write(part)
    try:
        found = read_pmids(new)
    except UnsoundAnswerError as error:
        new.unlink()
        raise PassingFaultError(str(error), tries=FEW_TRIES) from error
    keep(new, path)
    return found


def _tell_absent(batch: Sequence[Pmid], found: frozenset[Pmid], on_problem: OnProblem) -> None:
    for pmid in batch:
        if pmid not in found:
            met = "PubMed gave no record for this PMID."
            advice = "Check the number; a record may also have been taken out."
            on_problem(Problem(place=f"PMID {pmid}", line=None, met=met, advice=advice))
