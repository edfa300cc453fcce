"""What do pages tell the browser not to do?"""

import re
from pathlib import Path

import pytest
from django.test import override_settings

TEMPLATES = Path(__file__).parents[3] / "src" / "bedside_web"


@pytest.mark.parametrize("path", ["/health/live", "/accounts/login/", "/nowhere/"])
def test_every_answer_bears_the_headers(client, db, path):
    headers = client.get(path).headers
    policy = headers["Content-Security-Policy"]
    assert "default-src 'none'" in policy and "unsafe" not in policy
    assert "frame-ancestors 'none'" in policy
    assert headers["X-Frame-Options"] == "DENY"
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Referrer-Policy"] == "same-origin"
    assert headers["Cross-Origin-Opener-Policy"] == "same-origin"
    assert "camera=()" in headers["Permissions-Policy"]
    assert "publickey-credentials-get=(self)" in headers["Permissions-Policy"]


@pytest.mark.parametrize(
    "path", ["/accounts/login/", "/accounts/me/", "/history/", "/board/", "/board/trail/export/"]
)
def test_no_copy_is_kept_of_what_is_one_persons(client, db, path):
    assert client.get(path).headers["Cache-Control"] == "private, no-store"


def test_the_cookie_of_the_language_is_as_guarded_as_the_others(settings):
    assert settings.LANGUAGE_COOKIE_HTTPONLY and settings.LANGUAGE_COOKIE_SAMESITE == "Lax"
    assert settings.LANGUAGE_COOKIE_SECURE == settings.SESSION_COOKIE_SECURE


@override_settings(SECURE_HSTS_SECONDS=31_536_000, SECURE_SSL_REDIRECT=True)
def test_with_tls_everything_but_health_is_led_there(client, db):
    assert client.get("/accounts/login/").status_code == 301
    assert client.get("/health/live").status_code == 200
    assert client.get("/accounts/login/", secure=True)["Strict-Transport-Security"].startswith(
        "max-age=31536000"
    )


def test_no_template_of_ours_holds_code_or_style_of_its_own():
    """What the policy forbids is not written: inline style, inline script, attributes that act."""
    forbidden = re.compile(
        r"<style|\sstyle=|\son[a-z]+=|<script(?![^>]*\bsrc=)(?![^>]*json)|hx-on|javascript:", re.I
    )
    found = [
        f"{path.name}: {match.group()}"
        for path in TEMPLATES.rglob("templates/**/*.html")
        for match in forbidden.finditer(path.read_text("utf-8"))
    ]
    assert not found
    assert forbidden.search('<p style="color:red">') and forbidden.search("<script>alert(1)</script>")
