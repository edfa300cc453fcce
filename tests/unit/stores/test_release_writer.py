"""A release is made all at once or not at all."""

import errno
import os
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from library_samples import LOW, claim, pack, work

from bedside.errors import EngineError, LibraryNotFound, LibraryReadOnly, Problem, SourceError, UserError
from bedside.ports import ReadPack, ReadPublication
from bedside.stores import SCHEMA_VERSION, LocalReleaseWriter, find_current, open_release, verify_release
from bedside.terms import PublicationId


def write(
    library: Path, *works: ReadPublication, packs: tuple[ReadPack, ...] = (), keep_current: bool = True
) -> str:
    with LocalReleaseWriter.begin(library, keep_current=keep_current) as writer:
        for each in packs:
            writer.add_pack(each)
        assert writer.add_literature(iter(works), on_problem=print) == len(works)
        return writer.commit()


def folders(library: Path) -> set[str]:
    return {path.name for path in (library / "releases").iterdir()}


def test_what_was_put_in_comes_out(tmp_path: Path) -> None:
    given = pack()
    other = work("b", "Other words.")
    id = write(tmp_path, work("a"), other, packs=(given,))
    with open_release(tmp_path) as release:
        records = release.records
        assert release.id == release.manifest.id == find_current(tmp_path) == id
        assert records.publication(PublicationId("a")) == work("a").publication
        assert [records.passage(each.id) for each in other.passages] == list(other.passages)
        assert records.passage(given.passages[0].id) == given.passages[0]
        assert tuple(records.claims_on(LOW)) == given.claims[:2]
        assert tuple(records.concepts()) == given.concepts
        assert tuple(records.drug_causes(LOW)) == given.drug_causes
        assert tuple(records.cause_rules(LOW)) == given.cause_rules
        assert tuple(records.glossary()) == given.glossary
        assert release.manifest.counts["publications"] == 3
        assert [(p.name, p.version, p.updated) for p in release.manifest.packs] == [
            ("sample", "1", "2026-01-02")
        ]
    assert verify_release(release.path) == ()


def test_the_unknown_is_a_key_error(tmp_path: Path) -> None:
    write(tmp_path, work("a"))
    with open_release(tmp_path) as release:
        for missing in (
            lambda: release.records.publication(PublicationId("z")),
            lambda: release.records.passage(work("z").passages[0].id),
            lambda: release.records.claim(claim("z").id),
        ):
            with pytest.raises(KeyError):
                missing()
        assert list(release.records.claims_on(LOW)) == []


def test_unchanged_content_is_no_new_release(tmp_path: Path) -> None:
    first = write(tmp_path, work("a"), packs=(pack(),))
    before = (tmp_path / "CURRENT").stat().st_mtime_ns
    assert write(tmp_path, work("a"), packs=(pack(),)) == first
    assert write(tmp_path) == first
    assert folders(tmp_path) == {first} and (tmp_path / "CURRENT").stat().st_mtime_ns == before


def test_releases_grow_and_older_ones_stay(tmp_path: Path) -> None:
    first = write(tmp_path, work("a"))
    with open_release(tmp_path) as old:
        second = write(tmp_path, work("b"))
        assert [hit.publication_id for hit in old.index.find_passages(["fell"], top=9)] == ["a"]
    with open_release(tmp_path) as new:
        assert [hit.publication_id for hit in new.index.find_passages(["fell"], top=9)] == ["a", "b"]
    assert folders(tmp_path) == {first, second}
    assert all(verify_release(tmp_path / "releases" / each) == () for each in (first, second))


def test_a_replaced_work_is_gone_from_records_and_index(tmp_path: Path) -> None:
    write(tmp_path, work("a", "Zebra. " * 400), work("b"))
    write(tmp_path, work("a", "Giraffe."))
    with open_release(tmp_path) as release:
        assert release.manifest.counts["passages"] == len(work("a", "Giraffe.").passages) + len(
            work("b").passages
        )
        assert release.index.find_passages(["zebra"], top=9) == []
        assert [hit.id for hit in release.index.find_passages(["giraffe"], top=9)] == ["a#0"]


