"""How does an operator run the site? ``bedside-site serve``, ``migrate``, and Django's own commands."""

import os
import sys


def main() -> None:
    """Run the command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bedside_web.config.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)
