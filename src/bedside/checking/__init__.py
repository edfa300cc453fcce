"""From any text to findings: what is wrong with it, where, and what to write instead."""

from bedside.checking.check import check_manuscript, check_manuscripts
from bedside.checking.manuscript import Manuscript
from bedside.checking.pack_rules import find_pack_problems
from bedside.checking.read import read_manuscript

__all__ = ["Manuscript", "check_manuscript", "check_manuscripts", "find_pack_problems", "read_manuscript"]
