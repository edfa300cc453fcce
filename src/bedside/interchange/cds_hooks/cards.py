"""How does a hint look as a card? Summary, what was seen, what claims say of it, and its status."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any
from uuid import uuid4

from bedside.interchange.cds_hooks.feedback import OVERRIDE_REASONS
from bedside.interchange.cds_hooks.invariants import Where, find_breaches
from bedside.terms import Hint, LabTest

SUMMARY_LIMIT = 140
"""A summary is shorter than so many characters."""

# What GitHub's Markdown takes for more than a letter: anywhere in a line, and as its first sign.
_MARKS = re.compile(r"([\\`*_\[\]|~])")
_FIRST = re.compile(r"^(?=[#+=-])|^(\d+)(?=[.)])")


@dataclass(frozen=True, slots=True, kw_only=True)
class CardSource:
    """Where cards point: the site, the claims' words, titles, and whether people signed all of them.

    ``statements`` has the wording that readers are shown, by claim; ``names`` has conditions, by concept.
    ``icon`` is the address of a picture; ``launch`` is where the record opens the site as a SMART app, and
    empty where it cannot.
    """

    site: str
    title: str
    statements: Mapping[str, str]
    names: Mapping[str, str]
    is_signed: Callable[[Hint], bool]
    icon: str
    launch: str = ""
    new_id: Callable[[], str] = lambda: str(uuid4())


def make_response(hints: tuple[Hint, ...], patient_id: str, source: CardSource) -> dict[str, Any]:
    """The body of an answer: a card for each hint. Raises ``ValueError`` if one would break a rule."""
    body = {"cards": [_card(each, patient_id, source) for each in hints]}
    if find_breaches(body, Where.RESPONSES) or any(_holds_nothing(each) for each in body["cards"]):
        raise ValueError("a card would break CDS Hooks 2.0")
    if any(len(each["summary"]) >= SUMMARY_LIMIT for each in body["cards"]):
        raise ValueError("a summary is too long")
    return body


def _holds_nothing(value: Any) -> bool:
    """Whether a null, or an empty text, list or object stands anywhere in it."""
    if isinstance(value, dict):
        return not value or any(map(_holds_nothing, value.values()))
    if isinstance(value, list):
        return not value or any(map(_holds_nothing, value))
    return value is None or (isinstance(value, str) and not value.strip())


def _card(hint: Hint, patient_id: str, source: CardSource) -> dict[str, Any]:
    card: dict[str, Any] = {
        "uuid": source.new_id(),
        "summary": hint.headline,
        "detail": _detail(hint, source),
        "indicator": hint.level.value,
        "source": {
            "label": f"Bedside: {source.title}",
            "url": f"{source.site}/",
            "icon": source.icon,
            "topic": {
                "system": f"{source.site}/explore/",
                "code": str(hint.concept),
                "display": source.names[hint.concept],
            },
        },
        "overrideReasons": [
            {"system": f"{source.site}/cds-services/override-reasons", "code": code, "display": words}
            for code, words in OVERRIDE_REASONS.items()
        ],
        "links": _links(hint, source),
    }
    if hint.tests:
        card["suggestions"] = [_suggestion(each, patient_id, source) for each in hint.tests]
        card["selectionBehavior"] = "any"
    return card


def _links(hint: Hint, source: CardSource) -> list[dict[str, str]]:
    links = [
        {
            "label": f"{source.names[hint.concept]}: topics and articles",
            "url": f"{source.site}/explore/{hint.concept}/",
            "type": "absolute",
        }
    ]
    if source.launch:
        links.append({"label": "This patient's record in Bedside", "url": source.launch, "type": "smart"})
    return links


def _suggestion(test: LabTest, patient_id: str, source: CardSource) -> dict[str, Any]:
    codings = [
        {"system": code.system, "code": code.code} | ({"display": code.display} if code.display else {})
        for code in test.codes
    ]
    return {
        "label": f"Order: {test.name}",
        "uuid": source.new_id(),
        "actions": [
            {
                "type": "create",
                "description": f"Drafts an order for {test.name}, to be looked at and signed.",
                "resource": {
                    "resourceType": "ServiceRequest",
                    "status": "draft",
                    "intent": "order",
                    "code": ({"coding": codings} if codings else {}) | {"text": test.name},
                    "subject": {"reference": f"Patient/{patient_id}"},
                },
            }
        ],
    }


def _detail(hint: Hint, source: CardSource) -> str:
    parts = ["**On record**", *(f"- {escape(datum.text)}" for datum in hint.data)]
    if hint.missing:
        parts += ["", "**Not on record**", *(f"- {escape(each)}" for each in hint.missing)]
    parts += ["", "**What the evidence says**", *(_said(each, source) for each in hint.claim_ids)]
    return "\n".join([*parts, "", _status(source.is_signed(hint))])


def _said(claim_id: str, source: CardSource) -> str:
    return f"- {escape(source.statements[claim_id])} ([{claim_id}]({source.site}/claims/{claim_id}/))"


def _status(is_signed: bool) -> str:
    standing = (
        "Approved: a person signed every claim above."
        if is_signed
        else "Submitted, pending human review: no person has signed all of the claims above."
    )
    return f"*{standing} For clinicians; it does not replace judgment.*"


def escape(text: str) -> str:
    """Text that Markdown and HTML show as it stands, on one line."""
    marked = _MARKS.sub(r"\\\1", " ".join(text.split()))
    marked = marked.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return _FIRST.sub(r"\1\\", marked)
