"""What does the page of calculators say? It is written from the registry and the shipped pack."""

from collections.abc import Iterator, Sequence

from bedside.clinic.calculators import CALCULATORS
from bedside.intake import read_valid_pack, shipped_pack
from bedside.rendering import format_reference, link_of
from bedside.terms import Calculator, CalculatorInput, Formula, Interpretation, Publication, PublicationId

INTRO = """# Calculators

`bedside calc`, the site and the programming interfaces offer the same calculators.
Each is submitted, pending human review.
Values come in any of the units named, or in another that its analyte converts.
[Calculate](../how-to/calculate.md) tells how.
Numbers in brackets are the works at the end of this page.
`hm-dx-002` and the like are claims of the shipped pack.
"""


def calculators_page() -> str:
    """Every calculator: inputs, formula, cautions, and the works behind it."""
    known = {work.id: work for work in read_valid_pack(shipped_pack("electrolytes")).publications}
    cited = dict.fromkeys(id for each in CALCULATORS for told in _told(each) for id in told.publication_ids)
    works = [known[id] for id in sorted(cited)]
    numbers = {work.id: number for number, work in enumerate(works, 1)}
    parts = [INTRO]
    family = ""
    for calculator in CALCULATORS:
        if calculator.family != family:
            family = calculator.family
            parts.append(f"## {family}\n")
        parts.append("\n".join(_calculator(calculator, numbers)))
    return "\n".join([*parts, "## Works\n", *_works(works)]) + "\n"


def _told(calculator: Calculator) -> Sequence[Formula | Interpretation]:
    return (*calculator.formulas, *calculator.cautions)


def _calculator(calculator: Calculator, numbers: dict[PublicationId, int]) -> Iterator[str]:
    yield f"### {calculator.name}\n"
    yield f"`bedside calc {calculator.id}`: {calculator.purpose}\n"
    yield "| value | what | units or choices | |"
    yield "|---|---|---|---|"
    yield from map(_row, calculator.inputs)
    yield ""
    for formula in calculator.formulas:
        yield f"- Formula: {formula.text} {_marks(formula, numbers)}"
    for caution in calculator.cautions:
        differ = " (sources differ)" if caution.is_disputed else ""
        yield f"- {caution.text}{differ} {_marks(caution, numbers)}"
    yield ""


def _row(asked: CalculatorInput) -> str:
    notes = [asked.note] if asked.note else []
    notes += [f"instead of `{asked.instead_of}`"] if asked.instead_of else []
    notes += ["may be left out"] if not asked.is_required else []
    notes += [f"from {asked.low:g}"] if asked.low else []
    notes += [f"to {asked.high:g}"] if asked.high is not None else []
    units = ", ".join(asked.printed_units or asked.choices)
    return f"| `{asked.key}` | {asked.name} | {units} | {'; '.join(notes)} |"


def _marks(told: Formula | Interpretation, numbers: dict[PublicationId, int]) -> str:
    works = ", ".join(str(numbers[id]) for id in told.publication_ids)
    claims = "".join(f" `{id}`" for id in told.claim_ids)
    return f"[{works}]{claims}" if works else claims.strip()


def _works(works: Sequence[Publication]) -> Iterator[str]:
    for number, work in enumerate(works, 1):
        yield (
            f"{number}. {format_reference(work)} <{link_of(work)}>"
            if link_of(work)
            else f"{number}. {format_reference(work)}"
        )
        if work.note:
            yield f"   {work.note}"
