"""What exactly is signed? One hash over all of a claim that a reader or a rule can be led by.

The passage's id is left out: it is an index's, and an index is built anew without a word being changed.
"""

import hashlib
import json
from datetime import datetime
from typing import Any

from bedside.terms import Claim, ClaimSupport, Quantity


def hash_claim(claim: Claim) -> str:
    """The SHA-256, in hex, of everything that a reviewer signs."""
    return hash_words(_signed(claim))


def hash_words(value: object) -> str:
    """The SHA-256 of a value as JSON in one form: keys sorted, no spaces, UTF-8."""
    text = json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False, allow_nan=False)
    return hashlib.sha256(text.encode()).hexdigest()


def write_time(at: datetime) -> str:
    """A moment as it is hashed and exported: ISO 8601 with microseconds and the offset of UTC."""
    return at.isoformat(timespec="microseconds")


def _signed(claim: Claim) -> dict[str, Any]:
    recommendation = claim.recommendation
    return {
        "id": claim.id,
        "concept": claim.concept,
        "facet": claim.facet.value,
        "statement": claim.statement,
        "plain": claim.plain,
        "certainty": claim.certainty.value,
        "is_unverified": claim.is_unverified,
        "supports": [_support(support) for support in claim.supports],
        "quantities": [_quantity(quantity) for quantity in claim.quantities],
        "populations": list(claim.populations),
        "conditions": list(claim.conditions),
        "drugs": list(claim.drugs),
        "disagreements": [
            {"says": other.says, "work": other.publication_id} for other in claim.disagreements
        ],
        "recommendation": recommendation
        and {
            "by": recommendation.by,
            "grade": recommendation.grade,
            "is_verified": recommendation.is_verified,
        },
    }


def _support(support: ClaimSupport) -> dict[str, str]:
    return {
        "work": support.publication_id,
        "locator": support.locator,
        "directness": support.directness.value,
        "read_depth": support.read_depth.value,
        "note": support.note,
    }


def _quantity(quantity: Quantity) -> dict[str, Any]:
    return {
        "name": quantity.name,
        "kind": quantity.kind.value,
        "comparator": quantity.comparator.value,
        "low": float(quantity.low),
        "high": None if quantity.high is None else float(quantity.high),
        "unit": quantity.unit,
        "printed_unit": quantity.printed_unit,
        "of": quantity.of,
        "specimen": quantity.specimen,
    }
