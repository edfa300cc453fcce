"""Which claims stand in a reply, as far as it came? Each is handed on once it is whole."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from bedside.errors import WriterFailed
from bedside.terms import Facet, WriterFault
from bedside.writing.brief import ANSWER
from bedside.writing.limits import Limits

_FACETS = {facet.value: facet for facet in Facet}


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """One claim as the writer gave it; nothing of it is verified. ``numbers`` are those of passages."""

    facet: Facet | None
    text: str
    numbers: tuple[int, ...]


def read_claims(pieces: Iterable[str], limits: Limits) -> Iterator[Written]:
    """The claims of a reply, each as soon as it is whole.

    Raises ``WriterFailed`` for what is no such reply, for one that does not end, and what ``pieces`` raise.
    """
    text, given = "", 0
    for piece in pieces:
        text += piece
        if len(text) > limits.letters:
            raise WriterFailed("The writer wrote on and on, and was stopped.", fault=WriterFault.ENDLESS)
        if "}" in piece:
            whole = _find_whole(text)[: limits.claims]
            yield from map(_written, whole[given:])
            given = max(given, len(whole))
            if given == limits.claims:
                return
    yield from map(_written, _read_all(text)[given : limits.claims])


def _parse(text: str, *, is_whole: bool = True) -> object:
    from pydantic_core import from_json  # loaded where a writer writes, and nowhere else

    return from_json(text, allow_partial=not is_whole)


def _find_whole(text: str) -> list[object]:
    """The claims that are there in full of a reply that may go on."""
    try:  # the last one's bracket has just come
        return _claims_of(_parse(_bare(text).rstrip(", \n") + "]}"))
    except (ValueError, RecursionError):
        pass
    try:
        return _claims_of(_parse(_bare(text), is_whole=False))[:-1]
    except (ValueError, RecursionError):
        return []


def _read_all(text: str) -> list[object]:
    try:
        return _claims_of(_parse(_bare(text, is_ended=True)))
    except (ValueError, RecursionError) as error:
        raise _rubbish() from error


def _bare(text: str, *, is_ended: bool = False) -> str:
    """The reply without the fence or the words that some models put around it."""
    start, end = text.find("{"), text.rfind("}")
    return text[max(start, 0) : end + 1 if is_ended and end > start else None]


def _claims_of(reply: object) -> list[object]:
    claims = reply.get("claims") if isinstance(reply, dict) else None
    if not isinstance(claims, list):
        raise ValueError("no list of claims")
    return claims


def _written(claim: object) -> Written:
    match claim:
        case {"passages": list(numbers), "section": str(section), "text": str(text)}:
            facet = None if section == ANSWER else _FACETS.get(section)
            known = [number for number in numbers if isinstance(number, int) and not isinstance(number, bool)]
            if section == ANSWER or facet:
                return Written(facet=facet, text=text, numbers=tuple(dict.fromkeys(known)))
    raise _rubbish()


def _rubbish() -> WriterFailed:
    return WriterFailed(
        "The writer's reply does not have the form it was asked for.", fault=WriterFault.RUBBISH
    )
