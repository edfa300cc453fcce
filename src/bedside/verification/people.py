"""Does a claim speak of other people or animals than the sentences that it rests on? By a table of names.

Written by hand. Two texts differ on an axis if both name a group there and have none in common; where only
one names a group, nothing is said.
"""

from collections.abc import Iterable, Mapping, Sequence
from types import MappingProxyType

from bedside.verification.words import Word

_AXES = """sex.male: man men male males boy boys
    sex.female: woman women female females girl girls
    age.infant: infant infants newborn newborns neonate neonates neonatal baby babies
    age.child: child children pediatric paediatric schoolchildren boys girls
    age.adolescent: adolescent adolescents teenager teenagers
    age.adult: adult adults
    age.elderly: elderly geriatric
    age.young: young
    species.human: human humans patient patients men women
    species.mouse: mouse mice murine
    species.rat: rat rats
    species.rabbit: rabbit rabbits
    species.dog: dog dogs canine
    species.pig: pig pigs porcine swine
    species.monkey: monkey monkeys macaque macaques
    health.ill: patient patients
    health.well: healthy volunteer volunteers
    childbearing.pregnant: pregnant pregnancy gravid
    childbearing.after: postmenopausal menopausal menopause"""


def _groups() -> Mapping[str, tuple[tuple[str, str], ...]]:
    """Word to the groups that it names, each as axis and group."""
    table: dict[str, list[tuple[str, str]]] = {}
    for line in _AXES.splitlines():
        name, _, words = line.strip().partition(":")
        axis, _, group = name.partition(".")
        for word in words.split():
            table.setdefault(word, []).append((axis, group))
    return MappingProxyType({word: tuple(groups) for word, groups in table.items()})


GROUPS = _groups()


def is_of_other_people(claim: Sequence[Word], passage: Sequence[Word]) -> bool:
    """Whether the two name groups of one axis and share none of them."""
    ours, theirs = _named(claim), _named(passage)
    return any(not ours[axis] & theirs[axis] for axis in ours.keys() & theirs.keys())


def _named(words: Iterable[Word]) -> dict[str, set[str]]:
    named: dict[str, set[str]] = {}
    for word in words:
        for axis, group in GROUPS.get(word.text, ()):
            named.setdefault(axis, set()).add(group)
    return named
