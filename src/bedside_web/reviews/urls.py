"""Which addresses does the desk have?"""

from django.urls import path

from bedside_web.reviews.views import (
    article_acts,
    articles,
    claim,
    decide,
    desk,
    due,
    people,
    sign,
    sources,
    trail,
    write,
)

app_name = "reviews"
urlpatterns = [
    path("", desk.desk, name="desk"),
    path("claims/<str:claim_id>/", claim.claim, name="claim"),
    path("claims/<str:claim_id>/sign/", sign.sign, name="sign"),
    path("claims/<str:claim_id>/take/", decide.take, name="take"),
    path("claims/<str:claim_id>/release/", decide.release, name="release"),
    path("claims/<str:claim_id>/comment/", decide.comment, name="comment"),
    path("claims/<str:claim_id>/request-changes/", decide.request_changes, name="request_changes"),
    path("claims/<str:claim_id>/reopen/", decide.reopen, name="reopen"),
    path("write/<str:claim_id>/", write.write, name="write"),
    path("write/<str:claim_id>/submit/", write.submit, name="submit"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<path:address>/approve/", article_acts.approve, name="approve"),
    path("articles/<path:address>/revise/", article_acts.revise, name="revise"),
    path("articles/<path:address>/withdraw/", article_acts.withdraw, name="withdraw"),
    path("articles/<path:address>/", articles.article, name="article"),
    path("sources/", sources.sources, name="sources"),
    path("sources/<str:publication_id>/", sources.source, name="source"),
    path("sources/<str:publication_id>/retract/", sources.retract, name="retract"),
    path("sources/<str:publication_id>/supersede/", sources.supersede, name="supersede"),
    path("due/", due.due, name="due"),
    path("trail/", trail.trail, name="trail"),
    path("trail/verify/", trail.verify_trail, name="verify_trail"),
    path("trail/export/", trail.export_trail, name="export_trail"),
    path("people/", people.people, name="people"),
]
