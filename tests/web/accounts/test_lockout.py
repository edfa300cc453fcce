"""Is guessing of passwords stopped?"""

from datetime import timedelta

from django.utils import timezone
from members import PASSWORD, sign_in


def test_five_wrong_passwords_lock_the_name_for_this_address(client, member):
    """The fifth wrong password answers 429, and then the right one opens nothing."""
    member("ada")
    answers = [sign_in(client, "ada", "wrong").status_code for _ in range(5)]
    assert answers == [200, 200, 200, 200, 429]
    locked = sign_in(client, "ada", PASSWORD)
    assert locked.status_code == 429
    assert "Wait 15 minutes" in locked.content.decode()
    assert "_auth_user_id" not in client.session


def test_the_spelling_of_the_name_does_not_begin_anew(client, member):
    member("ada")
    for name in ("ada", "ADA", " ada", "Ada", "aDa"):
        response = sign_in(client, name, "wrong")
    assert response.status_code == 429


def test_another_name_and_another_address_are_not_locked(client, member):
    member("ada")
    member("ben")
    for _ in range(5):
        sign_in(client, "ada", "wrong")
    assert sign_in(client, "ben").status_code == 302
    client.logout()
    answer = client.post("/accounts/login/", {"login": "ada", "password": PASSWORD}, REMOTE_ADDR="192.0.2.7")
    assert answer.status_code == 302


def test_a_forged_header_is_no_new_address(client, member):
    member("ada")
    for number in range(5):
        response = client.post(
            "/accounts/login/",
            {"login": "ada", "password": "wrong"},
            HTTP_X_FORWARDED_FOR=f"192.0.2.{number}",
        )
    assert response.status_code == 429


def test_the_lock_opens_after_a_while(client, member):
    from axes.models import AccessAttempt

    member("ada")
    for _ in range(5):
        sign_in(client, "ada", "wrong")
    AccessAttempt.objects.update(attempt_time=timezone.now() - timedelta(minutes=16))
    from django.core.cache import cache

    cache.clear()  # allauth's own, shorter, limit
    assert sign_in(client, "ada").status_code == 302


def test_the_password_is_not_kept(client, member):
    from axes.models import AccessAttempt

    member("ada")
    sign_in(client, "ada", "hunter2-secret")
    kept = AccessAttempt.objects.values()
    assert kept
    assert "hunter2-secret" not in str(list(kept))
