"""Laws of the stores: search agrees with BM25 written out, and content alone names a release."""

import math
import tempfile
from collections import Counter
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.literature import Part, make_passages
from bedside.ports import ReadPublication
from bedside.stores import LocalReleaseWriter, TantivyIndex, open_release
from bedside.stores.tantivy_building import open_passages, write_claims
from bedside.terms import EvidenceKind, Origin, Publication, PublicationId

WORDS = st.sampled_from(["salt", "magnesium", "kidney", "heart", "drug", "low"])
# Up to 39 words tantivy keeps a text's exact length; beyond, it rounds.
TEXTS = st.lists(st.lists(WORDS, min_size=1, max_size=30), min_size=1, max_size=12)


def bm25(query: list[str], texts: list[list[str]]) -> list[tuple[float, str]]:
    """Robertson's formula with k1 = 1.2 and b = 0.75, in the plainest way."""
    mean = sum(map(len, texts)) / len(texts)
    scored = []
    for number, text in enumerate(texts):
        counts, score = Counter(text), 0.0
        for word in set(query) & set(text):
            having = sum(word in other for other in texts)
            rarity = math.log(1 + (len(texts) - having + 0.5) / (having + 0.5))
            count = counts[word]
            score += rarity * count * 2.2 / (count + 1.2 * (0.25 + 0.75 * len(text) / mean))
        if score:
            scored.append((score, f"t{number:02}"))
    return sorted(scored, key=lambda each: (-each[0], each[1]))


@settings(max_examples=25, deadline=None)
@given(texts=TEXTS, query=st.lists(WORDS, min_size=1, max_size=4), top=st.integers(1, 12))
def test_search_agrees_with_the_formula(texts: list[list[str]], query: list[str], top: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        claims, passages = Path(folder, "claims"), Path(folder, "passages")
        write_claims(claims, [])
        with open_passages(passages) as building:
            for number, text in enumerate(texts):
                building.add(id=f"t{number:02}", publication="p", text=" ".join(text))
        hits = TantivyIndex(claims=claims, passages=passages).find_passages(query, top=top)
    expected = bm25(query, texts)
    assert len(hits) == min(top, len(expected))
    for hit, (score, _) in zip(hits, expected, strict=False):
        assert math.isclose(hit.score, score, abs_tol=0.001)
    truth = {id: score for score, id in expected}
    assert all(math.isclose(truth[hit.id], hit.score, abs_tol=0.001) for hit in hits)
    assert hits == sorted(hits, key=lambda hit: (-hit.score, hit.id))


def work(name: str, text: str) -> ReadPublication:
    id = PublicationId(name)
    publication = Publication(id=id, kind=EvidenceKind.ARTICLE, title=name, origin=Origin.LITERATURE)
    return ReadPublication(publication=publication, passages=make_passages(id, [Part((), text)]))


# White space and control characters are folded by the readers, so texts of plain letters are compared.
TEXTS = st.text("abc déf", max_size=30).map(lambda text: " ".join(text.split()))
WORKS = st.dictionaries(st.sampled_from("abcdef"), TEXTS, min_size=1, max_size=6)


@settings(max_examples=15, deadline=None)
@given(works=WORKS, other=WORKS, order=st.randoms(use_true_random=False))
def test_content_alone_names_a_release(works: dict[str, str], other: dict[str, str], order: object) -> None:
    with tempfile.TemporaryDirectory() as folder:

        def write(library: str, content: dict[str, str]) -> str:
            with LocalReleaseWriter.begin(Path(folder, library)) as writer:
                works = (work(name, text) for name, text in content.items())
                writer.add_literature(works, on_problem=print)
                return writer.commit()

        first = write("one", works)
        shuffled = list(works.items())
        order.shuffle(shuffled)  # type: ignore[attr-defined]
        assert write("two", dict(shuffled)) == first
        both = write("two", other)
        assert (both == first) == ({**works, **other} == works)
        is_rewritten = any(works[name] != other[name] for name in works.keys() & other)
        assert (write("three", {**works, **other}) == both) is not is_rewritten
        with open_release(Path(folder, "two")) as release:
            for name, text in {**works, **other}.items():
                for passage in work(name, text).passages:
                    assert release.records.passage(passage.id) == passage
