"""Where do tests keep the shipped library and the answers? In one temporary folder a session."""

import os
import warnings
from collections.abc import Iterator

import pytest

with warnings.catch_warnings():
    # Compiled for the first time, this package warns of its own escape sequences; warnings are errors here.
    warnings.simplefilter("ignore")
    import readability  # noqa: F401


@pytest.fixture(scope="session", autouse=True)
def homes(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Point both folders away from the person's own; the shipped library is then made once."""
    home = tmp_path_factory.mktemp("bedside")
    kept = {name: os.environ.get(name) for name in ("BEDSIDE_HOME", "BEDSIDE_ANSWERS")}
    os.environ["BEDSIDE_HOME"] = str(home / "home")
    os.environ["BEDSIDE_ANSWERS"] = str(home / "answers")
    yield
    for name, value in kept.items():
        if value is None:
            os.environ.pop(name, None)
        else:
            os.environ[name] = value
