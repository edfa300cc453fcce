"""What did the operator set? The one module of the site that reads the environment."""

import os
import secrets
from dataclasses import dataclass
from pathlib import Path

from platformdirs import user_data_path

PREFIX = "BEDSIDE_SITE_"
LOCAL_HOSTS = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A setting of the operator: what follows the prefix, its default in words, and what it does."""

    name: str
    default: str
    meaning: str


SETTINGS = (
    Setting(name="HOME", default="`site` in the user's data folder", meaning="Where database, secret, static files and cached numbers lie."),
    Setting(name="SECRET_KEY", default="made once, kept in `secret.key`", meaning="Signs sessions; at least 50 characters."),
    Setting(name="HOSTS", default="`localhost,127.0.0.1,[::1]`", meaning="Names under which the site may be reached, with commas."),
    Setting(name="DATABASE", default="`site.sqlite3` in the folder", meaning="`sqlite:///PATH` or `postgresql://user:password@host:port/name`."),
    Setting(name="LIBRARY", default="the shipped library", meaning="The folder of the library to answer from."),
    Setting(name="HTTPS", default="off", meaning="`on` behind a proxy that speaks TLS: redirects, HSTS, secure cookies."),
    Setting(name="PROXIES", default="`127.0.0.1`", meaning="Addresses of proxies whose `X-Forwarded-For` and `X-Forwarded-Proto` are believed."),
    Setting(name="WORKERS", default="`1`", meaning="Processes that serve; `serve --workers` sets it too."),
    Setting(name="RETENTION_DAYS", default="`90`", meaning="How long kept conversations stay after their last question; `forget` deletes older ones."),
    Setting(name="SIGN_UP", default="on for local hosts only, else off", meaning="Whether readers may make accounts themselves: `on` or `off`."),
    Setting(name="ASKS_PER_MINUTE", default="`30`", meaning="How many questions and checks one person or address may send in a minute, in each worker; `0` is no limit."),
    Setting(name="SMTP", default="e-mail goes to files in `mail`", meaning="`smtp://user:password@host:port` (STARTTLS) or `smtps://…`; with it, new addresses must be verified."),
    Setting(name="MAIL_FROM", default="`bedside@localhost`", meaning="The sender of e-mail."),
    Setting(name="OIDC_ISSUER", default="none", meaning="The hospital's sign-on: the issuer's address, which serves `/.well-known/openid-configuration`."),
    Setting(name="OIDC_CLIENT_ID", default="none", meaning="The client id that the issuer gave."),
    Setting(name="OIDC_SECRET", default="none", meaning="The client secret that the issuer gave."),
    Setting(name="OIDC_NAME", default="`Hospital sign-on`", meaning="What the button says."),
    Setting(name="DEMO", default="off", meaning="`on` marks every page as a demonstration; `serve --demo` sets it."),
    Setting(name="METRICS_TOKEN", default="none", meaning="A bearer token for `/metrics`; without one, only this machine may read them."),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class SignOn:
    """A hospital's OpenID Connect server."""

    issuer: str
    client_id: str
    secret: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Environment:
    """The operator's settings, read; ``SETTINGS`` says what each does."""

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
    asks_per_minute: int
    smtp: str
    mail_from: str
    sign_on: SignOn | None
    metrics_token: str
    is_demo: bool


def read_environment() -> Environment:
    """The settings, with defaults for one machine. A secret is made once and kept in the site's folder."""
    folder = site_folder()
    folder.mkdir(parents=True, exist_ok=True, mode=0o700)
    library = _read("LIBRARY")
    hosts = tuple(filter(None, map(str.strip, _read("HOSTS").split(",")))) or LOCAL_HOSTS
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
        asks_per_minute=_number("ASKS_PER_MINUTE", 30),
        smtp=_read("SMTP"),
        mail_from=_read("MAIL_FROM") or "bedside@localhost",
        sign_on=_sign_on(),
        metrics_token=_read("METRICS_TOKEN"),
        is_demo=_is_on("DEMO"),
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
