"""Every code of a verification has words of its own, and no reason holds a code."""

from bedside.checking.told import WORDS, tell_codes
from bedside.terms import VerificationCode


def test_each_code_has_words():
    assert set(WORDS) == set(VerificationCode) and len(set(WORDS.values())) == len(WORDS)


def test_no_code_is_told():
    told = tell_codes(VerificationCode)
    assert not [code for code in VerificationCode if code.value in told]
