"""Do the pages keep the manners of the house: links that resolve, short ADRs, one sentence a line?"""

import re

import pytest
import yaml
from fences import ROOT, find_pages

from bedside.intake import shipped_pack

_LINK = re.compile(r"\[[^\]]*\]\(([^)#\s]+)(?:#[^)]*)?\)")
_HEADINGS = ["Context", "Decision", "Consequences", "How it is enforced"]
_CODE = re.compile(r"^```.*?^```", re.MULTILINE | re.DOTALL)
_TWO_SENTENCES = re.compile(r"[a-z)`*]\. [A-Z]")
PAGES = [page.relative_to(ROOT).as_posix() for page in find_pages()]
ADRS = [page for page in PAGES if page.startswith("docs/adr/")]


def _text(page: str) -> str:
    return (ROOT / page).read_text(encoding="utf-8")


@pytest.mark.parametrize("page", PAGES)
def test_links_resolve(page: str) -> None:
    for target in _LINK.findall(_text(page)):
        if not target.startswith(("http://", "https://")):
            assert ((ROOT / page).parent / target).exists(), target


@pytest.mark.parametrize("page", PAGES)
def test_one_sentence_a_line(page: str) -> None:
    for line in _CODE.sub("", _text(page)).split("\n"):
        if not line.startswith(("|", "1.", "2.", "3.", "4.", "5.", "6.", "7.")):
            assert not _TWO_SENTENCES.search(line), line


@pytest.mark.parametrize("adr", ADRS)
def test_an_adr_is_short_and_whole(adr: str) -> None:
    text = _text(adr)
    assert len(text.rstrip("\n").split("\n")) <= 40
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == _HEADINGS


def test_adrs_are_numbered_without_gaps() -> None:
    numbers = [int(adr.rsplit("/", 1)[1][:4]) for adr in ADRS]
    assert numbers == list(range(1, len(ADRS) + 1))


@pytest.mark.parametrize("page", ["README.md", "CHANGELOG.md"])
def test_counts_of_the_shipped_pack_are_true(page: str) -> None:
    pack = shipped_pack("electrolytes")
    entries = [
        entry
        for file in (pack / "claims").rglob("*.yaml")
        for entry in yaml.safe_load(file.read_text("utf-8"))
    ]
    references = yaml.safe_load((pack / "references.yaml").read_text("utf-8"))
    assert f"{len(entries)} claims" in _text(page)
    assert f"{len(references)} references" in _text(page)
    if page == "README.md":
        assert f"{sum(entry['concept'] == 'hypomagnesemia' for entry in entries)} of them" in _text(page)
