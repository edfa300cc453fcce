"""What stands before an item of a list? The mark that print sets for the list's type."""


def item_mark(list_type: str | None, number: int) -> str:
    """``2.`` or ``b.`` in ordered lists, nothing in plain ones, else a bullet; ``number`` is from 1."""
    match (list_type or "").lower():
        case "order" | "ordered":
            return f"{number}."
        case "alpha-lower" if number <= 26:
            return f"{chr(96 + number)}."
        case "alpha-upper" if number <= 26:
            return f"{chr(64 + number)}."
        case "simple":
            return ""
        case _:
            return "•"
