"""A FHIR document keeps to the published definitions with its imprint in it."""

import json

import pytest

from bedside import Library
from bedside.exports.carriers import carrier_of
from bedside.library import export_article
from bedside.terms import IMPRINT_SCHEMA, FileForm
from fhir_judges import faults

VERSIONS = {FileForm.FHIR: "R4", FileForm.FHIR_R5: "R5"}
LONGEST_STRING = 1024 * 1024
"""Signs that FHIR allows in one string."""
LONG = "What are the causes of hypomagnesemia?"
EMPTY = "Does acupuncture cure baldness?"


@pytest.mark.parametrize("question", [LONG, EMPTY])
@pytest.mark.parametrize("form", VERSIONS)
def test_a_document_with_its_imprint_is_sound(homes, form, question):
    with Library.open() as library:
        given = library.ask(question)
        document = json.loads(export_article(library, given.article, form))
        assert faults(document, VERSIONS[form]) == []
        (extension,) = document.pop("meta")["extension"]
        assert extension["url"] == IMPRINT_SCHEMA and len(extension["valueString"]) < LONGEST_STRING
        assert document == json.loads(given.to_fhir(VERSIONS[form]))


def test_the_judge_sees_a_wrong_extension(homes):
    with Library.open() as library:
        data = export_article(library, library.ask(EMPTY).article, FileForm.FHIR)
    document = json.loads(data)
    document["meta"]["extension"][0]["valueOfNoKind"] = "x"
    assert faults(document, "R4")


def test_what_a_server_adds_does_not_hide_the_imprint(homes):
    with Library.open() as library:
        document = json.loads(export_article(library, library.ask(EMPTY).article, FileForm.FHIR))
    document["meta"] |= {"versionId": "7", "extension": [{"url": "urn:x"}, *document["meta"]["extension"]]}
    taken = carrier_of(FileForm.FHIR).take_out(json.dumps(document).encode())
    assert taken.imprint and '"versionId":"7"' in taken.words and '"urn:x"' in taken.words


@pytest.mark.parametrize("meta", [None, [], "x", {"extension": 7}, {"extension": [7]}])
def test_a_meta_that_holds_no_imprint(meta):
    data = json.dumps({"resourceType": "Bundle", "meta": meta}).encode()
    assert carrier_of(FileForm.FHIR).take_out(data).imprint is None
