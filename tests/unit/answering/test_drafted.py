"""When may a writer draft, and what do readers see of a draft?"""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path

import msgspec
import pytest

from bedside.engines.scripted import ScriptedWriter
from bedside.errors import WriterFailed
from bedside.library import Answer, Library, Writing, ask_drafted, find_sent, load_saved, replay
from bedside.ports import Brief
from bedside.terms import Audience, ClaimOrigin, Facet, Outcome, WriterFault

QUESTION = "Does zorbafen shorten the common cold?"
TRUE = "Zorbafen shortened the common cold by two days in adults."
LIE = "Zorbafen shortened the common cold by nine days in adults."


@pytest.fixture(scope="module")
def zorbafen(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    folder = tmp_path_factory.mktemp("zorbafen")
    texts = [TRUE + " Zorbafen did not shorten influenza.", "The common cold is caused by viruses."]
    lines = [
        {"_id": f"t{at}", "title": f"Zorbafen in colds {at}", "text": text} for at, text in enumerate(texts)
    ]
    corpus = folder / "corpus.jsonl"
    corpus.write_bytes(b"".join(msgspec.json.encode(line) + b"\n" for line in lines))
    Library.ingest(corpus, library=folder / "library")
    with Library.open(folder / "library") as library:
        yield library


def claims(*texts: str, fault: WriterFault | None = None) -> ScriptedWriter:
    """A writer that names the first passage for every sentence, and breaks off where it is told to."""

    def reply(brief: Brief) -> Iterable[str]:
        told = [{"passages": [1], "section": "answer", "text": text} for text in texts]
        yield msgspec.json.encode({"claims": told}).decode()[: -2 if fault else None]
        if fault:
            raise WriterFailed("It broke off.", fault=fault)

    return ScriptedWriter(reply)


def last(library: Library, writer: ScriptedWriter, **how: object) -> Answer:
    *_, answer = ask_drafted(library, QUESTION, Writing(writer=writer, judge=None), **how)  # type: ignore[arg-type]
    return answer


def test_what_holds_is_shown_and_what_does_not_is_quoted_instead(zorbafen: Library) -> None:
    article = last(zorbafen, claims(TRUE)).article
    assert [(each.text, each.origin) for each in article.bottom_line] == [(TRUE, ClaimOrigin.DRAFTED)]
    article = last(zorbafen, claims(LIE)).article
    assert [(each.text, each.origin) for each in article.bottom_line] == [
        (f"“{TRUE}”", ClaimOrigin.EXTRACTED)
    ]
    assert "nine" not in msgspec.json.encode(article).decode()


def test_the_extractive_answer_comes_first_and_its_quotations_stay(zorbafen: Library) -> None:
    first, *_, drafted = ask_drafted(zorbafen, QUESTION, Writing(writer=claims(TRUE), judge=None))
    assert first.article == zorbafen.ask(QUESTION).article
    assert drafted.article.making.drafting is not None
    assert drafted.article.id != first.article.id
    quoted = [each.text for section in drafted.article.sections for each in section.statements]
    assert not any(TRUE in text for text in quoted)  # what was drafted is not said twice


def test_the_article_tells_who_wrote_and_what_was_dropped(zorbafen: Library) -> None:
    answer = last(zorbafen, claims(TRUE, "Zorbafen is always safe for everyone with a cold."))
    assert "Drafted by scripted" in answer.article.status_note
    assert "dropped: 1 (50%)" in answer.article.status_note
    assert "--no-writer" in answer.to_text()


def test_a_fault_leaves_the_extractive_answer(zorbafen: Library) -> None:
    def refused(brief: Brief) -> Iterable[str]:
        raise WriterFailed("Nobody is there.", fault=WriterFault.REFUSED)

    article = last(zorbafen, ScriptedWriter(refused)).article
    assert article.outcome is Outcome.ANSWERED
    assert article.sections == zorbafen.ask(QUESTION).article.sections
    assert "gave no draft; it broke off (refused)" in article.status_note


def test_what_was_verified_before_a_fault_stays(zorbafen: Library) -> None:
    article = last(zorbafen, claims(TRUE, LIE, fault=WriterFault.SLOW)).article
    assert article.bottom_line[0].text == TRUE
    assert "it broke off (slow)" in article.status_note


@pytest.mark.parametrize(
    "question",
    [
        "What are the causes of hypomagnesemia?",
        "I want to kill myself",
        "Crushing chest pain now and I cannot breathe: does zorbafen shorten the common cold?",
        "¿El zorbafen acorta el resfriado común en adultos?",
    ],
)
def test_where_claims_or_help_answer_no_writer_is_asked(zorbafen: Library, question: str) -> None:
    writer = claims(TRUE)
    answers = list(ask_drafted(zorbafen, question, Writing(writer=writer, judge=None)))
    assert len(answers) == 1
    assert not writer.briefs


def test_lay_readers_get_no_draft(zorbafen: Library) -> None:
    writer = claims(TRUE)
    assert last(zorbafen, writer, audience=Audience.PATIENT).article.making.drafting is None
    assert not writer.briefs


def test_nothing_leaves_the_machine_where_nothing_masks_it(zorbafen: Library) -> None:
    writer = ScriptedWriter(lambda brief: [], is_outside=True)
    writing = Writing(writer=writer, judge=None)
    *_, answer = ask_drafted(zorbafen, QUESTION, writing)
    assert answer.asked.draft is not None
    assert answer.asked.draft.fault is WriterFault.FORBIDDEN
    assert find_sent(zorbafen, QUESTION, writing) is None
    assert not writer.briefs


def test_what_is_sent_is_told_before(zorbafen: Library) -> None:
    writer = claims(TRUE)
    sent = find_sent(zorbafen, QUESTION, Writing(writer=writer, judge=None))
    assert sent is not None
    assert (sent.question, sent.is_outside) == (QUESTION, False)
    assert sent.titles[0].startswith("Zorbafen in colds")
    assert not writer.briefs


def test_a_saved_draft_comes_again_byte_for_byte(
    zorbafen: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEDSIDE_ANSWERS", str(tmp_path))
    given = last(zorbafen, claims(TRUE, LIE))
    saved = zorbafen.save(given, format="text")
    assert load_saved(saved.id).draft == given.asked.draft
    again, _ = replay(saved.id)
    assert again.to_json() == given.to_json()


def test_a_draft_is_not_laid_over_another_release(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("BEDSIDE_ANSWERS", str(tmp_path / "answers"))
    for text in (TRUE, TRUE.replace("shortened", "did not shorten")):
        (tmp_path / "corpus.jsonl").write_bytes(
            msgspec.json.encode({"_id": "t0", "title": "Zorbafen in colds", "text": text}) + b"\n"
        )
        Library.ingest(tmp_path / "corpus.jsonl", library=tmp_path / "library")
        with Library.open(tmp_path / "library") as library:
            if text == TRUE:
                saved = library.save(last(library, claims(TRUE)), format="text")
            else:
                again = library.follow(saved)
    assert again.asked.draft is None
    assert TRUE not in again.to_json()


def test_a_changed_draft_is_not_shown(
    zorbafen: Library, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("BEDSIDE_ANSWERS", str(tmp_path))
    saved = zorbafen.save(last(zorbafen, claims(TRUE)), format="text")
    assert saved.draft is not None
    forged = replace(saved, draft=replace(saved.draft, claims=(replace(saved.draft.claims[0], text=LIE),)))
    assert LIE not in zorbafen.follow(forged).to_json()


@pytest.mark.parametrize("facet", Facet)
def test_no_draft_makes_an_answer_less(zorbafen: Library, facet: Facet) -> None:
    told = msgspec.json.encode({"claims": [{"passages": [1], "section": facet.value, "text": TRUE}]}).decode()
    article = last(zorbafen, ScriptedWriter(lambda brief: [told])).article
    said = [*article.bottom_line, *(each for section in article.sections for each in section.statements)]
    assert article.outcome is Outcome.ANSWERED
    assert TRUE in {each.text.strip("“”") for each in said}
