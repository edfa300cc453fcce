"""In which files does an article leave, what do they say of themselves, and are they still what left?"""

from bedside.exports.making import Sources, make_file
from bedside.exports.reading import LARGEST_FILE, OpenedFile, open_file
from bedside.exports.verifying import verify

__all__ = ["LARGEST_FILE", "OpenedFile", "Sources", "make_file", "open_file", "verify"]
