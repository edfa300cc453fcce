"""Where does an act lead a claim or an article? Two tables; what is not in them cannot happen."""

from collections.abc import Mapping

from bedside.terms import Act, ReviewState

Transitions = Mapping[tuple[ReviewState, Act], ReviewState]

_DRAFT = ReviewState.DRAFT
_SUBMITTED = ReviewState.SUBMITTED
_UNDER_REVIEW = ReviewState.UNDER_REVIEW
_CHANGES = ReviewState.CHANGES_REQUESTED
_APPROVED = ReviewState.APPROVED
_WITHDRAWN = ReviewState.WITHDRAWN

# Taking, letting go and deciding lead on only once they are the last of their kind: `settle` says when.
CLAIM_TRANSITIONS: Transitions = {
    (_DRAFT, Act.WRITE): _DRAFT,
    (_DRAFT, Act.COMMENT): _DRAFT,
    (_DRAFT, Act.SUBMIT): _SUBMITTED,
    (_DRAFT, Act.REOPEN): _DRAFT,
    (_DRAFT, Act.WITHDRAW): _WITHDRAWN,
    (_SUBMITTED, Act.WRITE): _DRAFT,
    (_SUBMITTED, Act.COMMENT): _SUBMITTED,
    (_SUBMITTED, Act.TAKE): _UNDER_REVIEW,
    (_SUBMITTED, Act.REOPEN): _SUBMITTED,
    (_SUBMITTED, Act.WITHDRAW): _WITHDRAWN,
    (_UNDER_REVIEW, Act.TAKE): _UNDER_REVIEW,
    (_UNDER_REVIEW, Act.RELEASE): _SUBMITTED,
    (_UNDER_REVIEW, Act.COMMENT): _UNDER_REVIEW,
    (_UNDER_REVIEW, Act.SIGN): _UNDER_REVIEW,
    (_UNDER_REVIEW, Act.REQUEST_CHANGES): _CHANGES,
    (_UNDER_REVIEW, Act.APPROVE): _APPROVED,
    (_UNDER_REVIEW, Act.REOPEN): _SUBMITTED,
    (_UNDER_REVIEW, Act.WITHDRAW): _WITHDRAWN,
    (_CHANGES, Act.WRITE): _DRAFT,
    (_CHANGES, Act.COMMENT): _CHANGES,
    (_CHANGES, Act.REOPEN): _SUBMITTED,
    (_CHANGES, Act.WITHDRAW): _WITHDRAWN,
    (_APPROVED, Act.REVISE): _DRAFT,
    (_APPROVED, Act.COMMENT): _APPROVED,
    (_APPROVED, Act.REOPEN): _SUBMITTED,
    (_APPROVED, Act.WITHDRAW): _WITHDRAWN,
    (_WITHDRAWN, Act.REOPEN): _SUBMITTED,
}

# A revision of an approved article is under review while readers go on seeing the approved one.
ARTICLE_TRANSITIONS: Transitions = {
    (_SUBMITTED, Act.TAKE): _UNDER_REVIEW,
    (_SUBMITTED, Act.REVISE): _SUBMITTED,
    (_SUBMITTED, Act.REOPEN): _SUBMITTED,
    (_SUBMITTED, Act.WITHDRAW): _WITHDRAWN,
    (_UNDER_REVIEW, Act.TAKE): _UNDER_REVIEW,
    (_UNDER_REVIEW, Act.REVISE): _UNDER_REVIEW,
    (_UNDER_REVIEW, Act.REOPEN): _UNDER_REVIEW,
    (_UNDER_REVIEW, Act.APPROVE): _APPROVED,
    (_UNDER_REVIEW, Act.WITHDRAW): _WITHDRAWN,
    (_APPROVED, Act.REVISE): _UNDER_REVIEW,
    (_APPROVED, Act.REOPEN): _UNDER_REVIEW,
    (_APPROVED, Act.WITHDRAW): _WITHDRAWN,
}


def follow(transitions: Transitions, state: ReviewState, act: Act) -> ReviewState:
    """Where ``act`` leads from ``state``. ``KeyError`` if it leads nowhere."""
    return transitions[state, act]


def draw_states(transitions: Transitions) -> str:
    """The table as a state diagram in mermaid's words; acts that lead to where they began are left out."""
    arrows: dict[tuple[ReviewState, ReviewState], list[str]] = {}
    for (state, act), to in transitions.items():
        if state is not to:
            arrows.setdefault((state, to), []).append(act.value)
    first = next(iter(transitions))[0]
    lines = [f"    {_name(state)} --> {_name(to)}: {', '.join(acts)}" for (state, to), acts in arrows.items()]
    names = dict.fromkeys(state for pair in arrows for state in pair)
    titles = [f'    state "{state.value}" as {_name(state)}' for state in names]
    return "\n".join(["stateDiagram-v2", *titles, f"    [*] --> {_name(first)}", *lines])


def _name(state: ReviewState) -> str:
    return state.name.lower()
