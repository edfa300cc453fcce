"""What number is this, of what, and can it be?"""

from bedside.quantities.numbers import numbers_in

__all__ = ["numbers_in"]
