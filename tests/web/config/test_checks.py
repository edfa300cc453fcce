"""Are dangerous settings said, each under its id, and are ours without danger?"""

from pathlib import Path
from types import SimpleNamespace

import pytest
from django.core.checks import run_checks
from operating import run_site

from bedside.errors import UserError
from bedside_web.config.checks import DANGERS
from drafting_library import writing_by

PAGE = Path(__file__).parents[3] / "docs" / "reference" / "site-checks.md"
FOREIGN = ["bedside.example.org"]


def refuses():
    raise UserError("A variable of the writer cannot be read.")


IN_DANGER = {
    "bedside.E001": {"DEBUG": True},
    "bedside.E002": {"SECRET_KEY": "short"},
    "bedside.E003": {"ALLOWED_HOSTS": ["*"]},
    "bedside.E004": {"SITE_FOLDER": Path("/proc/1")},
    "bedside.E005": {"CONTENT_SECURITY_POLICY": {"DIRECTIVES": {"style-src": ["'unsafe-inline'"]}}},
    "bedside.E006": {"AUTHENTICATION_BACKENDS": ["django.contrib.auth.backends.ModelBackend"]},
    "bedside.E007": {
        "ENVIRONMENT": SimpleNamespace(sign_on=SimpleNamespace(issuer="http://idp.example.org"))
    },
    "bedside.E008": {"FIND_WRITING": refuses},
    "bedside.W001": {"ALLOWED_HOSTS": FOREIGN, "SECURE_SSL_REDIRECT": False},
    "bedside.W002": {"WORKERS": 4, "DATABASES": {"default": {"ENGINE": "django.db.backends.sqlite3"}}},
    "bedside.W003": {"RETENTION_DAYS": 0},
    "bedside.W004": {
        "ALLOWED_HOSTS": FOREIGN,
        "IS_SIGN_UP_OPEN": True,
        "ACCOUNT_EMAIL_VERIFICATION": "optional",
    },
    "bedside.W005": {"ALLOWED_HOSTS": FOREIGN, "ASKS_PER_MINUTE": 0},
    "bedside.W006": {"SITE_FOLDER": Path("/usr")},
    "bedside.W007": {"METRICS_TOKEN": "short"},
    "bedside.W008": {"ALLOWED_HOSTS": FOREIGN, "IS_CDS_OPEN": True},
    "bedside.W009": {"FIND_WRITING": lambda: writing_by(is_outside=True, is_masked=False)},
}


def danger(id: str):
    return next(each for each in DANGERS if each.id == id)


def test_every_danger_is_tried_here():
    assert sorted(IN_DANGER) == sorted(each.id for each in DANGERS)


@pytest.mark.parametrize("id", IN_DANGER)
def test_a_dangerous_setting_is_said(id, monkeypatch):
    from django.conf import settings

    for name, value in IN_DANGER[id].items():
        monkeypatch.setattr(settings, name, value)
    if id == "bedside.E004":
        monkeypatch.setattr("os.access", lambda *_: False)
    assert danger(id).is_there()
    message = danger(id).message()
    assert message.id == id and message.hint
    assert message.is_serious(level=30)


def test_settings_of_one_machine_are_without_danger():
    assert [found.id for found in run_checks() if found.id.startswith("bedside.E")] == []


def test_each_danger_stands_in_the_reference():
    page = PAGE.read_text("utf-8")
    for each in DANGERS:
        assert f"`{each.id}`" in page, each.id
        assert each.met in page and each.advice in page, each.id
    assert page.count("| `bedside.") == len(DANGERS)


def test_check_deploy_is_clean_under_production_settings(tmp_path):
    """Nothing at all is said of a site with TLS, mail and PostgreSQL, with ``check --deploy``."""
    done = run_site(
        tmp_path / "site",
        *("check", "--deploy", "--fail-level", "INFO"),
        HTTPS="on",
        HOSTS="bedside.example.org",
        SMTP="smtp://user:word@mail.example.org",
        DATABASE="postgresql://bedside@db.example.org/bedside",
        WORKERS="4",
        METRICS_TOKEN="t" * 32,
        OIDC_ISSUER="https://sign-on.example.org",
        OIDC_CLIENT_ID="bedside",
        OIDC_SECRET="s" * 32,
    )
    assert done.returncode == 0, done.stdout + done.stderr
    assert "no issues" in done.stdout + done.stderr


def test_a_bad_word_stops_the_start_and_names_the_setting(tmp_path):
    done = run_site(tmp_path / "site", "check", HTTPS="yes")
    assert done.returncode != 0
    assert "BEDSIDE_SITE_HTTPS is 'yes'; write on or off" in done.stderr
