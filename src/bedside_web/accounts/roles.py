"""By which words are roles shown? In the reader's language."""

from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bedside.terms import Role

ROLES: Mapping[str, Promise] = {
    Role.AUTHOR: _("author"),
    Role.REVIEWER: _("reviewer"),
    Role.EDITOR: _("editor"),
    Role.ADMINISTRATOR: _("administrator"),
}
