"""What do models on this machine say? Embedding, judging, finding names; nothing is loaded unasked."""

from bedside.engines.masking import PresidioMasker, find_masker
from bedside.engines.packaged_bge import PackagedBge, find_packaged_bge
from bedside.engines.packaged_judge import PackagedJudge, find_packaged_judge

__all__ = [
    "PackagedBge",
    "PackagedJudge",
    "PresidioMasker",
    "find_masker",
    "find_packaged_bge",
    "find_packaged_judge",
]
