"""Can a program rely on the JSON?"""

import jsonschema
import msgspec
import pytest

from bedside.rendering import article_schema, render_json
from bedside.terms import Article

from .sample import ARTICLES

every_article = pytest.mark.parametrize("article", ARTICLES.values(), ids=ARTICLES.keys())


@every_article
def test_the_json_keeps_to_its_schema(article: Article) -> None:
    schema = article_schema()
    jsonschema.Draft202012Validator.check_schema(schema)
    jsonschema.validate(msgspec.json.decode(render_json(article)), schema)


@every_article
def test_the_json_reads_back_as_the_same_article(article: Article) -> None:
    page = render_json(article)
    assert msgspec.json.decode(page, type=Article) == article
    assert page.endswith("}\n") and page == render_json(article)


def test_the_schema_refuses_another_version() -> None:
    wrong = {**msgspec.json.decode(render_json(ARTICLES["clinician"])), "schema_version": "0.9"}
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(wrong, article_schema())
    assert article_schema()["$id"].endswith(":1.1")
