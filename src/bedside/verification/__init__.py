"""Does this passage support this claim?"""

from bedside.verification.wording import find_wording_changes, is_hedged, is_negated

__all__ = ["find_wording_changes", "is_hedged", "is_negated"]
