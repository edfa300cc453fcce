"""Is a text masked where it should be, and nowhere else?"""

import pytest

from bedside.terms import DetailKind, PersonalDetail
from bedside.writing.masking import mask


def at(text: str, words: str, kind: DetailKind = DetailKind.NAME) -> PersonalDetail:
    start = text.index(words)
    return PersonalDetail(kind=kind, start=start, end=start + len(words))


def test_placeholders_say_what_stood_there() -> None:
    text = "José Ruiz, seen 3 May, K 6.1 mmol/L."
    masked = mask(text, [at(text, "José Ruiz"), at(text, "3 May", DetailKind.DATE)])
    assert masked.text == "[name], seen [date], K 6.1 mmol/L."
    assert masked.counts == {DetailKind.NAME: 1, DetailKind.DATE: 1}
    assert masked.total == 2


def test_what_was_told_once_is_not_told_twice() -> None:
    text = "Okafor has K 6. Tell Okafor. Okafors stay."
    assert mask(text, [at(text, "Okafor")]).text == "[name] has K 6. Tell [name]. Okafors stay."


def test_details_that_overlap_become_one() -> None:
    text = "Ana María Ruiz is weak"
    assert mask(text, [at(text, "Ana María"), at(text, "María Ruiz")]).text == "[name] is weak"


def test_a_placeholder_stays() -> None:
    text = "Mr [name] of [address]"
    assert mask(text, [at(text, "Mr [name] of [address]")]).text == "[name] [name] [name] [address]"
    assert mask(text, [at(text, "[name]")]).text == text


def test_a_part_of_a_word_takes_the_word() -> None:
    text = "Okafor-Bell and Bell"
    assert mask(text, [at(text, "kaf")]).text == "[name]-Bell and Bell"


def test_a_detail_outside_of_the_text_is_refused() -> None:
    for start, end in ((0, 5), (2, 2), (-1, 2)):
        with pytest.raises(ValueError, match="outside of the text"):
            mask("abc", [PersonalDetail(kind=DetailKind.NAME, start=start, end=end)])
