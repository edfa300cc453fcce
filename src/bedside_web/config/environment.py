"""What did the operator set? The one module of the site that reads the environment."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

PREFIX = "BEDSIDE_SITE_"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOn:
    """A hospital's OpenID Connect server."""

    issuer: str
    client_id: str
    secret: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The operator's settings, read; ``told_settings`` says what each does."""

    folder: Path
    secret_key: str
    hosts: tuple[str, ...]
    database_url: str
    library: Path | None
    is_https: bool
    proxies: str
    workers: int
    retention_days: int
    is_sign_up_open: bool
    has_limits: bool
    asks_per_minute: int
    asks_per_minute_from_an_address: int
    smtp: str
    mail_from: str
    sign_on: SignOn | None
    metrics_token: str
    api_origins: tuple[str, ...]
    is_demo: bool
    address: str
    cds_clients: str
    cds_fhir_servers: tuple[str, ...]
    is_cds_open: bool
    smart_servers: str
    drafts_at_once: int


def read_environment() -> Environment:
    """The settings, with defaults for one machine. A secret is made once and kept in the site's folder."""
    folder = site_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    library = _read("LIBRARY")
    hosts = _parts(_read("HOSTS")) or LOCAL_HOSTS
    return Environment(
        folder=folder,
        secret_key=_read("SECRET_KEY") or _kept_secret(folder / "secret.key"),
        hosts=hosts,
        database_url=_read("DATABASE") or f"sqlite:///{folder / 'site.sqlite3'}",
        library=Path(library) if library else None,
        is_https=_is_on("HTTPS"),
        proxies=_read("PROXIES") or "127.0.0.1",
        workers=_number("WORKERS", 1),
        retention_days=_number("RETENTION_DAYS", 90),
        is_sign_up_open=_is_on("SIGN_UP", default=set(hosts) <= set(LOCAL_HOSTS)),
        has_limits=_is_on("RATE_LIMITS", default=True),
        asks_per_minute=_number("ASKS_PER_MINUTE", 30),
        asks_per_minute_from_an_address=_number("ASKS_PER_MINUTE_FROM_AN_ADDRESS", 300),
        smtp=_read("SMTP"),
        mail_from=_read("MAIL_FROM") or "bedside@localhost",
        sign_on=_sign_on(),
        metrics_token=_read("METRICS_TOKEN"),
        api_origins=tuple(filter(None, map(str.strip, _read("API_ORIGINS").split(",")))),
        is_demo=_is_on("DEMO"),
        address=_read("ADDRESS").rstrip("/"),
        cds_clients=_read("CDS_CLIENTS"),
        cds_fhir_servers=_parts(_read("CDS_FHIR_SERVERS")),
        is_cds_open=_is_on("CDS_OPEN", default=not _read("CDS_CLIENTS") and set(hosts) <= set(LOCAL_HOSTS)),
        smart_servers=_read("SMART_SERVERS"),
        drafts_at_once=_number("DRAFTS_AT_ONCE", 2),
    )


def site_folder() -> Path:
    """The folder of the site, named or of this user."""
    return Path(_read("HOME") or user_data_path("bedside") / "site")


def _read(name: str) -> str:
    return os.environ.get(PREFIX + name, "").strip()


def _is_on(name: str, *, default: bool = False) -> bool:
    """Whether a setting is ``on``. Raises ``ValueError`` for a word that is neither on nor off."""
    word = _read(name).lower()
    if word not in ("", "on", "off"):
        raise ValueError(f"{PREFIX}{name} is {word!r}; write on or off")
    return word == "on" if word else default


def _parts(text: str) -> tuple[str, ...]:
    """What stands between the commas of a setting."""
    return tuple(filter(None, map(str.strip, text.split(","))))


def _number(name: str, default: int) -> int:
    text = _read(name)
    if (text and not text.isascii()) or (text and not text.isdigit()):
        raise ValueError(f"{PREFIX}{name} is {text!r}; write a whole number")
    return int(text) if text else default


def _sign_on() -> SignOn | None:
    issuer, client_id = _read("OIDC_ISSUER"), _read("OIDC_CLIENT_ID")
    if not issuer and not client_id:
        return None
    if not issuer or not client_id:
        raise ValueError(f"{PREFIX}OIDC_ISSUER and {PREFIX}OIDC_CLIENT_ID come together; one is missing")
    return SignOn(
        issuer=issuer,
        client_id=client_id,
        secret=_read("OIDC_SECRET"),
        name=_read("OIDC_NAME") or "Hospital sign-on",
    )


def _kept_secret(path: Path) -> str:
    """The kept secret; of two workers that begin at once, one makes it and both read it."""
    if not path.exists():
        made = path.with_name(f"{path.name}.{os.getpid()}")
        descriptor = os.open(made, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600)
        with os.fdopen(descriptor, "w", encoding="ascii") as stream:
            stream.write(secrets.token_urlsafe(64))
        try:
            os.link(made, path)
        except FileExistsError:
            pass
        finally:
            made.unlink()
    return path.read_text("ascii").strip()
