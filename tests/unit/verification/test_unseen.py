"""Which texts lose meaning with the letters that print nothing?"""

import pytest

from bedside.verification import hides_meaning


@pytest.mark.parametrize(
    "text",
    [
        "started at 5 \uf06dg daily",
        "given as 5\x9610 mg",
        "at ages \uf0b3 65 years",
        "from 5\x8510 mg",
        "took 1\u20641/2 days",
        "took 3\u20621 days",
        "at 1\u200b0 mg",
        "at 5\u00ad10 mg",
        "at -\u200b5 mmol/L",
        "IL\u00ad6 rose",
        "a\u200b\u20605 mg dose",
        "at 1\u28000 mg",
        "5\u0378 mg",
        "\ud800 zinc",
    ],
)
def test_what_is_gone_could_have_been_said(text):
    assert hides_meaning(text)


@pytest.mark.parametrize(
    "text",
    [
        "",
        "Zinc at 5 mg.",
        "zi\u200bnc and treat\u00adment",
        "zinc\u200b.",
        "\ufeffZinc\u00a0at 5\u202fµg\nor 1⁄2 tablet",
        "\u202ezinc\u202c is given",
        "zi\u200b\u2060nc",
        "1⁄41 and 3·10⁹",
    ],
)
def test_nothing_is_lost_in_words(text):
    assert not hides_meaning(text)
