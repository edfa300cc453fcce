"""What do models on this machine say? Embedding and judging; nothing is loaded before it is asked."""

from bedside.engines.packaged_bge import PackagedBge, find_packaged_bge
from bedside.engines.packaged_judge import PackagedJudge, find_packaged_judge

__all__ = ["PackagedBge", "PackagedJudge", "find_packaged_bge", "find_packaged_judge"]
