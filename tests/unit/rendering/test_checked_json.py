"""Can a program rely on the JSON of findings?"""

import unicodedata
from dataclasses import replace

import jsonschema
import msgspec
import pytest

from bedside.rendering import check_schema, render_check_json
from bedside.rendering.checked_json import CheckReport

from .checked import clean_text, drawn_out, note
from .hostile import ATTACKS, with_text

ALL = [note(), clean_text(), drawn_out()]


def test_the_json_keeps_to_its_schema() -> None:
    schema = check_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(msgspec.json.decode(render_check_json(ALL)), schema)
    jsonschema.validate(msgspec.json.decode(render_check_json([])), schema)


def test_the_json_reads_back_as_what_was_found() -> None:
    page = render_check_json(ALL)
    read = msgspec.json.decode(page, type=CheckReport)
    assert read.counts == {"error": 3, "warning": 3, "info": 1}
    assert [each.name for each in read.texts] == ["notes/protocol.md", "clean.md", "leaflet.pdf"]
    assert read.texts[0].text == note().text
    assert [each.code for each in read.texts[0].findings][:2] == ["dose-without-route", "conversion-wrong"]
    assert page.endswith("}\n") and page == render_check_json(ALL)


def test_another_version_is_refused() -> None:
    wrong = {**msgspec.json.decode(render_check_json(ALL)), "schema_version": "0.9"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, check_schema())


@pytest.mark.parametrize("attack", ATTACKS, ids=range(len(ATTACKS)))
def test_texts_come_back_and_cannot_act(attack: str) -> None:
    page = render_check_json([with_text(note(), attack)])  # type: ignore[type-var]
    assert msgspec.json.decode(page)["texts"][0]["text"] == attack
    assert "</" not in page and "<!" not in page
    assert not [sign for sign in page if sign != "\n" and unicodedata.category(sign) in ("Cc", "Cf")]


def test_half_a_character_is_replaced() -> None:
    """A file's name that is no Unicode comes with halves of characters, which no JSON can hold."""
    page = render_check_json([replace(note(), name="caf\udce9.md")])
    assert msgspec.json.decode(page)["texts"][0]["name"] == "caf\ufffd.md"
