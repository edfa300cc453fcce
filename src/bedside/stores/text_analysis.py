"""Which fields does an index hold, and how do words become terms?"""

from collections.abc import Sequence

import tantivy

ANALYZER = "bedside_english"

PASSAGE_FIELDS: dict[str, float] = {"text": 1.0}
"""Fields of a passage and their weight. ``text`` holds title, section and body in one: on SciFact
(809 training claims) that ranks better than a title field beside a body field at any weight tried,
nDCG@10 0.703 against 0.622 (title twice the body), 0.674 (equal) and 0.691 (half)."""

CLAIM_FIELDS: dict[str, float] = {"text": 1.0, "topic": 1.0}
"""Fields of a claim and their weight. ``text`` holds statement, plain words, topic, drugs and
conditions; the topic counts once more on its own."""

MOST_TERMS = 256
"""Terms of one query that are looked up; more come from no one's question."""


def build_analyzer() -> tantivy.TextAnalyzer:
    """Splits at all but letters and digits, lowers, folds accents, stems English."""
    return (
        tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        .filter(tantivy.Filter.remove_long(64))
        .filter(tantivy.Filter.lowercase())
        .filter(tantivy.Filter.ascii_fold())
        .filter(tantivy.Filter.stemmer("English"))
        .build()
    )


def claim_schema() -> tantivy.Schema:
    """The fields of the index of claims."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("concept", tokenizer_name="raw", index_option="basic")
    return _with_text(builder, tuple(CLAIM_FIELDS))


def passage_schema() -> tantivy.Schema:
    """The fields of the index of passages."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    builder.add_text_field("publication", stored=True, tokenizer_name="raw", index_option="basic")
    return _with_text(builder, tuple(PASSAGE_FIELDS))


def _with_text(builder: tantivy.SchemaBuilder, names: Sequence[str]) -> tantivy.Schema:
    for name in names:
        builder.add_text_field(name, tokenizer_name=ANALYZER, index_option="freq")
    return builder.build()
