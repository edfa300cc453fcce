"""Vectors are kept by their words, and serve every release that holds them."""

import os
from pathlib import Path

import pytest
from library_samples import work

from bedside.engines.scripted import DIMENSIONS, ScriptedEmbedder
from bedside.stores import (
    LocalReleaseWriter,
    OpenRelease,
    PassageVectors,
    backfill,
    open_release,
    open_vectors,
)
from bedside.stores.vector_cache import VectorCache
from bedside.terms import PassageId

numpy = pytest.importorskip("numpy")
GROUPS = [["zebra"], ["giraffe"]]


@pytest.fixture
def release(tmp_path: Path) -> OpenRelease:
    with LocalReleaseWriter.begin(tmp_path / "library") as writer:
        writer.add_literature([work("a", "A zebra."), work("b", "A giraffe.")], on_problem=print)
        writer.commit()
    return open_release(tmp_path / "library")


def fill(vectors: PassageVectors, release: OpenRelease, *, seconds: float | None = None) -> tuple[int, int]:
    embedder = ScriptedEmbedder(GROUPS)
    made = backfill(vectors, release.records, embedder=embedder, seconds=seconds, progress=lambda *_: None)
    return made, embedder.embedded


def test_what_was_made_is_not_made_again(tmp_path: Path, release: OpenRelease) -> None:
    assert fill(open_vectors(tmp_path / "v", release, model="m"), release) == (2, 2)
    assert fill(open_vectors(tmp_path / "v", release, model="m"), release) == (2, 0)
    assert fill(open_vectors(tmp_path / "v", release, model="other"), release) == (2, 2)


def test_the_nearest_come_first_and_ties_by_id(tmp_path: Path, release: OpenRelease) -> None:
    vectors = open_vectors(tmp_path, release, model="m")
    query = ScriptedEmbedder(GROUPS).embed_query("giraffe")
    assert vectors.find_nearest(query, top=2) == [] and vectors.spread(query) == 0.0
    fill(vectors, release)
    assert [hit.id for hit in vectors.find_nearest(query, top=2)] == ["b#0", "a#0"]
    assert [hit.publication_id for hit in vectors.find_nearest(query, top=1)] == ["b"]
    likeness = vectors.compare(query, [PassageId("a#0"), PassageId("b#0"), PassageId("nowhere#0")])
    assert likeness["b#0"] > 0.99 > 0.5 > likeness["a#0"] and len(likeness) == 2
    assert vectors.usual(query) == pytest.approx(sum(likeness.values()) / 2, abs=0.01)
    spread = abs(likeness["b#0"] - likeness["a#0"]) / 2
    assert vectors.spread(query) == pytest.approx(spread, abs=0.01)
    moved = vectors.move_toward(query, {PassageId("a#0"): 1.0})
    assert vectors.compare(moved, [PassageId("a#0")])["a#0"] > likeness["a#0"]


def test_no_time_makes_none(tmp_path: Path, release: OpenRelease) -> None:
    assert fill(open_vectors(tmp_path, release, model="m"), release, seconds=-1)[1] == 0


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_keeps_nothing(tmp_path: Path, release: OpenRelease) -> None:
    tmp_path.chmod(0o500)
    assert fill(open_vectors(tmp_path / "v", release, model="m"), release) == (2, 2)


def test_a_file_in_the_folders_place_keeps_nothing(tmp_path: Path, release: OpenRelease) -> None:
    (tmp_path / "v").write_text("")
    assert fill(open_vectors(tmp_path / "v", release, model="m"), release) == (2, 2)


def test_packing_loses_next_to_nothing(tmp_path: Path) -> None:
    vector = numpy.random.default_rng(1).normal(size=DIMENSIONS).astype(numpy.float32)
    vector /= numpy.linalg.norm(vector)
    cache = VectorCache(tmp_path / "v.sqlite")
    body = cache.keep({b"key": vector})[b"key"]
    assert cache.load([b"key", b"other"]) == {b"key": body} and len(body) == DIMENSIONS + 4
    row = numpy.frombuffer(body, dtype=numpy.int8, offset=4).astype(numpy.float32)
    assert float(row @ vector) / float(numpy.linalg.norm(row)) > 0.999
