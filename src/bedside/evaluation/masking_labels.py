"""Which sentences of ours hold personal details, and where? Read from texts with marks: ``{kind|words}``."""

import re
from dataclasses import dataclass
from pathlib import Path

from bedside.terms import DetailKind, PersonalDetail

BUILT_ON = "built-on"
UNSEEN = "unseen"
HALVES = (BUILT_ON, UNSEEN)
_FOLDER = Path(__file__).parent / "masking_sets"
_MARK = re.compile(r"\{([\w-]+)\|([^{}]+)\}")
_KINDS = {
    "name": DetailKind.NAME,
    "address": DetailKind.ADDRESS,
    "date": DetailKind.DATE,
    "age": DetailKind.AGE,
    "telephone": DetailKind.TELEPHONE,
    "e-mail": DetailKind.E_MAIL,
    "number": DetailKind.NUMBER,
    "web": DetailKind.WEB,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class LabeledSentence:
    """A sentence as it is typed, and what in it identifies a person."""

    text: str
    details: tuple[PersonalDetail, ...]


def read_half(name: str) -> list[LabeledSentence]:
    """The sentences of ``built-on`` or ``unseen``. Raises ``KeyError`` for a kind that is none."""
    lines = (_FOLDER / f"{name}.txt").read_text(encoding="utf-8").splitlines()
    return [read_sentence(line) for line in lines if line.strip() and not line.startswith("#")]


def read_sentence(line: str) -> LabeledSentence:
    """A marked line without its marks."""
    text = ""
    at = 0
    details: list[PersonalDetail] = []
    for met in _MARK.finditer(line):
        text += line[at : met.start()]
        start, at = len(text), met.end()
        text += met.group(2)
        details.append(PersonalDetail(kind=_KINDS[met.group(1)], start=start, end=len(text)))
    return LabeledSentence(text=text + line[at:], details=tuple(details))
