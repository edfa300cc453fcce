"""Is the interface told in Spanish whole, and is what is compiled what is written?"""

import gettext
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from catalog import Message, compiled, read_catalog

import bedside_web

SOURCE = Path(bedside_web.__file__).parent
FOLDER = SOURCE / "locale" / "es" / "LC_MESSAGES"
PLACE = re.compile(r"%\(\w+\)[sd]|<[^>]+>")
MESSAGES = read_catalog(FOLDER / "django.po")


def missing(wanted: list[Message], known: list[Message]) -> set[tuple[str, str]]:
    return {message.key for message in wanted} - {message.key for message in known}


def test_nothing_is_untranslated_or_guessed() -> None:
    assert len(MESSAGES) > 700
    assert not [message.key for message in MESSAGES if "fuzzy" in message.flags]
    assert not [message.key for message in MESSAGES if not all(message.texts.values())]
    assert not [message.key for message in MESSAGES if len(message.originals) != len(message.texts)], (
        "a text for one and for many"
    )


def test_what_is_filled_in_stays() -> None:
    """Names of numbers and people, and marks of HTML, are the same; and so are spaces at the ends."""
    for message in MESSAGES:
        wanted = {place for original in message.originals for place in PLACE.findall(original)}
        for told in message.texts.values():
            assert set(PLACE.findall(told)) == wanted, message.key
            assert told.strip() + "|" == told.strip(" \n") + "|", message.key
            assert (told[:1] == " ") == (message.key[1][:1] == " "), message.key


def test_the_compiled_catalog_is_the_written_one() -> None:
    with (FOLDER / "django.mo").open("rb") as file:
        kept = dict(gettext.GNUTranslations(file)._catalog)
    kept.pop("")
    assert kept == compiled(MESSAGES)


@pytest.fixture
def found(tmp_path: Path) -> list[Message]:
    """What the sources mark to be translated."""
    if shutil.which("xgettext") is None:
        pytest.skip("GNU gettext is not on this machine: the package `gettext` has xgettext")
    copy = tmp_path / "bedside_web"
    shutil.copytree(SOURCE, copy, ignore=shutil.ignore_patterns("*.mo", "*.po", "__pycache__", "static"))
    (copy / "locale").mkdir(exist_ok=True)
    told = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
    subprocess.run(
        [sys.executable, "-m", "django", "makemessages", "-l", "es"],
        cwd=copy,
        env=told,
        check=True,
        capture_output=True,
        timeout=120,
    )
    return read_catalog(copy / "locale" / "es" / "LC_MESSAGES" / "django.po")


def test_every_string_of_the_sources_is_in_the_catalog(found: list[Message]) -> None:
    """`python -m django makemessages -l es --add-location file --no-wrap` in `src/bedside_web` adds them."""
    assert not missing(found, MESSAGES), "not in the catalog"
    assert not missing(MESSAGES, found), "in the catalog, and nowhere in the sources"


def test_a_string_that_is_new_is_noticed(found: list[Message]) -> None:
    new = Message(given={"msgid": "A text that nobody told in Spanish"})
    assert missing([*found, new], MESSAGES) == {("", "A text that nobody told in Spanish")}
