"""What do people tell of themselves? Profile, interests, roles, and tokens for their programs."""

from django import forms
from django.utils.translation import gettext_lazy as _

from bedside.terms import InterestKind, Role
from bedside_web.accounts.models import User
from bedside_web.accounts.tokens import LIFETIMES, Scope

MOST_INTERESTS = 50
MOST_LETTERS = 120
MOST_SENT = MOST_INTERESTS * (MOST_LETTERS + 2)
SCOPES = (
    (Scope.READ.value, _("Read articles, claims, sources and calculators")),
    (Scope.ASK.value, _("Ask, search and calculate")),
    (Scope.CHECK.value, _("Check texts")),
    (Scope.REVIEW.value, _("Work at the board's desk; signing stays on the page")),
    (Scope.TRAIL.value, _("Take out the trail")),
)
"""What a token may be used for, in the reader's words."""


class ProfileForm(forms.ModelForm):  # type: ignore[type-arg]  # it takes no argument at run time
    """Name, specialty and credentials, as a reviewer is shown with a signature."""

    class Meta:
        """Nothing that signing in rests on."""

        model = User
        fields = ["first_name", "last_name", "specialty", "credentials"]
        labels = {"specialty": _("Specialty"), "credentials": _("Credentials")}
        help_texts = {"credentials": _("As they should stand beside your signature, such as MD, RPh.")}


class InterestsForm(forms.Form):
    """One drug or sponsor a line."""

    drugs = forms.CharField(
        label=_("Drugs"),
        required=False,
        max_length=MOST_SENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: drugs in whose success or failure you have an interest."),
    )
    sponsors = forms.CharField(
        label=_("Sponsors"),
        required=False,
        max_length=MOST_SENT,
        widget=forms.Textarea(attrs={"rows": 4}),
        help_text=_("One a line: companies and others who pay you, or did in the last three years."),
    )

    def clean_drugs(self) -> list[str]:
        """The names, each once."""
        return self._names("drugs")

    def clean_sponsors(self) -> list[str]:
        """The names, each once."""
        return self._names("sponsors")

    def declared(self) -> list[tuple[InterestKind, str]]:
        """What is declared, of both kinds."""
        return [(InterestKind.DRUG, name) for name in self.cleaned_data["drugs"]] + [
            (InterestKind.SPONSOR, name) for name in self.cleaned_data["sponsors"]
        ]

    def _names(self, field: str) -> list[str]:
        lines = (" ".join(line.split()) for line in self.cleaned_data[field].splitlines())
        names = list(dict.fromkeys(filter(None, lines)))
        if len(names) > MOST_INTERESTS:
            raise forms.ValidationError(_("At most %(most)s names."), params={"most": MOST_INTERESTS})
        if any(len(name) > MOST_LETTERS for name in names):
            raise forms.ValidationError(_("A name has at most 120 characters."))
        return names


class RoleForm(forms.Form):
    """A role of a person, to be given or taken."""

    person = forms.ModelChoiceField(queryset=User.objects.filter(is_active=True))
    role = forms.ChoiceField(choices=[(role.value, role.value) for role in Role])
    act = forms.ChoiceField(choices=[("grant", "grant"), ("revoke", "revoke")])


class TokenForm(forms.Form):
    """A new token for a program: what for, what it may do, how long."""

    name = forms.CharField(
        label=_("What it is for"),
        max_length=80,
        help_text=_("Such as the name of the program. Nothing about a patient."),
    )
    scopes = forms.MultipleChoiceField(
        label=_("What it may do"), choices=SCOPES, widget=forms.CheckboxSelectMultiple
    )
    days = forms.TypedChoiceField(
        label=_("For how many days"),
        choices=[(days, str(days)) for days in LIFETIMES],
        coerce=int,
        initial=90,
    )
    once = forms.CharField(required=False, max_length=64, widget=forms.HiddenInput)
    """The name of the form as it was given out: sent twice, as by a reload, it makes one token."""
