"""Which addresses do asking and reading have?"""

from django.urls import path, re_path

from bedside.terms import FileForm
from bedside_web.pages.views.against import against
from bedside_web.pages.views.article import article
from bedside_web.pages.views.ask import ask
from bedside_web.pages.views.changes import changes
from bedside_web.pages.views.choose import choose
from bedside_web.pages.views.download import download
from bedside_web.pages.views.draft import draft
from bedside_web.pages.views.front import front
from bedside_web.pages.views.history import history
from bedside_web.pages.views.source import source
from bedside_web.pages.views.stream import stream
from bedside_web.pages.views.urgent import urgent

_FORMS = "|".join(form.suffix.removeprefix(".").replace(".", r"\.") for form in FileForm)

urlpatterns = [
    path("", front, name="front"),
    path("ask/", ask, name="ask"),
    path("draft/", draft, name="draft"),
    path("choose/", choose, name="choose"),
    path("history/", history, name="history"),
    path("urgent/<slug:kind>/", urgent, name="urgent"),
    path("claims/<str:claim_id>/against/", against, name="against"),
    path("sources/<path:publication_id>/", source, name="source"),
    re_path(rf"^articles/(?P<address>[^.]{{1,300}})\.(?P<form>{_FORMS})$", download, name="download"),
    path("articles/<path:address>/stream/", stream, name="stream"),
    path("articles/<path:address>/changes/", changes, name="changes"),
    path("articles/<path:address>/", article, name="article"),
]
