"""How does a calculation read in a terminal? The result, its working, how works read it, and those works."""

from collections.abc import Mapping, Sequence

from bedside.rendering.citations import format_reference, link_of
from bedside.rendering.legible import changed_texts, clean
from bedside.rendering.sheet import Run, Sheet, glued
from bedside.terms import (
    Calculation,
    Calculator,
    CalculatorInput,
    Formula,
    Interpretation,
    Publication,
    PublicationId,
)

STANDING = "Submitted, pending human review. A calculation, not advice: a clinician decides."
Numbers = Mapping[PublicationId, int]


def render_calculation_text(
    calculation: Calculation, works: Sequence[Publication], *, width: int = 80, color: bool = False
) -> str:
    """A calculation, ``width`` columns wide; without ``color`` no escape sequence is in it."""
    calculation = changed_texts(calculation, clean)
    numbers = number_works(works)
    sheet = Sheet(width, color=color, links=False)
    sheet.line((calculation.calculator.name, "bold"))
    sheet.blank()
    named = max(len(each.name) for each in calculation.results)
    for each in calculation.results:
        sheet.line((f"  {each.name.ljust(named)}  ", ""), (each.shown, "bold green"))
    for warning in calculation.warnings:
        sheet.blank()
        sheet.line((f"! {warning}", "bold yellow"))
    sheet.heading("From")
    asked = max(len(each.name) for each in calculation.inputs)
    for used in calculation.inputs:
        also = "" if used.given == used.used else f"  = {used.used}"
        sheet.line((f"  {used.name.ljust(asked)}  {used.given}", ""), (also, "dim"))
    sheet.heading("Working")
    for line in calculation.working:
        sheet.line((line, ""), first="  ", rest="    ")
    if calculation.interpretations:
        sheet.heading("How it is read")
        _readings(sheet, calculation.interpretations, numbers)
    _foot(sheet, calculation.calculator, works)
    return sheet.finish()


def render_calculator_text(
    calculator: Calculator, works: Sequence[Publication], *, width: int = 80, color: bool = False
) -> str:
    """A calculator before it is filled in: what it asks for, its formula, where not to trust it."""
    sheet = Sheet(width, color=color, links=False)
    sheet.line((calculator.name, "bold"))
    sheet.line((calculator.purpose, ""))
    sheet.heading("It asks for")
    for asked in calculator.inputs:
        sheet.bullet((f"--{asked.key}  ", "bold"), (describe_input(asked), ""))
    _foot(sheet, calculator, works)
    return sheet.finish()


def render_calculators_text(
    calculators: Sequence[Calculator], *, width: int = 80, color: bool = False
) -> str:
    """Every calculator with what it is for."""
    sheet = Sheet(width, color=color, links=False)
    sheet.line(("Calculators", "bold"))
    sheet.blank()
    named = max(len(each.id) for each in calculators)
    for each in calculators:
        sheet.line((each.purpose, ""), first=f"  {each.id.ljust(named)}  ", rest=" " * (named + 4))
    sheet.blank()
    sheet.line(("What one asks for: ", "dim"), ("bedside calc NAME --help", "bold"))
    return sheet.finish()


def describe_input(asked: CalculatorInput) -> str:
    """What an input is, its units or choices, its range, and whether it may be left out."""
    parts = [asked.name]
    units = ", ".join(asked.printed_units)
    parts += [f"in {units}"] if units else []
    parts += [f"one of: {'; '.join(asked.choices)}"] if asked.choices else []
    if asked.low or asked.high is not None:
        high = f" to {asked.high:g}" if asked.high is not None else " or more"
        parts.append(f"{asked.low or 0:g}{high}")
    parts += [asked.note] if asked.note else []
    if asked.instead_of:
        parts.append(f"instead of {asked.instead_of}")
    elif not asked.is_required:
        parts.append("may be left out")
    return "; ".join(parts)


def number_works(works: Sequence[Publication]) -> Numbers:
    """The number of each work, in order."""
    return {work.id: number for number, work in enumerate(works, 1)}


def _readings(sheet: Sheet, readings: Sequence[Interpretation], numbers: Numbers) -> None:
    for each in readings:
        disputed: Run = (" (sources differ)" if each.is_disputed else "", "yellow")
        sheet.bullet((each.text, ""), disputed, (_marks(each, numbers), "dim"))


def _foot(sheet: Sheet, calculator: Calculator, works: Sequence[Publication]) -> None:
    numbers = number_works(works)
    sheet.heading("Formula")
    for formula in calculator.formulas:
        sheet.bullet((formula.text, ""), (_marks(formula, numbers), "dim"))
    if calculator.cautions:
        sheet.heading("Where to take care")
        _readings(sheet, calculator.cautions, numbers)
    sheet.heading("Works")
    for number, work in enumerate(works, 1):
        sheet.line((format_reference(work), ""), first=f"{number:>3}. ", rest="     ")
        if link := link_of(work):
            sheet.url(link, indent=5)
    sheet.blank()
    sheet.line((STANDING, "dim"))


def _marks(told: Formula | Interpretation, numbers: Numbers) -> str:
    """``[1,3] hm-dx-005``: the works by number, and the claims of the library."""
    known = ",".join(str(numbers[id]) for id in told.publication_ids if id in numbers)
    claims = f" {', '.join(told.claim_ids)}" if told.claim_ids else ""
    return (glued(f"[{known}]") if known else "") + claims
