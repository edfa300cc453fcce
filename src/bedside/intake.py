"""What goes into a release? Packs and literature files, read and handed to a release's writer."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from importlib import resources
from itertools import chain, islice
from pathlib import Path

from bedside.checking import find_pack_problems
from bedside.errors import PackError, Problem, SourceError
from bedside.literature import is_mesh_folder
from bedside.literature.ahead import ReadAhead
from bedside.literature.pack import read_pack
from bedside.literature.rejects import Rejects
from bedside.ports import (
    Progress,
    Read,
    ReadHeading,
    ReadNotice,
    ReadPack,
    ReadPublication,
    ReadRemoval,
    ReleaseWriter,
)

SHIPPED_PACKS = ("electrolytes",)
PACK_FILE = "pack.yaml"
EVERY = 100
ANNOUNCED = 256
"""Files that may be read while those before them are still being written."""


@dataclass(slots=True, kw_only=True)
class Intake:
    """What went in and what did not: counts, and every problem met.

    ``rejected`` are the files that hold the records which were left out.
    ``files`` remembers which file gave an id that is made of a file's name.
    """

    publications: int = 0
    packs: int = 0
    removals: int = 0
    notices: int = 0
    headings: int = 0
    problems: list[Problem] = field(default_factory=list)
    rejected: list[Path] = field(default_factory=list)
    files: dict[str, Path] = field(default_factory=dict)

    @property
    def has_anything(self) -> bool:
        """Whether something was read that a release can hold."""
        return bool(self.publications or self.packs or self.removals or self.notices or self.headings)


def shipped_pack(name: str) -> Path:
    """The folder of a pack that ships."""
    return Path(str(resources.files("bedside") / "packs" / name))


def read_valid_pack(directory: Path) -> ReadPack:
    """The pack in ``directory``, read and held to every rule. Raises ``PackError`` with all problems."""
    problems, pack = validate_pack(directory)
    if problems or pack is None:
        count = f"{len(problems)} problem{'s' if len(problems) != 1 else ''}"
        raise PackError(
            f"The pack in {directory} has {count} and was not taken in. "
            f"See them with: bedside pack validate {directory}",
            problems,
        )
    return pack


def validate_pack(directory: Path) -> tuple[tuple[Problem, ...], ReadPack | None]:
    """Every problem of the pack in ``directory``, in order of file and line, and the pack if it was read."""
    source = read_pack(directory)
    found = find_pack_problems(source.pack, source.places) if source.pack else ()
    problems = sorted((*source.problems, *found), key=lambda item: (item.place, item.line or 0))
    return tuple(problems), source.pack


def add_shipped_packs(writer: ReleaseWriter, progress: Progress) -> None:
    """Put the shipped packs in. Their rules are held by the project's tests, not again here."""
    for done, name in enumerate(SHIPPED_PACKS):
        progress("Reading the shipped evidence", done, len(SHIPPED_PACKS))
        source = read_pack(shipped_pack(name))
        if source.pack is None or source.problems:
            raise PackError(f"The shipped pack {name} is damaged. Install Bedside again.", source.problems)
        writer.add_pack(source.pack)


def add_paths(writer: ReleaseWriter, paths: Iterable[Path], progress: Progress, *, rejects: Path) -> Intake:
    """Put files, folders and packs in. A bad record or file is a problem; the rest goes in.

    Records that were left out are kept in the folder ``rejects``, to be mended and read again.
    """
    intake = Intake()
    files = chain.from_iterable(map(_found_in, paths))
    with Rejects(folder=rejects) as kept, ReadAhead() as ahead:
        adding = _Adding(writer=writer, intake=intake, kept=kept, ahead=ahead, progress=progress)
        while some := list(islice(files, ANNOUNCED)):
            ahead.announce([path for path in some if _is_literature(path)])
            for path in some:
                adding.add(path)
        intake.rejected = kept.written
    return intake


@dataclass(frozen=True, slots=True, kw_only=True)
class _Adding:
    """Where files and packs are put, one after the other, and by what they are read."""

    writer: ReleaseWriter
    intake: Intake
    kept: Rejects
    ahead: ReadAhead
    progress: Progress

    def add(self, path: Path) -> None:
        """Put a file or a pack in; a path that is not there, or has no name, is a problem."""
        if _is_literature(path):
            self._add_file(path)
        elif not path.exists():
            self._tell(str(path), "There is no such file.", "Check the path.")
        elif _is_pack(path):
            self.writer.add_pack(read_valid_pack(path))
            self.intake.packs += 1
        else:
            met = "The file's name is not UTF-8, so its text could not be named."
            self._tell(ascii(str(path)), met, "Rename it.")

    def _tell(self, place: str, met: str, advice: str) -> None:
        self.intake.problems.append(Problem(place=place, line=None, met=met, advice=advice))

    def _add_file(self, path: Path) -> None:
        intake = self.intake

        def on_problem(problem: Problem) -> None:
            self.kept.keep(problem, source=path)
            # The record is on the disk now; thousands of them need not stay in memory too.
            intake.problems.append(replace(problem, record=None))

        read = _told_of_doubles(self.ahead.read(path, on_problem=on_problem), path, intake)
        counted = _counted(read, path.name, intake=intake, progress=self.progress)
        try:
            intake.publications += self.writer.add_literature(counted, on_problem=on_problem)
        except SourceError as error:
            intake.problems += error.problems or (_whole(path, error),)


def _found_in(path: Path) -> Iterator[Path]:
    """A file, a folder read as one, or what lies in it; hidden things and libraries are passed over."""
    if not path.is_dir() or _is_pack(path) or is_mesh_folder(path):
        yield path
    elif not (path / "CURRENT").is_file():
        for inner in sorted(path.iterdir()):
            is_linked_folder = inner.is_symlink() and inner.is_dir()  # could lead round in a circle
            is_there = inner.is_dir() or inner.is_file()
            if is_there and not is_linked_folder and not inner.name.startswith("."):
                yield from _found_in(inner)


def _told_of_doubles(read: Iterable[Read], path: Path, intake: Intake) -> Iterator[Read]:
    """The same records; a second file of one name is a problem: it takes the place of the first."""
    for item in read:
        if isinstance(item, ReadPublication) and item.publication.id.startswith("file:"):
            first = intake.files.setdefault(item.publication.id, path)
            if first != path:
                met = f"It takes the place of {first}, which has the same name."
                advice = "Rename one of them and read both again."
                intake.problems.append(Problem(place=str(path), line=None, met=met, advice=advice))
        yield item


def _is_pack(path: Path) -> bool:
    return (path / PACK_FILE).is_file()


def _is_literature(path: Path) -> bool:
    return path.exists() and not _is_pack(path) and _is_nameable(path)


def _is_nameable(path: Path) -> bool:
    try:
        str(path).encode()
    except UnicodeEncodeError:
        return False
    return True


def _counted(read: Iterable[Read], name: str, *, intake: Intake, progress: Progress) -> Iterator[Read]:
    for count, item in enumerate(read):
        if count % EVERY == 0:
            progress(f"Reading {name}", count, None)
        intake.removals += len(item.ids) if isinstance(item, ReadRemoval) else 0
        intake.notices += isinstance(item, ReadNotice)
        intake.headings += isinstance(item, ReadHeading)
        yield item


def _whole(path: Path, error: SourceError) -> Problem:
    return Problem(place=str(path), line=None, met=str(error), advice="")
