"""Which settings are dangerous? Django's ``check`` says so, each under an id of ours.

``E`` stops the server, ``W`` is said and goes on. docs/reference/site-checks.md lists them all.
"""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.core.checks import CheckMessage, Error, Tags, Warning, register

from bedside.errors import LibraryNotFound, UserError
from bedside_web.config.environment import LOCAL_HOSTS

SHORTEST_SECRET = 50


@dataclass(frozen=True, slots=True, kw_only=True)
class Danger:
    """A dangerous setting: its id, what is met, and what to do."""

    id: str
    met: str
    advice: str
    is_there: Callable[[], bool]

    def message(self) -> CheckMessage:
        """As Django shows it."""
        kind = Error if self.id.startswith("bedside.E") else Warning
        return kind(self.met, hint=self.advice, id=self.id)


def _is_sqlite() -> bool:
    return str(settings.DATABASES["default"]["ENGINE"]).endswith("sqlite3")


def _has_foreign_hosts() -> bool:
    return bool(set(settings.ALLOWED_HOSTS) - set(LOCAL_HOSTS) - {"testserver"})


def _allows_inline() -> bool:
    words = str(settings.CONTENT_SECURITY_POLICY)
    return "unsafe-inline" in words or "unsafe-eval" in words


def _tells_outside() -> bool:
    try:
        writing = settings.FIND_WRITING()
    except UserError:  # another check says so
        return False
    return writing is not None and writing.is_forbidden


def _has_no_such_writer() -> bool:
    try:
        settings.FIND_WRITING()
    except LibraryNotFound:  # it may be made yet
        return False
    except UserError:
        return True
    return False


DANGERS = (
    Danger(
        id="bedside.E001",
        met="Debug pages are on.",
        advice="Remove DEBUG: its pages show settings and what people typed.",
        is_there=lambda: bool(settings.DEBUG),
    ),
    Danger(
        id="bedside.E002",
        met=f"The secret key is shorter than {SHORTEST_SECRET} characters.",
        advice="Unset BEDSIDE_SITE_SECRET_KEY, so that one is made and kept, or give a longer one.",
        is_there=lambda: len(settings.SECRET_KEY) < SHORTEST_SECRET,
    ),
    Danger(
        id="bedside.E003",
        met="Any host name is believed.",
        advice="Name the hosts in BEDSIDE_SITE_HOSTS instead of *.",
        is_there=lambda: "*" in settings.ALLOWED_HOSTS,
    ),
    Danger(
        id="bedside.E004",
        met="The site's folder cannot be written to.",
        advice="Give the server's user the folder that BEDSIDE_SITE_HOME names.",
        is_there=lambda: not os.access(settings.SITE_FOLDER, os.W_OK | os.X_OK),
    ),
    Danger(
        id="bedside.E005",
        met="The content security policy allows inline or evaluated code.",
        advice="Remove 'unsafe-inline' and 'unsafe-eval'; our pages need neither.",
        is_there=_allows_inline,
    ),
    Danger(
        id="bedside.E006",
        met="Sign-in bears no lockout.",
        advice="Keep axes among INSTALLED_APPS, MIDDLEWARE and AUTHENTICATION_BACKENDS.",
        is_there=lambda: settings.AUTHENTICATION_BACKENDS[0] != "axes.backends.AxesStandaloneBackend",
    ),
    Danger(
        id="bedside.E007",
        met="The hospital's sign-on is reached without TLS.",
        advice="BEDSIDE_SITE_OIDC_ISSUER must begin with https://.",
        is_there=lambda: (
            settings.ENVIRONMENT.sign_on is not None
            and not settings.ENVIRONMENT.sign_on.issuer.startswith("https://")
        ),
    ),
    Danger(
        id="bedside.E008",
        met="The settings of the writer cannot be used.",
        advice="`bedside ask` with the same BEDSIDE_WRITER variables says which and why; or unset them.",
        is_there=_has_no_such_writer,
    ),
    Danger(
        id="bedside.W001",
        met="The site has names beyond this machine, but HTTPS is off.",
        advice="Put a proxy with TLS before it and set BEDSIDE_SITE_HTTPS=on.",
        is_there=lambda: _has_foreign_hosts() and not settings.SECURE_SSL_REDIRECT,
    ),
    Danger(
        id="bedside.W002",
        met="Several workers write to one SQLite file.",
        advice="It is safe, but writers wait for each other; use PostgreSQL by BEDSIDE_SITE_DATABASE.",
        is_there=lambda: settings.WORKERS > 1 and _is_sqlite(),
    ),
    Danger(
        id="bedside.W003",
        met="Kept conversations are never forgotten.",
        advice="Set BEDSIDE_SITE_RETENTION_DAYS to at least 1 and run `bedside-site forget` daily.",
        is_there=lambda: settings.RETENTION_DAYS < 1,
    ),
    Danger(
        id="bedside.W004",
        met="Anybody on the network may make an account, and no e-mail address is verified.",
        advice="Set BEDSIDE_SITE_SMTP, or BEDSIDE_SITE_SIGN_UP=off.",
        is_there=lambda: (
            settings.IS_SIGN_UP_OPEN
            and _has_foreign_hosts()
            and settings.ACCOUNT_EMAIL_VERIFICATION != "mandatory"
        ),
    ),
    Danger(
        id="bedside.W005",
        met="Questions are not limited, on a site with names beyond this machine.",
        advice="Set BEDSIDE_SITE_ASKS_PER_MINUTE and …_FROM_AN_ADDRESS to a number above 0.",
        is_there=lambda: (
            min(settings.ASKS_PER_MINUTE, settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS) < 1
            and _has_foreign_hosts()
        ),
    ),
    Danger(
        id="bedside.W006",
        met="Others on this machine can read the site's folder.",
        advice="chmod 700 the folder: it holds the secret key and the database.",
        is_there=lambda: bool(settings.SITE_FOLDER.stat().st_mode & 0o077),
    ),
    Danger(
        id="bedside.W007",
        met="The token for metrics is shorter than 20 characters.",
        advice="Give BEDSIDE_SITE_METRICS_TOKEN a longer, random one.",
        is_there=lambda: 0 < len(settings.METRICS_TOKEN) < 20,
    ),
    Danger(
        id="bedside.W008",
        met="Anybody may call CDS Hooks, on a site with names beyond this machine.",
        advice="Name the clients in BEDSIDE_SITE_CDS_CLIENTS and leave BEDSIDE_SITE_CDS_OPEN off.",
        is_there=lambda: settings.IS_CDS_OPEN and _has_foreign_hosts(),
    ),
    Danger(
        id="bedside.W009",
        met="The writer is on another machine, and questions would leave unmasked; so no draft is offered.",
        advice="Let questions be masked by BEDSIDE_WRITER_OUTSIDE=mask, or name a writer on this machine.",
        is_there=_tells_outside,
    ),
)


@register(Tags.security)
def find_dangers(app_configs: Sequence[Any] | None = None, **_: Any) -> Iterable[CheckMessage]:
    """What is dangerous in the settings as they are."""
    return [danger.message() for danger in DANGERS if danger.is_there()]
