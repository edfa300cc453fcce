"""What may a lay reader be shown of a claim and its sources? Plain wordings, and never a dose."""

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from django.utils.translation import gettext as _

from bedside.answering.views import view_of
from bedside.quantities import find_quantities
from bedside.terms import Audience, Claim, Ticket
from bedside_web.pages.exploring.claim_page import ClaimPage
from bedside_web.pages.presenting.against import Opposed, ShownAgainst
from bedside_web.pages.presenting.source import Marked, ShownPassage, ShownSource

_AMOUNTS = frozenset(
    "g mg ug ng kg mol mmol umol meq eq mL L cL dL [iU] [iU]/mL U [U] k[iU] [drp] {tablet}".split()
)
_VOLUMES = frozenset({"L", "dL", "mL", "m3", "100.mL"})
_CLEARANCE = ("mL/min",)
"""How well kidneys filter is no dose, though it is an amount in a time."""


def withheld() -> str:
    """The sentence that stands where a dose was."""
    return _("Doses are left to those who treat you. Professionals: choose a clinician above.")


@lru_cache(maxsize=4096)
def holds_dose(text: str) -> bool:
    """Whether an amount, or an amount in a time or for a weight, stands in it; a level in blood is none.

    >>> holds_dose("Give 2 g over 15 minutes."), holds_dose("Potassium is below 3.5 mmol/L.")
    (True, False)
    """
    return any(_is_dose(found.unit or "") for found in find_quantities(text))


def _is_dose(unit: str) -> bool:
    amount, *per = unit.split("/")
    return amount in _AMOUNTS and not (per and per[0] in _VOLUMES) and not unit.startswith(_CLEARANCE)


def without_dose(text: str) -> str:
    """The text, or the sentence that stands for it."""
    return withheld() if holds_dose(text) else text


def is_told(claim: Claim) -> bool:
    """Whether lay readers are told this claim at all."""
    return view_of(claim, Audience.PATIENT) is not None


def lay_claim(claim: Claim) -> Claim:
    """The claim in its plain wording; where it has none, a sentence says so."""
    return replace(claim, statement=view_of(claim, Audience.PATIENT) or withheld())


def lay_claims(claims: Iterable[Claim]) -> list[Claim]:
    """Each in its plain wording."""
    return [lay_claim(claim) for claim in claims]


def is_ticket_of_doses(ticket: Ticket) -> bool:
    """Whether a ticket of the consistency board compares doses."""
    return any(holds_dose(f"{row.printed} {row.what_for}") for row in ticket.rows)


def lay_source(shown: ShownSource) -> ShownSource:
    """The work without doses; nothing of what is behind a claim that lay readers are not told."""
    is_shown = shown.claim is None or is_told(shown.claim)
    return replace(
        shown,
        claim=lay_claim(shown.claim) if shown.claim else None,
        passages=tuple(_lay_passage(each, is_shown=is_shown) for each in shown.passages),
        others=tuple(_lay_passage(each, is_shown=True) for each in shown.others),
        publication=replace(shown.publication, note=without_dose(shown.publication.note or "") or None),
    )


def _lay_passage(passage: ShownPassage, *, is_shown: bool) -> ShownPassage:
    words = f"{passage.text.before}{passage.text.held}{passage.text.after}"
    if is_shown and not holds_dose(words):
        return passage
    return replace(passage, text=Marked(before=withheld(), held="", after=""))


def lay_against(shown: ShownAgainst) -> ShownAgainst:
    """What speaks against a claim, without doses; of other claims their plain wording is not at hand."""
    is_shown = is_told(shown.claim)
    return replace(
        shown,
        claim=lay_claim(shown.claim),
        dissents=_lay_opposed(shown.dissents, is_shown=is_shown),
        claims=_lay_opposed(shown.claims, is_shown=is_shown),
        passages=_lay_opposed(shown.passages, is_shown=is_shown),
    )


def _lay_opposed(opposed: Iterable[Opposed], *, is_shown: bool) -> tuple[Opposed, ...]:
    return tuple(
        replace(each, words=without_dose(each.words) if is_shown else withheld()) for each in opposed
    )


def lay_page(page: ClaimPage) -> ClaimPage:
    """A claim's page in plain words; earlier wordings are the professionals'."""
    is_shown = is_told(page.claim)
    return replace(
        page,
        claim=lay_claim(page.claim),
        rests=tuple(
            replace(rest, support=replace(rest.support, note=_note(rest.support.note, is_shown=is_shown)))
            for rest in page.rests
        ),
        others=tuple(
            replace(
                other,
                disagreement=replace(
                    other.disagreement, says=_note(other.disagreement.says, is_shown=is_shown)
                ),
            )
            for other in page.others
        ),
        wordings=tuple(replace(wording, runs=()) for wording in page.wordings),
    )


def _note(text: str, *, is_shown: bool) -> str:
    return without_dose(text) if is_shown else withheld()
