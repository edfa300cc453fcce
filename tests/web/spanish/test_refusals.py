"""Is every refusal of the rules told in the reader's language?"""

import ast
from pathlib import Path

import pytest
from django.utils.translation import override

import bedside.editorial
from bedside.editorial import refusals
from bedside.terms import Refusal, Role
from bedside_web.accounts.refusals import SENTENCES, WORDS, tell
from bedside_web.accounts.roles import ROLES

ROOM = Path(bedside.editorial.__file__).parent
FILLED = {
    "role": refusals.refuse_role("authors, reviewers and editors"),
    "state": refusals.refuse_state("withdrawn"),
    "interest": refusals.refuse_interest("magnesium sulfate"),
    "one": refusals.refuse_unsigned(1, 7),
    "many": refusals.refuse_unsigned(2, 7),
}


def _text(node: ast.expr) -> str:
    """The sentence as it is written; what is filled in becomes a number, which fits everywhere."""
    if isinstance(node, ast.JoinedStr):
        return "".join("7" if isinstance(part, ast.FormattedValue) else _text(part) for part in node.values)
    return str(node.value) if isinstance(node, ast.Constant) else ""


def written() -> set[str]:
    """Every sentence of a refusal in the rules: each is a text with a full stop in a call.

    What ends with something that is filled in is told by ``FILLED``.
    """
    found = set()
    for path in ROOM.glob("*.py"):
        for call in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(call, ast.Call) and getattr(call.func, "id", "") in ("_refusal", "Refusal"):
                given = [*call.args, *(each.value for each in call.keywords)]
                found |= {
                    text for text in map(_text, given) if text.endswith(".") and not text.endswith("7.")
                }
    return found


@pytest.mark.parametrize("sentence", sorted(written()))
def test_every_sentence_of_the_rules_is_told(sentence: str) -> None:
    refusal = Refusal(code="any", sentence=sentence)
    with override("es"):
        assert tell(refusal) != sentence
    with override("en"):
        assert tell(refusal) == sentence


def test_the_rules_were_read() -> None:
    assert len(written()) > 20
    assert "This account is closed." in written()


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("role", "Solo pueden hacer esto: autores, revisores y editores."),
        ("state", "Esto no se puede hacer mientras su estado sea «retirado»."),
        ("interest", "El interés que usted declaró en magnesium sulfate afecta a esta afirmación."),
        ("one", "A 1 de sus 7 afirmaciones le faltan firmas."),
        ("many", "A 2 de sus 7 afirmaciones les faltan firmas."),
    ],
)
def test_what_is_filled_in_is_told_too(name: str, told: str) -> None:
    with override("es"):
        assert tell(FILLED[name]) == told
    with override("en"):
        assert tell(FILLED[name]) == FILLED[name].sentence


def test_a_sentence_that_is_not_known_is_told_as_it_is() -> None:
    with override("es"):
        assert tell(Refusal(code="new", sentence="A new rule says no.")) == "A new rule says no."


def test_every_sentence_and_word_has_its_own_spanish() -> None:
    from django.utils.translation import gettext

    with override("es"):
        assert not [each for each in (*SENTENCES, *WORDS) if gettext(each) == each]


def test_every_role_is_named() -> None:
    assert set(ROLES) == set(Role)
