"""What does ``spec`` do in a paragraph? It runs the example and holds it against what is expected."""

from pathlib import Path

import pytest
from runners import Spec


@pytest.fixture
def spec(tmp_path: Path) -> Spec:
    """The checking reader of examples; the generator of the pages puts a recorder in its place."""
    return Spec(tmp_path)
