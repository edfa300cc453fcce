"""Which addresses do accounts have, besides those of signing in?"""

from django.urls import path

from bedside_web.accounts.views.delete_account import delete
from bedside_web.accounts.views.export_my_data import export
from bedside_web.accounts.views.keep_tokens import revoke, tokens
from bedside_web.accounts.views.list_people import people
from bedside_web.accounts.views.need_second_factor import second_factor
from bedside_web.accounts.views.show_me import me

app_name = "accounts"
urlpatterns = [
    path("me/", me, name="me"),
    path("me/export/", export, name="export"),
    path("me/delete/", delete, name="delete"),
    path("tokens/", tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", revoke, name="revoke_token"),
    path("second-factor/", second_factor, name="second_factor"),
    path("people/", people, name="people"),
]
