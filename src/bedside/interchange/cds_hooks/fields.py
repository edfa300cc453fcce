"""Is a field there, and of the kind that it must be? Problems are collected; no value is repeated in one."""

from collections.abc import Mapping
from typing import Any, TypeVar

from bedside.errors import Problem

T = TypeVar("T")

_KINDS = {dict: "an object", list: "a list", str: "a text", bool: "true or false", int: "a whole number"}


class Fields:
    """An object being read: what is asked of it, and what was wrong with it."""

    def __init__(self, body: Mapping[str, Any], *, at: str = "", problems: list[Problem] | None = None) -> None:
        self.body = body
        self.problems: list[Problem] = [] if problems is None else problems
        self._at = at

    def required(self, name: str, kind: type[T]) -> T | None:
        """The value; a problem and ``None`` if it is not there, empty, or of another kind."""
        if self.body.get(name) is None:
            self.refuse(name, "is not there", f"Give {_KINDS[kind]}.")
            return None
        return self.optional(name, kind)

    def optional(self, name: str, kind: type[T]) -> T | None:
        """The value or ``None``; a problem if it is empty or of another kind."""
        if name not in self.body:
            return None
        value = self.body[name]
        if not isinstance(value, kind) or (kind is not bool and isinstance(value, bool)):
            self.refuse(name, f"is not {_KINDS[kind]}", f"Give {_KINDS[kind]}, or leave it out.")
            return None
        if isinstance(value, str) and not value.strip():
            self.refuse(name, "is empty", "Give a value, or leave it out.")
            return None
        return value

    def inner(self, name: str) -> "Fields":
        """The fields of an object within; an empty one, with a problem, if there is none."""
        value = self.required(name, dict)
        return Fields(value or {}, at=f"{self._at}{name}.", problems=self.problems)

    def refuse(self, name: str, met: str, advice: str) -> None:
        """Note a problem with a field."""
        place = f"{self._at}{name}"
        self.problems.append(Problem(place=place, line=None, met=f"{place} {met}.", advice=advice))
