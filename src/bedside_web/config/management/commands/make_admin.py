"""How does a site get its first administrator?"""

from getpass import getpass
from typing import Any

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection

from bedside_web.accounts.actions import appoint_administrator, register, system_actor
from bedside_web.accounts.models import User


class Command(BaseCommand):
    """``bedside-site make_admin USER``."""

    help = "Make a person an administrator; someone unknown gets an account, with a password asked for."

    def add_arguments(self, parser: CommandParser) -> None:
        """Whom."""
        parser.add_argument("user")
        parser.add_argument("--email", default="", help="for a new account")

    def handle(self, *_: Any, user: str, email: str, **__: Any) -> None:
        """Find or make the person, and appoint."""
        if User._meta.db_table not in connection.introspection.table_names():
            raise CommandError("There is no site here yet: run `bedside-site serve` once, then this again.")
        person = User.objects.filter(username=user).first() or self._made(user, email)
        if not person.is_active:
            raise CommandError(f"The account {user} is closed; name another.")
        is_new = appoint_administrator(system_actor(), to=person)
        told = "is an administrator" if is_new else "was an administrator already"
        self.stdout.write(f"{user} {told}; a second factor is set up at the first visit to /board/")

    def _made(self, name: str, email: str) -> User:
        password = getpass(f"A password for {name}, at least 12 characters: ")
        try:
            validate_password(password, User(username=name, email=email))
        except ValidationError as error:
            raise CommandError(" ".join(error.messages)) from None
        return register(system_actor(), name=name, email=email, password=password)
