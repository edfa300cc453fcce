"""Which parts of a web page does nobody see who reads it? What is hidden never becomes a passage.

Hidden text is where a page would plant instructions for a machine (OWASP LLM01, indirect prompt
injection), so what the page itself says to hide is taken out before anything is read.
"""

import re
from collections.abc import Iterable, Iterator

from lxml import etree

_NEVER_TEXT = frozenset(
    "script style template noscript iframe frame object embed applet svg canvas audio video map "
    "button input select textarea datalist dialog head title meta link".split()
)
_HIDING = re.compile(
    r"""(?:^|;)\s*(?:
        display\s*:\s*none
      | visibility\s*:\s*(?:hidden|collapse)
      | content-visibility\s*:\s*hidden
      | opacity\s*:\s*(?:0*\.0+|0+)(?![.\d])
      | font-size\s*:\s*(?:0*\.\d+|0+|1)(?:px|pt|em|rem|%)?(?![\w.%])(?<!1em)(?<!1rem)
      | color\s*:\s*transparent
      | text-indent\s*:\s*-\d{3,}
      | (?:left|top|right|bottom|margin-left|margin-top)\s*:\s*-\d{3,}
      | (?:width|height|max-width|max-height)\s*:\s*0+(?:px|em|rem|%|pt)?\s*(?=;|!|$)
      | clip\s*:\s*rect\(\s*[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?[\s,]+[01](?:px)?\s*\)
      | clip-path\s*:\s*inset\(\s*(?:50|100)%
      | transform\s*:\s*scale\(\s*0\s*\)
    )""",
    re.IGNORECASE | re.VERBOSE,
)
_COMMENT = re.compile(r"/\*.*?(?:\*/|\Z)", re.DOTALL)
_SIMPLE = re.compile(r"([a-z][a-z0-9]*)?((?:[.#][\w-]+)+)\Z", re.IGNORECASE)


def remove_hidden(root: etree._Element) -> None:
    """Take out of a page what is no text or is not shown; the text after an element stays."""
    rules = _by_name(_hiding_rules(root))
    for element in list(root.iter("*")):
        if is_hidden(element) or _falls_under(element, rules):
            take_out(element)


def is_hidden(element: etree._Element) -> bool:
    """Whether an element is no text, or says itself that it is not shown."""
    if element.tag in _NEVER_TEXT or "hidden" in element.attrib:
        return True
    if element.get("aria-hidden", "").strip().lower() == "true":
        return True
    return bool(_HIDING.search(_COMMENT.sub("", element.get("style", ""))))


def take_out(element: etree._Element) -> None:
    """Remove an element with all in it, and keep the text that follows it. The root stays."""
    parent = element.getparent()
    if parent is None:
        return
    before = element.getprevious()
    tail = element.tail or ""
    if before is not None:
        before.tail = (before.tail or "") + tail
    else:
        parent.text = (parent.text or "") + tail
    parent.remove(element)


_Rule = tuple[str, frozenset[str]]
"""A plain selector: its tag or nothing, and its classes and ids with their marks (``.a``, ``#b``)."""

_MOST_RULES = 50
"""Rules on one name that are told apart; with more, the name alone hides: a page must not cost hours."""


def _by_name(rules: Iterable[_Rule]) -> dict[str, set[_Rule]]:
    """Rules under one of their names each, so that an element asks only for its own."""
    found: dict[str, set[_Rule]] = {}
    for rule in rules:
        name = min(rule[1])
        held = found.setdefault(name, set())
        held.add(rule if len(held) < _MOST_RULES else ("", frozenset({name})))
    return found


def _hiding_rules(root: etree._Element) -> Iterator[_Rule]:
    """Selectors of classes and ids that the page's own style sheets hide on every screen."""
    for sheet in root.iter("style"):
        for selectors, body in _outer_rules(_COMMENT.sub("", sheet.text or "")):
            if _HIDING.search(body):
                for found in (_SIMPLE.match(selector.strip()) for selector in selectors.split(",")):
                    if found:
                        yield _plain_selector(found[1] or "", found[2])


def _plain_selector(tag: str, names: str) -> _Rule:
    return tag.lower(), frozenset(re.findall(r"[.#][\w-]+", names))


def _outer_rules(sheet: str) -> Iterator[tuple[str, str]]:
    """Selectors and body of each rule outside ``@media`` and its like."""
    depth, begin, head = 0, 0, ""
    for mark in re.finditer(r"[{};]", sheet):
        if mark[0] == "{":
            if depth == 0:
                head, begin = sheet[begin : mark.start()], mark.end()
            depth += 1
        elif mark[0] == "}":
            depth = max(0, depth - 1)
            if depth == 0:
                if not head.lstrip().startswith("@"):
                    yield head, sheet[begin : mark.start()]
                begin = mark.end()
        elif depth == 0:
            begin = mark.end()


def _falls_under(element: etree._Element, rules: dict[str, set[_Rule]]) -> bool:
    if not rules:
        return False
    names = {f".{name}" for name in element.get("class", "").split()} | {f"#{element.get('id', '')}"}
    asked = (rule for name in names if name in rules for rule in rules[name])
    return any((not tag or tag == element.tag) and wanted <= names for tag, wanted in asked)
