"""Who may enter the board's rooms, who gives roles, and who declares interests?"""

from bedside.terms import Person, Refusal, Role

NEEDS_SECOND_FACTOR = frozenset({Role.REVIEWER, Role.EDITOR, Role.ADMINISTRATOR})


def why_not_enter_board(person: Person) -> Refusal | None:
    """Whoever judges or appoints confirms the sign-in by a second factor first."""
    if not person.is_active:
        return Refusal(code="inactive", sentence="This account is closed.")
    if person.roles & NEEDS_SECOND_FACTOR and not person.has_second_factor:
        return Refusal(
            code="second-factor",
            sentence="Your role needs a second factor: an authenticator app or a passkey. Set one up first.",
        )
    return None


def why_not_change_roles(person: Person, *, of: int) -> Refusal | None:
    """Roles are given and taken by administrators, and never by anybody to themselves."""
    if Role.ADMINISTRATOR not in person.roles:
        return Refusal(code="not-administrator", sentence="Only an administrator gives and takes roles.")
    if person.id == of:
        return Refusal(
            code="own-roles", sentence="Nobody changes their own roles; ask another administrator."
        )
    return why_not_enter_board(person)


def why_not_declare_interests(person: Person) -> Refusal | None:
    """Interests are declared by whoever has a part in review; nobody else's are asked for."""
    if person.roles:
        return None
    return Refusal(code="no-role", sentence="Only somebody with a role on the board declares interests.")
