"""Does the facade answer as FHIR says: reads, searches, pages, faults?"""

import json

import pytest
from django.test import Client

from bedside.interchange.fhir import RESOURCES, FhirVersion
from fhir_judges import faults

ALL = [(version, kind) for version in FhirVersion for kind in RESOURCES[version]]


@pytest.mark.parametrize(("version", "kind"), ALL)
def test_every_type_is_searched_read_and_read_again_by_its_version(read, version, kind):
    """What a search gives is valid, and is what a read of it gives, byte for byte."""
    base = version.value.lower()
    response, page = read(f"{base}/{kind}?_count=3")
    assert response.status_code == 200 and page["total"] > 0
    assert not faults(page, version)
    for entry in page["entry"]:
        given = entry["resource"]
        again, resource = read(f"{base}/{kind}/{given['id']}")
        assert resource == given and entry["fullUrl"].endswith(f"/fhir/{base}/{kind}/{given['id']}")
        version_id = given["meta"]["versionId"]
        assert again["ETag"] == f'W/"{version_id}"'
        assert read(f"{base}/{kind}/{given['id']}/_history/{version_id}")[1] == given
        assert read(f"{base}/{kind}/{given['id']}/_history/0")[0].status_code == 404
        assert read(f"{base}/{kind}/{given['id']}", If_None_Match=again["ETag"])[0].status_code == 304


@pytest.mark.parametrize("version", FhirVersion)
def test_the_capability_statement_is_valid_and_says_what_is_so(read, version):
    """Each parameter that it names is searched by, and each type that it names can be read."""
    response, stated = read(f"{version.value.lower()}/metadata")
    assert not faults(stated, version)
    assert stated["fhirVersion"] == version.number
    assert response["Content-Type"].startswith("application/fhir+json; fhirVersion=")
    for resource in stated["rest"][0]["resource"]:
        for parameter in resource["searchParam"]:
            value = "2026" if parameter["type"] == "date" else "nothing-of-this-name"
            found, page = read(
                f"{version.value.lower()}/{resource['type']}?{parameter['name']}={value}",
                Prefer="handling=strict",
            )
            assert found.status_code == 200, page
            assert page["total"] == 0 or parameter["type"] == "date"


def test_searches_narrow_and_pages_follow_each_other(read):
    """All pages together hold each resource once; criteria are joined by and, values by or."""
    ids, address = [], "r5/Evidence?context=hypomagnesemia&_count=25"
    while address:
        _, page = read(address)
        ids += [entry["resource"]["id"] for entry in page["entry"]]
        links = {link["relation"]: link["url"] for link in page["link"]}
        address = links.get("next", "").partition("/fhir/")[2]
    assert len(ids) == page["total"] == len(set(ids)) > 25
    both = read("r5/Evidence?context=hypomagnesemia,hypokalemia&_summary=count")[1]["total"]
    other = read("r5/Evidence?context=hypokalemia&_summary=count")[1]["total"]
    assert both == page["total"] + other
    assert read("r5/Evidence?context=hypomagnesemia&context=hypokalemia")[1]["total"] == 0
    assert read("r5/Evidence?context=urn:bedside:condition|hypokalemia")[1]["total"] == other
    assert read("r5/Evidence?context=http://loinc.org|hypokalemia")[1]["total"] == 0
    assert read("r4/Composition?category=cause&title:contains=hypomagnes")[1]["total"] == 3
    assert read("r4/Composition?date=lt2020")[1]["total"] == 0
    assert read("r4/Composition?_id=hypomagnesemia.cause.clinician")[1]["total"] == 1
    assert read("r5/Evidence?status=active")[1]["total"] == 0


def test_faults_are_told_as_outcomes(read):
    """Each fault has its status, its issue type and a sentence that says what to do."""
    for path, status, headers in (
        ("r4/Patient/1", 404, {}),
        ("r4/Evidence", 404, {}),
        ("r4/Composition/none", 404, {}),
        ("r4/Composition/none/more/of/it", 404, {}),
        ("r4", 404, {}),
        ("r4/Composition?patient=1", 400, {"Prefer": "handling=strict"}),
        ("r4/Composition?date=yesterday", 400, {}),
        ("r4/Composition?title:above=x", 400, {}),
        ("r4/Composition?_count=many", 400, {}),
        ("r4/Composition?_count=-1", 400, {}),
        ("r4/Composition?_format=xml", 406, {}),
        ("r4/metadata", 406, {"Accept": "application/fhir+xml"}),
        ("r4/metadata", 406, {"Accept": "application/fhir+json; fhirVersion=5.0"}),
    ):
        response, told = read(path, **headers)
        assert response.status_code == status, path
        assert told["resourceType"] == "OperationOutcome" and told["issue"][0]["diagnostics"]
        assert not faults(told, FhirVersion.R4)


def test_a_count_larger_than_any_page_gives_the_largest_page(read):
    """A number of any length is one; a place past the end is an empty page."""
    _, most = read("r4/Composition?_count=200")
    _, page = read(f"r4/Composition?_count={'9' * 5_000}")
    assert page["total"] == most["total"] and len(page["entry"]) == len(most["entry"])
    response, past = read(f"r4/Composition?_offset={'9' * 20}")
    assert response.status_code == 200 and not past.get("entry")


def test_an_unknown_parameter_is_warned_of_and_left_out_of_the_link(read):
    """Without strict handling the search goes on, and says what it did not look at."""
    _, page = read("r4/Composition?patient=1&_count=1")
    assert page["entry"][-1]["search"]["mode"] == "outcome"
    assert "patient" not in page["link"][0]["url"]


def test_nothing_is_taken_in():
    """Writes are refused; a search by form is a search."""
    client = Client(enforce_csrf_checks=True)
    for method in ("post", "put", "delete", "patch"):
        response = getattr(client, method)("/fhir/r4/Composition", "{}", content_type="application/fhir+json")
        assert response.status_code == 405 and response["Allow"] == "GET, HEAD"
    form = client.post("/fhir/r4/Composition/_search", {"category": "cause", "_count": "1"})
    assert form.status_code == 200 and json.loads(form.content)["total"] == 40


def test_a_lay_article_names_no_evidence_of_professionals(read):
    """Evidence of the ledger holds doses, so a patient's article leads to none."""

    def entries(id):
        return json.dumps(read(f"r5/Composition/{id}")[1]).count('"Evidence/')

    assert entries("hypomagnesemia.management.clinician") > 0
    assert entries("hypomagnesemia.management.patient") == 0


def test_a_broken_resource_is_refused():
    """The canary: the judges of these tests see a resource that is wrong."""
    assert faults({"resourceType": "Composition", "status": "final"}, FhirVersion.R4)
    assert faults({"resourceType": "Citation", "id": "x"}, FhirVersion.R4B)
    assert faults({"resourceType": "Evidence", "status": "draft"}, FhirVersion.R5)
