"""How does a program read an article? As JSON with a published schema."""

import re
from typing import Any

import msgspec

from bedside.terms import ARTICLE_SCHEMA_VERSION, Article

SCHEMA_ID = f"urn:bedside:article:{ARTICLE_SCHEMA_VERSION}"

# Valid JSON may hold these, but a terminal or a <script> element around it would act on them: C1 controls,
# line separators, direction overrides, the start of an end tag or a comment. Nor is anything hidden.
_ACTING = re.compile(
    "[\x7f-\x9f\xad\u200b\u200e\u200f\u2028-\u202e\u2060-\u206f\ue000-\uf8ff\ufe00-\ufe0e\ufeff\U000e0000-\U000e0fff]"
    "|<(?=[/!])"
)


def render_json(article: Article) -> str:
    """The article as indented JSON in the order of its fields, ending with a newline; texts are unchanged."""
    return written_json(article)


def written_json(value: object) -> str:
    """A word of ours as indented JSON, ending with a newline, without a sign that acts where it is shown."""
    pretty = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return _ACTING.sub(_escaped, pretty) + "\n"


def _escaped(met: re.Match[str]) -> str:
    pairs = met[0].encode("utf-16-be").hex()
    return "".join(f"\\u{pairs[at : at + 4]}" for at in range(0, len(pairs), 4))


def article_schema() -> dict[str, Any]:
    """The JSON Schema (draft 2020-12) that ``render_json`` keeps to."""
    # Through JSON and back: msgspec's defaults are tuples, which a validator would not take for arrays.
    schema = msgspec.json.decode(msgspec.json.encode(msgspec.json.schema(Article)))
    schema["$defs"]["Article"]["properties"]["schema_version"] = {"const": ARTICLE_SCHEMA_VERSION}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": SCHEMA_ID,
        "title": f"Bedside article {ARTICLE_SCHEMA_VERSION}",
        **schema,
    }
