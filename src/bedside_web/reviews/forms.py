"""What do people of the board write? Reasons, comments, wordings, notices; and by what they filter."""

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bedside.terms import Facet, ReviewState
from bedside_web.reviews.names import FACETS, STATES

MOST_TEXT = 5000
"""Characters of a remark; longer texts belong into a work that can be cited."""
MOST_STATEMENT = 1000


def _text(rows: int) -> forms.Textarea:
    return forms.Textarea(attrs={"rows": rows})


class FilterForm(forms.Form):
    """Which claims of the queue to show."""

    concept = forms.ChoiceField(label=_("Condition"), required=False)
    facet = forms.ChoiceField(label=_("What is asked"), required=False)
    state = forms.ChoiceField(label=_("State"), required=False)
    mine = forms.BooleanField(label=_("On my desk"), required=False)
    second = forms.BooleanField(label=_("Needs a second signature"), required=False)

    def __init__(self, data: object, *, concepts: list[str]) -> None:
        super().__init__(data)  # type: ignore[arg-type]  # a QueryDict, which the stubs tell by another name
        anything = [("", pgettext_lazy("filter", "all"))]
        self.fields["concept"].choices = [*anything, *((each, each) for each in concepts)]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["facet"].choices = [*anything, *((each.value, FACETS[each]) for each in Facet)]  # type: ignore[attr-defined]  # a ChoiceField
        self.fields["state"].choices = [*anything, *((each.value, STATES[each]) for each in ReviewState)]  # type: ignore[attr-defined]  # a ChoiceField

    def selects(self) -> list[BoundField]:
        """The fields to choose from."""
        return [self["concept"], self["facet"], self["state"]]

    def boxes(self) -> list[BoundField]:
        """The fields to tick."""
        return [self["mine"], self["second"]]


class SignForm(forms.Form):
    """A signature on exactly the wording of ``claim_hash``."""

    claim_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    is_read = forms.BooleanField(
        label=_("I have read the sources named here, and this wording says neither more nor less."),
        error_messages={"required": _("Tick the box: a signature says that you have read the sources.")},
    )


class RequestForm(forms.Form):
    """Why a wording cannot stand, and what could stand in its place."""

    prefix = "request"
    claim_hash = forms.CharField(max_length=64, widget=forms.HiddenInput)
    reason = forms.CharField(
        label=_("What must change, and why"),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 4, "data-key": "r"}),
    )
    suggested = forms.CharField(
        label=_("Suggested wording (optional)"), max_length=MOST_STATEMENT, required=False, widget=_text(4)
    )


class CommentForm(forms.Form):
    """A remark that is no decision."""

    prefix = "comment"
    text = forms.CharField(
        label=_("Comment"),
        help_text=_("Seen by the board and by whoever wrote the claim. Nothing about a patient."),
        max_length=MOST_TEXT,
        widget=forms.Textarea(attrs={"rows": 3, "data-key": "c"}),
    )


class WordingForm(forms.Form):
    """Another wording of a claim."""

    statement = forms.CharField(label=_("Statement"), max_length=MOST_STATEMENT, widget=_text(5))
    plain = forms.CharField(
        label=_("Plain wording"),
        help_text=_("Left empty where lay readers must not be given it, as with doses."),
        max_length=MOST_STATEMENT,
        required=False,
        widget=_text(4),
    )
    reason = forms.CharField(label=_("Why"), max_length=MOST_TEXT, required=False, widget=_text(2))


class ReasonForm(forms.Form):
    """Why an act is done."""

    reason = forms.CharField(label=_("Why"), max_length=MOST_TEXT, widget=_text(3))


class NoticeForm(forms.Form):
    """What readers see in the place of a withdrawn article."""

    prefix = "withdraw"
    notice = forms.CharField(label=_("Notice to readers"), max_length=MOST_TEXT, widget=_text(4))


class RetractForm(forms.Form):
    """That a source was retracted, and who says so."""

    prefix = "retract"
    notice = forms.CharField(
        label=_("Where the retraction is printed"), max_length=MOST_TEXT, widget=_text(2)
    )


class SupersedeForm(forms.Form):
    """That a source has a later edition."""

    prefix = "supersede"
    superseded_by = forms.CharField(label=_("The later edition"), max_length=300)
