"""How does the command ask a writer? What the literature says comes before anybody waits."""

from collections.abc import Iterator

import pytest

from bedside import Library
from bedside.cli import drafting
from bedside.cli.drafting import ask_the_writer
from bedside.engines.scripted import ScriptedWriter
from bedside.library import Answer, Writing
from drafting_library import EXERCISE, QUESTION, NameMasker, make_library, pieces_of

COVERED = "What are the causes of hypomagnesemia?"


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Library]:
    with Library.open(make_library(tmp_path_factory.mktemp("asking"))) as library:
        yield library


@pytest.fixture
def shown() -> list[Answer]:
    return []


def name(monkeypatch: pytest.MonkeyPatch, writing: Writing | None) -> None:
    monkeypatch.setattr("bedside.library.find_writing", lambda library: writing)


def ask(library: Library, shown: list[Answer], question: str = QUESTION) -> Answer:
    return ask_the_writer(library, question, audience="clinician", follow_up=None, show=shown.append)


def test_the_answer_of_the_literature_is_shown_first(
    library: Library, shown: list[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    name(monkeypatch, Writing(writer=ScriptedWriter(lambda brief: pieces_of()), judge=None))
    given = ask(library, shown)
    assert [each.article for each in shown] == [library.ask(QUESTION).article]
    assert given.article.bottom_line[0].text == EXERCISE


def test_nothing_is_shown_twice_where_nobody_is_waited_for(
    library: Library, shown: list[Answer], monkeypatch: pytest.MonkeyPatch
) -> None:
    writer = ScriptedWriter(lambda brief: pieces_of())
    name(monkeypatch, Writing(writer=writer, judge=None))
    assert ask(library, shown, COVERED).article == library.ask(COVERED).article
    name(monkeypatch, None)
    ask(library, shown)
    assert not shown and not writer.briefs


def test_whoever_interrupts_gets_what_is_verified(
    library: Library, shown: list[Answer], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupted(brief: object) -> Iterator[str]:
        yield from pieces_of()[:3]
        raise KeyboardInterrupt

    name(monkeypatch, Writing(writer=ScriptedWriter(interrupted), judge=None))
    given = ask(library, shown)
    assert given.article.sections
    assert "as far as it is verified" in capsys.readouterr().err


@pytest.mark.parametrize("wishes", [True, False])
def test_a_reader_decides_what_leaves_the_machine(
    library: Library,
    shown: list[Answer],
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wishes: bool,
) -> None:
    writer = ScriptedWriter(lambda brief: pieces_of(), is_outside=True)
    name(monkeypatch, Writing(writer=writer, judge=None, masker=NameMasker()))
    for stream in ("stdin", "stderr"):
        monkeypatch.setattr(getattr(drafting.sys, stream), "isatty", lambda: True, raising=False)
    monkeypatch.setattr(drafting.click, "confirm", lambda *told, **how: wishes)
    ask(library, shown, "How is tennis elbow of Jane Roe treated?")
    told = capsys.readouterr().err
    assert "[name]" in told and "Jane Roe" not in told and "Tennis elbow in adults" in told
    assert bool(writer.briefs) is wishes
    assert all("Jane Roe" not in brief.material for brief in writer.briefs)


def test_a_setting_that_cannot_be_leaves_the_answer(
    library: Library, shown: list[Answer], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("BEDSIDE_WRITER_URL", "http://writer.lan:8080/v1")
    monkeypatch.setenv("BEDSIDE_WRITER_NAME", "x")
    assert ask(library, shown).article == library.ask(QUESTION).article
    assert "comes without a writer" in capsys.readouterr().err
