"""Which characters of a source may reach a reader's screen? None that act instead of being read."""

import re
import unicodedata
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast
from urllib.parse import quote, urlsplit

from bedside.terms import Article

T = TypeVar("T")

# Terminal control sequences (ECMA-48): CSI … final byte, OSC/DCS/SOS/PM/APC … terminator, two-byte escapes.
_TERMINAL_SEQUENCE = re.compile(
    "(?:\x1b\\[|\x9b)[0-?]*[ -/]*[@-~]"
    "|(?:\x1b[\\]PX^_]|[\x9d\x90\x98\x9e\x9f])[^\x07\x1b\x9c]*(?:\x07|\x1b\\\\|\x9c)"
    "|\x1b[ -/]*[0-~]"
)
# Control, format (bidirectional overrides among them), private use, lone surrogates.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cf", "Co", "Cs"})
# Format characters that some scripts cannot be read without.
_JOINERS = frozenset("\u200c\u200d")
# Format characters that only say where a line may break, or nothing at all.
_INVISIBLE = frozenset("\u00ad\u200b\u2060\ufeff")
# Selectors of a letter's variant and tags print nothing, and whole texts hide in them; U+FE0F colors a sign.
_CARRIERS = re.compile("[\ufe00-\ufe0e\U000e0000-\U000e0fff]")
_SURROGATE = re.compile("[\ud800-\udfff]")
# Percent-encoded besides what is not ASCII; `%` stays, so that what is encoded already is left alone.
_URL_SAFE = ":/?#[]@!$&'*+,;=%-._~"
# A number or a range with its unit, which no line break may part: half a quantity is misread.
QUANTITY = re.compile(
    r"(?:\d[\d.,]*(?: ?[-–] ?| to ))?\d[\d.,]* (?:(?:[kmµn]?g|mcg|[mµ]?mol|[mµ]?Eq|IU|U|[md]?L|h|min|"
    r"hours?|days?|weeks?|months?|years?)\b(?:/\w+)*|%)"
)


def clean(text: str) -> str:
    """The text on one line, without control sequences, control or direction-changing characters."""
    text = _CARRIERS.sub("", text)
    if text.isprintable() and "  " not in text:
        return text.strip()
    bare = _TERMINAL_SEQUENCE.sub("", text)
    return " ".join("".join(letter for letter in bare if _is_readable(letter)).split())


def shown(text: str) -> str:
    """The text as one may look at it in its place: a sign that would act is replaced, line feeds are kept."""
    if text.isprintable():
        return text
    return "".join(_shown_sign(sign) for sign in text)


def legible(article: Article) -> Article:
    """The same article with every text made ``clean``; enums and numbers are left as they are."""
    return changed_texts(article, clean)


def encodable(text: str) -> str:
    """The text with halves of characters replaced: a file's name may hold some, and no encoding can."""
    return _SURROGATE.sub("\ufffd", text)


def changed_texts(value: T, change: Callable[[str], str]) -> T:
    """The same word with every text in it changed; enums and numbers are left as they are."""
    if type(value) is str:
        return cast(T, change(cast(str, value)))
    if isinstance(value, tuple):
        return cast(T, tuple(changed_texts(item, change) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {field.name: changed_texts(getattr(value, field.name), change) for field in fields(value)}
        return cast(T, replace(value, **changed))
    return value


def safe_url(url: str | None) -> str | None:
    """The address if it is http or https with a host and no user part, percent-encoded; else ``None``."""
    if url is None or not url.isprintable():
        return None
    try:
        parts = urlsplit(url)
        host = parts.hostname
    except ValueError:
        return None
    if parts.scheme not in ("http", "https") or not host or "@" in parts.netloc or "\\" in url:
        return None
    return quote(url.strip(), safe=_URL_SAFE)


def _is_readable(letter: str) -> bool:
    return letter.isspace() or letter in _JOINERS or unicodedata.category(letter) not in _HIDDEN_CATEGORIES


def _shown_sign(sign: str) -> str:
    if sign in _INVISIBLE or sign == "\r":
        return ""
    if sign == "\n" or sign.isprintable():
        return sign
    if sign.isspace():
        return " "
    return sign if _is_readable(sign) else "\ufffd"
