"""Which writer may draft on this site?"""

from bedside.library import Writing


def find_writing() -> Writing | None:
    """The writer that the operator set, kept for the process; ``None`` without one."""
    return None
