"""What does a drug's label in SPL, the format of labels at the FDA, say?"""

from bedside.literature.spl.reader import SplReader

__all__ = ["SplReader"]
