"""What do models on this machine say? Embedding, behind a port; without a model nothing is loaded."""

from bedside.engines.packaged_bge import PackagedBge, find_packaged_bge

__all__ = ["PackagedBge", "find_packaged_bge"]
