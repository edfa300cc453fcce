"""How is a command of the site run by itself, as an operator runs it?"""

import os
import subprocess
import sys
from pathlib import Path

PROGRAM = "from bedside_web.config.manage import main; main()"


def run_site(folder: Path, *words: str, **settings: str) -> subprocess.CompletedProcess[str]:
    """``bedside-site WORDS`` with a site in this folder; settings are named without their prefix."""
    ours = ("BEDSIDE_SITE_", "DJANGO_")
    environment = {name: value for name, value in os.environ.items() if not name.startswith(ours)}
    environment |= {f"BEDSIDE_SITE_{name}": value for name, value in settings.items()}
    environment["BEDSIDE_SITE_HOME"] = str(folder)
    return subprocess.run(
        [sys.executable, "-W", "error", "-c", PROGRAM, *words],
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
