"""Does nothing that was found survive masking, whatever the text, and is nothing else touched?"""

import re
from collections.abc import Sequence

from hypothesis import assume, given
from hypothesis import strategies as st

from bedside.terms import DetailKind, PersonalDetail
from bedside.writing.masking import mask, mask_all

PLACEHOLDER = re.compile("|".join(re.escape(kind.placeholder) for kind in DetailKind))
letters = st.text(alphabet=st.sampled_from("abcXYZ äé\u0301ñ\u200b漢👩🏽\u202e.-'5 [](|*\n"), max_size=60)


@st.composite
def found(draw: st.DrawFn) -> tuple[str, list[PersonalDetail]]:
    """A text, and details that lie anywhere in it."""
    text = draw(letters.filter(bool))
    details = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text) - 1))
        end = draw(st.integers(start + 1, len(text)))
        details.append(PersonalDetail(kind=draw(st.sampled_from(DetailKind)), start=start, end=end))
    return text, details


class Words:
    """A masker that finds certain words, each time that it is asked."""

    name = "words"

    def __init__(self, words: Sequence[str]) -> None:
        self._words = words

    def find(self, text: str) -> Sequence[PersonalDetail]:
        spans = (met.span() for word in self._words for met in re.finditer(re.escape(word), text))
        return [PersonalDetail(kind=DetailKind.NAME, start=start, end=end) for start, end in spans]


@given(found())
def test_what_is_not_found_stays_in_its_order(made: tuple[str, list[PersonalDetail]]) -> None:
    """Without the placeholders, what is left is the text without some of its letters."""
    text, details = made
    left = iter(text)
    assert all(letter in left for letter in PLACEHOLDER.sub("", mask(text, details).text))


@given(found())
def test_no_found_letter_is_left(made: tuple[str, list[PersonalDetail]]) -> None:
    """Judged slowly: letter by letter, what lies in no detail and repeats none is all that may be left."""
    text, details = made
    covered = {at for each in details for at in range(each.start, each.end)}
    free = [letter for at, letter in enumerate(text) if at not in covered and not letter.isspace()]
    assert len("".join(PLACEHOLDER.sub("", mask(text, details).text).split())) <= len(free)
    for each in details:
        words = text[each.start : each.end].strip()
        is_whole = re.search(rf"\b{re.escape(words)}\b", text[max(0, each.start - 1) : each.end + 1])
        if is_whole and re.fullmatch(r"\w(?:.*\w)?", words, re.DOTALL):
            left = PLACEHOLDER.sub("|", mask(text, details).text)
            assert not re.search(rf"\b{re.escape(words)}\b", left)


@given(letters)
def test_without_details_nothing_changes(text: str) -> None:
    assert mask(text, []).text == text
    assert mask(text, []).total == 0


@given(found())
def test_counts_are_of_placeholders(made: tuple[str, list[PersonalDetail]]) -> None:
    text, details = made
    assume(not PLACEHOLDER.search(text))
    masked = mask(text, details)
    assert len(PLACEHOLDER.findall(masked.text)) == masked.total


@given(
    letters, st.lists(st.sampled_from(["a", "XY", "é\u0301", "漢", "b c", "name", "address]"]), max_size=4)
)
def test_masking_twice_is_masking_once(text: str, words: list[str]) -> None:
    masker = Words(words)
    once = mask_all(text, masker).text
    assert mask_all(once, masker).text == once
    for word in words:
        assert word not in PLACEHOLDER.sub("|", once)


def test_canary_a_mask_that_forgets_is_seen() -> None:
    """The judge of the laws above does see a name that was left."""
    left = PLACEHOLDER.sub("|", "[name] says that Okafor is well")
    assert re.search(r"\bOkafor\b", left)