def test_history_leaves_no_mark_on_id_or_scores(tmp_path: Path) -> None:
    write(tmp_path / "one", work("a", "Zebra fell."), work("b"))
    first = write(tmp_path / "one", work("a"), packs=(pack(),))
    second = write(tmp_path / "two", work("b"), work("a"), packs=(pack(),))
    with open_release(tmp_path / "one") as one, open_release(tmp_path / "two") as two:
        assert first != second  # what a work said before is kept, and is part of what the release holds
        assert one.records.versions(PublicationId("a")) and not two.records.versions(PublicationId("a"))
        assert one.index.find_passages(["fell"], top=9) == two.index.find_passages(["fell"], top=9)


def test_going_back_to_earlier_content_finds_the_earlier_release(tmp_path: Path) -> None:
    first = write(tmp_path, work("a"))
    write(tmp_path, work("b"))
    assert write(tmp_path, work("a"), keep_current=False) == first == find_current(tmp_path)


def test_a_damaged_earlier_release_is_made_anew(tmp_path: Path) -> None:
    first = write(tmp_path, work("a"))
    write(tmp_path, work("b"))
    (tmp_path / "releases" / first / "records.sqlite").write_bytes(b"broken")
    write(tmp_path, work("a"), keep_current=False)
    assert verify_release(tmp_path / "releases" / first) == ()


def test_a_damaged_current_release_can_be_made_anew(tmp_path: Path) -> None:
    first = write(tmp_path, work("a"))
    (tmp_path / "releases" / first / "records.sqlite").write_bytes(b"broken")
    assert write(tmp_path, work("a"), keep_current=False) == first
    assert verify_release(tmp_path / "releases" / first) == ()
    (tmp_path / "CURRENT").write_text("nonsense")
    with pytest.raises(LibraryNotFound):
        LocalReleaseWriter.begin(tmp_path)
    assert write(tmp_path, work("a"), keep_current=False) == first == find_current(tmp_path)


def test_a_file_where_the_library_should_be_is_said(tmp_path: Path) -> None:
    (tmp_path / "file").touch()
    for library in (tmp_path / "file", tmp_path / "file" / "library"):
        with pytest.raises(LibraryReadOnly, match="Name a folder"):
            LocalReleaseWriter.begin(library)


def test_many_threads_read_one_release(tmp_path: Path) -> None:
    works = [work(f"w{n}", f"Word{n} fell.") for n in range(50)]
    write(tmp_path, *works, packs=(pack(),))
    with open_release(tmp_path) as release, ThreadPoolExecutor(8) as threads:

        def look(n: int) -> bool:
            (hit,) = release.index.find_passages([f"word{n % 50}"], top=3)
            assert hit.publication_id is not None and release.records.claims_on(LOW)
            return release.records.publication(hit.publication_id) == works[n % 50].publication

        assert all(threads.map(look, range(400)))


def test_a_new_version_of_a_pack_takes_the_place_of_the_old(tmp_path: Path) -> None:
    write(tmp_path, packs=(pack(version="1"),))
    write(tmp_path, packs=(pack(version="2"),))
    with open_release(tmp_path) as release:
        assert [each.version for each in release.manifest.packs] == ["2"]
        assert len(release.records.claims_on(LOW)) == 2


def test_one_id_never_names_two_things(tmp_path: Path) -> None:
    write(tmp_path, packs=(pack(),))
    before = find_current(tmp_path)
    with pytest.raises(SourceError, match="already belongs to pack sample"):
        write(tmp_path, packs=(pack("other"),))
    problems: list[Problem] = []
    with LocalReleaseWriter.begin(tmp_path) as writer:
        writer.add_literature([work("ref-1"), work("good")], on_problem=problems.append)
        writer.commit()
    assert [str(problem) for problem in problems] == [
        "ref-1: The id already belongs to pack sample. Give it another id."
    ]
    with open_release(tmp_path) as release:
        assert release.manifest.counts["literature"] == 1
    assert before in folders(tmp_path)


