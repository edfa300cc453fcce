"""Which settings of a writer are refused, without repeating what is secret in them?"""

import traceback

import pytest

from bedside.errors import UserError
from bedside.remote import WriterSettings, open_writer
from writer_server import SECRET


def settings(url, **more):
    return WriterSettings(**{"url": url, "name": "small", "key": SECRET, **more})


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": ""},
        {"name": "a\nb"},
        {"name": "x" * 300},
        {"key": f"{SECRET} {SECRET}"},
        {"key": f"{SECRET}\r\nX: y"},
        {"key": "ключ"},
        {"seconds": 0},
        {"seconds": float("nan")},
        {"seconds": float("inf")},
        {"tokens": 0},
        {"budget": -1},
        {"at_once": 0},
    ],
)
def test_settings_that_cannot_be(wrong):
    with pytest.raises(UserError) as raised:
        settings("http://127.0.0.1/v1", **wrong)
    assert SECRET not in str(raised.value)


def test_an_address_that_is_refused_is_not_repeated():
    with pytest.raises(UserError) as raised:
        settings(f"https://jane:{SECRET}@127.0.0.1/v1")
    assert SECRET not in "".join(traceback.format_exception(raised.value))


def test_without_its_packages_a_writer_says_what_to_install(monkeypatch):
    import sys

    monkeypatch.delitem(sys.modules, "bedside.remote.endpoint")
    monkeypatch.setitem(sys.modules, "openai", None)
    with pytest.raises(UserError, match=r"-m pip install .*\[writer\]"):
        open_writer(settings("http://127.0.0.1/v1"))
