"""Which addresses do checking and exploring have?"""

from django.urls import path

from bedside_web.pages.views.board import board, ticket
from bedside_web.pages.views.calculators import calculator, calculators
from bedside_web.pages.views.causes import causes
from bedside_web.pages.views.check import check
from bedside_web.pages.views.claim import claim
from bedside_web.pages.views.counters import counters
from bedside_web.pages.views.drugs import drug, drugs
from bedside_web.pages.views.errata import errata
from bedside_web.pages.views.findings import findings
from bedside_web.pages.views.pathways import pathway, pathways, picture
from bedside_web.pages.views.patient import patient
from bedside_web.pages.views.policy import policy
from bedside_web.pages.views.privacy import privacy
from bedside_web.pages.views.quality import measure, quality
from bedside_web.pages.views.topics import claims, topic, topics
from bedside_web.pages.views.verify import verify

urlpatterns = [
    path("explore/", topics, name="topics"),
    path("explore/board/", board, name="consistency"),
    path("explore/board/<str:id>/", ticket, name="ticket"),
    path("explore/drugs/", drugs, name="drugs"),
    path("explore/drugs/<slug:slug>/", drug, name="drug"),
    path("explore/<slug:concept>/", topic, name="topic"),
    path("explore/<slug:concept>/causes/", causes, name="causes"),
    path("explore/<slug:concept>/claims/", claims, name="claims"),
    path("claims/<slug:id>/", claim, name="claim"),
    path("calculators/", calculators, name="calculators"),
    path("calculators/<slug:id>/", calculator, name="calculator"),
    path("pathways/", pathways, name="pathways"),
    path("pathways/<slug:id>/", pathway, name="pathway"),
    path("pathways/<slug:id>/picture.svg", picture, name="pathway-picture"),
    path("patient/", patient, name="patient"),
    path("check/", check, name="check"),
    path("check/findings/", findings, name="findings"),
    path("verify/", verify, name="verify"),
    path("quality/", quality, name="quality"),
    path("quality/<slug:slug>/", measure, name="measure"),
    path("errata/", errata, name="errata"),
    path("counters/", counters, name="counters"),
    path("editorial-policy/", policy, name="policy"),
    path("privacy/", privacy, name="privacy"),
]
