"""Is this JSON that every program reads alike? Twice the same key and NaN are refused."""

import json
from collections.abc import Mapping
from typing import Any, NoReturn

from bedside.errors import Problem, SourceError

MOST_BYTES = 64 * 1024 * 1024
"""A record of many years of intensive care takes a few megabytes."""

_EXPECTED = (
    'Give a FHIR Bundle or resource in its JSON form, such as a file that begins with {"resourceType": …'
)


class _TwiceError(ValueError):
    """The same key stands twice in one object."""


def read_json(data: bytes) -> Any:
    """What the bytes hold. ``SourceError`` for what is no JSON, with the line but with none of its words."""
    if len(data) > MOST_BYTES:
        raise _refusal(
            f"It has more than {MOST_BYTES // 1024 // 1024} MiB.", "Give the record of one patient alone."
        )
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _refusal("It is not UTF-8 text.", _EXPECTED) from None
    if text.lstrip().startswith("<"):
        raise _refusal("It is XML or HTML.", _EXPECTED)
    try:
        return json.loads(text, object_pairs_hook=_each_once, parse_constant=_refuse_constant)
    except json.JSONDecodeError as error:
        raise _refusal("It is no JSON.", _EXPECTED, line=error.lineno) from None
    except _TwiceError:
        raise _refusal(
            "A key stands twice in one object, so that its value is open.", "Write each key once."
        ) from None
    except RecursionError:
        raise _refusal("Its objects are nested too deep for any record.", _EXPECTED) from None
    except ValueError:
        raise _refusal(
            "It holds a number that is none (NaN, Infinity, thousands of digits).", _EXPECTED
        ) from None


def _each_once(pairs: list[tuple[str, Any]]) -> Mapping[str, Any]:
    told = dict(pairs)
    if len(told) != len(pairs):
        raise _TwiceError
    return told


def _refuse_constant(_: str) -> NoReturn:
    raise ValueError("no number")


def _refusal(met: str, advice: str, line: int | None = None) -> SourceError:
    return SourceError(
        "The record could not be read.", (Problem(place="the record", line=line, met=met, advice=advice),)
    )
