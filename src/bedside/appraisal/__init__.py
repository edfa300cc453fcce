"""How sure may we be?"""

from bedside.appraisal.disagreement import CutOff, find_cut_offs
from bedside.appraisal.levels import find_levels
from bedside.appraisal.readability import MEASURE, compile_names, measure_grade

__all__ = ["MEASURE", "CutOff", "compile_names", "find_cut_offs", "find_levels", "measure_grade"]
