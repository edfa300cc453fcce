"""Does everything that a calculator says rest on works of people that the shipped pack holds?"""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from bedside.clinic import calculators
from bedside.clinic.calculators import CALCULATORS
from bedside.intake import read_valid_pack, shipped_pack
from bedside.ports import ReadPack
from bedside.terms import EvidenceKind

FAMILIES = sorted(Path(str(calculators.__file__)).parent.glob("*.py"))
SAYING = {"says", "stated"}
OUR_OWN = {"rate = (Na now − Na before) ÷ hours × 24: plain arithmetic, for the limits per day"}


@pytest.fixture(scope="module")
def pack() -> ReadPack:
    return read_valid_pack(shipped_pack("electrolytes"))


def said(path: Path) -> Iterator[ast.Call]:
    """Every call that says something with works, its text first."""
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in SAYING:
            yield node


def works_of(call: ast.Call) -> list[str]:
    return [each.value for each in call.args[1:] if isinstance(each, ast.Constant)]


def claims_of(call: ast.Call) -> list[str]:
    named = [each.value for each in call.keywords if each.arg == "claims"]
    return [each.value for each in ast.walk(named[0]) if isinstance(each, ast.Constant)] if named else []


@pytest.mark.parametrize("path", FAMILIES, ids=lambda path: path.stem)
def test_every_sentence_names_works_that_people_wrote(path: Path, pack: ReadPack) -> None:
    works = {work.id: work for work in pack.publications}
    claims = {claim.id for claim in pack.claims}
    for call in said(path):
        text = call.args[0].value if isinstance(call.args[0], ast.Constant) else ast.unparse(call.args[0])
        named = works_of(call)
        is_starred = any(isinstance(each, ast.Starred) for each in call.args)
        assert named or is_starred or text in OUR_OWN, text
        for id in named:
            assert id in works, f"{id} of: {text}"
            assert works[id].kind is not EvidenceKind.AI_PAGE, id
        assert claims.issuperset(claims_of(call)), text


def test_the_walk_sees_sentences() -> None:
    assert sum(len(list(said(path))) for path in FAMILIES) > 80


def test_every_calculator_names_concepts_and_claims_of_the_pack(pack: ReadPack) -> None:
    concepts = {each.id for each in pack.concepts}
    claims = {claim.id for claim in pack.claims}
    for calculator in CALCULATORS:
        assert concepts.issuperset(calculator.concepts), calculator.id
        assert claims.issuperset(calculator.claim_ids), calculator.id
        keys = {asked.key for asked in calculator.inputs}
        assert all(asked.instead_of in keys for asked in calculator.inputs if asked.instead_of)
