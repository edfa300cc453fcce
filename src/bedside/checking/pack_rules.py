"""Does an evidence pack keep its rules? Each rule is one function; all problems are reported.

The rules are chapter 2 of the specification. What cannot even be read is reported by ``literature``.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from bedside.checking.pack_places import Places, Rule, failed_ids, problem_at
from bedside.checking.pack_signs import find_sign_problems
from bedside.checking.pathway_rules import PATHWAY_RULES
from bedside.checking.placeholders import nothing_is_left_to_reword
from bedside.errors import Problem
from bedside.ports import ReadPack
from bedside.quantities import find_quantities, find_unit_problem, numbers_in
from bedside.terms import (
    Claim,
    Comparator,
    Directness,
    EvidenceKind,
    Facet,
    Quantity,
    QuantityKind,
    ReadDepth,
    VerificationCode,
)
from bedside.verification import find_wording_changes

DOSE_KINDS = frozenset(
    {
        QuantityKind.AMOUNT,
        QuantityKind.DOSE_RATE,
        QuantityKind.STRENGTH,
        QuantityKind.VOLUME,
        QuantityKind.FLOW,
    }
)
_AMOUNT = re.compile(r"(?:[kmun]?g|[mu]?mol|m?eq|mL|L|\[iU\])(?:/(?:kg|h|min|d|wk|\(\d+\.h\)|[/.])*)*")
"""UCUM codes of an amount, alone or per weight or time; a concentration (per volume) is no dose."""
DOSE_FACETS = frozenset({Facet.MANAGEMENT, Facet.SPECIAL, Facet.PREVENTION})

WORDING_ADVICE = {
    VerificationCode.NUMBER_DIFFERS: (
        "The plain sentence does not carry the same numbers as the statement.",
        "Print each number of the statement in it, and no other.",
    ),
    VerificationCode.NEGATION_DIFFERS: (
        "The statement and the plain sentence do not deny alike.",
        "Keep the `not` in both or in neither.",
    ),
    VerificationCode.HEDGE_REMOVED: (
        "The plain sentence is more certain than the statement.",
        "Keep a hedge such as `may`, `usually` or `about`.",
    ),
}


def find_pack_problems(pack: ReadPack, places: Places) -> tuple[Problem, ...]:
    """Every broken rule, in order of file and line.

    ``places`` maps the ids of all entries to file and line, those included that could not be read.
    """
    problems = (problem for rule in RULES for problem in rule(pack, places))
    return tuple(sorted(problems, key=lambda problem: (problem.place, problem.line or 0, problem.met)))


def every_reference_resolves(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """Every support, disagreement, drug cause and cause rule names a reference of the pack."""
    known = {publication.id for publication in pack.publications} | failed_ids(places)
    advice = "Add it to references.yaml or correct the id."
    for claim in pack.claims:
        cited = [item.publication_id for item in claim.supports]
        cited += [item.publication_id for item in claim.disagreements]
        for missing in dict.fromkeys(id for id in cited if id not in known):
            yield problem_at(places, claim.id, f"the reference {missing!r} is not in the pack.", advice)
    drugs = [("drug_causes.yaml", item.drug, item.publication_ids) for item in pack.drug_causes]
    rules = [("cause_rules.yaml", item.cause, item.publication_ids) for item in pack.cause_rules]
    for file, name, ids in (*drugs, *rules):
        for missing in (id for id in ids if id not in known):
            met = f"{name}: the reference {missing!r} is not in the pack."
            yield Problem(place=file, line=None, met=met, advice=advice)


def every_concept_resolves(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """Every claim is on a concept of the pack."""
    known = {concept.id for concept in pack.concepts} | failed_ids(places)
    advice = "Add it to concepts.yaml or correct the id."
    for claim in pack.claims:
        if claim.concept not in known:
            yield problem_at(places, claim.id, f"the concept {claim.concept!r} is not in the pack.", advice)
    drugs = [("drug_causes.yaml", item.drug, item.concept) for item in pack.drug_causes]
    rules = [("cause_rules.yaml", item.cause, item.concept) for item in pack.cause_rules]
    for file, name, concept in (*drugs, *rules):
        if concept not in known:
            met = f"{name}: the concept {concept!r} is not in the pack."
            yield Problem(place=file, line=None, met=met, advice=advice)


def every_quantity_is_whole(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """A range has a low and a high end in order; anything else has one value."""
    for claim in pack.claims:
        for quantity in claim.quantities:
            if not _is_whole(quantity):
                met = f"the quantity {quantity.name!r} has no number that fits its comparator."
                advice = "Write `value`, or `low` and `high` with comparator `range`."
                yield problem_at(places, claim.id, met, advice)


def _is_whole(quantity: Quantity) -> bool:
    if quantity.low != quantity.low:  # nan: no number was given
        return False
    if quantity.comparator is Comparator.RANGE:
        return quantity.high is not None and quantity.low < quantity.high
    return quantity.high is None


def every_unit_fits(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """Every quantity has a UCUM unit that parses, of a dimension that fits what it is of."""
    for claim in pack.claims:
        for quantity in claim.quantities:
            problem = find_unit_problem(quantity)
            if problem is not None:
                yield problem_at(places, claim.id, problem, "Correct the unit, the kind or `of`.")


def every_quantity_is_stated(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """The number of every quantity is printed in the statement, as it is or rounded."""
    for claim in pack.claims:
        printed = numbers_in(claim.statement)
        for quantity in claim.quantities:
            for value in (quantity.low, quantity.high):
                if value is not None and value == value and not _is_printed(value, printed):
                    met = f"the number {value:g} of {quantity.name!r} is not in the statement."
                    yield problem_at(places, claim.id, met, "State it, or take the quantity out.")


def _is_printed(value: float, printed: frozenset[Decimal]) -> bool:
    exact = abs(Decimal(str(value)))
    return any(exact == number or _rounds_to(exact, number) for number in printed)


def _rounds_to(exact: Decimal, number: Decimal) -> bool:
    """Whether ``number`` is ``exact`` rounded to the decimals that it prints; never to tens."""
    exponent = number.as_tuple().exponent
    return isinstance(exponent, int) and exponent < 0 and exact.quantize(number) == number


def plain_says_the_same(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """The plain sentence carries the same numbers, negation and hedge as the statement."""
    for claim in pack.claims:
        if claim.plain is None:
            continue
        for code in find_wording_changes(claim.statement, claim.plain):
            met, advice = WORDING_ADVICE[code]
            yield problem_at(places, claim.id, met, advice)


def no_dose_is_plain(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """A claim that gives a dose has no plain sentence; every other claim has one."""
    for claim in pack.claims:
        if claim.plain is not None and (gives_dose(claim) or _tells_dose(claim)):
            advice = "Write `plain: null`: readers get no dose."
            yield problem_at(places, claim.id, "A dose has a plain sentence.", advice)
        elif claim.plain is None and not gives_dose(claim):
            advice = "Write one; only doses and strengths are left without."
            yield problem_at(places, claim.id, "There is no plain sentence.", advice)


def _tells_dose(claim: Claim) -> bool:
    """Whether the plain sentence of a claim on treatment prints an amount of something."""
    return claim.facet in DOSE_FACETS and any(
        found.unit is not None and _AMOUNT.fullmatch(found.unit)
        for found in find_quantities(claim.plain or "")
    )


def gives_dose(claim: Claim) -> bool:
    """Whether the claim tells how much of a medicine to give."""
    kinds = {quantity.kind for quantity in claim.quantities}
    if claim.facet is Facet.DOSING or QuantityKind.STRENGTH in kinds:
        return True
    return claim.facet in DOSE_FACETS and not kinds.isdisjoint(DOSE_KINDS)


def bottom_lines_are_verified(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """A bottom line names claims of its own concept, none of them unverified."""
    claims = {claim.id: claim for claim in pack.claims}
    for concept in pack.concepts:
        for id in (id for ids in concept.bottom_lines.values() for id in ids):
            claim = claims.get(id)
            if claim is None and id in failed_ids(places):
                continue  # the claim is there and has a problem of its own
            if claim is None or claim.concept != concept.id:
                met = f"the bottom line names {id!r}, which is no claim on it."
                yield problem_at(places, concept.id, met, "Name a claim of this concept.")
            elif claim.is_unverified:
                met = f"the bottom line names {id!r}, which is unverified."
                yield problem_at(
                    places, concept.id, met, "Name a claim with a direct support that people wrote."
                )


def grades_are_verified_by_reading(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """A grade is verified only if the guideline's own words were read."""
    kinds = {publication.id: publication.kind for publication in pack.publications}
    own_words = (EvidenceKind.GUIDELINE, EvidenceKind.CONSENSUS)
    for claim in pack.claims:
        if claim.recommendation is None or not claim.recommendation.is_verified:
            continue
        if not any(
            kinds.get(support.publication_id) in own_words
            and support.directness is Directness.DIRECT
            and support.read_depth in (ReadDepth.FULL_TEXT, ReadDepth.SECTION)
            for support in claim.supports
        ):
            met = "the grade is marked verified, but no guideline's own text was read."
            yield problem_at(places, claim.id, met, "Write `verified: false`.")


def every_sign_rests_on_something(pack: ReadPack, places: Places) -> Iterator[Problem]:
    """A sign with a bound names a claim or reference, and every one that is named is there."""
    yield from find_sign_problems(pack)


RULES: tuple[Rule, ...] = (
    every_reference_resolves,
    every_sign_rests_on_something,
    every_concept_resolves,
    every_quantity_is_whole,
    every_unit_fits,
    every_quantity_is_stated,
    plain_says_the_same,
    no_dose_is_plain,
    bottom_lines_are_verified,
    grades_are_verified_by_reading,
    nothing_is_left_to_reword,
    *PATHWAY_RULES,
)
