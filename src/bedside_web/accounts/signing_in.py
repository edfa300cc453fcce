"""What is ours about signing in? Who may sign up, whom attempts are counted by, and what a sign-on tells."""

from collections.abc import Mapping
from typing import Any

from allauth.account.adapter import DefaultAccountAdapter
from allauth.socialaccount.adapter import DefaultSocialAccountAdapter
from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import pgettext_lazy

BORROWED = (pgettext_lazy("field label", "Login"),)
"""Words of the package for which our catalogs have better ones: a field is not called as its button is."""
NOWHERE = "0.0.0.0"
"""What stands for an address where there is none, as behind a socket of the file system."""


class SignInAdapter(DefaultAccountAdapter):  # type: ignore[misc]  # the package has no types
    """Signing up is a setting; addresses of people come from the server alone."""

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Whether readers may make accounts themselves."""
        return bool(settings.IS_SIGN_UP_OPEN)

    def get_client_ip(self, request: HttpRequest) -> str:
        """The address that the server saw, or that a proxy it believes told it."""
        return address_of(request)


class SignOnAdapter(DefaultSocialAccountAdapter):  # type: ignore[misc]  # the package has no types
    """Whoever the hospital vouches for may come in, even where signing up is closed."""

    def is_open_for_signup(self, request: HttpRequest, sociallogin: Any) -> bool:
        """The hospital decides who has an account with it."""
        return True


def address_of(request: HttpRequest) -> str:
    """The network address of the reader; headers are believed by the server alone, from named proxies."""
    return request.META.get("REMOTE_ADDR") or NOWHERE


def name_tried(request: HttpRequest | None, credentials: Mapping[str, Any] | None = None) -> str | None:
    """The name or e-mail address that somebody tried, in one spelling."""
    given = dict(credentials or {})
    typed = request.POST.get("login") if request is not None else None
    name = typed or given.get("username") or given.get("email")
    return str(name).strip().lower() if name else None
