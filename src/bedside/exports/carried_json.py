"""How does JSON carry an imprint? An article as a field of its own, a list of references in ``custom``.

CSL-JSON leaves ``custom`` to whoever writes an item; the first item of the list holds the imprint. FHIR takes
an extension wherever there is an element: that of a document stands in the ``meta`` of its Bundle.
"""

import json
from typing import Any

from bedside.errors import Problem, SourceError
from bedside.exports.carried_text import read_utf8, spaced
from bedside.exports.carrier import Carrier, Taken
from bedside.interchange.fhir import escaped
from bedside.terms import IMPRINT_SCHEMA

FIELD = "imprint"
CUSTOM = "bedside-imprint"


class _TwiceError(ValueError):
    """One name twice in an object: of two programs, each may read another one."""


def _lay_in_article(data: bytes, imprint: str) -> bytes:
    body = data.decode().rstrip().removesuffix("}").rstrip()
    return f'{body},\n  "{FIELD}": {imprint}\n}}\n'.encode()


def _take_out_of_article(data: bytes) -> Taken:
    article = _read(data)
    if not isinstance(article, dict):
        raise _no_file("The JSON is no object.")
    imprint = article.pop(FIELD, None)
    return Taken(imprint=None if imprint is None else _compact(imprint), words=spaced(_compact(article)))


def _lay_in_list(data: bytes, imprint: str) -> bytes:
    items = json.loads(data)
    items[0]["custom"] = {CUSTOM: json.loads(imprint)}
    return (json.dumps(items, ensure_ascii=False, indent=2) + "\n").encode()


def _take_out_of_list(data: bytes) -> Taken:
    items = _read(data)
    first = items[0] if isinstance(items, list) and items else None
    custom = first.get("custom") if isinstance(first, dict) else None
    imprint = custom.pop(CUSTOM, None) if isinstance(custom, dict) else None
    if isinstance(first, dict) and custom == {}:
        del first["custom"]
    return Taken(imprint=None if imprint is None else _compact(imprint), words=spaced(_compact(items)))


def _lay_in_bundle(data: bytes, imprint: str) -> bytes:
    bundle = json.loads(data)
    meta = {"extension": [{"url": IMPRINT_SCHEMA, "valueString": imprint}]}
    return (json.dumps({**bundle, "meta": meta}, ensure_ascii=False, indent=2) + "\n").encode()


def _take_out_of_bundle(data: bytes) -> Taken:
    """The imprint of a Bundle whose ``meta`` may hold what servers add; that is left among the words."""
    bundle = _read(data)
    meta = bundle.get("meta")
    found = meta.get("extension") if isinstance(meta, dict) else None
    extensions = found if isinstance(found, list) else []
    ours = [each for each in extensions if isinstance(each, dict) and each.get("url") == IMPRINT_SCHEMA]
    imprint = ours[0].get("valueString") if len(ours) == 1 else None
    if not isinstance(imprint, str):
        return Taken(imprint=None, words=spaced(_compact(bundle)))
    extensions.remove(ours[0])
    if not extensions:
        del meta["extension"]
    if not meta:
        del bundle["meta"]
    return Taken(imprint=imprint, words=spaced(_compact(bundle)))


def _read(data: bytes) -> Any:
    """Raises ``SourceError`` for what is no JSON, or says one thing twice."""
    try:
        return json.loads(read_utf8(data), object_pairs_hook=_once)
    except _TwiceError:
        raise _no_file("An object holds one name twice.") from None
    except (ValueError, RecursionError):
        raise _no_file("The file is no whole JSON.") from None


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    read = dict(pairs)
    if len(read) < len(pairs):
        raise _TwiceError
    return read


def _no_file(met: str) -> SourceError:
    problem = Problem(place="the file", line=None, met=met, advice="Give the file as Bedside wrote it.")
    return SourceError("The file cannot be read as JSON.", (problem,))


def _compact(value: Any) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))


def _in_json(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]


def _in_narrative(text: str) -> str:
    return _in_json(escaped(text))


IN_ARTICLE = Carrier(lay_in=_lay_in_article, take_out=_take_out_of_article, as_written=_in_json)
IN_FHIR = Carrier(lay_in=_lay_in_bundle, take_out=_take_out_of_bundle, as_written=_in_narrative)
IN_LIST = Carrier(lay_in=_lay_in_list, take_out=_take_out_of_list, as_written=_in_json)
