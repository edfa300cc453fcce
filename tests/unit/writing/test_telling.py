"""Is a statement told from a title?"""

import pytest

from bedside.writing.telling import tells


@pytest.mark.parametrize(
    "text",
    [
        "Zinc acetate lowers copper in Wilson disease.",
        "Give 2 g of magnesium sulfate over 10 minutes.",
        "Potassium levels rise within hours.",
        "The dose was halved.",
        "Symptoms vary.",
    ],
)
def test_statements_tell(text: str) -> None:
    assert tells(text)


@pytest.mark.parametrize(
    "text",
    [
        "Ibudilast for the treatment of multiple sclerosis.",
        "Epileptic seizures and EEG features in juvenile systemic lupus erythematosus.",
        "Conclusions",
        "",
    ],
)
def test_titles_do_not(text: str) -> None:
    assert not tells(text)
