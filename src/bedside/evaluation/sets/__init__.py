"""Which sets are there? One small module each; add a line to measure on another."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bedside.evaluation.retrieval_set import RetrievalSet
from bedside.evaluation.sets.bioasq import read_bioasq
from bedside.evaluation.sets.cohen import read_cohen
from bedside.evaluation.sets.evidence_inference import read_evidence_inference
from bedside.evaluation.sets.folder import find_data
from bedside.evaluation.sets.med import read_med
from bedside.evaluation.sets.medquad import read_medquad
from bedside.evaluation.sets.pubmedqa import read_pubmedqa
from bedside.evaluation.sets.scifact import read_scifact

SETS: Mapping[str, Callable[[Path], RetrievalSet]] = {
    "scifact": read_scifact,
    "bioasq": read_bioasq,
    "med": read_med,
    "pubmedqa": read_pubmedqa,
    "cohen": read_cohen,
    "evidence-inference": read_evidence_inference,
    "medquad": read_medquad,
}
"""Each set's reader by its name; a reader takes the folder of all sets."""

__all__ = ["SETS", "find_data"]
