"""Is each cell of the authorization matrix as it was agreed? The table here is written by hand."""

import pytest

from bedside.editorial import (
    ARTICLE_MATRIX,
    ARTICLE_TRANSITIONS,
    CLAIM_RULES,
    CLAIM_TRANSITIONS,
    MATRIX,
    print_matrix,
)
from bedside.editorial.permissions import ON_CLAIMS
from bedside.terms import Act, ClaimCase, ClaimId, Facet, Person, ReviewState, Role

# A author, R reviewer, E editor; draft, submitted, under review, changes requested, approved, withdrawn.
CLAIMS = """
write            A    A    -    A    -    -
submit           A    -    -    -    -    -
take             -    R    R    -    -    -
release          -    -    RE   -    -    -
comment          ARE  ARE  ARE  ARE  ARE  -
sign             -    -    R    -    -    -
request-changes  -    -    R    -    -    -
approve          -    -    -    -    -    -
reopen           -    -    E    E    E    -
revise           -    -    -    -    A    -
withdraw         -    -    -    -    -    -
"""
ARTICLES = """
approve          -    -    E    -    -    -
revise           -    AE   AE   -    AE   -
withdraw         -    E    E    -    E    -
"""
LETTERS = {"A": Role.AUTHOR, "R": Role.REVIEWER, "E": Role.EDITOR}


def cells(table: str) -> dict[tuple[Role, Act, ReviewState], bool]:
    """Every cell of every role, act and state; acts that the table leaves out are allowed to nobody."""
    rows = {line.split()[0].replace("-", " "): line.split()[1:] for line in table.strip().split("\n")}
    return {
        (role, act, state): role
        in {LETTERS[letter] for letter in rows.get(act.value, ["-"] * 6)[column] if letter != "-"}
        for role in Role
        for act in Act
        for column, state in enumerate(ReviewState)
    }


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("act", Act)
@pytest.mark.parametrize("state", ReviewState)
def test_each_cell(role: Role, act: Act, state: ReviewState) -> None:
    cell = (role, act, state)
    assert (cell in MATRIX) is cells(CLAIMS)[cell]
    assert (cell in ARTICLE_MATRIX) is cells(ARTICLES)[cell]


@pytest.mark.parametrize("act", CLAIM_RULES)
@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("state", ReviewState)
def test_each_rule_refuses_what_the_matrix_does(role: Role, act: Act, state: ReviewState) -> None:
    """Where the matrix allows nothing, the rule refuses by role or state, whatever else holds.

    Who may write is told of a missing draft instead of the state.
    """
    person = Person(
        id=1, name="Ada", roles=frozenset({role}), has_declared_interests=True, has_second_factor=True
    )
    case = ClaimCase(claim_id=ClaimId("a"), claim_hash="w", facet=Facet.CAUSE, state=state, round=1, needed=1)
    meant = Act.REVISE if act is Act.WRITE and state is ReviewState.APPROVED else act
    refusal = CLAIM_RULES[act](case, person)
    if (role, meant, state) not in MATRIX:
        assert refusal is not None and refusal.code in {"role", "state", "no-draft"}
    else:
        assert refusal is None or refusal.code not in {"role", "state", "no-draft"}


def test_whatever_is_allowed_leads_somewhere() -> None:
    """No cell allows an act that no table of transitions has."""
    for matrix, transitions in ((MATRIX, CLAIM_TRANSITIONS), (ARTICLE_MATRIX, ARTICLE_TRANSITIONS)):
        known = set(transitions)
        assert {(state, act) for _, act, state in matrix} <= known


def test_every_state_is_reached_and_drawn() -> None:
    assert set(CLAIM_TRANSITIONS.values()) == set(ReviewState)
    assert "any but withdrawn" in print_matrix(ON_CLAIMS)
