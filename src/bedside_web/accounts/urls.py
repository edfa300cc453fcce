"""Which addresses do accounts have?"""

from django.urls import include, path

urlpatterns = [path("", include("allauth.urls"))]
