"""Which fields does an index hold, and how do words become terms?"""

import re
import unicodedata
from collections.abc import Sequence

import tantivy

ANALYZER = "bedside_english"

PASSAGE_FIELDS: dict[str, float] = {"text": 1.0, "mesh": 0.3}
"""Fields of a passage that words are looked for in, and their weight. ``text`` holds title, section and
body in one: on SciFact (809 training claims) that ranks better than a title field beside a body field at
any weight tried, nDCG@10 0.703 against 0.622 (title twice the body), 0.674 (equal) and 0.691 (half).
The weight of ``mesh`` is our judgment: no set with headings was at hand."""

FILTERS = ("kind", "journal", "language", "heading")
"""Fields that a filter asks for, as one term each, in lower case; the year is a number beside them."""

CLAIM_FIELDS: dict[str, float] = {"text": 1.0, "topic": 1.0}
"""Fields of a claim and their weight. ``text`` holds statement, plain words, topic, drugs and
conditions; the topic counts once more on its own."""

MOST_TERMS = 256
"""Terms of one query that are looked up; more come from no one's question."""

_GREEK = {
    **dict(zip("αβγδεζηθικλμνξοπρσςτυφχψω", (
        "alpha beta gamma delta epsilon zeta eta theta iota kappa lambda mu nu xi omicron pi rho sigma sigma "
        "tau upsilon phi chi psi omega"
    ).split(), strict=True)),
}  # fmt: skip
_LETTERS = str.maketrans(
    {**{letter: f" {name} " for letter, name in _GREEK.items() if letter != "μ"}, "μ": "u", "µ": "u"}
)
_ION = re.compile(r"\b(mg|ca|na|k|zn|fe|cu|mn|h|cl|li)\s?(?:(\d)\s?[+-]|(\+{1,2}|-(?=[\s,.;)])))(?!\w)")
_GLUED_UNIT = re.compile(
    r"(\d(?<!\w.)\d*(?:[.,]\d+)?)"
    r"(mg|g|kg|mcg|ug|ng|ml|dl|l|mmol|umol|nmol|pmol|meq|iu|mm|cm|kcal|min|h|hz|kda|bp)\b"
)
_DECIMAL = re.compile(r"(\d)[.,·](?=\d)")
# What must be there for the others to find anything. Most texts lack it, and these are quick to see that:
# a pattern that begins with a border is tried at every place of every text that is taken in.
_GREEK_LETTER = re.compile(f"[{''.join(_GREEK)}µ]")
_LONE_SIGN = re.compile(r"[+-](?!\w)")
_GLUED = re.compile(r"\d(?:[a-z]|[.,·]\d)")
_HYPHENATED = re.compile(r"\b[^\W_]{1,12}(?:-[^\W_]{1,12}){1,2}\b")


def spell_out(text: str) -> str:
    """``text`` as the index reads it: in lower case, with signs that a splitter would lose in words.

    Greek letters get their names, ions one spelling (``Mg++`` and ``Mg 2+`` are ``mg2``), a number is
    parted from its unit and keeps its decimals, and a word with a hyphen stands as its parts and as
    one word, so that ``IL-6`` meets ``IL6``.
    """
    if not text.isascii():
        text = unicodedata.normalize("NFKC", text).replace("\u2010", "-").replace("\u2011", "-").lower()
        text = text.translate(_LETTERS) if _GREEK_LETTER.search(text) else text
    else:
        text = text.lower()
    if "+" in text or "-" in text:
        text = _ION.sub(_one_ion, text) if _LONE_SIGN.search(text) else text
        hyphenated = (one for part in text.split() if "-" in part for one in _HYPHENATED.findall(part))
        joined = " ".join(each.replace("-", "") for each in hyphenated)
        text = f"{text} {joined}" if joined else text
    return _DECIMAL.sub(r"\1d", _GLUED_UNIT.sub(r"\1 \2", text)) if _GLUED.search(text) else text


def _one_ion(found: re.Match[str]) -> str:
    element, charge, signs = found.groups()
    number = charge or (str(len(signs)) if len(signs) > 1 else "")
    return f"{element}{number if number != '1' else ''} ion"


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
    for name in FILTERS:
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic")
    builder.add_unsigned_field("year", indexed=True)
    return _with_text(builder, tuple(PASSAGE_FIELDS))


def _with_text(builder: tantivy.SchemaBuilder, names: Sequence[str]) -> tantivy.Schema:
    for name in names:
        builder.add_text_field(name, tokenizer_name=ANALYZER, index_option="freq")
    return builder.build()
