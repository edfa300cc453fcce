"""By which words are facets, certainty, severity and states shown? In the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bedside.terms import Certainty, Facet, FindingFamily, ReviewState, Severity

FACETS: Mapping[Facet, Promise] = {
    Facet.DEFINITION: _("Definition"),
    Facet.CAUSE: _("Causes"),
    Facet.FEATURE: _("Clinical features"),
    Facet.DIAGNOSIS: _("Diagnosis"),
    Facet.INTERPRETATION: _("Interpretation of tests"),
    Facet.MANAGEMENT: _("Management"),
    Facet.DOSING: _("Doses"),
    Facet.MONITORING: _("Monitoring"),
    Facet.PREVENTION: _("Prevention"),
    Facet.PROGNOSIS: _("Prognosis"),
    Facet.SPECIAL: _("Special situations"),
    Facet.PITFALL: _("Pitfalls"),
    Facet.EPIDEMIOLOGY: _("How common it is"),
    Facet.PHYSIOLOGY: _("Physiology"),
}
CERTAINTIES: Mapping[Certainty, Promise] = {
    Certainty.HIGH: _("high"),
    Certainty.MODERATE: _("moderate"),
    Certainty.LOW: _("low"),
    Certainty.VERY_LOW: _("very low"),
    Certainty.EXPERT: _("expert opinion"),
}
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
    ReviewState.APPROVED: _("Approved"),
    ReviewState.WITHDRAWN: _("Withdrawn"),
}
