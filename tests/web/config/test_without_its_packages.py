"""Where the extra of the site is not installed, its command says so in a sentence."""

import subprocess
import sys

import pytest


@pytest.mark.parametrize("arguments", [["--help"], ["serve"], ["serve", "--demo"]])
def test_without_django_a_sentence_says_what_to_install(arguments):
    code = (
        "import sys; from importlib import util; find = util.find_spec\n"
        "util.find_spec = lambda name: None if name == 'django' else find(name)\n"
        f"sys.argv = ['bedside-site', *{arguments!r}]\n"
        "from bedside_web.config.manage import main; main()"
    )
    command = [sys.executable, "-c", code]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert done.returncode == 2 and done.stdout == ""
    assert done.stderr.startswith("bedside-site: The site needs packages that are not installed.")
    assert "[web]" in done.stderr and done.stderr.count("\n") == 1
