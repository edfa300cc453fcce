"""Where does the library lie on this machine, and how is it written and read?"""

from bedside.stores.layout import SCHEMA_VERSION, find_current
from bedside.stores.manifest import Manifest, PackLine, read_manifest, verify_release
from bedside.stores.open import OpenRelease, open_release
from bedside.stores.release import LocalReleaseWriter
from bedside.stores.sqlite_records import SqliteRecords
from bedside.stores.tantivy_index import TantivyIndex

__all__ = [
    "SCHEMA_VERSION",
    "LocalReleaseWriter",
    "Manifest",
    "OpenRelease",
    "PackLine",
    "SqliteRecords",
    "TantivyIndex",
    "find_current",
    "open_release",
    "read_manifest",
    "verify_release",
]
