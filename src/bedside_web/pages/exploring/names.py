"""By which words are severity, families of findings and states shown? In the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

from bedside.terms import FindingFamily, ReviewState, Severity

SEVERITIES: Mapping[Severity, Promise] = {
    Severity.ERROR: _("error"),
    Severity.WARNING: _("warning"),
    Severity.INFO: _("info"),
}
SIGNS: Mapping[Severity, str] = {Severity.ERROR: "✕", Severity.WARNING: "▲", Severity.INFO: "●"}
FAMILIES: Mapping[FindingFamily, Promise] = {
    FindingFamily.CITATION: _("Citations and references"),
    FindingFamily.QUANTITY: _("Quantities and units"),
    FindingFamily.ARITHMETIC: _("Arithmetic"),
    FindingFamily.CONTRADICTION: _("Contradictions"),
    FindingFamily.SUPPORT: _("Support by sources"),
    FindingFamily.DOSE: _("Doses"),
    FindingFamily.EDITION: _("Editions"),
    FindingFamily.WORDING: _("Wording"),
}
STATES: Mapping[ReviewState, Promise] = {
    ReviewState.DRAFT: _("Draft"),
    ReviewState.SUBMITTED: _("Submitted, pending human review"),
    ReviewState.UNDER_REVIEW: _("Under review"),
    ReviewState.CHANGES_REQUESTED: _("Changes requested"),
    ReviewState.APPROVED: pgettext_lazy("claim", "Approved"),
    ReviewState.WITHDRAWN: pgettext_lazy("claim", "Withdrawn"),
}
