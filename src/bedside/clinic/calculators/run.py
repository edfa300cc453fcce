"""What does a calculator give for these inputs? Every input is read before anything is refused."""

from collections.abc import Mapping
from decimal import Decimal

from bedside.clinic.calculators.reading import read_number, read_word
from bedside.clinic.calculators.recipe import CannotReckonError, Recipe, Values, readable
from bedside.clinic.calculators.registry import RECIPES
from bedside.errors import CalculationError, UserError
from bedside.quantities.rails import Where, find_rail_breach
from bedside.quantities.shown import show_unit
from bedside.terms import Calculation, CalculationResult, Calculator, CalculatorInput, InputUsed, Specimen

_MAY_BE_NEGATIVE = frozenset(
    {
        *("gap", "corrected-gap", "gap-weighed", "urine-gap", "ammonium", "change", "rate"),
        *("trp", "tmp-gfr", "tmp-gfr-mass"),  # their calculator warns of them
    }
)
"""Differences; all other results are amounts, of which there is none below zero."""

CALCULATORS: tuple[Calculator, ...] = tuple(recipe.calculator for recipe in RECIPES.values())
"""Every calculator, in the order in which they are shown."""


def find_calculator(id: str) -> Calculator:
    """The calculator of that id. ``UserError`` with the ids that there are if there is none."""
    return _recipe(id).calculator


def calculate(id: str, given: Mapping[str, str]) -> Calculation:
    """The calculation of a calculator from texts as typed (``{"urine-mg": "12 mg/dL", …}``).

    Empty texts count as not given. Raises ``CalculationError`` with a sentence for each input that cannot be
    used, and ``UserError`` for an unknown calculator.

    >>> calculate("qtc", {"qt": "400 ms", "heart-rate": "60 /min"}).results[0].shown
    '400 ms'
    """
    recipe = _recipe(id)
    typed = {key: text for key, text in given.items() if text.strip()}
    values, problems = _read(recipe.calculator, typed)
    problems |= _missing(recipe.calculator, typed)
    if problems:
        raise _refused(recipe.calculator, problems)
    try:
        reckoned = recipe.reckon(values)
    except CannotReckonError as error:
        named = {each.key: each.name for each in recipe.calculator.inputs}
        raise _refused(
            recipe.calculator, {key: f"{named[key]} {text}" for key, text in error.problems.items()}
        ) from None
    _refuse_negative(recipe.calculator, reckoned.results)
    return Calculation(
        calculator=recipe.calculator,
        inputs=tuple(_used(each, typed, values) for each in recipe.calculator.inputs if each.key in typed),
        results=reckoned.results,
        working=reckoned.working,
        interpretations=reckoned.interpretations,
        warnings=(*_far_out(recipe.calculator, values), *reckoned.warnings),
    )


def _refuse_negative(calculator: Calculator, results: tuple[CalculationResult, ...]) -> None:
    for found in results:
        if found.value < 0 and found.key not in _MAY_BE_NEGATIVE:
            asked = next(each for each in calculator.inputs if each.units)
            sentence = (
                f"{found.name} comes out below zero, which cannot be: check the values and their units."
            )
            raise _refused(calculator, {asked.key: sentence})


def _recipe(id: str) -> Recipe:
    recipe = RECIPES.get(id)
    if recipe is None:
        raise UserError(f"There is no calculator {id[:40]!r}: choose one of {', '.join(RECIPES)}.")
    return recipe


def _read(calculator: Calculator, typed: Mapping[str, str]) -> tuple[Values, dict[str, str]]:
    numbers: dict[str, Decimal] = {}
    words: dict[str, str] = {}
    problems: dict[str, str] = {}
    for asked in calculator.inputs:
        if asked.key not in typed:
            continue
        try:
            if asked.choices:
                words[asked.key] = read_word(asked, typed[asked.key])
            else:
                numbers[asked.key] = read_number(asked, typed[asked.key])
        except ValueError as error:
            problems[asked.key] = str(error)
    units = {asked.key: asked.units[0] for asked in calculator.inputs if asked.units}
    return Values(numbers=numbers, words=words, units=units), problems


def _missing(calculator: Calculator, typed: Mapping[str, str]) -> dict[str, str]:
    """What is wanting, what is given twice, and what the calculator does not ask."""
    known = {asked.key: asked for asked in calculator.inputs}
    names = ", ".join(known)
    problems = {
        key: f"{calculator.name} does not ask for {key[:40]!r}: it asks for {names}."
        for key in typed
        if key not in known
    }
    for asked in calculator.inputs:
        others = [each for each in calculator.inputs if each.instead_of == asked.key]
        told = [each for each in (asked, *others) if each.key in typed]
        if len(told) > 1:
            problems[told[1].key] = f"{told[1].name} stands for {asked.name}: give one of the two."
        if not told and asked.is_required and not asked.instead_of:
            also = "".join(f", or {each.name}" for each in others)
            problems[asked.key] = f"{asked.name}{also} is missing."
    return problems


def _refused(calculator: Calculator, problems: Mapping[str, str]) -> CalculationError:
    return CalculationError(f"{calculator.name} cannot be calculated:", problems)


def _used(asked: CalculatorInput, typed: Mapping[str, str], values: Values) -> InputUsed:
    word = values.words.get(asked.key)
    return InputUsed(
        key=asked.key,
        name=asked.name,
        given=" ".join(typed[asked.key].split()),
        used=word if word is not None else values.shown(asked.key),
    )


def _far_out(calculator: Calculator, values: Values) -> list[str]:
    """What goes beyond what was met in living people: more often a slip of the unit than a patient."""
    found = []
    for asked in calculator.inputs:
        if asked.specimen is not Specimen.BLOOD or asked.key not in values.numbers:
            continue
        breach = find_rail_breach(
            values[asked.key], asked.units[0], of=asked.of, purpose="level", where=Where(specimen="serum")
        )
        if breach:
            limit = f"{readable(breach.limit)} {show_unit(asked.units[0])}"
            side = "above" if breach.is_above else "below"
            found.append(
                f"{asked.name} is {side} {limit}, the farthest that was found reported "
                f"({breach.rail.whose}): "
                "check the value and its unit."
            )
    return found
