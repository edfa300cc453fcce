"""By which words are facets, certainty, states, causes and verdicts shown? In the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bedside.terms import Certainty, Facet, InterestKind, ReopeningCause, ReviewState, Support

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
STATES: Mapping[ReviewState, Promise] = {
    ReviewState.DRAFT: _("draft"),
    ReviewState.SUBMITTED: _("submitted"),
    ReviewState.UNDER_REVIEW: _("under review"),
    ReviewState.CHANGES_REQUESTED: _("changes requested"),
    ReviewState.APPROVED: _("approved"),
    ReviewState.WITHDRAWN: _("withdrawn"),
}
CAUSES: Mapping[str, Promise] = {
    ReopeningCause.RETRACTED: _("source retracted"),
    ReopeningCause.SUPERSEDED: _("source superseded"),
    ReopeningCause.EXPIRED: _("signature expired"),
    ReopeningCause.EDITED: _("claim edited"),
    ReopeningCause.ASKED: _("asked by an editor"),
}
INTERESTS: Mapping[InterestKind, Promise] = {
    InterestKind.DRUG: _("drug"),
    InterestKind.SPONSOR: _("sponsor"),
}
VERDICTS: Mapping[Support, Promise] = {
    Support.SUPPORTS: _("supports"),
    Support.PARTLY: _("partly"),
    Support.CONTRADICTS: _("contradicts"),
    Support.SILENT: _("silent"),
}
