"""What is a writer's endpoint asked for, and what is left out where it does not know it?

Servers that speak "as OpenAI's" differ in what they take. The answer's form is asked for as a JSON schema;
one that does not know this is asked for JSON, and then for nothing but told. The same goes for what keeps
answers equal from run to run, which some hosted writers refuse. Only what a complaint says of itself is
read, never the request that it may repeat.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from bedside.ports import Brief

SEED = 20_260_101
"""Any number will do; it is the same for every question."""
LONGEST_COMPLAINT = 10_000
LONGEST_MESSAGE = 500
"""Characters of a complaint's message that are looked at: what it complains of stands first."""
MOST_CONCESSIONS = 2
"""For one question; who wants more than that is not asked for less, but left."""
_COMPLAINING = frozenset({400, 422})
_OPTIONAL = ("stream_options", "seed", "temperature")


@dataclass(frozen=True, slots=True, kw_only=True)
class Dialect:
    """What an endpoint knows, as far as it has complained.

    ``form`` is ``json_schema``, ``json_object`` or ``text``; ``without`` are fields that it refused.
    """

    form: str = "json_schema"
    without: frozenset[str] = frozenset()
    most: str = "max_tokens"

    def body(self, brief: Brief, *, name: str, most_tokens: int) -> dict[str, Any]:
        """The request that asks the writer ``name`` for an answer."""
        fields: dict[str, Any] = {
            "model": name,
            "messages": [
                {"role": "system", "content": self._instructions(brief)},
                {"role": "user", "content": brief.material},
            ],
            "stream": True,
            "stream_options": {"include_usage": True},
            "seed": SEED,
            "temperature": 0,
            self.most: most_tokens,
            **self._response_format(brief.schema),
        }
        return {field: value for field, value in fields.items() if field not in self.without}

    def concede(self, status: int, complaint: str) -> "Dialect | None":
        """What to try next after a complaint, or ``None`` where it names nothing that could be left out."""
        if status not in _COMPLAINING:
            return None
        said = " ".join(_say(complaint))
        if self.form != "text" and any(
            word in said for word in ("response_format", "json_schema", self.form)
        ):
            return replace(self, form="json_object" if self.form == "json_schema" else "text")
        if self.most == "max_tokens" and "max_completion_tokens" in said:
            return replace(self, most="max_completion_tokens")
        refused = {field for field in _OPTIONAL if field in said} - self.without
        return replace(self, without=self.without | refused) if refused else None

    def _instructions(self, brief: Brief) -> str:
        if self.form == "json_schema":
            return brief.instructions
        schema = json.dumps(brief.schema, ensure_ascii=False)
        return f"{brief.instructions}\n\nAnswer with one JSON object that fits this JSON schema: {schema}"

    def _response_format(self, schema: Mapping[str, object]) -> dict[str, Any]:
        if self.form == "text":
            return {}
        told: dict[str, Any] = {"type": self.form}
        if self.form == "json_schema":
            told["json_schema"] = {"name": "answer", "strict": True, "schema": schema}
        return {"response_format": told}


def _say(complaint: str) -> Iterator[str]:
    """What a complaint says, in the places where servers say it; nothing for one that is no JSON."""
    try:
        told = json.loads(complaint)
    except (ValueError, RecursionError):
        return
    if not isinstance(told, dict):
        return
    error = told.get("error")
    inner = error if isinstance(error, dict) else {}
    for word in (inner.get("message"), inner.get("param"), told.get("message")):
        if isinstance(word, str):
            yield word[:LONGEST_MESSAGE]
    details = told.get("detail")
    for detail in details if isinstance(details, list) else ():
        if isinstance(detail, dict) and isinstance(detail.get("loc"), list):
            yield ".".join(map(str, detail["loc"]))[:LONGEST_MESSAGE]
