"""Does one come in with a passkey? In a real browser with an authenticator of its own, at three widths."""

import shutil
import sys
from pathlib import Path

import pytest
from members import PASSWORD

ROOT = Path(__file__).parents[3]
sys.path[:0] = [str(ROOT / "tests" / "journeys"), str(ROOT / "tests" / "web" / "config")]

from operating import run_site  # noqa: E402
from served_site import site  # noqa: E402
from walker import Walker  # noqa: E402

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
AUTHENTICATOR = {
    "protocol": "ctap2",
    "transport": "internal",
    "hasResidentKey": True,
    "hasUserVerification": True,
    "isUserVerified": True,
    "automaticPresenceSimulation": True,
}
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="no Chromium: install the package `chromium`")


@pytest.fixture(scope="module")
def served(tmp_path_factory):
    folder = tmp_path_factory.mktemp("passkeys")
    with site(folder, workers=1) as server:
        yield server.url.replace("127.0.0.1", "localhost"), folder


@pytest.fixture(params=[(1280, 900), (390, 844), (320, 700)], ids=["desktop", "phone", "narrow"])
def walk(request, served):
    from playwright.sync_api import sync_playwright

    url, folder = served
    width, height = request.param
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM,
            args=["--no-sandbox", "--disable-gpu", "--disable-background-networking"],
        )
        around = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
        page = around.new_page()
        walker = Walker(page=page, is_phone=width < 1000, url=url)
        page.on("console", walker.hear)
        page.on("pageerror", walker.trip)
        page.on("request", walker.see_request)
        keys = around.new_cdp_session(page)
        keys.send("WebAuthn.enable")
        added = keys.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
        yield walker, folder, keys, added["authenticatorId"], f"ada{width}"
        browser.close()
        assert not walker.troubles, "\n".join(walker.troubles)


def send(page) -> None:
    page.locator("main form button").first.click()
    page.wait_for_load_state()


def signs_up(walker, name) -> None:
    page = walker.page
    walker.goes_to("/accounts/signup/")
    page.get_by_label("Email").fill(f"{name}@example.org")
    page.get_by_label("Username").fill(name)
    page.get_by_label("Password").first.fill(PASSWORD)
    page.get_by_label("Password (again)").fill(PASSWORD)
    send(page)
    for path in ("me/", "email/", "password/change/", "2fa/", "2fa/webauthn/", "second-factor/"):
        walker.goes_to(f"/accounts/{path}")


def adds_a_passkey(walker) -> None:
    page = walker.page
    walker.goes_to("/board/")
    walker.sees("Your role needs a second factor")
    walker.follows("Add a passkey")
    page.get_by_label("Password").fill(PASSWORD)
    send(page)
    walker.looks()
    page.get_by_label("Name").fill("This laptop")
    page.get_by_label("Passwordless").check()
    page.locator("#mfa_webauthn_add").click()
    page.wait_for_url("**/recovery-codes/")
    walker.looks()
    for path in ("2fa/webauthn/", "2fa/totp/activate/", "2fa/recovery-codes/generate/"):
        walker.goes_to(f"/accounts/{path}")
    for path in ("people/", "me/delete/"):
        walker.goes_to(f"/accounts/{path}")


def signs_out(walker) -> None:
    walker.page.get_by_role("button", name="Sign out").click()
    walker.page.wait_for_load_state()
    walker.goes_to("/accounts/login/")


def opens_the_board(walker) -> bool:
    walker.page.goto(f"{walker.url}/board/")
    return walker.page.url == f"{walker.url}/board/"


def test_sign_up_become_administrator_and_come_in_by_passkey(walk):
    """From nothing: an account, a role that needs a second factor, a passkey, and in by it alone."""
    walker, folder, keys, authenticator, name = walk
    page, url = walker.page, walker.url
    signs_up(walker, name)
    done = run_site(folder, "make_admin", name)
    assert "is an administrator" in done.stdout, done.stderr
    walker.goes_to("/accounts/login/")  # a new role ends the sessions that there were
    page.get_by_label("Login").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    send(page)
    adds_a_passkey(walker)
    assert opens_the_board(walker)

    signs_out(walker)
    page.get_by_role("button", name="Sign in with a passkey").click()
    page.wait_for_url(f"{url}/")
    assert opens_the_board(walker), "the passkey alone opens the board"

    signs_out(walker)
    page.get_by_label("Login").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    send(page)
    walker.looks()
    assert page.url.endswith("/accounts/2fa/authenticate/"), "the password alone is not enough"

    keys.send("WebAuthn.removeVirtualAuthenticator", {"authenticatorId": authenticator})
    keys.send("WebAuthn.addVirtualAuthenticator", {"options": AUTHENTICATOR})
    page.get_by_role("button", name="Use a security key").click()
    walker.sees("The passkey was not used")
    assert page.url.endswith("/accounts/2fa/authenticate/"), "a key of somebody else opens nothing"
