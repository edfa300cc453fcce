"""Which sets of claims and passages are there? One small module each."""

from collections.abc import Callable, Mapping
from pathlib import Path

from bedside.evaluation.support_pairs import SupportSet
from bedside.evaluation.support_sets.evidence_inference import read_effects
from bedside.evaluation.support_sets.expertqa import read_expertqa
from bedside.evaluation.support_sets.healthver import read_healthver
from bedside.evaluation.support_sets.nli4ct import read_nli4ct
from bedside.evaluation.support_sets.scifact import read_scifact_pairs

SUPPORT_SETS: Mapping[str, Callable[[Path], SupportSet]] = {
    "scifact": read_scifact_pairs,
    "expertqa": read_expertqa,
    "healthver": read_healthver,
    "nli4ct": read_nli4ct,
    "evidence-inference": read_effects,
}
"""Each set's reader by its name; a reader takes the folder of all sets."""

__all__ = ["SUPPORT_SETS"]
