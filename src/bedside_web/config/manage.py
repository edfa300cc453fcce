"""How does an operator run the site? ``bedside-site serve``, ``migrate``, and Django's own commands."""

import os
import sys
from importlib.util import find_spec

from bedside.errors import UserError, how_to_install

NEEDED = (
    "allauth",
    "axes",
    "csp",
    "django",
    "django_htmx",
    "jwt",
    "ninja",
    "prometheus_client",
    "structlog",
    "uvicorn",
    "whitenoise",
)
"""What the extra ``web`` brings; the site does not start without one of them."""


def main() -> None:
    """Run the command that the arguments name; where the site's packages are missing, say how to get them."""
    if any(find_spec(name) is None for name in NEEDED):
        told = f"The site needs packages that are not installed. {how_to_install('web')}"
        sys.stderr.write(f"bedside-site: {told}\n")
        sys.exit(UserError.exit_code)
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
