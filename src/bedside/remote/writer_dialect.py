"""What is a writer's endpoint asked for, and what is left out where it does not know it?

Servers that speak "as OpenAI's" differ in what they take. The answer's form is asked for as a JSON schema;
one that does not know this is asked for JSON, and then for nothing but told. The same goes for what keeps
answers equal from run to run, which some hosted writers refuse.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from bedside.ports import Brief

SEED = 20_260_101
"""Any number will do; it is the same for every question."""
LONGEST_COMPLAINT = 10_000
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
        if self.form != "text" and any(
            word in complaint for word in ("response_format", "json_schema", self.form)
        ):
            return replace(self, form="json_object" if self.form == "json_schema" else "text")
        if self.most == "max_tokens" and "max_completion_tokens" in complaint:
            return replace(self, most="max_completion_tokens")
        refused = (field for field in _OPTIONAL if field in complaint and field not in self.without)
        field = next(refused, None)
        return replace(self, without=self.without | {field}) if field else None

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
