"""Which mutations are there? A table: a name, how it is made, of what family, and which findings fit it.

To add a class, write a function from a sentence to edits and add a line.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bedside.evaluation.mutations import harmless, logic, names, numbers, scope, units
from bedside.evaluation.mutations.edit import FindEdits, Mutation, is_same_text, mutate


class Family(StrEnum):
    """What a class of mutation changes; ``HARMLESS`` changes nothing that matters."""

    QUANTITY = "quantity"
    IDENTITY = "identity"
    LOGIC = "logic"
    SCOPE = "scope"
    HARMLESS = "harmless"


@dataclass(frozen=True, slots=True, kw_only=True)
class MutationClass:
    """A kind of mutation. ``exact`` are the verification codes that name it, as their words.

    ``fitting`` are these and codes that point at the same words with a broader name. ``is_held_out``
    says that its words were set apart: no rule lists them.
    """

    name: str
    family: Family
    find: FindEdits
    exact: frozenset[str] = frozenset()
    fitting: frozenset[str] = frozenset()
    is_held_out: bool = False


def _class(
    name: str, family: Family, find: FindEdits, *, codes: str = "", is_held_out: bool = False
) -> MutationClass:
    """``codes`` are the exact ones, then behind a bar those that fit as well."""
    exact = codes.partition("|")[0]
    return MutationClass(
        name=name,
        family=family,
        find=find,
        exact=frozenset(exact.split()),
        fitting=frozenset(codes.replace("|", " ").split()),
        is_held_out=is_held_out,
    )


_NUMBER = "number-differs number-missing | unit-differs time-differs"
_UNIT = "unit-differs | number-differs number-missing"
_TIME = "time-differs unit-differs | number-differs number-missing"
_TIMED = "time-differs number-differs | number-missing unit-differs term-missing"
_Q, _I, _L, _S, _H = Family.QUANTITY, Family.IDENTITY, Family.LOGIC, Family.SCOPE, Family.HARMLESS

_ALL = (
    _class("times ten", _Q, numbers.times_ten, codes=_NUMBER),
    _class("digits swapped", _Q, numbers.digits_swapped, codes=_NUMBER),
    _class("decimal point lost", _Q, numbers.point_lost, codes=_NUMBER),
    _class("decimal point read as dash", _Q, numbers.point_read_as_dash, codes=_NUMBER),
    _class("numbers exchanged", _Q, numbers.exchanged, codes=f"{_NUMBER} population-differs"),
    _class("unit of mass", _Q, units.mass_unit, codes=_UNIT),
    _class("mass for substance", _Q, units.substance_unit, codes=_UNIT),
    _class("unit of volume", _Q, units.volume_unit, codes=_UNIT),
    _class("unit of a level", _Q, units.level_unit, codes=_UNIT),
    _class("unit of time", _Q, units.time_unit, codes=_TIME),
    _class("analyte", _I, names.analyte, codes="analyte-differs | term-missing"),
    _class("salt or element", _I, names.salt_or_element, codes="analyte-differs drug-differs | term-missing"),
    _class("drug", _I, names.drug, codes="drug-differs | term-missing"),
    _class("drug, held out", _I, names.drug_held_out, codes="drug-differs | term-missing", is_held_out=True),
    _class("condition", _I, names.condition, codes="condition-differs | term-missing direction-differs"),
    _class(
        "condition, held out",
        _I,
        names.condition_held_out,
        codes="condition-differs | term-missing",
        is_held_out=True,
    ),
    _class("group named for the other", _I, names.arm, codes="population-differs | term-missing"),
    _class("comparator", _L, logic.comparator, codes="comparator-differs | direction-differs"),
    _class("significance", _L, logic.significance, codes="comparator-differs | direction-differs"),
    _class("direction", _L, logic.direction, codes="direction-differs"),
    _class(
        "direction, held out",
        _L,
        logic.direction_held_out,
        codes="direction-differs | negation-differs",
        is_held_out=True,
    ),
    _class("negation added", _L, logic.negation_added, codes="negation-differs"),
    _class("negation removed", _L, logic.negation_removed, codes="negation-differs | direction-differs"),
    _class("population", _S, scope.population, codes="population-differs"),
    _class(
        "population, held out",
        _S,
        scope.population_held_out,
        codes="population-differs | term-missing",
        is_held_out=True,
    ),
    _class("hedge removed", _S, scope.hedge, codes="hedge-removed | scope-widened"),
    _class(
        "hedge removed, held out",
        _S,
        scope.hedge_held_out,
        codes="hedge-removed | scope-widened",
        is_held_out=True,
    ),
    _class("cause claimed", _S, scope.cause_claimed, codes="hedge-removed"),
    _class("always added", _S, scope.always_added, codes="scope-widened | hedge-removed"),
    _class("some to all", _S, scope.some_to_all, codes="scope-widened | hedge-removed"),
    _class("restriction dropped", _S, scope.restriction_dropped, codes="scope-widened | population-differs"),
    _class("time", _S, scope.time, codes=_TIMED),
    _class("time order", _S, scope.time_order, codes="time-differs | direction-differs term-missing"),
    _class("unit converted", _H, harmless.unit_converted),
    _class("percent", _H, harmless.percent),
    _class("frequency", _H, harmless.frequency),
    _class("spelling", _H, harmless.spelling),
    _class("number word", _H, harmless.number_word),
    _class("list reordered", _H, harmless.list_reordered),
    _class("citation mark dropped", _H, harmless.citation_dropped),
    _class("contraction", _H, harmless.contraction),
    _class("blanks", _H, harmless.blanks),
    _class("hyphen", _H, harmless.hyphen),
    _class("quotation marks", _H, harmless.quotation_marks),
    _class("synonym", _H, harmless.synonym),
    _class("hedge added", _H, harmless.hedge_added),
    _class("parenthesis dropped", _H, harmless.parenthesis_dropped),
    _class("attributed", _H, harmless.attributed),
)
CLASSES: Mapping[str, MutationClass] = {each.name: each for each in _ALL}
"""Every class by its name, in the order that tables show them."""


def mutate_as(sentence: str, kind: MutationClass, *, seed: int) -> Mutation | None:
    """One mutation of the sentence, the same for the same seed; ``None`` where the class does not apply.

    A mutation that only changes blanks or case is given only by harmless classes.
    """
    made = mutate(sentence, kind.name, kind.find, seed=seed)
    if made is None or (kind.family is not Family.HARMLESS and is_same_text(made.text, sentence)):
        return None
    return made


def mutate_in_all(
    sentence: str, *, seed: int, classes: Iterable[MutationClass] = _ALL
) -> tuple[Mutation, ...]:
    """One mutation of the sentence in each class that applies, in the order of the classes."""
    made = (mutate_as(sentence, kind, seed=seed) for kind in classes)
    return tuple(mutation for mutation in made if mutation is not None)


REWORDINGS = (
    "attributed",
    "synonym",
    "spelling",
    "contraction",
    "number word",
    "hyphen",
    "parenthesis dropped",
)
"""The harmless classes that ``reword`` puts one upon the other."""


def reword(sentence: str, *, seed: int) -> str:
    """The sentence after one change of each of ``REWORDINGS`` that applies: it still says the same."""
    for name in REWORDINGS:
        made = mutate_as(sentence, CLASSES[name], seed=seed)
        sentence = made.text if made else sentence
    return sentence
