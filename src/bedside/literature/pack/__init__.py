"""What does an evidence pack say, and is it well formed?"""

from bedside.literature.pack.folder import growing_pack, refuse_existing, write_pack_files
from bedside.literature.pack.read import PackSource, read_pack
from bedside.literature.pack.schema import pack_schema
from bedside.literature.pack.starter import write_starter

__all__ = [
    "PackSource",
    "growing_pack",
    "pack_schema",
    "read_pack",
    "refuse_existing",
    "write_pack_files",
    "write_starter",
]
