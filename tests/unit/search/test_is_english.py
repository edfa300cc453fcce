"""Questions in other languages are told from English ones, and terms of medicine are not taken for them."""

import pytest

from bedside.search.languages import is_english


@pytest.mark.parametrize(
    "text",
    [
        "tengo dolor de pecho y potasio bajo",
        "¿Cuál es el tratamiento de la hipomagnesemia?",
        "causas de hipomagnesemia",
        "Was sind die Ursachen von Hypokaliämie",
        "Quelles sont les causes de l'hypokaliémie ?",
        "Quais são as causas da hipocalemia",
        "低镁血症的原因是什么",
        "Как лечить гипокалиемию",
        "ما هي أسباب نقص المغنيسيوم",
    ],
)
def test_other_languages_are_seen(text):
    assert not is_english(text)


@pytest.mark.parametrize(
    "text",
    [
        "What are the causes of hypomagnesemia?",
        "hypomagnesemia causes",
        "de novo hypokalemia",
        "torsade de pointes magnesium",
        "K 2.1",
        "μmol or mmol?",
        "low mag los",
        "Gitelman, de Toni, van der Hoeven and the kidney",
        "'; DROP TABLE users; -- hypomagnesemia",
        "",
    ],
)
def test_english_and_terms_alone_are_english(text):
    assert is_english(text)
