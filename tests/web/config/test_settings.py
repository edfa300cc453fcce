"""Is every setting told, read, and refused when it cannot be read?"""

import ast
import stat
from pathlib import Path

import pytest

from bedside_web.config import environment
from bedside_web.config.databases import read_database
from bedside_web.config.mail import read_mail
from bedside_web.config.told_settings import SETTINGS

SOURCE = Path(environment.__file__).parents[1]
READERS = {"_read", "_is_on", "_number"}


@pytest.fixture(autouse=True)
def bare(monkeypatch, tmp_path):
    import os

    for name in [name for name in os.environ if name.startswith("BEDSIDE_SITE_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("BEDSIDE_SITE_HOME", str(tmp_path / "site"))


def test_every_setting_that_is_read_is_told_and_the_other_way_round():
    tree = ast.parse(Path(environment.__file__).read_text("utf-8"))
    read = {
        node.args[0].value
        for node in ast.walk(tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id in READERS
        and isinstance(node.args[0], ast.Constant)
    }
    assert read == {each.name for each in SETTINGS}


def test_only_one_module_of_the_site_reads_the_environment():
    reading = {
        path.relative_to(SOURCE).as_posix()
        for path in SOURCE.rglob("*.py")
        if "os.environ.get" in path.read_text("utf-8") or "os.getenv" in path.read_text("utf-8")
    }
    assert reading == {"config/environment.py"}


def test_the_secret_is_made_once_and_for_this_user_alone(tmp_path):
    first, second = environment.read_environment(), environment.read_environment()
    assert first.secret_key == second.secret_key and len(first.secret_key) >= 50
    kept = tmp_path / "site" / "secret.key"
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert [path.name for path in (tmp_path / "site").iterdir()] == ["secret.key"]


@pytest.mark.parametrize(
    ("hosts", "word", "is_open"),
    [
        ("", "", True),
        ("localhost", "", True),
        ("a.example.org", "", False),
        ("a.example.org", "on", True),
        ("", "off", False),
    ],
)
def test_readers_may_sign_up_only_where_it_is_meant(monkeypatch, hosts, word, is_open):
    monkeypatch.setenv("BEDSIDE_SITE_HOSTS", hosts)
    monkeypatch.setenv("BEDSIDE_SITE_SIGN_UP", word)
    assert environment.read_environment().is_sign_up_open is is_open


@pytest.mark.parametrize(
    ("name", "value", "told"),
    [
        ("HTTPS", "true", "write on or off"),
        ("RETENTION_DAYS", "a week", "write a whole number"),
        ("RETENTION_DAYS", "-1", "write a whole number"),
        ("ASKS_PER_MINUTE", "²", "write a whole number"),
        ("OIDC_ISSUER", "https://sign-on.example.org", "come together"),
    ],
)
def test_what_cannot_be_read_is_refused(monkeypatch, name, value, told):
    monkeypatch.setenv(f"BEDSIDE_SITE_{name}", value)
    with pytest.raises(ValueError, match=told):
        environment.read_environment()


@pytest.mark.parametrize(
    ("address", "engine", "name"),
    [
        ("sqlite:////srv/site.sqlite3", "django.db.backends.sqlite3", "/srv/site.sqlite3"),
        ("postgresql://ada:a%40b@db.example.org:5433/site", "django.db.backends.postgresql", "site"),
    ],
)
def test_databases(address, engine, name):
    read = read_database(address)
    assert (read["ENGINE"], read["NAME"]) == (engine, name)


def test_a_database_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="begins with 'mysql'"):
        read_database("mysql://db/site")


@pytest.mark.parametrize(
    ("address", "port", "is_starttls", "is_tls"),
    [("smtp://a:b%3A@mail.example.org", 587, True, False), ("smtps://mail.example.org", 465, False, True)],
)
def test_mail(address, port, is_starttls, is_tls):
    mail = read_mail(address)
    assert (mail.host, mail.port, mail.is_starttls, mail.is_tls) == (
        "mail.example.org",
        port,
        is_starttls,
        is_tls,
    )


def test_mail_of_another_kind_is_refused():
    with pytest.raises(ValueError, match="names no mail server"):
        read_mail("mail.example.org")


def test_an_address_of_a_hospital_leads_to_its_sign_on(client, db, settings):
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.SOCIALACCOUNT_PROVIDERS = {
        "openid_connect": {
            "APPS": [
                {
                    "provider_id": "hospital",
                    "name": "St. Elsewhere",
                    "client_id": "bedside",
                    "secret": "s",
                    "settings": {"server_url": "https://sign-on.example.org"},
                }
            ]
        }
    }
    page = client.get("/accounts/login/").content.decode()
    assert "St. Elsewhere" in page and "/accounts/oidc/hospital/login/" in page
