"""Does each word say in which language it is? Words of the library are English, all others Spanish."""

import pytest
from django.test import Client
from django.urls import reverse
from languages import mixed

PLACES = (
    "/",
    "/articles/hypomagnesemia/definition/",
    "/articles/hypomagnesemia/management/",
    "/explore/",
    "/explore/hypomagnesemia/",
    "/explore/hypomagnesemia/causes/",
    "/explore/hypomagnesemia/causes/?view=table",
    "/explore/hypomagnesemia/claims/",
    "/explore/drugs/",
    "/explore/drugs/omeprazole/",
    "/explore/board/",
    "/explore/board/hypomagnesemia.lower-limit-of-magnesium/",
    "/claims/hm-dose-020/",
    "/claims/hm-dose-020/against/",
    "/check/",
    "/quality/",
    "/errata/",
    "/counters/",
    "/editorial-policy/",
    "/privacy/",
    "/board/",
    "/board/people/",
    "/accounts/login/",
    "/urgent/self-harm/",
)
QUOTED = (
    "What are the causes of hypomagnesemia?",  # an example of a question stands in the field itself
    "Siga preguntando",
    "Escriba primero",
    " et al.",  # names of authors
)


def wrong(page: str) -> list[str]:
    return [each for each in mixed(page) if not any(quoted in each for quoted in QUOTED)]


@pytest.mark.parametrize("place", PLACES)
def test_each_word_says_its_language(reader: Client, place: str) -> None:
    response = reader.get(place)
    page = response.content.decode()
    assert response.status_code == 200
    assert response.headers["Content-Language"] == "es"
    assert '<html lang="es"' in page
    assert "Saltar al contenido" in page
    assert not wrong(page)


@pytest.mark.parametrize("question", ["torsades", "low potassium treatment zebrafish", ""])
def test_so_does_an_answer_without_an_address(reader: Client, question: str) -> None:
    page = reader.post("/ask/", {"question": question}, follow=True).content.decode()
    assert '<html lang="es"' in page
    assert not wrong(page)


def test_so_does_what_a_check_found(reader: Client) -> None:
    text = "The reference range is 0.7 to 1.0 mmol/L (1.7 to 9.4 mg/dL)."
    page = reader.post("/check/", {"text": text}).content.decode()
    assert "hallazgo" in page
    assert not [each for each in wrong(page) if "reference range" not in each]


def test_a_page_that_mixes_them_is_noticed() -> None:
    page = (
        '<html lang="es"><body><p>This is not told in Spanish</p><p lang="en">Las fuentes</p></body></html>'
    )
    assert mixed(page) == ["es: This is not told in Spanish", "en: Las fuentes"]


def test_whoever_reads_spanish_is_told_to_ask_in_english(reader: Client, client: Client) -> None:
    assert "pregunte en inglés" in reader.get("/").content.decode()
    assert "ask in English" not in client.get("/").content.decode()


def test_a_question_in_spanish_is_not_guessed_at(reader: Client) -> None:
    page = reader.post("/ask/", {"question": "causas de hipomagnesemia"}, follow=True).content.decode()
    assert "pregunte en inglés" in page


def test_the_language_is_chosen_at_the_foot_of_the_page(client: Client, db: None) -> None:
    client.post(reverse("set_language"), {"language": "es", "next": "/"})
    assert '<html lang="es"' in client.get("/").content.decode()
