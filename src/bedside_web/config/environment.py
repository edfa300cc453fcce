"""What did the operator set? The one module of the site that reads the environment."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

PREFIX = "BEDSIDE_SITE_"


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The operator's settings; each is documented in docs/reference/site-settings.md."""

    folder: Path
    secret_key: str
    hosts: tuple[str, ...]
    database_url: str
    library: Path | None
    is_https: bool
    retention_days: int


def read_environment() -> Environment:
    """The settings, with defaults for one machine. A secret is made once and kept in the site's folder."""
    folder = Path(_read("HOME") or user_data_path("bedside") / "site")
    folder.mkdir(parents=True, exist_ok=True)
    library = _read("LIBRARY")
    return Environment(
        folder=folder,
        secret_key=_read("SECRET_KEY") or _kept_secret(folder / "secret.key"),
        hosts=tuple(filter(None, (_read("HOSTS") or "localhost,127.0.0.1,[::1]").split(","))),
        database_url=_read("DATABASE") or f"sqlite:///{folder / 'site.sqlite3'}",
        library=Path(library) if library else None,
        is_https=_read("HTTPS") == "on",
        retention_days=int(_read("RETENTION_DAYS") or 90),
    )


def _read(name: str) -> str:
    return os.environ.get(PREFIX + name, "").strip()


def _kept_secret(path: Path) -> str:
    if not path.exists():
        made = secrets.token_urlsafe(64)
        descriptor = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(made)
    return path.read_text("ascii").strip()
