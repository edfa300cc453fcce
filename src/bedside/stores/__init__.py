"""Where does the library lie on this machine, and how is it written and read?"""

from bedside.stores.answers import SavedAnswer, load_answer, save_answer
from bedside.stores.layout import SCHEMA_VERSION, find_current, is_library
from bedside.stores.manifest import Manifest, PackLine, read_manifest, verify_release
from bedside.stores.open import OpenRelease, has_readable_release, open_release, verify_current
from bedside.stores.release import LocalReleaseWriter
from bedside.stores.sqlite_records import SqliteRecords
from bedside.stores.tantivy_index import TantivyIndex
from bedside.stores.vector_index import PassageVectors
from bedside.stores.vectors import backfill, open_vectors

__all__ = [
    "SCHEMA_VERSION",
    "LocalReleaseWriter",
    "Manifest",
    "OpenRelease",
    "PackLine",
    "PassageVectors",
    "SavedAnswer",
    "SqliteRecords",
    "TantivyIndex",
    "backfill",
    "find_current",
    "has_readable_release",
    "is_library",
    "load_answer",
    "open_release",
    "open_vectors",
    "read_manifest",
    "save_answer",
    "verify_current",
    "verify_release",
]
