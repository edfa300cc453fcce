"""How does an operator run the site? ``bedside-site serve``, ``migrate``, and Django's own commands."""

import os
import sys


def main() -> None:
    """Run the command that the arguments name."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "bedside_web.config.settings")
    if "--demo" in sys.argv:
        use_demo_folder()
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


def use_demo_folder() -> None:
    """What is made up lies in a folder and a database of its own, whatever the site's are.

    The settings are read from the environment once, at the start, so this comes before them; workers
    inherit it.
    """
    from bedside_web.config.environment import PREFIX, site_folder

    os.environ[f"{PREFIX}HOME"] = str(site_folder() / "demo")
    os.environ[f"{PREFIX}DEMO"] = "on"
    os.environ.pop(f"{PREFIX}DATABASE", None)
