"""Everyone may read who sits on the board, and what might sway them."""

from bedside.terms import Role

PEOPLE = "/board/people/"


def test_who_has_a_role_is_listed_with_what_they_declared(client, person):
    user = person("ada", Role.REVIEWER, specialty="Nephrology", credentials="MD")
    page = client.get(PEOPLE).content.decode()
    assert "Nephrology" in page
    assert "not declared yet" in page
    assert user.email not in page


def test_who_has_no_role_or_no_account_any_more_is_not_listed(client, person):
    person("reader")
    person("gone", Role.EDITOR, is_active=False)
    page = client.get(PEOPLE).content.decode()
    assert "reader" not in page.replace("Skip", "")
    assert "gone" not in page


def test_a_site_without_a_board_says_so(client, db):
    assert "pending human review" in client.get(PEOPLE).content.decode()
