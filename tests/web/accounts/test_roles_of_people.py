"""Who gives and takes roles, and what does the trail say of it?"""

import pytest
from members import confirm, sign_in

from bedside.editorial import Refused
from bedside.editorial.people import why_not_change_roles, why_not_enter_board
from bedside.terms import Person, Role
from bedside_web.accounts.actions import appoint_administrator, grant_role, revoke_role, system_actor
from bedside_web.accounts.people import person_of
from bedside_web.trail.models import Event

ALL = frozenset(Role)


@pytest.mark.parametrize("role", Role)
@pytest.mark.parametrize("has_second_factor", [True, False])
def test_only_an_administrator_with_a_second_factor_changes_roles(role, has_second_factor):
    person = Person(id=1, name="Ada", roles=frozenset({role}), has_second_factor=has_second_factor)
    may = role is Role.ADMINISTRATOR and has_second_factor
    assert (why_not_change_roles(person, of=2) is None) is may


def test_nobody_changes_their_own_roles():
    person = Person(id=1, name="Ada", roles=ALL, has_second_factor=True)
    refusal = why_not_change_roles(person, of=1)
    assert refusal is not None and refusal.code == "own-roles"


def test_a_closed_account_enters_nothing():
    refusal = why_not_enter_board(
        Person(id=1, name="Ada", roles=ALL, has_second_factor=True, is_active=False)
    )
    assert refusal is not None and refusal.code == "inactive"


def test_each_change_stands_in_the_trail_once(member):
    ada, ben = member("ada", Role.ADMINISTRATOR), member("ben")
    who = person_of(ada, has_second_factor=True)
    for _ in range(2):
        grant_role(ada, who, to=ben, role=Role.REVIEWER)
    assert [grant.role for grant in ben.grants.all()] == ["reviewer"]
    for _ in range(2):
        revoke_role(ada, who, to=ben, role=Role.REVIEWER)
    assert not ben.grants.exists()
    assert [event.act for event in Event.objects.all()] == ["grant role", "revoke role"]
    assert Event.objects.first().subject == f"person:{ben.pk}"


def test_a_refused_change_leaves_nothing(member):
    ada, ben = member("ada", Role.EDITOR), member("ben")
    with pytest.raises(Refused, match="Only an administrator"):
        grant_role(ada, person_of(ada, has_second_factor=True), to=ben, role=Role.REVIEWER)
    with pytest.raises(Refused):
        revoke_role(ada, person_of(ada, has_second_factor=True), to=ben, role=Role.REVIEWER)
    assert not ben.grants.exists() and not Event.objects.exists()


def test_the_first_administrator_comes_from_the_shell(member):
    ada = member("ada")
    assert appoint_administrator(system_actor(), to=ada) is True
    assert appoint_administrator(system_actor(), to=ada) is False
    assert Event.objects.get().detail == [["role", "administrator"], ["by", "the server's shell"]]


@pytest.mark.parametrize("role", [None, Role.AUTHOR, Role.REVIEWER, Role.EDITOR])
def test_the_page_of_people_is_for_administrators(client, member, role):
    member("ada", *filter(None, [role]), has_app=True)
    sign_in(client, "ada")
    confirm(client)
    response = client.get("/accounts/people/")
    assert response.status_code == 403
    assert "Only an administrator gives and takes roles." in response.content.decode()


def test_an_administrator_gives_a_role_on_the_page(client, member, django_assert_max_num_queries):
    member("ada", Role.ADMINISTRATOR, has_app=True)
    others = [member(f"reader{number}") for number in range(20)]
    sign_in(client, "ada")
    confirm(client)
    with django_assert_max_num_queries(10):
        page = client.get("/accounts/people/").content.decode()
    assert "Nobody changes their own roles" in page and page.count("disabled") == len(Role)
    change = {"person": others[0].pk, "role": "reviewer", "act": "grant"}
    assert client.post("/accounts/people/", change).status_code == 302
    assert others[0].grants.get().role == "reviewer"


@pytest.mark.parametrize(
    "change",
    [
        {},
        {"person": "1 OR 1=1", "role": "reviewer", "act": "grant"},
        {"person": "1", "role": "king", "act": "grant"},
        {"person": "999999", "role": "reviewer", "act": "grant"},
        {"person": "1", "role": "reviewer", "act": "burn"},
    ],
)
def test_a_hostile_form_changes_nothing(client, member, change):
    member("ada", Role.ADMINISTRATOR, has_app=True)
    sign_in(client, "ada")
    confirm(client)
    before = Event.objects.count()
    assert client.post("/accounts/people/", change).status_code == 400
    assert Event.objects.count() == before
