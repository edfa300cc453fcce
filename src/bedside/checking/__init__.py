"""From any text to findings: what is wrong with it, where, and what to write instead."""

from bedside.checking.board import find_held_back, find_tickets
from bedside.checking.check import check_manuscript, check_manuscripts
from bedside.checking.house_findings import check_house_rules, find_missing_words, without_allowed
from bedside.checking.house_rules import HouseRules, apply, find_house_rules, is_failing
from bedside.checking.house_rules_file import read_house_rules
from bedside.checking.manuscript import Manuscript
from bedside.checking.mending import mend, mended
from bedside.checking.pack_rules import find_pack_problems
from bedside.checking.placeholders import TO_NAME, TO_REWORD
from bedside.checking.pragmas import Pragma, read_pragmas, silence
from bedside.checking.read import read_manuscript

__all__ = [
    "TO_NAME",
    "TO_REWORD",
    "HouseRules",
    "Manuscript",
    "Pragma",
    "apply",
    "check_house_rules",
    "check_manuscript",
    "check_manuscripts",
    "find_held_back",
    "find_house_rules",
    "find_missing_words",
    "find_pack_problems",
    "find_tickets",
    "is_failing",
    "mend",
    "mended",
    "read_house_rules",
    "read_manuscript",
    "read_pragmas",
    "silence",
    "without_allowed",
]
