"""How do our references stand in the formats of reference software? RIS, BibTeX, CSL-JSON.

A field is written only if the library holds it; nothing is completed or guessed.
"""

from bedside.interchange.references.authors import Authors, Group, Person, read_authors
from bedside.interchange.references.bibtex import write_bibtex
from bedside.interchange.references.csl_json import write_csl_json
from bedside.interchange.references.entry import Entry
from bedside.interchange.references.fields import Sort, plain_title, read_pages, read_volume, sort_of
from bedside.interchange.references.ris import write_ris

__all__ = [
    "Authors",
    "Entry",
    "Group",
    "Person",
    "Sort",
    "plain_title",
    "read_authors",
    "read_pages",
    "read_volume",
    "sort_of",
    "write_bibtex",
    "write_csl_json",
    "write_ris",
]
