"""Which addresses do accounts have, besides those of signing in?"""

from django.urls import path
from django.views.generic import TemplateView

app_name = "accounts"
urlpatterns = [path("me/", TemplateView.as_view(template_name="base.html"), name="me")]
