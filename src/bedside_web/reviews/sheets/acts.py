"""How does an act stand on a page? As a button, or as one that cannot be pressed, with the sentence why."""

from dataclasses import dataclass

from bedside.terms import Refusal


@dataclass(frozen=True, slots=True, kw_only=True)
class ActFace:
    """An act on a page. ``key`` is the single key that does it, ``is_link`` one that only leads on."""

    name: str
    label: str
    url: str
    refusal: Refusal | None
    key: str = ""
    is_link: bool = False
