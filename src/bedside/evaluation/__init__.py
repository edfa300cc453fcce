"""How good are we? Sets with known answers, a peer in the same run, and what chance may explain."""

from bedside.evaluation.checker_run import (
    read_checker_run,
    render_checker_page,
    render_checker_table,
    run_checker,
    write_checker_run,
)
from bedside.evaluation.masking_page import render_masking, render_masking_table
from bedside.evaluation.masking_run import read_masking_run, run_masking, write_masking_run
from bedside.evaluation.page import render_page
from bedside.evaluation.run import Plan, evaluate
from bedside.evaluation.run_file import Run, read_run, write_run
from bedside.evaluation.sets import SETS
from bedside.evaluation.support_page import render_support, render_support_table
from bedside.evaluation.support_run import evaluate_support, read_support_run, write_support_run
from bedside.evaluation.support_systems import find_engines
from bedside.evaluation.table import render_table
from bedside.evaluation.variants import DEFAULT_VARIANTS, VARIANTS, Variant
from bedside.evaluation.writer_page import render_writer, render_writer_table
from bedside.evaluation.writer_run import evaluate_writer, read_writer_run, write_writer_run

__all__ = [
    "DEFAULT_VARIANTS",
    "SETS",
    "VARIANTS",
    "Plan",
    "Run",
    "Variant",
    "evaluate",
    "evaluate_support",
    "evaluate_writer",
    "find_engines",
    "read_checker_run",
    "read_masking_run",
    "read_run",
    "read_support_run",
    "read_writer_run",
    "render_checker_page",
    "render_checker_table",
    "render_masking",
    "render_masking_table",
    "render_page",
    "render_support",
    "render_support_table",
    "render_table",
    "render_writer",
    "render_writer_table",
    "run_checker",
    "run_masking",
    "write_checker_run",
    "write_masking_run",
    "write_run",
    "write_support_run",
    "write_writer_run",
]
