"""Laws of passages: for any text, offsets and hashes say what the passage is."""

import hashlib
import unicodedata
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bedside.literature import Part, make_passages, stored_text
from bedside.literature.passages import KEPT_WHOLE, PASSAGE_LENGTH
from bedside.sentences import find_sentences
from bedside.terms import PublicationId

PIECES = st.sampled_from(
    [
        "et al. ",
        "e.g. ",
        "0.7 mmol/L. ",
        "Fig. 2 ",
        "No. 5 ",
        "vs. ",
        "The ",
        "x" * 700,
        "). ",
        "\u00a0",
        "é",
        "\n\n",
        "? ",
    ]
)
TEXTS = st.one_of(st.text(max_size=300), st.lists(PIECES, max_size=60).map("".join))


@given(st.lists(st.tuples(st.text(max_size=20), TEXTS), max_size=6))
def test_offsets_find_the_text(sections: list[tuple[str, str]]) -> None:
    passages = make_passages(PublicationId("p"), [Part((name,), text) for name, text in sections])
    stored = stored_text(passages)
    for ordinal, passage in enumerate(passages):
        assert passage.id == f"p#{ordinal}"
        assert stored[passage.start : passage.end] == passage.text
        assert passage.sha256 == hashlib.sha256(passage.text.encode()).hexdigest()
        assert passage.text and passage.text == passage.text.strip()


@given(st.lists(st.tuples(st.text(max_size=20), TEXTS), max_size=6))
def test_no_word_is_lost(sections: list[tuple[str, str]]) -> None:
    passages = make_passages(PublicationId("p"), [Part((name,), text) for name, text in sections])
    whole = "".join(text for _, text in sections)
    # Only what no reader would see may go: white space and control characters.
    seen = "".join(letter for letter in whole if unicodedata.category(letter) != "Cc")
    assert "".join(stored_text(passages).split()) == "".join(seen.split())


@given(TEXTS)
def test_sentences_cover_the_text_in_order(text: str) -> None:
    spans = find_sentences(text)
    covered = "".join(text[start:end] for start, end in spans)
    assert "".join(covered.split()) == "".join(text.split())
    assert all(before[1] <= after[0] for before, after in pairwise(spans))
    assert all(text[start:end] == text[start:end].strip() != "" for start, end in spans)


@given(st.lists(st.integers(1, 60), max_size=150))
def test_long_texts_are_cut_between_sentences_as_late_as_may_be(lengths: list[int]) -> None:
    """Held against the slow and obvious way, which finds every sentence of the text."""
    text = " ".join("The " + "salt " * length + "fell." for length in lengths)
    passages = make_passages(PublicationId("p"), [Part((), text)])
    cut: list[tuple[int, int]] = []
    for start, end in find_sentences(text):
        if cut and (len(text) <= KEPT_WHOLE or end - cut[-1][0] <= PASSAGE_LENGTH):
            cut[-1] = (cut[-1][0], end)
        else:
            cut.append((start, end))
    assert [(passage.start, passage.end) for passage in passages] == cut
