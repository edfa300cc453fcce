"""Is what was sent one JSON object that can be trusted to mean one thing?"""

import json
import math
from collections.abc import Mapping, Sequence
from typing import Any, NoReturn

from bedside.errors import Problem, SourceError

MOST_DEPTH = 60
"""FHIR resources nest a dozen levels deep; far deeper is no resource."""

_ADVICE = "Send one JSON object in UTF-8."


def read_body(body: bytes) -> Mapping[str, Any]:
    """The object. Raises ``SourceError`` for anything else: NaN, a name given twice, too deep, not UTF-8."""
    try:
        text = body.decode("utf-8")
        value = json.loads(
            text, object_pairs_hook=_once, parse_constant=_no_constant, parse_float=_finite
        )
        if "\\u" in text:
            # An escaped half of a pair passes the parser and fails whoever writes it out.
            json.dumps(value, ensure_ascii=False).encode("utf-8")
    except RecursionError:
        raise _refused("The body nests too deep.") from None
    except ValueError:
        raise _refused("The body is no JSON that can be read.") from None
    if not isinstance(value, dict):
        raise _refused("The body is no JSON object.")
    if _depth(value) > MOST_DEPTH:
        raise _refused("The body nests too deep.")
    return value


def _refused(met: str) -> SourceError:
    return SourceError(met, (Problem(place="body", line=None, met=met, advice=_ADVICE),))


def _once(pairs: Sequence[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        raise ValueError("a name is given twice")
    return found


def _no_constant(name: str) -> NoReturn:
    raise ValueError("NaN and infinity are no JSON")


def _finite(text: str) -> float:
    number = float(text)
    if not math.isfinite(number):
        raise ValueError("a number beyond all bounds")
    return number


def _depth(value: Any) -> int:
    depth, level = 0, [value]
    while level:
        depth += 1
        level = [
            each
            for item in level
            for each in (item.values() if isinstance(item, dict) else item)
            if isinstance(each, (dict, list))
        ]
    return depth
