"""What may a program send? Bodies and filters, read strictly: unknown fields are told, not passed over."""

from typing import Annotated, Any

from ninja import Field, Schema
from pydantic import BeforeValidator, ConfigDict, StringConstraints, WithJsonSchema

from bedside.search import MAX_QUESTION
from bedside.terms import Audience, Facet, ReviewState
from bedside_web.api.paging import CURSOR, CURSOR_OF_PLACE

# PostgreSQL keeps no NUL in a text, so none is taken in.
_NO_NUL = r"^[^\x00]*$"
# A question asks something: it holds a letter or a digit, and no code for a terminal, which could hide it.
_HAS_WORDS = r"^[^\x1b\x9b]*[\p{L}\p{N}][^\x1b\x9b]*$"
MOST_TEXT = 100_000
MOST_REMARK = 5_000
MOST_STATEMENT = 1_000
MOST_INPUTS = 40
SHA256 = r"^[0-9a-f]{64}$"
_TO_PROFESSIONALS = {"type": "string", "enum": [each.value for each in Audience if not each.is_lay]}
_RECORD: dict[str, Any] = {
    "resourceType": "Bundle",
    "type": "collection",
    "entry": [
        {"resource": {"resourceType": "Patient", "id": "p", "gender": "female", "birthDate": "1958-02-01"}},
        {
            "resource": {
                "resourceType": "Observation",
                "id": "mg",
                "status": "final",
                "code": {"coding": [{"system": "http://loinc.org", "code": "2601-3"}]},
                "subject": {"reference": "Patient/p"},
                "effectiveDateTime": "2026-11-02",
                "valueQuantity": {
                    "value": 0.48,
                    "unit": "mmol/L",
                    "system": "http://unitsofmeasure.org",
                    "code": "mmol/L",
                },
            }
        },
    ],
}
Remark = Annotated[str, StringConstraints(min_length=1, max_length=MOST_REMARK, pattern=_NO_NUL)]
AddressText = Annotated[str, StringConstraints(min_length=1, max_length=300, pattern=_NO_NUL)]


def _as_whole(value: object) -> object:
    """To JSON Schema 5.0 is an integer (draft 2020-12, Core 4.2.2); to Python it is none."""
    return int(value) if isinstance(value, float) and value.is_integer() else value


class Sent(Schema):
    """A body, read strictly."""

    model_config = ConfigDict(extra="forbid", strict=True)


class QuestionSent(Sent):
    """A question. ``follow_up`` is the address of the article that it follows."""

    question: Annotated[str, StringConstraints(min_length=1, max_length=MAX_QUESTION, pattern=_HAS_WORDS)]
    audience: Annotated[Audience, Field(strict=False)] = Audience.CLINICIAN
    follow_up: AddressText | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"question": "What are the causes of hypomagnesemia?"},
                {
                    "question": "How is it treated?",
                    "audience": "patient",
                    "follow_up": "hypomagnesemia/cause",
                },
            ]
        }
    )


class DraftAsked(Sent):
    """A question to be drafted on. ``may_leave``: it may be told, masked, to a writer on another machine."""

    question: Annotated[str, StringConstraints(min_length=1, max_length=MAX_QUESTION, pattern=_HAS_WORDS)]
    audience: Annotated[Audience, Field(strict=False), WithJsonSchema(_TO_PROFESSIONALS)] = Audience.CLINICIAN
    may_leave: bool = False

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"question": "Does eccentric exercise help in tennis elbow?"}]}
    )


class QuerySent(Sent):
    """A search for works of the library, or for curated claims."""

    query: Annotated[str, StringConstraints(min_length=1, max_length=MAX_QUESTION)]
    top: Annotated[int, Field(ge=1, le=50), BeforeValidator(_as_whole)] = 10

    model_config = ConfigDict(json_schema_extra={"examples": [{"query": "amiloride magnesium", "top": 5}]})


class TextSent(Sent):
    """A text to be checked: Markdown, plain text or HTML. ``name`` is what the findings call it."""

    text: Annotated[str, StringConstraints(min_length=1, max_length=MOST_TEXT)]
    name: Annotated[str, StringConstraints(min_length=1, max_length=100, pattern=r"^[A-Za-z0-9._-]+$")] = (
        "text"
    )

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Give magnesium 2 mEq of the drug in 5 kg of water [7]."}]}
    )


