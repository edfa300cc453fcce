"""How does an answer or a checked text look to this reader? Text, Markdown, HTML, JSON or SARIF.

The rules that every form shares are here too, so that a site draws from the same ones.
"""

from bedside.rendering.board_html import Picture, pictures_of, render_board_html
from bedside.rendering.board_json import render_board_json
from bedside.rendering.board_text import render_board_text
from bedside.rendering.board_view import BoardPage, legible_board
from bedside.rendering.calculation_json import render_calculation_json, render_calculators_json
from bedside.rendering.calculation_text import (
    describe_input,
    render_calculation_text,
    render_calculator_text,
    render_calculators_text,
)
from bedside.rendering.checked_html import Sheaf, make_sheaves, render_check_html
from bedside.rendering.checked_json import check_schema, render_check_json
from bedside.rendering.checked_sarif import render_check_sarif
from bedside.rendering.checked_text import render_check_text
from bedside.rendering.checked_view import count_silent
from bedside.rendering.citations import format_reference, link_of
from bedside.rendering.file_report import render_file_report, render_file_report_json
from bedside.rendering.finding_titles import FINDING_TITLES
from bedside.rendering.html import Marker, column_widths, render_html
from bedside.rendering.json import article_schema, render_json
from bedside.rendering.labels import AUDIENCE_LINES, labels_for
from bedside.rendering.labels import Labels as ArticleLabels
from bedside.rendering.legible import QUANTITY, clean, legible, safe_url
from bedside.rendering.markdown import render_markdown
from bedside.rendering.pathway_plan import Place, Way, every_place, plan
from bedside.rendering.pathway_svg import PictureWords, render_pathway_svg
from bedside.rendering.pathway_text import render_pathway_text, render_walk_text
from bedside.rendering.patient_json import render_patient_json
from bedside.rendering.patient_text import render_patient_text
from bedside.rendering.text import render_text
from bedside.rendering.view import (
    ReferenceGroup,
    StepState,
    correction_line,
    counts_line,
    group_references,
    is_pending,
    key_line,
    making_pairs,
    near_line,
    outcome_line,
    read_depth_line,
    readability_line,
    recommendation_line,
    reference_flags,
    replay_command,
    slots_line,
    statement_notes,
    statements_of,
    status_steps,
)

__all__ = [
    "AUDIENCE_LINES",
    "FINDING_TITLES",
    "QUANTITY",
    "ArticleLabels",
    "BoardPage",
    "Marker",
    "Picture",
    "PictureWords",
    "Place",
    "ReferenceGroup",
    "Sheaf",
    "StepState",
    "Way",
    "article_schema",
    "check_schema",
    "clean",
    "column_widths",
    "correction_line",
    "count_silent",
    "counts_line",
    "describe_input",
    "every_place",
    "format_reference",
    "group_references",
    "is_pending",
    "key_line",
    "labels_for",
    "legible",
    "legible_board",
    "link_of",
    "make_sheaves",
    "making_pairs",
    "near_line",
    "outcome_line",
    "pictures_of",
    "plan",
    "read_depth_line",
    "readability_line",
    "recommendation_line",
    "reference_flags",
    "render_board_html",
    "render_board_json",
    "render_board_text",
    "render_calculation_json",
    "render_calculation_text",
    "render_calculator_text",
    "render_calculators_json",
    "render_calculators_text",
    "render_check_html",
    "render_check_json",
    "render_check_sarif",
    "render_check_text",
    "render_file_report",
    "render_file_report_json",
    "render_html",
    "render_json",
    "render_markdown",
    "render_pathway_svg",
    "render_pathway_text",
    "render_patient_json",
    "render_patient_text",
    "render_text",
    "render_walk_text",
    "replay_command",
    "safe_url",
    "slots_line",
    "statement_notes",
    "statements_of",
    "status_steps",
]
