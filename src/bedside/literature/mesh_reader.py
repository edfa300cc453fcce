"""How does MeSH come into a library? By NLM's descriptor file, or by a folder of tables."""

from collections.abc import Iterator
from pathlib import Path

from bedside.literature.mesh_tables import read_mesh_tables
from bedside.literature.mesh_xml import read_mesh
from bedside.literature.reader import OnProblem
from bedside.ports import ReadHeading

_ROOT = b"<DescriptorRecordSet"
_TABLES = ("terms.tsv", "tree-numbers.tsv")


class MeshReader:
    """Reads ``descYYYY.xml``, plain or gzip."""

    name = "MeSH descriptors (descYYYY.xml)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether the head opens a set of descriptors."""
        return _ROOT in head

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadHeading]:
        """The file's headings, in order; what cannot be read goes to ``on_problem``."""
        return (ReadHeading(heading=each) for each in read_mesh(path, on_problem=on_problem))


class MeshTablesReader:
    """Reads a folder of tables as one."""

    name = "folder of MeSH tables (terms.tsv, tree-numbers.tsv)"

    def recognizes(self, head: bytes, path: Path) -> bool:
        """Whether ``path`` is a folder that holds both tables."""
        return is_mesh_folder(path)

    def read(self, path: Path, *, on_problem: OnProblem) -> Iterator[ReadHeading]:
        """The tables' headings, by id. Raises ``SourceError`` if a table cannot be read."""
        return (ReadHeading(heading=each) for each in read_mesh_tables(path))


def is_mesh_folder(path: Path) -> bool:
    """Whether a folder holds the tables that are read together."""
    return all((path / name).is_file() for name in _TABLES)
