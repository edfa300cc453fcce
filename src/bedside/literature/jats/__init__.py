"""What does an article in JATS, the format of full text in journals, say?"""

from bedside.literature.jats.reader import JatsReader

__all__ = ["JatsReader"]
