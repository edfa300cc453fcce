"""Does every article, for every reader, in every release of FHIR, keep to the published definitions?"""

import json
from collections import Counter

import pytest

from bedside import Library
from bedside.answering import QUESTIONS
from bedside.interchange.fhir import FhirVersion, cite_work, document_of, state_claim
from bedside.rendering import format_reference, statements_of
from bedside.terms import Article, Audience
from fhir_judges import faults


@pytest.fixture(scope="module")
def library(homes: None) -> Library:
    return Library.open()


def shipped(library: Library, audience: Audience) -> list[Article]:
    """Every condition with every aspect, for one reader."""
    return [
        library.ask(
            (words[audience.is_lay] or words[0]).format(name=entry.name.lower(), plain=entry.plain_name),
            audience=audience,
        ).article
        for entry in library.ledger.concepts()
        for words in QUESTIONS.values()
    ]


@pytest.mark.parametrize("audience", Audience)
def test_every_article_is_sound_in_every_release(library: Library, audience: Audience) -> None:
    """No fault; every reference once; every sentence of the article is in the document."""
    kinds: Counter[str] = Counter()
    for article in shipped(library, audience):
        for version in FhirVersion:
            document = document_of(article, version)
            assert faults(document, version.value) == [], (article.title, version)
            kinds.update(entry["resource"]["resourceType"] for entry in document["entry"])
            told = json.dumps(document, ensure_ascii=False)
            missing = [
                each.text for each in statements_of(article) if "<" not in each.text and "&" not in each.text
            ]
            assert [text for text in missing if json.dumps(text, ensure_ascii=False)[1:-1] not in told] == []
    assert kinds["Composition"] and kinds["Evidence"] and kinds["Citation"] and kinds["ArtifactAssessment"]


def test_every_claim_and_work_is_sound(library: Library) -> None:
    """The ledger's own Evidence and Citation."""
    entries = {entry.id: entry for entry in library.ledger.concepts()}
    for claim in library.claims():
        for version in (FhirVersion.R4B, FhirVersion.R5):
            made = state_claim(claim, entries[claim.concept], release=library.release)
            assert faults(made, version.value) == [], claim.id
            for support in claim.supports:
                cited = library.sources.find_cited(support.publication_id)
                assert cited is not None
                work = cite_work(cited.publication, format_reference(cited.publication), version)
                assert faults(work, version.value) == [], support.publication_id


def test_a_number_is_never_changed(library: Library) -> None:
    """Each quantity of a claim stands in its Evidence with its value, its comparator and its unit."""
    entries = {entry.id: entry for entry in library.ledger.concepts()}
    signs = {"<": "<", "<=": "<=", ">": ">", ">=": ">="}
    for claim in library.claims():
        made = state_claim(claim, entries[claim.concept], release="1")
        given = made.get("contained", [{}])[0].get("category", [])
        assert len(given) == len(claim.quantities)
        for quantity, category in zip(claim.quantities, given, strict=True):
            ends = category.get("valueRange") or {"low": category["valueQuantity"]}
            assert ends["low"]["value"] == quantity.low and ends["low"]["code"] == quantity.unit
            assert ends.get("high", {}).get("value") == quantity.high
            if quantity.high is None:
                assert category["valueQuantity"].get("comparator") == signs.get(quantity.comparator.value)
                assert ("(about)" in category["name"]) == (quantity.comparator.value == "~")


def test_a_retracted_work_says_so(library: Library) -> None:
    """The flag of a retraction leaves with the work, in each release by its own code system."""
    from dataclasses import replace

    cited = library.sources.find_cited(library.claims()[0].supports[0].publication_id)
    assert cited is not None
    for version in (FhirVersion.R4B, FhirVersion.R5):
        made = cite_work(replace(cited.publication, is_retracted=True), "A work.", version)
        assert made["citedArtifact"]["currentState"][0]["coding"][0]["code"] == "retracted"
        assert faults(made, version.value) == []
