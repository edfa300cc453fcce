"""Which fields does a guideline summary hold? Their HTML as given, by section and name."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree

from bedside.literature.ngc_blocks import Form, field_blocks, flat_markup
from bedside.literature.passages import Part
from bedside.literature.wording import one_line
from bedside.terms import PassageKind

_NOTHING_SAID = re.compile(
    r"(?:not (?:stated|applicable|reported|available|provided|identified)"
    r"|none (?:stated|available|provided|reported)|n/a|unspecified)\W*\Z",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Field:
    """A field of a summary: the section it stands in, its name, its values' HTML, those not empty."""

    section: str
    name: str
    values: tuple[str, ...]

    @property
    def text(self) -> str:
        """All its words on one line."""
        return " ".join(filter(None, map(flat_markup, self.values)))


def read_fields(root: etree._Element) -> list[Field]:
    """The fields in order. A field that the file repeats in a later section is kept once."""
    fields: dict[tuple[str, tuple[str, ...]], Field] = {}
    for section in root.iterfind("Section"):
        for each in section.iterfind("Field"):
            values = (mended(value.get("Value") or "") for value in each.iterfind("FieldValue"))
            kept = tuple(value for value in values if value.strip())
            field = Field(one_line(section.get("Name") or ""), one_line(each.get("Name") or ""), kept)
            if kept and field.name:
                fields.setdefault((field.name, kept), field)
    return list(fields.values())


def mended(text: str) -> str:
    """Text whose letters beyond ASCII were written as UTF-8 and read as Latin-1, read rightly.

    The clearinghouse's files are so throughout: ``≥`` stands there as ``â`` and two control characters, and
    a reader that dropped these would lose it before a dose. Text that is not wholly so is left as it is.
    """
    if text.isascii():
        return text
    try:
        return text.encode("latin-1").decode("utf-8")
    except UnicodeError:
        return text


def says_nothing(text: str) -> bool:
    """Whether a field says no more than that its matter was not stated."""
    return not text.strip() or _NOTHING_SAID.match(text.strip()) is not None


def field_parts(field: Field) -> Iterator[Part]:
    """A field's paragraphs as prose, its lists as one text of sentences each, its rows as tables.

    A full stop is set where an item ends without one, so that items stay sentences.
    """
    path = (field.section, field.name) if field.section != field.name else (field.name,)
    if len(field.values) > 1:
        yield Part(path, _sentences([flat_markup(value) for value in field.values]), PassageKind.LIST)
        return
    items: list[str] = []
    where = path
    for block in field_blocks("".join(field.values)):
        here = (*path, *block.path)
        if items and (block.form is not Form.ITEM or here != where):
            yield Part(where, _sentences(items), PassageKind.LIST)
            items = []
        where = here
        if block.form is Form.ITEM:
            items.append(block.text)
        else:
            kind = PassageKind.TABLE if block.form is Form.ROW else PassageKind.PROSE
            yield Part(here, block.text, kind)
    if items:
        yield Part(where, _sentences(items), PassageKind.LIST)


def _sentences(items: list[str]) -> str:
    return " ".join(
        item if item.endswith((".", "!", "?", ":", ";")) else f"{item}." for item in items if item
    )
