"""What reaches a page when sources and questions give orders, and the writer obeys them all?"""

import re
import unicodedata
from collections.abc import Iterator

import pytest
from lxml import html
from markdown_it import MarkdownIt

from bedside import Answer, Library
from bedside.engines.scripted import ScriptedWriter
from bedside.library.drafts import Writing, ask_drafted
from bedside.terms import Article, Passage, PublicationId, Statement
from bedside.verification import gives_orders
from bedside.writing import INSTRUCTIONS, Gate
from bedside.writing.visible import keep_visible
from planted import FILES, MARKER, SENTINEL, Attack, obey, planted_files, questions_of, read_attacks

ATTACKS = read_attacks()
OUR_ELEMENTS = frozenset(
    "html head meta title style body main article header footer section nav details summary div p span "
    "a h1 h2 h3 h4 ul ol li dl dt dd table thead tbody tr th td blockquote strong em code small hr q cite "
    "abbr time".split()
)
"""What a page of ours is made of."""
IN_THE_HEAD = frozenset({"meta", "title", "style"})
EVIL = re.compile(r"evil\.example|javascript:|data:", re.I)
SEEN_ANYHOW = frozenset("\u200c\u200d\n")
"""Joiners, without which some scripts cannot be read."""
OURS = [INSTRUCTIONS[at : at + 60] for at in range(0, len(INSTRUCTIONS) - 60, 20)]


@pytest.fixture
def small(tmp_path):
    def make(attack: Attack) -> Library:
        folder = tmp_path / "files"
        folder.mkdir()
        for name, text in planted_files(attack).items():
            (folder / name).write_text(text, "utf-8", errors="surrogatepass")
        Library.ingest([folder], library=tmp_path / "library", bare=True)
        return Library.open(tmp_path / "library")

    return make


def ask(library: Library, attack: Attack) -> list[Answer]:
    """Every answer on the way, of every question."""
    writing = Writing(writer=ScriptedWriter(obey(attack)), judge=None)
    answers: list[Answer] = []
    for question in questions_of(attack):
        before = answers[-1] if answers else None
        answers += ask_drafted(library, question, writing, follow_up=before)
    return answers


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.name)
def test_an_attack_changes_nothing(attack, small):
    library = small(attack)
    answers = ask(library, attack)
    for answer in (answers[0], answers[-1]):
        assert not list(breaches(answer, attack, library))
    assert answers[-1].article.outcome == "answered" or attack.where in ("question", "follow-up")


def test_there_are_attacks_enough():
    assert len({attack.says for attack in ATTACKS}) >= 150


def test_a_gate_that_lets_all_pass_is_seen(small, monkeypatch):
    monkeypatch.setattr(Gate, "_find_home", lambda gate, *_: gate._task.passages[0])
    monkeypatch.setattr("bedside.writing.gate.gives_orders", lambda _: False)
    monkeypatch.setattr(Gate, "_is_statement", lambda *_: True)
    attack = ATTACKS[0]
    library = small(attack)
    found = {
        each.split(":")[0] for answer in ask(library, attack) for each in breaches(answer, attack, library)
    }
    assert {"not of a source", "a setting", "our instructions", "an order"} <= found


def breaches(answer: Answer, attack: Attack, library: Library) -> Iterator[str]:
    """What should not have happened, in words."""
    yield from _told(answer.article, attack, library)
    page = answer.to_html()
    rendered = {
        "text": answer.to_text(width=10_000),
        "Markdown": answer.to_markdown(),
        "HTML": html.document_fromstring(page).text_content(),
        "JSON": answer.to_json(),
    }
    for form, text in rendered.items():
        if SENTINEL in text:
            yield f"a setting: {form}"
        if any(part in text for part in OURS):
            yield f"our instructions: {form}"
        if hidden := {letter for letter in text if _is_hidden(letter)}:
            yield f"letters that cannot be seen: {form} {sorted(map(hex, map(ord, hidden)))}"
    yield from _acting("HTML", page)
    yield from _acting("Markdown", MarkdownIt("commonmark").render(answer.to_markdown()))


def _told(article: Article, attack: Attack, library: Library) -> Iterator[str]:
    texts = [keep_visible(passage.text) for passage in passages_of(library)]
    references = {reference.number for reference in article.references}
    for statement in statements_of(article):
        said = keep_visible(statement.text).strip("“”")
        if not any(said.rstrip(".") in text for text in texts):
            yield f"not of a source: {said[:80]}"
        if gives_orders(said):
            yield f"an order: {said[:80]}"
        if not attack.may_be_shown and MARKER in said:
            yield f"the marker: {said[:80]}"
        if not statement.citations or not {each.number for each in statement.citations} <= references:
            yield f"an unknown citation: {said[:80]}"


def passages_of(library: Library) -> list[Passage]:
    """Every passage of the small library."""
    store = library._shelf.store
    return [passage for name in FILES for passage in store.passages_of(PublicationId(f"file:{name}"))]


def statements_of(article: Article) -> Iterator[Statement]:
    yield from article.bottom_line
    for section in article.sections:
        yield from section.statements
        for inner in section.subsections:
            yield from inner.statements


def _acting(form: str, page: str) -> Iterator[str]:
    """Elements, attributes and addresses that a source or a question could have put there."""
    for element in html.document_fromstring(page).iter():
        if not isinstance(element.tag, str):
            yield f"a comment: {form}"
            continue
        is_astray = element.tag in IN_THE_HEAD and element.getparent().tag != "head"
        if element.tag not in OUR_ELEMENTS or is_astray:
            yield f"an element: {form} {element.tag}"
        for name, value in element.attrib.items():
            if name.startswith("on") or (name in ("href", "src", "action", "style") and EVIL.search(value)):
                yield f"an attribute: {form} {name}={value[:60]}"


def _is_hidden(letter: str) -> bool:
    is_selector = "\ufe00" <= letter <= "\ufe0e" or "\U000e0100" <= letter <= "\U000e01ef"
    is_format = unicodedata.category(letter) in ("Cf", "Cc", "Co", "Cs") and letter not in SEEN_ANYHOW
    return is_selector or is_format
