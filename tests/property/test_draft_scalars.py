"""Does YAML give back each text that a draft writes?"""

import yaml
from hypothesis import given
from hypothesis import strategies as st

from bedside.authoring.files import write_scalar


@given(st.text(max_size=300))
def test_a_scalar_is_read_as_it_was_meant(text: str) -> None:
    """One line, whatever stands in it, also behind a key and before a comment."""
    line = " ".join("".join(letter for letter in text if letter.isspace() or ord(letter) >= 32).split())
    written = write_scalar(text)
    assert "\n" not in written
    assert yaml.safe_load(f"- key: {written}  # a comment\n  next: 1\n") == [{"key": line, "next": 1}]