def test_two_writers_at_once_are_one_too_many(tmp_path: Path) -> None:
    with LocalReleaseWriter.begin(tmp_path), pytest.raises(UserError, match="Another program"):
        LocalReleaseWriter.begin(tmp_path)
    LocalReleaseWriter.begin(tmp_path).abandon()


def test_what_is_not_committed_is_thrown_away(tmp_path: Path) -> None:
    first = write(tmp_path, work("a"))
    with LocalReleaseWriter.begin(tmp_path) as writer:
        writer.add_literature([work("b")], on_problem=print)

    def failing() -> Iterator[ReadPublication]:
        yield work("c")
        raise PermissionError(errno.EACCES, "the source, not the library")

    with pytest.raises(PermissionError), LocalReleaseWriter.begin(tmp_path) as writer:
        writer.add_literature(failing(), on_problem=print)
    assert folders(tmp_path) == {first} and find_current(tmp_path) == first


@pytest.mark.parametrize(("number", "says"), [(errno.ENOSPC, "disk is full"), (errno.EROFS, "not allowed")])
@pytest.mark.parametrize("call", ["mkdir", "fsync", "hardlink_to", "copyfile", "rename", "replace"])
def test_what_the_disk_refuses_is_said_and_the_old_release_stays(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, number: int, says: str, call: str
) -> None:
    first = write(tmp_path, work("a"))

    def refuse(*_: object, **__: object) -> None:
        raise OSError(number, os.strerror(number))

    target = {"fsync": "os.fsync", "copyfile": "shutil.copyfile"}.get(call, f"pathlib.Path.{call}")
    with monkeypatch.context() as patched:
        patched.setattr(target, refuse)
        if call == "hardlink_to":  # a file system without hard links is no reason to refuse
            write(tmp_path, work("b"))
            return
        with pytest.raises(LibraryReadOnly, match=says):
            write(tmp_path, work("b"))
    assert find_current(tmp_path) == first
    assert not [name for name in folders(tmp_path) if name.startswith(".")]
    with open_release(tmp_path) as release:
        assert len(release.index.find_passages(["fell"], top=9)) == 1


def test_there_may_be_no_library(tmp_path: Path) -> None:
    for library in (tmp_path / "none", tmp_path):
        with pytest.raises(LibraryNotFound, match="bedside ingest"):
            open_release(library)
    for text in ("../../etc", "0123456789abcdef", ""):
        (tmp_path / "CURRENT").write_text(text)
        with pytest.raises(LibraryNotFound):
            open_release(tmp_path)


def test_another_layout_is_not_read(tmp_path: Path) -> None:
    id = write(tmp_path, work("a"))
    manifest = tmp_path / "releases" / id / "manifest.json"
    ours, other = f'"schema_version": {SCHEMA_VERSION}', '"schema_version": 99'
    manifest.write_text(manifest.read_text().replace(ours, other))
    with pytest.raises(LibraryNotFound, match="layout 99"):
        open_release(tmp_path)
    manifest.write_text("{")
    with pytest.raises(LibraryNotFound, match="not a manifest"):
        open_release(tmp_path)


def test_damage_is_found(tmp_path: Path) -> None:
    release = tmp_path / "releases" / write(tmp_path, work("a"))
    records = release / "records.sqlite"
    data = bytearray(records.read_bytes())
    data[-10] ^= 1
    records.write_bytes(data)
    (release / "index" / "claims" / "meta.json").unlink()
    (release / "stray").touch()
    met = {Path(problem.place).name: problem.met for problem in verify_release(release)}
    assert set(met) == {"records.sqlite", "meta.json", "stray"}
    with pytest.raises(EngineError, match="bedside doctor"):
        open_release(tmp_path)
