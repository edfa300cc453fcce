"""Is the answer that the README shows the one that the program gives?"""

from readme_answer import BEGIN, END, QUESTION, README, make_block, put_in

from bedside import Library


def test_the_shown_answer_is_fresh(library: Library) -> None:
    page = README.read_text(encoding="utf-8")
    advice = "The README's answer is stale. Write it anew: python tests/docs/readme_answer.py"
    assert put_in(page, make_block(library)) == page, advice


def test_the_shown_answer_says_what_was_cut(library: Library) -> None:
    block = make_block(library)
    sections = library.ask(QUESTION).article.sections
    assert all(section.title in block for section in sections)
    assert "Disclaimer" in block
    assert "Submitted" in block


def test_canary_a_stale_answer_is_seen(library: Library) -> None:
    stale = f"{BEGIN}\nsomething else\n{END}\n"
    assert put_in(stale, make_block(library)) != stale
