"""What does an evidence pack say, and is it well formed?"""

from bedside.literature.pack.read import PackSource, read_pack
from bedside.literature.pack.schema import pack_schema
from bedside.literature.pack.starter import write_starter

__all__ = ["PackSource", "pack_schema", "read_pack", "write_starter"]
