"""Which settings do tests of the site run under? Its own, in a folder that is thrown away."""

import os
import tempfile
from pathlib import Path

os.environ.setdefault("BEDSIDE_SITE_HOME", tempfile.mkdtemp(prefix="bedside-site-"))
(Path(os.environ["BEDSIDE_SITE_HOME"]) / "static").mkdir(parents=True, exist_ok=True)

from bedside_web.config.settings import *  # noqa: E402, F403
