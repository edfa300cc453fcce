"""Can no text of a page of ours act in a browser?"""

import re

from hypothesis import given
from hypothesis import strategies as st

from bedside_web.pages.exploring.written import inline, read_blocks

SIGNS = st.text(alphabet="ab<>&\"'`*[]()|#- \n:/.htps", max_size=60)
OURS = re.compile(r"</?(?:code|strong|em)>|<a href=\"https://[^\"<>]*\" rel=\"noreferrer\">|</a>")


@given(SIGNS)
def test_only_our_own_marks_are_markup(words: str) -> None:
    assert "<" not in OURS.sub("", inline(words))


@given(SIGNS)
def test_every_page_gives_blocks_and_no_level_is_skipped(page: str) -> None:
    level = 0
    for block in read_blocks(page):
        if block.kind == "heading":
            assert 1 <= block.level <= level + 1
            level = block.level


def test_the_blocks_of_a_page() -> None:
    page = "<!-- made -->\n\n# T\n\nOne. `a<b`\nTwo.\n\n- x\n- *y*\n\n| h | n |\n|---|--:|\n| r | 1.5 |\n\n"
    page += "```md bad\n# no\n\nb\n```\n"
    heading, text, items, table, fence = read_blocks(page)
    assert (heading.text, heading.anchor, text.text) == ("T", "t", "One. <code>a&lt;b</code> Two.")
    assert items.items == ("x", "<em>y</em>")
    assert [cell.is_number for cell in table.rows[0]] == [False, True]
    assert (fence.label, fence.text) == ("md bad", "# no\n\nb")