class ValuesSent(Sent):
    """What is filled into a calculator: a text as people write it for each input, `12 mg/dL`."""

    given: Annotated[
        dict[str, Annotated[str, StringConstraints(max_length=100)]], Field(max_length=MOST_INPUTS)
    ]

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"given": {"qt": "400 ms", "heart-rate": "90"}}]}
    )


class RecordSent(Sent):
    """A FHIR Bundle (R4, R4B, R5); `subject` is the id of its Patient resource if it has several."""

    bundle: dict[str, Any]
    concept: Annotated[str, StringConstraints(min_length=1, max_length=80)] | None = None
    subject: Annotated[str, StringConstraints(min_length=1, max_length=64)] | None = None

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [{"bundle": _RECORD, "concept": "hypomagnesemia"}],
        }
    )


class WalkSent(Sent):
    """A FHIR Bundle as for a look, and what a person answers: an answer's label, by the id of its step."""

    bundle: dict[str, Any]
    subject: Annotated[str, StringConstraints(min_length=1, max_length=64)] | None = None
    answers: Annotated[
        dict[str, Annotated[str, StringConstraints(max_length=200)]], Field(max_length=MOST_INPUTS)
    ] = {}  # noqa: RUF012  # pydantic copies it

    model_config = ConfigDict(
        json_schema_extra={
            "examples": [
                {"bundle": _RECORD},
                {"bundle": _RECORD, "answers": {"kidneys": "eGFR 30 mL/min or more"}},
            ],
        }
    )


class CommentSent(Sent):
    """A remark that is no decision. Nothing about a patient."""

    text: Remark

    model_config = ConfigDict(
        json_schema_extra={"examples": [{"text": "Is the salt meant, or the element?"}]}
    )


class ChangesSent(Sent):
    """Why the wording of this hash cannot stand, and what could stand in its place."""

    claim_hash: Annotated[str, StringConstraints(pattern=SHA256)]
    reason: Remark
    suggested: Annotated[str, StringConstraints(max_length=MOST_STATEMENT, pattern=_NO_NUL)] = ""


class WordingSent(Sent):
    """Another wording of a claim. Without ``plain``, lay readers are not given it."""

    statement: Annotated[str, StringConstraints(min_length=1, max_length=MOST_STATEMENT, pattern=_NO_NUL)]
    plain: Annotated[str, StringConstraints(max_length=MOST_STATEMENT, pattern=_NO_NUL)] | None = None
    reason: Annotated[str, StringConstraints(max_length=MOST_REMARK, pattern=_NO_NUL)] = ""


class ReasonSent(Sent):
    """Why an act is done."""

    reason: Remark


class NoticeSent(Sent):
    """What readers see in the place of a withdrawn article."""

    notice: Remark


class Page(Schema):
    """A part of a list: after the cursor that the part before gave as ``next``, and how much of it."""

    after: str = Field("", max_length=600, pattern=CURSOR, description="`next` of the part before.")
    limit: int = Field(20, ge=1, le=100, description="How many to give.")


class ClaimsAsked(Page):
    """Which claims: on a condition, of a facet, in a state of review, resting on a work."""

    concept: str = Field("", max_length=80, pattern=r"^[a-z0-9-]*$")
    facet: Facet | None = None
    state: ReviewState | None = None
    source: str = Field(
        "", max_length=200, pattern=r"^[A-Za-z0-9:._/-]*$", description="The id of a reference."
    )


class ArticlesAsked(Page):
    """Which articles: on a condition, in a state of review."""

    concept: str = Field("", max_length=80, pattern=r"^[a-z0-9-]*$")
    state: ReviewState | None = None


class QueueAsked(Page):
    """Which claims of the queue: in a state of review, or on one's own desk alone."""

    after: str = Field("", max_length=16, pattern=CURSOR_OF_PLACE, description="`next` of the part before.")
    state: ReviewState | None = None
    is_mine: bool = False
