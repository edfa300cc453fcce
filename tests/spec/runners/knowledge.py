"""What is made of a record's request for knowledge?"""

from functools import cache
from pathlib import Path

from bedside import Library
from bedside.interchange.infobutton import (
    Entry,
    Feed,
    facets_of,
    find_meant,
    read_request,
    write_atom,
    write_json,
)
from runners.running import Given, Outcome, runner

_SAMPLE = {
    "taskContext.c.c": "PROBLISTREV",
    "mainSearchCriteria.v.c": "E83.42",
    "mainSearchCriteria.v.cs": "2.16.840.1.113883.6.90",
}


@cache
def _shipped() -> Library:
    return Library.open()


@runner("ask as a record does", sample=_SAMPLE, refused={"taskContext.c.c": "PROBLISTREV"})
def ask_as_a_record(given: Given, folder: Path) -> Outcome:
    """The parameters of a request: what is meant by them, and what is said of them in a feed."""
    request = read_request(given.items())
    meant = find_meant(request, _shipped().ledger.concepts())
    facets, is_named = facets_of(request)
    feed = _feed(request.echo)
    return {
        "conditions": meant.concepts,
        "drugs": meant.drugs,
        "first aspect": facets[0].value,
        "aspect is named": is_named,
        "for": request.recipient.value if request.recipient else "anybody",
        "language": request.language or "none",
        "form": request.response.value,
        "repeated in the feed": dict(request.echo),
        "as atom": write_atom(feed).decode(),
        "as json": str(write_json(feed)),
    }


def _feed(echo: tuple[tuple[str, str], ...]) -> Feed:
    entry = Entry(
        title="Causes <of> low magnesium",
        id="urn:bedside:article:x",
        url="https://bedside.example/articles/x/",
        summary="<p>A &lt; B</p>",
        updated="2026-01-01T00:00:00Z",
        concept="hypomagnesemia",
        facet="cause",
    )
    return Feed(
        id="urn:bedside:feed",
        title="Bedside",
        subtitle="One article.",
        updated="2026-01-01T00:00:00Z",
        echo=echo,
        entries=(entry,),
    )
