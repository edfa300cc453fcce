"""How does e-mail leave? By SMTP if a server is named, else into files of the site's folder."""

from dataclasses import dataclass
from urllib.parse import unquote, urlsplit


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What Django needs to know of e-mail."""

    backend: str
    host: str = ""
    port: int = 25
    user: str = ""
    password: str = ""
    is_starttls: bool = False
    is_tls: bool = False


def read_mail(address: str) -> Mail:
    """The settings for ``smtp://user:password@host:port`` (STARTTLS) or ``smtps://…``; files without one.

    Raises ``ValueError`` for any other address.
    """
    if not address:
        return Mail(backend="django.core.mail.backends.filebased.EmailBackend")
    parts = urlsplit(address)
    if parts.scheme not in ("smtp", "smtps") or not parts.hostname:
        raise ValueError("BEDSIDE_SITE_SMTP names no mail server; write smtp://user:password@host:port")
    is_tls = parts.scheme == "smtps"
    return Mail(
        backend="django.core.mail.backends.smtp.EmailBackend",
        host=parts.hostname,
        port=parts.port or (465 if is_tls else 587),
        user=unquote(parts.username or ""),
        password=unquote(parts.password or ""),
        is_starttls=not is_tls,
        is_tls=is_tls,
    )
