"""From any text to findings: what is wrong with it, where, and what to write instead."""

from bedside.checking.pack_rules import find_pack_problems

__all__ = ["find_pack_problems"]
