"""Which database does an address name? SQLite by default, PostgreSQL by one setting."""

from typing import Any
from urllib.parse import unquote, urlsplit

# secure_delete: what is deleted is overwritten, so that a deleted conversation is not in the file.
SQLITE_AT_OPENING = (
    "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA busy_timeout=10000; PRAGMA secure_delete=ON;"
)


def read_database(url: str) -> dict[str, Any]:
    """Django's settings for ``sqlite:///PATH`` or ``postgresql://user:password@host:port/name``.

    Raises ``ValueError`` for any other address.
    """
    parts = urlsplit(url)
    if parts.scheme == "sqlite":
        return {
            "ENGINE": "django.db.backends.sqlite3",
            "NAME": unquote(parts.path[1:]) if parts.path.startswith("//") else unquote(parts.path),
            "OPTIONS": {"transaction_mode": "IMMEDIATE", "init_command": SQLITE_AT_OPENING},
        }
    if parts.scheme in ("postgres", "postgresql"):
        # Each request has a thread of its own under ASGI, so a kept connection would never be used again.
        return {
            "ENGINE": "django.db.backends.postgresql",
            "NAME": unquote(parts.path.removeprefix("/")),
            "USER": unquote(parts.username or ""),
            "PASSWORD": unquote(parts.password or ""),
            "HOST": unquote(parts.hostname or ""),
            "PORT": str(parts.port or ""),
            "CONN_MAX_AGE": 0,
        }
    raise ValueError(
        f"The database address begins with {parts.scheme!r}; write sqlite:///PATH or postgresql://…"
    )
