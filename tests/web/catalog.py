"""What does a catalog of translations hold? A reader of ``.po`` files, as far as makemessages writes them."""

import ast
import re
from dataclasses import dataclass, field
from pathlib import Path

_LINE = re.compile(r'(?:(msgctxt|msgid_plural|msgid|msgstr)(?:\[(\d)\])? )?(".*")')


@dataclass
class Message:
    """A text of ours and how it is told; ``texts`` has one for each number where ``plural`` is given."""

    flags: str = ""
    given: dict[str, str] = field(default_factory=dict)
    texts: dict[int, str] = field(default_factory=dict)

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from others: its circumstances and its text."""
        return self.given.get("msgctxt", ""), self.given.get("msgid", "")

    @property
    def originals(self) -> list[str]:
        """The text, and that for many if there is one."""
        return [self.given[name] for name in ("msgid", "msgid_plural") if name in self.given]


def read_catalog(path: Path) -> list[Message]:
    """Every message of the file but its head."""
    blocks = path.read_text("utf-8").split("\n\n")
    return [message for message in map(_read, blocks) if message.key[1]]


def _read(block: str) -> Message:
    message, name, number = Message(), "", 0
    for line in block.splitlines():
        if line.startswith("#,"):
            message.flags += line
        found = _LINE.fullmatch(line)
        if found is None:
            continue
        if found[1]:
            name, number = found[1], int(found[2] or 0)
        text = ast.literal_eval(found[3])
        if name == "msgstr":
            message.texts[number] = message.texts.get(number, "") + text
        else:
            message.given[name] = message.given.get(name, "") + text
    return message


def compiled(messages: list[Message]) -> dict[object, str]:
    """The same as Python's ``gettext`` keeps it."""
    kept: dict[object, str] = {}
    for message in messages:
        context, text = message.key
        key = f"{context}\x04{text}" if context else text
        if "msgid_plural" in message.given:
            kept |= {(key, number): told for number, told in message.texts.items()}
        else:
            kept[key] = message.texts[0]
    return kept
