"""In which words does a tool answer? Small, described models: their schemas are what other programs read."""

from pydantic import BaseModel, Field

PENDING = "Submitted, pending human review"


class Citation(BaseModel):
    """The mark that ties a sentence to a place of a work."""

    number: int = Field(description="Number of the reference in `references`.")
    work: str = Field(description="The work's id in the library.")
    locator: str = Field(description="Where in the work.")
    directness: str = Field(description="`direct` if the place says it, `indirect` if it follows from it.")
    read_depth: str = Field(description="How much of the work its reader saw.")
    passage_id: str | None = Field(description="For `open_citation`: the passage that is cited.")


class Statement(BaseModel):
    """One sentence of an answer with what stands behind it."""

    text: str
    claim_id: str | None = Field(description="For `open_citation`; none for a sentence quoted from a source.")
    origin: str = Field(description="`curated`, `extracted` (quoted) or `drafted`.")
    certainty: str | None = Field(description="As the evidence pack's author judged it.")
    is_unverified: bool
    citations: list[Citation]
    but: list[str] = Field(description="What other sources say instead.")
    recommendation: str | None = Field(description="A named guideline's own grade, as printed.")


class Table(BaseModel):
    """A table of an answer; the last cell of each row names its reference numbers."""

    title: str
    columns: list[str]
    rows: list[list[str]]
    note: str | None


class Section(BaseModel):
    """A part of an answer."""

    title: str
    statements: list[Statement]
    tables: list[Table]


class Reference(BaseModel):
    """A numbered reference, as it must be cited."""

    number: int
    work: str
    text: str
    kind: str
    url: str | None
    read_depth: str
    is_retracted: bool
    is_ai_written: bool = Field(description="Written by a machine: never evidence.")


class AnswerReply(BaseModel):
    """A cited answer. Quote a statement only with its reference numbers, and tell its status."""

    answer_id: str
    title: str
    outcome: str = Field(description="`answered`, `not found` or `urgent`.")
    urgent: str | None = Field(description="To be told before anything else.")
    audience: str
    status: str
    status_note: str
    bottom_line: list[Statement]
    sections: list[Section] = Field(description="All of them if `detail` is `full`, else none.")
    more: list[str] = Field(description="Titles of sections that `detail=full` would give.")
    references: list[Reference] = Field(description="Those that are cited in this reply.")
    safety_advice: list[str]
    not_found: list[str] = Field(description="What the library could not answer; do not fill it in.")
    depends_on: list[str] = Field(description="What would sharpen the answer.")
    follow_ups: list[str]
    last_updated: str
    release: str
    disclaimer: str


class FindingReply(BaseModel):
    """One thing that is wrong with a text."""

    code: str
    severity: str
    line: int
    quote: str = Field(description="The words of the text that the finding is about.")
    reason: str
    evidence: list[str]
    advice: str | None
    replacement: str | None = Field(description="What to write instead, where that is safe to say.")


class CheckReply(BaseModel):
    """What is wrong with a text. None found does not mean that the text is right."""

    statements: int = Field(description="Sentences that were checked.")
    findings: list[FindingReply]
    left_out: int = Field(description="Findings that were not listed, because there are too many.")
    release: str | None


class ClaimHit(BaseModel):
    """A curated claim that speaks of what was asked."""

    claim_id: str
    statement: str
    certainty: str
    condition: str
    is_unverified: bool


class WorkHit(BaseModel):
    """A work of ingested literature, by its best passage."""

    work: str
    passage_id: str
    reference: str
    passage: str
    is_retracted: bool


class SearchReply(BaseModel):
    """Claims and works, best first."""

    claims: list[ClaimHit]
    works: list[WorkHit] = Field(description="Empty where no literature was ingested.")


class OpenedSupport(BaseModel):
    """A place that a claim rests on, with its words."""

    work: str
    reference: str
    url: str | None
    kind: str
    locator: str
    directness: str
    read_depth: str
    words: str | None = Field(description="The passage.")
    whose_words: str | None = Field(description="The source's own, or our note of it.")
    note: str = Field(description="What the pack's author noted of this place.")
    is_retracted: bool
    superseded_by: str | None
    notices: list[str] = Field(description="Retractions, corrections and concerns that name the work.")


class CitationReply(BaseModel):
    """What stands behind a claim or a quotation: the words, how deep they were read, whether they stand."""

    claim_id: str | None
    statement: str | None
    certainty: str | None
    is_unverified: bool
    status: str
    supports: list[OpenedSupport]
    says_otherwise: list[str]


class Condition(BaseModel):
    """A condition of which the library holds claims."""

    id: str
    name: str
    other_names: list[str]
    claims: int


class ConditionsReply(BaseModel):
    """All conditions."""

    conditions: list[Condition]
    release: str


class TicketRowReply(BaseModel):
    """What one body says."""

    body: str
    says: str
    claim_id: str
    work: str
    grade: str | None
    marks: list[str] = Field(description="Why this row does not count.")


class TicketReply(BaseModel):
    """One thing for which curated claims give different numbers."""

    title: str
    condition: str
    kind: str
    reason: str
    rows: list[TicketRowReply]


class BoardReply(BaseModel):
    """Where curated claims disagree in a number."""

    tickets: list[TicketReply]
    release: str


class CalculatorInputReply(BaseModel):
    """What a calculator asks for."""

    key: str
    name: str
    units: list[str]
    choices: list[str]
    is_required: bool
    note: str | None


class CalculatorReply(BaseModel):
    """A calculator."""

    id: str
    name: str
    purpose: str
    inputs: list[CalculatorInputReply]
    formulas: list[str]
    cautions: list[str]


class CalculatorsReply(BaseModel):
    """All calculators."""

    calculators: list[CalculatorReply]


class ReadingReply(BaseModel):
    """How sources read a result; where they differ, each has its own."""

    text: str
    works: list[str]
    claims: list[str]
    is_disputed: bool


class CalculationReply(BaseModel):
    """A calculation that can be followed by hand."""

    calculator: str
    results: list[str]
    working: list[str]
    inputs: list[str]
    readings: list[ReadingReply]
    warnings: list[str]
    cautions: list[str]
    references: list[str]
    status: str
