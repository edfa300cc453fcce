"""What does each tool do? It asks the library within limits; the answer is a reply, an error a sentence."""

from collections.abc import Callable
from typing import Annotated, Literal

from pydantic import Field

from bedside.errors import UserError
from bedside.library import Library, Text, format_reference
from bedside.mcp import replies
from bedside.mcp.answer_replies import answer_reply
from bedside.mcp.opened import open_claim, open_passage
from bedside.terms import Calculator, CheckedText, Finding

OpenLibrary = Callable[[], Library]

MOST_CHARACTERS = 100_000
"""Of a text that is checked: some forty printed pages."""
MOST_QUERY = 1_000
MOST_FOUND = 25
MOST_FINDINGS = 200
MOST_INPUTS = 40
MOST_INPUT = 200

Question = Annotated[str, Field(description="A clinical question in a sentence. No names of persons.")]
AudienceName = Literal["clinician", "trainee", "nurse", "patient", "caregiver"]


class Tools:
    """The tools over one library, which is opened when the first one is used."""

    def __init__(self, open_library: OpenLibrary) -> None:
        self._open = open_library

    def ask(
        self,
        question: Question,
        audience: Annotated[AudienceName, Field(description="For whom it is worded.")] = "clinician",
        detail: Annotated[
            Literal["short", "full"], Field(description="`full` gives every section, table and reference.")
        ] = "short",
    ) -> replies.AnswerReply:
        """Answer a clinical question with cited statements from a curated library of evidence.

        Every sentence bears reference numbers; what the library cannot answer is in `not_found`, and must not
        be filled in. Answers are Submitted, pending human review: no person has signed them. Not for
        emergencies: if `urgent` is set, tell it first. Never a personal dose. Questions are not kept.
        """
        article = self._open().ask(question, audience=audience).article
        return answer_reply(article, is_full=detail == "full")

    def check(
        self,
        text: Annotated[str, Field(description=f"The text, at most {MOST_CHARACTERS:,} characters.")],
    ) -> replies.CheckReply:
        """Check a medical text (an AI's answer, a leaflet, a draft) and list what is wrong with it.

        Finds citation numbers that lead nowhere, numbers that no cited source holds, wrong units, doses
        without a unit, contradictions with itself and with curated claims. No finding does not mean that the
        text is right. The text is not kept.
        """
        _at_most(text, MOST_CHARACTERS, "The text")
        checked = self._open().check(Text(name="-", text=text), has_rules=False).texts[0]
        shown = checked.findings[:MOST_FINDINGS]
        return replies.CheckReply(
            statements=checked.statements,
            findings=[_finding(checked, each) for each in shown],
            left_out=len(checked.findings) - len(shown),
            release=checked.release,
        )

    def search(
        self,
        query: Annotated[str, Field(description="Words of the field; a condition, a drug, a test.")],
        top: Annotated[int, Field(description=f"How many of each, 1 to {MOST_FOUND}.")] = 10,
    ) -> replies.SearchReply:
        """Find curated claims, and works of the literature that was ingested, best first."""
        _at_most(query, MOST_QUERY, "The query")
        if not 1 <= top <= MOST_FOUND:
            raise UserError(f"`top` is {top}; give a number from 1 to {MOST_FOUND}.")
        library = self._open()
        return replies.SearchReply(
            claims=[
                replies.ClaimHit(
                    claim_id=claim.id,
                    statement=claim.statement,
                    certainty=claim.certainty.value,
                    condition=claim.concept,
                    is_unverified=claim.is_unverified,
                )
                for claim in library.sources.find_claims(query, top=top)
            ],
            works=_works(library, query, top) if library.has_literature else [],
        )

    def open_citation(
        self,
        claim_id: Annotated[str | None, Field(description="A `claim_id` of an answer.")] = None,
        passage_id: Annotated[str | None, Field(description="Or a `passage_id` of a citation.")] = None,
    ) -> replies.CitationReply:
        """Open what stands behind a statement: the words of each source, how deep it was read, retractions.

        Use it before you rely on a statement, and to quote a source in its own words.
        """
        if (claim_id is None) == (passage_id is None):
            raise UserError("Give one of `claim_id` and `passage_id`, as an answer or a search names them.")
        library = self._open()
        return (
            open_claim(library, claim_id) if claim_id is not None else open_passage(library, passage_id or "")
        )

    def list_conditions(self) -> replies.ConditionsReply:
        """List the conditions that the library holds claims on, with their other names."""
        library = self._open()
        return replies.ConditionsReply(
            conditions=[
                replies.Condition(
                    id=each.id,
                    name=each.name,
                    other_names=list(each.synonyms),
                    claims=len(library.ledger.claims_on(each.id)),
                )
                for each in library.ledger.concepts()
            ],
            release=library.release,
        )

    def board(
        self,
        condition: Annotated[str | None, Field(description="Only on this condition, by id or name.")] = None,
    ) -> replies.BoardReply:
        """Show where curated claims give different numbers for one thing: who says what, in which work."""
        library = self._open()
        _at_most(condition or "", MOST_QUERY, "The condition")
        return replies.BoardReply(
            tickets=[
                replies.TicketReply(
                    title=ticket.title,
                    condition=ticket.concept,
                    kind=ticket.kind.value,
                    reason=ticket.reason,
                    rows=[
                        replies.TicketRowReply(
                            body=row.body,
                            says=row.printed,
                            claim_id=row.claim_id,
                            work=row.publication.id,
                            grade=row.grade,
                            marks=list(row.marks),
                        )
                        for row in ticket.rows
                    ],
                )
                for ticket in library.board(concept=condition).tickets
            ],
            release=library.release,
        )

    def list_calculators(self) -> replies.CalculatorsReply:
        """List the calculators: inputs with units, formulas, and where they must not be trusted."""
        every = self._open().clinic.calculators()
        return replies.CalculatorsReply(calculators=[_calculator(each) for each in every])

    def calculate(
        self,
        calculator: Annotated[str, Field(description="An id of `list_calculators`, such as `femg`.")],
        inputs: Annotated[
            dict[str, str],
            Field(description='Values with units by key, such as {"urine-mg": "12 mg/dL"}.'),
        ],
    ) -> replies.CalculationReply:
        """Calculate from measured values with a sourced formula, with the working shown and sources named.

        A wrong unit or dimension is refused. Values are not kept. No result is a dose for a person.
        """
        _at_most(calculator, MOST_INPUT, "The calculator's id")
        if len(inputs) > MOST_INPUTS or any(
            len(part) > MOST_INPUT for pair in inputs.items() for part in pair
        ):
            raise UserError(f"Give at most {MOST_INPUTS} inputs of at most {MOST_INPUT} characters.")
        clinic = self._open().clinic
        done = clinic.calculate(calculator, inputs)
        return replies.CalculationReply(
            calculator=done.calculator.name,
            results=[f"{each.name}: {each.shown}" for each in done.results],
            working=list(done.working),
            inputs=[f"{each.name}: {each.given}, used as {each.used}" for each in done.inputs],
            readings=[
                replies.ReadingReply(
                    text=each.text,
                    works=list(each.publication_ids),
                    claims=list(each.claim_ids),
                    is_disputed=each.is_disputed,
                )
                for each in done.interpretations
            ],
            warnings=list(done.warnings),
            cautions=[each.text for each in done.calculator.cautions],
            references=[format_reference(work) for work in clinic.works(done)],
            status=replies.PENDING,
        )


