"""In how few words can the reasons of a risk be told? Where a reason is new, it is told as it is kept."""

from collections.abc import Iterable, Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

_SHORT: Mapping[str, Promise] = {
    "It is about a high-alert drug.": _("high-alert drug"),
    "It tells a dose.": _("dose"),
    "It is about children.": _("pediatric"),
    "Its support is low.": _("low support"),
    "Its author could not verify it.": _("unverified"),
    "It has many readers.": _("many readers"),
}


def shorten(reasons: Iterable[str]) -> tuple[str, ...]:
    """The reasons in words for a row."""
    return tuple(str(_SHORT.get(reason, reason.rstrip("."))) for reason in reasons)
