"""Which PMIDs does a query match?

PubMed gives at most the first 9,999 of a search (https://www.ncbi.nlm.nih.gov/books/NBK25499/, and the
server's own words: "'retstart' cannot be larger than 9998"). A larger one is halved by the date on which
records came into PubMed (``edat``), of which each record has one, until every part is small enough.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date

import httpx

from bedside.errors import Problem, UserError
from bedside.remote.answers import Found, UnsoundAnswerError, read_search
from bedside.remote.connection import FEW_TRIES, Connection, PassingFaultError, Request, parts_of
from bedside.terms import Pmid

MOST_OF_A_SEARCH = 9_999
LARGEST_ANSWER = 10_000_000
EARLIEST, LATEST = date(1700, 1, 1), date(3000, 12, 31)

OnProblem = Callable[[Problem], None]


@dataclass(frozen=True, slots=True)
class Span:
    """The days from ``first`` to ``last``, both included."""

    first: date
    last: date

    def halves(self) -> tuple["Span", "Span"]:
        """Two spans that share no day and leave none out. ``ValueError`` for a single day."""
        if self.first == self.last:
            raise ValueError("a day has no halves")
        middle = date.fromordinal((self.first.toordinal() + self.last.toordinal()) // 2)
        return Span(self.first, middle), Span(date.fromordinal(middle.toordinal() + 1), self.last)

    def fields(self) -> dict[str, str]:
        """The span as ESearch takes it."""
        first, last = (f"{day.year:04}/{day:%m/%d}" for day in (self.first, self.last))
        return {"datetype": "edat", "mindate": first, "maxdate": last}


def find_pmids(query: str, *, connection: Connection, on_problem: OnProblem) -> list[Pmid]:
    """The PMIDs that match, in order of number, so that new records come last.

    What PubMed says about the query is a problem. Raises ``UserError`` for an empty query or one that
    matches more than the settings allow, ``EngineError`` if PubMed does not answer.
    """
    if not query.strip():
        raise UserError("The query is empty. Write what to search PubMed for.")
    found = _search(query, connection=connection)
    for warning in found.warnings:
        advice = "Check the spelling and the tags."
        on_problem(Problem(place="the query", line=None, met=warning, advice=advice))
    _demand_at_most(found.count, connection.settings.most)
    if found.count <= MOST_OF_A_SEARCH:
        return sorted(set(found.pmids), key=int)
    pmids = set(_search_in_parts(query, Span(EARLIEST, LATEST), connection))
    if len(pmids) < found.count:
        met = f"PubMed counts {found.count:,} publications and named {len(pmids):,} of them."
        on_problem(Problem(place="the query", line=None, met=met, advice="Run it again to see if they come."))
    return sorted(pmids, key=int)


def _demand_at_most(count: int, most: int) -> None:
    if count > most:
        raise UserError(
            f"The query matches {count:,} publications, and at most {most:,} are fetched at once. "
            f"Narrow the query, allow more with --most {count}, or take all of PubMed with --baseline."
        )


def _search_in_parts(query: str, span: Span, connection: Connection) -> Iterator[Pmid]:
    found = _search(query, span, connection=connection)
    if found.count <= MOST_OF_A_SEARCH:
        yield from found.pmids
        return
    if span.first == span.last:
        raise UserError(
            f"The query matches {found.count:,} publications that came into PubMed on one day, and PubMed "
            f"gives {MOST_OF_A_SEARCH:,} of them. Narrow the query, or take all of PubMed with --baseline."
        )
    for half in span.halves():
        yield from _search_in_parts(query, half, connection)


def _search(query: str, span: Span | None = None, *, connection: Connection) -> Found:
    fields = {
        "db": "pubmed",
        "retmode": "xml",
        "term": query,
        "retmax": str(MOST_OF_A_SEARCH),
        **(span.fields() if span else {}),
        **connection.settings.named_to_ncbi(),
    }

    def take(response: httpx.Response) -> Found:
        data = b"".join(parts_of(response, largest=LARGEST_ANSWER, settings=connection.settings))
        try:
            return _demand_whole(read_search(data, query=query))
        except UnsoundAnswerError as error:
            raise PassingFaultError(str(error), tries=FEW_TRIES) from error

    return connection.ask(Request(path="esearch.fcgi", fields=fields), take)


def _demand_whole(found: Found) -> Found:
    """Raises ``UnsoundAnswerError`` where fewer were named than counted, though a search holds as many."""
    if len(found.pmids) < found.count <= MOST_OF_A_SEARCH:
        raise UnsoundAnswerError(f"named {len(found.pmids):,} of {found.count:,} publications")
    if not all(pmid.isdecimal() and pmid.isascii() for pmid in found.pmids):
        raise UnsoundAnswerError("gave identifiers that are no PMIDs")
    return found
