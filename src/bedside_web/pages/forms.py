"""What may a reader send? A question, choices, and what to delete."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.terms import Audience
from bedside_web.pages.choices import Units

MOST_LETTERS = 2_000
LONGEST_ADDRESS = 300


class QuestionForm(forms.Form):
    """A question, and the address of the article that it follows."""

    question = forms.CharField(
        max_length=MOST_LETTERS,
        error_messages={
            "required": _("Type a question first, such as: What are the causes of hypomagnesemia?"),
            "max_length": _("That is longer than a question can be. Ask in a sentence or two."),
        },
    )
    after = forms.CharField(max_length=LONGEST_ADDRESS, required=False)


class DraftForm(QuestionForm):
    """A question to be drafted on; ``agreed`` is the mark of what the reader saw and lets be sent."""

    agreed = forms.CharField(max_length=64, required=False)


class ChoicesForm(forms.Form):
    """For whom pages are written, and in which units; what is left out stays as it was."""

    audience = forms.ChoiceField(choices=[(each.value, each.value) for each in Audience], required=False)
    units = forms.ChoiceField(choices=[(each.value, each.value) for each in Units], required=False)
    next = forms.CharField(max_length=2_000, required=False)
