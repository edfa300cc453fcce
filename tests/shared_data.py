"""Where are the real data that some tests use? Beside the checkout; absent on a user's machine."""

import os
from pathlib import Path

import pytest

SHARED = Path(os.environ.get("BEDSIDE_SHARED", Path(__file__).parents[2] / "shared"))


def shared(part: str) -> Path:
    """The folder or file of that name; skips the test where it is absent."""
    path = SHARED / "data" / part
    if not path.exists():
        pytest.skip(f"needs shared/data/{part}, which is not on this machine")
    return path
