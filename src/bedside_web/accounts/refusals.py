"""In which words is a refusal told? The rules say it in English; this, in the reader's language."""

import re

from django.utils.translation import gettext
from django.utils.translation import gettext_noop as _

from bedside.terms import Refusal

SENTENCES = (
    _("This account is not active."),
    _("This account is closed."),
    _("Confirm this sign-in with an authenticator app or a passkey first."),
    _("Your role needs a second factor: an authenticator app or a passkey. Set one up first."),
    _("Only an administrator gives and takes roles."),
    _("Nobody changes their own roles; ask another administrator."),
    _("Only members of the board may do this."),
    _("Only an editor may do this."),
    _("Only %(roles)s may do this."),
    _("Declare your interests first, or that you have none."),
    _("Only somebody with a role on the board declares interests."),
    _("Your declared interest in %(name)s bears on this claim."),
    _("You wrote this wording, so someone else must judge it."),
    _("You made this revision, so another editor must approve it."),
    _("Only whoever wrote this draft may go on with it."),
    _("Keep the wording as a draft first; only a draft can be submitted."),
    _("You have this claim on your desk."),
    _("As many reviewers as it needs have this claim already."),
    _("Take this claim onto your desk first."),
    _("The claim is not on that reviewer's desk."),
    _("You have decided on this wording already; a decision stays."),
    _("This cannot be done while it is %(state)s."),
    _("Write some words first."),
    _("A claim needs a statement."),
    _("Say why, in a sentence."),
    _("Write the notice that readers will see in its place."),
    _("Every work that it names was written by a machine, which is never evidence; ask for changes instead."),
    _("This is the wording that stands already."),
    _("The article shows no claim that was signed."),
    _("%(missing)s of its %(total)s claims lacks its signatures."),
    _("%(missing)s of its %(total)s claims lack their signatures."),
    _("You have as many tokens as one may have. Revoke one first."),
    _("The wording has changed since you opened it; read it again before you decide."),
)
"""Every sentence of the rules, with the names of what it is filled with. The first that fits is told."""
WORDS = (
    _("authors"),
    _("reviewers"),
    _("editors"),
    _("administrators"),
    _("the library"),
    _(" and "),
    _("draft"),
    _("submitted"),
    _("under review"),
    _("changes requested"),
    _("approved"),
    _("withdrawn"),
)
"""What a sentence may be filled with and is itself a word of the rules."""
_PLACE = re.compile(r"%\\\((\w+)\\\)s")
_LINK = re.compile(r"(, | and )")


def _pattern(sentence: str) -> re.Pattern[str]:
    return re.compile(_PLACE.sub(r"(?P<\1>.+)", re.escape(sentence)))


_KNOWN = tuple((sentence, _pattern(sentence)) for sentence in SENTENCES)


def tell(refusal: Refusal) -> str:
    """The sentence in the reader's language; one that is not known here, as the rule says it."""
    for sentence, pattern in _KNOWN:
        found = pattern.fullmatch(refusal.sentence)
        if found:
            return gettext(sentence) % {name: _word(name, told) for name, told in found.groupdict().items()}
    return refusal.sentence


def _word(name: str, told: str) -> str:
    """Roles and states are words of ours; a drug, a sponsor or a number is not."""
    if name == "roles":
        return "".join(_role(piece) for piece in _LINK.split(told))
    return gettext(told) if name == "state" and told in WORDS else told


def _role(piece: str) -> str:
    return gettext(piece) if piece in WORDS else piece
