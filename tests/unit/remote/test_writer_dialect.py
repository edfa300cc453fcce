"""What is left out for an endpoint that does not know an option, and where does it say so?"""

import json

import pytest

from bedside.ports import Brief
from bedside.remote.writer_dialect import Dialect

BRIEF = Brief(instructions="Answer.", material="?", schema={"type": "object"}, most_tokens=100, seconds=20)


@pytest.mark.parametrize(
    "told",
    [
        {"error": {"message": "Unsupported parameter: seed"}},
        {"error": {"message": "Unsupported parameter", "param": "seed"}},
        {"message": "seed: not known"},
        {"detail": [{"loc": ["body", "seed"], "msg": "Extra inputs are not permitted"}]},
    ],
)
def test_where_servers_say_what_they_do_not_know(told):
    less = Dialect().concede(422, json.dumps(told))
    assert less == Dialect(without=frozenset({"seed"}))
    assert Dialect().concede(500, json.dumps(told)) is None


def test_what_an_endpoint_without_any_option_is_asked():
    dialect = Dialect(form="text", without=frozenset({"stream_options", "seed", "temperature"}))
    body = dialect.body(BRIEF, name="small", most_tokens=5)
    assert set(body) == {"model", "messages", "stream", "max_tokens"}
    assert "fits this JSON schema: {" in body["messages"][0]["content"]


def test_a_complaint_in_no_form_concedes_nothing():
    assert Dialect().concede(400, "seed temperature") is None
