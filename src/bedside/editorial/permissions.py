"""Which role may do which act in which state? Two matrices, told by act."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from bedside.terms import Act, ReviewState, Role

Cell = tuple[Role, Act, ReviewState]
Matrix = frozenset[Cell]


@dataclass(frozen=True, slots=True, kw_only=True)
class Permission:
    """The roles that may do an act, and the states in which they may."""

    roles: frozenset[Role]
    states: frozenset[ReviewState]


def _to(*roles: Role, when: Collection[ReviewState]) -> Permission:
    return Permission(roles=frozenset(roles), states=frozenset(when))


_DRAFT = ReviewState.DRAFT
_SUBMITTED = ReviewState.SUBMITTED
_UNDER_REVIEW = ReviewState.UNDER_REVIEW
_CHANGES = ReviewState.CHANGES_REQUESTED
_APPROVED = ReviewState.APPROVED
_LIVING = frozenset(ReviewState) - {ReviewState.WITHDRAWN}

# A claim is approved by signatures alone, and withdrawn only by leaving its pack: no role does either.
ON_CLAIMS: Mapping[Act, Permission] = {
    Act.WRITE: _to(Role.AUTHOR, when=(_DRAFT, _SUBMITTED, _CHANGES)),
    Act.REVISE: _to(Role.AUTHOR, when=(_APPROVED,)),
    Act.SUBMIT: _to(Role.AUTHOR, when=(_DRAFT,)),
    Act.TAKE: _to(Role.REVIEWER, when=(_SUBMITTED, _UNDER_REVIEW)),
    Act.RELEASE: _to(Role.REVIEWER, Role.EDITOR, when=(_UNDER_REVIEW,)),
    Act.COMMENT: _to(Role.AUTHOR, Role.REVIEWER, Role.EDITOR, when=_LIVING),
    Act.SIGN: _to(Role.REVIEWER, when=(_UNDER_REVIEW,)),
    Act.REQUEST_CHANGES: _to(Role.REVIEWER, when=(_UNDER_REVIEW,)),
    Act.REOPEN: _to(Role.EDITOR, when=(_UNDER_REVIEW, _CHANGES, _APPROVED)),
    Act.APPROVE: _to(when=()),
    Act.WITHDRAW: _to(when=()),
}
ON_ARTICLES: Mapping[Act, Permission] = {
    Act.APPROVE: _to(Role.EDITOR, when=(_UNDER_REVIEW,)),
    Act.REVISE: _to(Role.AUTHOR, Role.EDITOR, when=(_SUBMITTED, _UNDER_REVIEW, _APPROVED)),
    Act.WITHDRAW: _to(Role.EDITOR, when=(_SUBMITTED, _UNDER_REVIEW, _APPROVED)),
}


def _matrix(permissions: Mapping[Act, Permission]) -> Matrix:
    return frozenset(
        (role, act, state)
        for act, permission in permissions.items()
        for role in permission.roles
        for state in permission.states
    )


MATRIX: Matrix = _matrix(ON_CLAIMS)
"""What may be done to claims, cell by cell; a cell that is not in it is not allowed."""
ARTICLE_MATRIX: Matrix = _matrix(ON_ARTICLES)
"""What may be done to articles."""


def print_matrix(permissions: Mapping[Act, Permission]) -> str:
    """A Markdown table: a row an act, a column a role, and in the cell the states in which it may."""
    head = f"| act | {' | '.join(role.value for role in Role)} |"
    rows = [
        f"| {act.value} | {' | '.join(_cell(permission, role) for role in Role)} |"
        for act, permission in permissions.items()
    ]
    return "\n".join([head, "|---" * (len(Role) + 1) + "|", *rows])


def _cell(permission: Permission, role: Role) -> str:
    if role not in permission.roles:
        return "–"
    if permission.states == _LIVING:
        return "any but withdrawn"
    return ", ".join(state.value for state in ReviewState if state in permission.states)
