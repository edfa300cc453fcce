"""Does this passage support this claim?"""

from bedside.verification.leaning import leans
from bedside.verification.numbers_held import find_unheld_numbers
from bedside.verification.opposed import find_against, opposed_queries
from bedside.verification.orders import gives_orders
from bedside.verification.reading import choose_text
from bedside.verification.rules import is_quoted, verify_by_rules
from bedside.verification.shortening import is_shortened, without_openings
from bedside.verification.spans import find_best_span, is_aim
from bedside.verification.support import verify_claim
from bedside.verification.unseen import hides_meaning, is_hidden
from bedside.verification.wording import find_wording_changes, is_hedged, is_negated
from bedside.verification.words import measure_shared, stems_of

__all__ = [
    "choose_text",
    "find_against",
    "find_best_span",
    "find_unheld_numbers",
    "find_wording_changes",
    "gives_orders",
    "hides_meaning",
    "is_aim",
    "is_hedged",
    "is_hidden",
    "is_negated",
    "is_quoted",
    "is_shortened",
    "leans",
    "measure_shared",
    "opposed_queries",
    "stems_of",
    "verify_by_rules",
    "verify_claim",
    "without_openings",
]
