"""How does a program read an article? As JSON with a published schema."""

import re
from typing import Any

import msgspec

from bedside.terms import ARTICLE_SCHEMA_VERSION, Article

SCHEMA_ID = f"urn:bedside:article:{ARTICLE_SCHEMA_VERSION}"

# Valid JSON may hold these, but a terminal or a <script> element around it would act on them:
# C1 controls, line separators, direction overrides, and the start of an end tag or a comment.
_ACTING = re.compile("[\x7f-\x9f\u2028-\u202e\u2066-\u2069\ufeff]|<(?=[/!])")


def render_json(article: Article) -> str:
    """The article as indented JSON in the order of its fields, ending with a newline; texts are unchanged."""
    return written_json(article)


def written_json(value: object) -> str:
    """A word of ours as indented JSON, ending with a newline, without a sign that acts where it is shown."""
    pretty = msgspec.json.format(msgspec.json.encode(value), indent=2).decode()
    return _ACTING.sub(lambda met: f"\\u{ord(met[0]):04x}", pretty) + "\n"


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
