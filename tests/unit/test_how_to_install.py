"""What is said of an extra that is not installed leads somewhere, from a checkout and elsewhere."""

import tomllib
from pathlib import Path

import pytest

from bedside.cli.doctor import EXTRAS
from bedside.errors import how_to_install

ROOT = Path(__file__).parents[2]


@pytest.fixture
def checkout(tmp_path):
    (tmp_path / "pyproject.toml").touch()
    return tmp_path


def test_a_checkout_is_installed_from_its_own_folder(checkout):
    told = how_to_install("pdf", checkout=checkout, python=str(checkout / ".venv/bin/python"))
    assert told == "Install it in the folder of the checkout: .venv/bin/python -m pip install -e '.[pdf]'"


def test_a_python_elsewhere_is_called_by_its_name(checkout):
    assert ": python3 -m pip" in how_to_install("pdf", checkout=checkout, python="/usr/bin/python3")


def test_without_a_checkout_the_file_is_named_that_it_came_in(tmp_path):
    assert "'FILE-OR-FOLDER[pdf]'" in how_to_install("pdf", checkout=tmp_path)


def test_every_extra_that_is_told_is_one_of_the_project():
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["optional-dependencies"]
    assert set(EXTRAS) <= set(extras)
    assert how_to_install("pdf").startswith("Install it in the folder of the checkout")
