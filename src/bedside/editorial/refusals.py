"""In which words is an act refused? Each refusal once, under its stable code."""

from bedside.errors import UserError
from bedside.terms import Refusal


class Refused(UserError):
    """An act that the rules do not allow; ``refusal`` holds the code and the sentence."""

    code = "refused"

    def __init__(self, refusal: Refusal) -> None:
        super().__init__(refusal.sentence)
        self.refusal = refusal


def _refusal(code: str, sentence: str) -> Refusal:
    return Refusal(code=code, sentence=sentence)


NOT_ACTIVE = _refusal("not-active", "This account is not active.")
NO_SECOND_FACTOR = _refusal(
    "no-second-factor", "Confirm this sign-in with an authenticator app or a passkey first."
)
INTERESTS_UNDECLARED = _refusal(
    "interests-undeclared", "Declare your interests first, or that you have none."
)
OWN_WORDING = _refusal("own-wording", "You wrote this wording, so someone else must judge it.")
OWN_REVISION = _refusal("own-revision", "You made this revision, so another editor must approve it.")
NOT_YOUR_DRAFT = _refusal("not-your-draft", "Only whoever wrote this draft may go on with it.")
NO_DRAFT = _refusal("no-draft", "Keep the wording as a draft first; only a draft can be submitted.")
ALREADY_TAKEN = _refusal("already-taken", "You have this claim on your desk.")
ENOUGH_REVIEWERS = _refusal("enough-reviewers", "As many reviewers as it needs have this claim already.")
NOT_TAKEN = _refusal("not-taken", "Take this claim onto your desk first.")
NOT_ON_THAT_DESK = _refusal("not-on-that-desk", "The claim is not on that reviewer's desk.")
ALREADY_DECIDED = _refusal("already-decided", "You have decided on this wording already; a decision stays.")
NO_WORDS = _refusal("no-words", "Write some words first.")
NO_STATEMENT = _refusal("no-statement", "A claim needs a statement.")
NO_REASON = _refusal("no-reason", "Say why, in a sentence.")
NO_NOTICE = _refusal("no-notice", "Write the notice that readers will see in its place.")
NO_EVIDENCE = _refusal(
    "no-evidence",
    "Every work that it names was written by a machine, which is never evidence; ask for changes instead.",
)
NOTHING_CHANGED = _refusal("nothing-changed", "This is the wording that stands already.")
NO_CLAIMS = _refusal("no-claims", "The article shows no claim that was signed.")
NOT_AN_EDITOR = _refusal("role", "Only an editor may do this.")
STALE_WORDING = _refusal(
    "stale-wording", "The wording has changed since you opened it; read it again before you decide."
)


def refuse_role(roles: str) -> Refusal:
    """The person has none of the roles that may do it."""
    return _refusal("role", f"Only {roles} may do this.")


def refuse_state(state: str) -> Refusal:
    """The act is not for anything in this state."""
    return _refusal("state", f"This cannot be done while it is {state}.")


def refuse_interest(name: str) -> Refusal:
    """A declared interest bears on the claim."""
    return _refusal("interest", f"Your declared interest in {name} bears on this claim.")


def refuse_unsigned(missing: int, total: int) -> Refusal:
    """Claims of an article lack signatures that count."""
    lack = "lacks its signatures" if missing == 1 else "lack their signatures"
    return _refusal("unsigned", f"{missing} of its {total} claims {lack}.")