def _at_most(text: str, most: int, what: str) -> None:
    if len(text) > most:
        raise UserError(f"{what} has {len(text):,} characters; at most {most:,} are read. Send it in parts.")


def _works(library: Library, query: str, top: int) -> list[replies.WorkHit]:
    hits = library.search(query, top=top)
    works = [(library.publication(hit), library.passage(hit)) for hit in hits]
    return [
        replies.WorkHit(
            work=work.id,
            passage_id=passage.id,
            reference=format_reference(work),
            passage=passage.text,
            is_retracted=work.is_retracted,
        )
        for work, passage in works
    ]


def _finding(checked: CheckedText, finding: Finding) -> replies.FindingReply:
    return replies.FindingReply(
        code=finding.code.value,
        severity=finding.severity.value,
        line=checked.text.count("\n", 0, finding.start) + 1,
        quote=checked.text[finding.start : finding.end],
        reason=finding.reason,
        evidence=list(finding.evidence),
        advice=finding.advice,
        replacement=finding.mend.replacement if finding.mend else None,
    )


def _calculator(calculator: Calculator) -> replies.CalculatorReply:
    return replies.CalculatorReply(
        id=calculator.id,
        name=calculator.name,
        purpose=calculator.purpose,
        inputs=[
            replies.CalculatorInputReply(
                key=each.key,
                name=each.name,
                units=list(each.printed_units or each.units),
                choices=list(each.choices),
                is_required=each.is_required,
                note=each.note,
            )
            for each in calculator.inputs
        ],
        formulas=[each.text for each in calculator.formulas],
        cautions=[each.text for each in calculator.cautions],
    )
