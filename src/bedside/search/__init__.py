"""Which passages and claims bear on this?"""

from bedside.search.conditions import find_conditions
from bedside.search.facets import find_facet, speaks_of
from bedside.search.find import Sight, find
from bedside.search.focus import GENERAL, LIKE, SOFT, FocusTerm, find_stems, make_focus, measure_coverage
from bedside.search.languages import is_english
from bedside.search.populations import POPULATIONS, find_populations
from bedside.search.speakers import speaks_as_patient
from bedside.search.triage import find_urgency
from bedside.search.understand import understand
from bedside.search.vocabulary import CUE_WORDS, Vocabulary, make_vocabulary
from bedside.search.words import MAX_QUESTION, clean, find_query_words, find_words, is_content, stem

__all__ = [
    "CUE_WORDS",
    "GENERAL",
    "LIKE",
    "MAX_QUESTION",
    "POPULATIONS",
    "SOFT",
    "FocusTerm",
    "Sight",
    "Vocabulary",
    "clean",
    "find",
    "find_conditions",
    "find_facet",
    "find_populations",
    "find_query_words",
    "find_stems",
    "find_urgency",
    "find_words",
    "is_content",
    "is_english",
    "make_focus",
    "make_vocabulary",
    "measure_coverage",
    "speaks_as_patient",
    "speaks_of",
    "stem",
    "understand",
]
