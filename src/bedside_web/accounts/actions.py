"""What is written of people? Every function takes who acts, and leaves an entry in the trail."""

from django.contrib.auth.hashers import make_password

from bedside_web.accounts.models import User
from bedside_web.accounts.people import SYSTEM_NAME


def system_actor() -> User:
    """The machine itself, as it acts on a schedule or at a start; made once, and it cannot sign in."""
    user, _ = User.objects.get_or_create(
        username=SYSTEM_NAME,
        defaults={
            "first_name": "The",
            "last_name": "library",
            "is_active": False,
            "password": make_password(None),
        },
    )
    return user
