"""How is what to do now told in the reader's language? The library's own sentences, as strings to translate.

The copies here are only for the catalog; a test holds them to the library's.
"""

from dataclasses import dataclass

from django.utils.translation import gettext, gettext_noop

from bedside.answering import advise_now, urgent_sentences
from bedside.terms import Audience, Question, Urgency

SENTENCES = (
    gettext_noop("Chest pain can be a heart attack."),
    gettext_noop(
        "Call your local emergency number now (112 in Europe, 911 in North America, 999 in the UK)."
    ),
    gettext_noop("Do not drive yourself."),
    gettext_noop(
        "In a hospital or clinic: call your resuscitation or rapid-response team, and follow your "
        "local protocol."
    ),
    gettext_noop("Trouble breathing is an emergency."),
    gettext_noop("Tell them whether the person breathes; they will tell you what to do."),
    gettext_noop("A racing or uneven heartbeat with weakness or fainting can be an emergency."),
    gettext_noop("Keep the person safe from injury and on their side; put nothing in the mouth."),
    gettext_noop("A poison center can help at once; keep the pack or bottle at hand."),
    gettext_noop("You are not alone, and help is there now."),
    gettext_noop(
        "Call your local emergency number, or a crisis line (988 in the US and Canada, 116 123 in "
        "the UK and Ireland), or go to the nearest hospital."
    ),
    gettext_noop("If you can, stay with someone you trust."),
    gettext_noop("These can be signs of a stroke."),
    gettext_noop("Note the time when it began."),
    gettext_noop("Press firmly on the place that bleeds."),
    gettext_noop("This can be a severe allergy."),
    gettext_noop("Use an adrenaline pen if you have one."),
    gettext_noop("Bedside does not answer questions about harming a person."),
    gettext_noop("If somebody is in danger, call your local emergency number now."),
    gettext_noop(
        "If you have thoughts of hurting yourself or somebody else, a crisis line (988 in the US "
        "and Canada, 116 123 in the UK and Ireland) listens at any hour."
    ),
)
ADVICE = (
    gettext_noop(
        "A result outside the usual range should be seen by a doctor or nurse who knows the "
        "person: call them today, even if nothing feels wrong."
    ),
    gettext_noop(
        "Do not stop or change a prescribed medicine on your own: ask the doctor or pharmacist first."
    ),
)
KINDS = (
    gettext_noop("chest pain"),
    gettext_noop("trouble breathing"),
    gettext_noop("collapse"),
    gettext_noop("racing or pounding heart"),
    gettext_noop("seizure"),
    gettext_noop("overdose or poisoning"),
    gettext_noop("thoughts of suicide or self-harm"),
    gettext_noop("signs of a stroke"),
    gettext_noop("heavy bleeding"),
    gettext_noop("severe allergic reaction"),
    gettext_noop("danger to a person"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class UrgentWords:
    """The kind of emergency and what to do, in the language of the page."""

    kind: str
    text: str


def urgent_words(urgency: Urgency, audience: Audience) -> UrgentWords:
    """What to do first in this emergency."""
    text = " ".join(map(gettext, urgent_sentences(urgency, audience)))
    return UrgentWords(kind=gettext(urgency.value), text=text)


def advice_words(question: Question) -> tuple[str, ...]:
    """Whom a lay reader should ask first."""
    return tuple(map(gettext, advise_now(question)))
