"""How much of its element does a sentence say that a salt holds, and does another sentence say otherwise?"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from bedside.checking.aspects import Aspect, aspects_of
from bedside.checking.measures import MeasuredSentence
from bedside.quantities.salts import find_salt
from bedside.terms import Comparator, QuantityRole

_HOLDS = re.compile(
    r"\b(?:contains?|holds?|supplies|suppl(?:y|ied)|provides?|yields?|delivers?|equals?|"
    r"(?:is|are) (?:equal|equivalent) to|corresponds? to)\b|=",
    re.I,
)
_WATER = re.compile(r"\b(?:anhydrous|(?:mono|di|tri|tetra|penta|hexa|hepta|octa|nona|deca)hydrate)\b", re.I)
_PLAIN = frozenset({Comparator.EQUAL, Comparator.ABOUT})
_APART = Decimal("0.1")
"""Shares that differ by more than this are two: rounding a printed amount moves it less."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Content:
    """What an amount of a salt holds: ``share`` is the element per mass of the salt, in base units."""

    salt: Aspect
    element: Aspect
    share: Decimal

    @property
    def water(self) -> frozenset[str]:
        """How the sentence names the salt's water, if it does."""
        return frozenset(word.lower() for word in _WATER.findall(self.salt.measure.sentence.text))


def read_contents(entry: MeasuredSentence) -> Iterator[Content]:
    """“1 g of magnesium sulfate contains 4 mmol”: one mass of one salt, a verb of holding, amounts."""
    verb = _HOLDS.search(entry.sentence.text)
    aspects = [aspect for aspect in aspects_of(entry) if aspect is not None]
    before = [aspect for aspect in aspects if verb and aspect.measure.quantity.end <= verb.start()]
    if verb is None or len(before) != 1 or not _is_mass_of_salt(before[0]):
        return
    salt = before[0]
    for aspect in aspects:
        if aspect is not salt and _is_amount(aspect) and aspect.measure.of == salt.measure.of:
            yield Content(salt=salt, element=aspect, share=aspect.low / salt.low)


def why_not_content(ours: Content, theirs: Content) -> str | None:
    """The sentence that says how a claim's content differs from the text's; ``None`` if it does not."""
    if find_salt(ours.salt.measure.name) != find_salt(theirs.salt.measure.name):
        return None
    is_other_form = bool(ours.water) and ours.water != theirs.water
    if is_other_form or ours.element.kind != theirs.element.kind:
        return None
    if abs(ours.share - theirs.share) <= _APART * max(ours.share, theirs.share):
        return None
    salt, basis = ours.salt.measure, theirs.salt.measure.printed
    return (
        f"{salt.printed} of {salt.name} holds {ours.element.measure.printed} here; the claim gives "
        f"{theirs.element.measure.printed} for {basis[0].lower()}{basis[1:]}."
    )


def _is_mass_of_salt(aspect: Aspect) -> bool:
    measure = aspect.measure
    is_salt = measure.is_salt and find_salt(measure.name) is not None
    return is_salt and aspect.kind == "mass" and _is_plain(aspect)


def _is_amount(aspect: Aspect) -> bool:
    return aspect.kind in ("mass", "substance", "charge") and _is_plain(aspect)


def _is_plain(aspect: Aspect) -> bool:
    quantity = aspect.measure.quantity
    is_value = quantity.role is QuantityRole.VALUE and quantity.high is None
    return is_value and aspect.comparator in _PLAIN and aspect.low > 0
