"""What do MeSH's headings look like in tables? For use where NLM's own descriptor file is not at hand.

``terms.tsv`` (mesh_id, mesh_name) and ``tree-numbers.tsv`` (mesh_id, mesh_name, mesh_tree_number) are
those of https://github.com/dhimmel/mesh; ``subjects_mesh_*.csv`` (id, scheme, subject) is Invenio's.
"""

import csv
from collections.abc import Iterator, Mapping
from pathlib import Path

from bedside.errors import SourceError
from bedside.terms import MeshHeading

_INVENIO_ID = "https://id.nlm.nih.gov/mesh/"


def read_mesh_tables(folder: Path) -> Iterator[MeshHeading]:
    """The headings of a folder's tables, by id. They hold no entry terms.

    With Invenio's table, its ids and names stand, and a differing name in the older ``terms.tsv`` is kept
    among ``names``; a heading that is in the older table alone was dropped by NLM and is left out. Tree
    numbers are those of ``tree-numbers.tsv``, which may be of an older year than the names.
    Raises :class:`SourceError` if a table is missing, is not UTF-8 or lacks a column.
    """
    older = dict(_pairs(folder / "terms.tsv", "mesh_id", "mesh_name"))
    trees: dict[str, list[str]] = {}
    for id, tree in _pairs(folder / "tree-numbers.tsv", "mesh_id", "mesh_tree_number"):
        trees.setdefault(id, []).append(tree)
    newest = max(folder.glob("subjects_mesh_*.csv"), default=None)
    newer = {
        id.removeprefix(_INVENIO_ID): name for id, name in (_pairs(newest, "id", "subject") if newest else ())
    }
    names: Mapping[str, str] = newer or older
    for id in sorted(names):
        former = older.get(id, names[id])
        yield MeshHeading(
            id=id,
            name=names[id],
            names=(former,) if former != names[id] else (),
            trees=tuple(trees.get(id, ())),
        )


def _pairs(path: Path, key: str, value: str) -> Iterator[tuple[str, str]]:
    """Two columns of a table with tabs (``.tsv``) or commas."""
    try:
        with path.open(encoding="utf-8-sig", newline="") as opened:
            rows = csv.DictReader(opened, delimiter="\t" if path.suffix == ".tsv" else ",")
            missing = {key, value} - set(rows.fieldnames or ())
            if missing:
                raise SourceError(f"{path} lacks the column {min(missing)}; expected {key} and {value}.")
            for row in rows:
                if row[key] and row[value]:
                    yield row[key], row[value]
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise SourceError(f"{path} cannot be read as a table of MeSH: {error}.") from error
