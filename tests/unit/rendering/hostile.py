"""What could a source's text try to do to its reader? The same articles, with such text in every place."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar, cast

from bedside.terms import Article

T = TypeVar("T")

HARMLESS = "plain words"
ATTACKS = (
    "<script>alert(1)</script>",
    "</script></style></article><img src=x onerror=alert(1)>",
    '" onmouseover="alert(1)',
    "<!-- hidden",
    "&lt;script&gt; &#60;b&#62;",
    "javascript:alert(1)",
    "{{ 7 * 7 }} {% raw %}",
    "[a](javascript:alert(1)) ![b](https://evil.example/pixel.png)",
    "[ref]: https://evil.example",
    "# heading #",
    "1. first",
    "2) second",
    "- item",
    "+ item",
    "> quotation",
    "---",
    "===",
    "```",
    "`code` ``more",
    "~~gone~~ **bold** __bold__ *it* _it_",
    "a | b | c",
    "|---|",
    "trailing backslash \\",
    "$x$",
    "<https://evil.example>",
    "two\n\nparagraphs\r\n    indented",
    "\x1b[31mred\x1b[0m \x1b]8;;https://evil.example\x07click\x1b]8;;\x07",
    "\x9b31mred \x90q\x9c bell\x07 back\x08space null\x00",
    "\u202egnitirw desrever\u202c \u2066isolated\u2069",
    "[bold red]rich markup[/] :warning:",
    "\ue000glue",
)


def with_text(article: Article, text: str) -> Article:
    """The article with ``text`` in every place where words stand; names of things stay."""
    return _replaced(article, text)


KEPT = frozenset({"schema_version", "key"})


def _replaced(value: T, text: str) -> T:
    if type(value) is str:
        return cast(T, text)
    if isinstance(value, tuple):
        return cast(T, tuple(_replaced(item, text) for item in value))
    if is_dataclass(value) and not isinstance(value, type):
        changed = {
            field.name: _replaced(getattr(value, field.name), text)
            for field in fields(value)
            if field.name not in KEPT
        }
        return cast(T, replace(value, **changed))
    return value
