"""How text becomes passages."""

import hashlib

from bedside.literature import Part, make_passages, stored_text
from bedside.terms import PublicationId, ReadDepth

ID = PublicationId("pmid:1")
SENTENCE = "Magnesium fell in patients who took the drug for a year or more. "


def test_sections_follow_one_another_with_an_empty_line() -> None:
    passages = make_passages(
        ID, [Part(("AIM",), "We  asked.\n"), Part(("EMPTY",), " "), Part(("RESULT",), "It fell.")]
    )
    assert stored_text(passages) == "We asked.\n\nIt fell."
    assert [(p.id, p.section, p.start, p.end) for p in passages] == [
        ("pmid:1#0", "AIM", 0, 9),
        ("pmid:1#1", "RESULT", 11, 19),
    ]


def test_hash_and_depth_are_those_of_the_text() -> None:
    (passage,) = make_passages(ID, [Part(("",), "It fell.")], read_depth=ReadDepth.FULL_TEXT)
    assert passage.sha256 == hashlib.sha256(b"It fell.").hexdigest()
    assert passage.read_depth is ReadDepth.FULL_TEXT


def test_a_short_abstract_is_one_passage() -> None:
    assert len(make_passages(ID, [Part(("",), SENTENCE * 20)])) == 1


def test_a_long_section_is_cut_between_sentences() -> None:
    passages = make_passages(ID, [Part(("",), SENTENCE * 100)])
    assert all(p.text.endswith("more.") and p.text.startswith("Magnesium") for p in passages)
    assert all(600 < len(p.text) <= 1_200 for p in passages[:-1])
    assert stored_text(passages) == (SENTENCE * 100).strip()


def test_text_without_sentences_is_cut_too() -> None:
    passages = make_passages(ID, [Part((), "x" * 5_000 + " " + "word " * 1_000)])
    assert max(len(p.text) for p in passages) <= 1_800


def test_control_characters_never_reach_a_terminal() -> None:
    (passage,) = make_passages(ID, [Part(("",), "a\x1b[31mb\x9bc\x00d")])
    assert passage.text == "a [31mb c d"
