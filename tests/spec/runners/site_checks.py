"""What does the site show of a text that is checked?"""

import re
from html import unescape
from pathlib import Path

from bedside.terms import Severity
from runners.running import Given, Outcome, runner

_SAMPLE = {"text": "Serum magnesium was 1.3 mEq/L (1.3 mmol/L)."}
_PLAIN = {"staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}}


@runner("check on the site", sample=_SAMPLE)
def check_on_the_site(given: Given, folder: Path) -> Outcome:
    """A pasted text, or a file by its name, to what the page shows; ``form`` asks for a download."""
    from django.conf import settings
    from django.core.files.uploadedfile import SimpleUploadedFile
    from django.test import Client, override_settings

    sent = {"text": "" if "file" in given else given["text"], "form": given.get("form", "")}
    if "file" in given:
        sent["file"] = SimpleUploadedFile(given["file"], given["text"].encode())
    with override_settings(
        STORAGES={**settings.STORAGES, **_PLAIN}, ASKS_PER_MINUTE=0, ASKS_PER_MINUTE_FROM_AN_ADDRESS=0
    ):
        response = Client().post("/check/", sent)
    page = response.content.decode()
    main = page.partition("<main")[2].partition("</main>")[0]
    return {
        "status": response.status_code,
        "codes": re.findall(r'/check/findings/#([a-z-]+)">', main),
        "marked": [unescape(words) for words in re.findall(r"<mark[^>]*>([^<]*)</mark>", main)],
        "severities": re.findall(rf"</span>({'|'.join(Severity)})</strong>", main),
        "leads to": re.findall(r'href="(/(?:claims|sources)/[^"]*)"', main),
        "words": unescape(re.sub(r"<[^>]+>", "", main)) or "a file",
        "file": response.headers.get("Content-Disposition", "no file"),
        "kept by caches": response.headers["Cache-Control"],
    }
