"""How sure may we be?"""

from bedside.appraisal.readability import MEASURE, compile_names, measure_grade

__all__ = ["MEASURE", "compile_names", "measure_grade"]
