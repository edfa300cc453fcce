"""Do the signs of a pack rest on something? A threshold without a source is nobody's."""

from collections.abc import Iterator

from bedside.errors import Problem
from bedside.ports import ReadPack
from bedside.terms import CalculatedTest, MeasuredTest, Sign, SignTest

_RULES, _PLAN, _CONCEPTS = "cause_rules.yaml", "plan_rules.yaml", "concepts.yaml"


def find_sign_problems(pack: ReadPack) -> Iterator[Problem]:
    """Every sign with a bound that rests on nothing, and every claim or reference named that is not there."""
    claims = {claim.id for claim in pack.claims}
    works = {publication.id for publication in pack.publications}
    for file, name, sign in _signs(pack):
        if _has_bounds(sign.test) and not (sign.claim_ids or sign.publication_ids):
            met = f"{name}: the sign {sign.text!r} has a bound that rests on nothing."
            yield Problem(place=file, line=None, met=met, advice="Name it in `claims` or `refs`.")
        named = (("claim", sign.claim_ids, claims), ("reference", sign.publication_ids, works))
        for what, ids, known in named:
            for id in ids:
                if id not in known:
                    met = f"{name}: the {what} {id!r} of the sign {sign.text!r} is not in the pack."
                    yield Problem(place=file, line=None, met=met, advice="Add it or correct the id.")
    for rule in pack.plan_rules:
        if rule.claim_id not in claims:
            met = f"The claim {rule.claim_id!r} is not in the pack."
            yield Problem(place=_PLAN, line=None, met=met, advice="Add it or correct the id.")


def _signs(pack: ReadPack) -> Iterator[tuple[str, str, Sign]]:
    for rule in pack.cause_rules:
        for sign in (*rule.points_for, *rule.points_against):
            yield _RULES, rule.cause, sign
    for line in pack.plan_rules:
        for part in (line.when, line.unless):
            if part is not None:
                yield _PLAN, line.claim_id, part
    for concept in pack.concepts:
        for sign in (*([concept.shown_by] if concept.shown_by else []), *concept.bands):
            yield _CONCEPTS, concept.id, sign


def _has_bounds(test: SignTest | None) -> bool:
    if isinstance(test, MeasuredTest | CalculatedTest):
        return True
    parts = getattr(test, "tests", None) or [part for part in [getattr(test, "test", None)] if part]
    return any(map(_has_bounds, parts))
