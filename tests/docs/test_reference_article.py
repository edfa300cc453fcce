"""Does the page on the AI-written article name claims that exist, and does it cover every clinical line?"""

import re
from functools import cache
from pathlib import Path

import pytest
import yaml
from fences import ROOT

from bedside.intake import SHIPPED_PACKS, shipped_pack
from bedside.literature.pack import read_pack
from bedside.terms import Claim

CLINICAL_LINES = {
    *(20, 27, 28, 29, 30, 36, 37, 38, 39, 40, 42, 43, 44, 45, 46, 47, 51, 52, 53, 57, 59, 60, 61),
    *(65, 67, 68, 72, 73, 77, 78, 79, 83, 84, 88, 90, 92, 94),
}
GATHERED = ROOT.parent / "shared" / "evidence" / "hypomagnesemia.yaml"
_ROW = re.compile(r"^\| (\d+) \| (.+?) \| (.+?) \| (.*?) \| (.*?) ?\|$", re.MULTILINE)
_CLAIM_ID = re.compile(r"[a-z0-9]+(?:-[a-z]+)+-\d+")


def _rows() -> list[tuple[int, str, list[str], str]]:
    page = (ROOT / "docs/explanation/reference-article.md").read_text(encoding="utf-8")
    return [(int(line), judgment, ids.split(), why) for line, _, judgment, ids, why in _ROW.findall(page)]


@cache
def _claims() -> dict[str, Claim]:
    packs = [read_pack(shipped_pack(name)).pack for name in SHIPPED_PACKS]
    return {claim.id: claim for pack in packs if pack for claim in pack.claims}


def test_every_clinical_line_is_covered() -> None:
    assert {line for line, *_ in _rows()} == CLINICAL_LINES
    assert all(ids for _, _, ids, _ in _rows())


def test_every_claim_named_is_in_the_shipped_pack() -> None:
    named = {id for _, _, ids, _ in _rows() for id in ids}
    assert not named - set(_claims())
    page = (ROOT / "docs/explanation/reference-article.md").read_text(encoding="utf-8")
    assert not set(_CLAIM_ID.findall(page)) - set(_claims())


def test_what_is_called_unverified_is_unverified_and_nothing_else() -> None:
    for line, judgment, ids, why in _rows():
        is_said = "unverified" in why or "not verified" in judgment
        assert is_said == any(_claims()[id].is_unverified for id in ids), line


def test_what_is_not_plain_agreement_has_a_reason() -> None:
    for line, judgment, _, why in _rows():
        assert judgment == "agrees" or why.strip(), line


def test_every_claim_gathered_for_a_line_is_named_on_it() -> None:
    if not Path(GATHERED).is_file():
        pytest.skip("the evidence as it was gathered is not beside the project")
    gathered = yaml.safe_load(GATHERED.read_text(encoding="utf-8"))
    named: dict[int, set[str]] = {}
    for line, _, ids, _ in _rows():
        named.setdefault(line, set()).update(ids)
    for claim in gathered if isinstance(gathered, list) else gathered["claims"]:
        if claim.get("seed_line"):
            assert claim["id"] in named[claim["seed_line"]], claim["id"]


def test_canary_a_claim_that_does_not_exist_is_seen() -> None:
    assert "hm-cau-999" not in _claims()
    assert _CLAIM_ID.findall("see hm-cau-999 and aha2-x-1") == ["hm-cau-999", "aha2-x-1"]
