"""Does anything that a stranger sends break a door of the records? Mutated requests, always the same ones."""

import random
from urllib.parse import quote

import pytest
from django.test import Client

KNOWN = {200, 302, 304, 400, 404, 405, 406, 413}
NAMES = (
    "_id url version status date title context identifier publisher category type _count _offset _format "
    "_summary taskContext.c.c mainSearchCriteria.v.c mainSearchCriteria.v.cs mainSearchCriteria.v.dn "
    "mainSearchCriteria.v.ot1 subTopic.v.c informationRecipient knowledgeResponseType age.v.v iss launch "
    "code state error"
).split()
VALUES = (
    "E83.42",
    "2.16.840.1.113883.6.90",
    "hypomagnesemia",
    "PROBLISTREV",
    "text/xml",
    "application/json",
    "PAT",
    "ge2026",
    "2026-13-45T99",
    "-1",
    "9" * 40,
    "٣",
    "\x00",
    "\u202e\ud83d\ude00",
    "%00%ff",
    "../../etc/passwd",
    "' OR 1=1 --",
    "<script>alert(1)</script>",
    "a|b|c,,|,",
    "|",
    ",",
    "x" * 5_000,
    "http://169.254.169.254/",
    "",
)
PATHS = (
    "/infobutton",
    "/fhir/r4/Composition",
    "/fhir/r5/Evidence/hm-def-001",
    "/fhir/r5/ArtifactAssessment",
    "/fhir/r4b/Citation/_search",
    "/fhir/r4/Library/release/_history/1/2",
    "/fhir/r5/%00/%ff",
    "/fhir/r4/metadata",
    "/smart/launch",
    "/smart/callback",
)


SOUND = [
    ("taskContext.c.c", "PROBLISTREV"),
    ("mainSearchCriteria.v.c", "E83.42"),
    ("mainSearchCriteria.v.cs", "2.16.840.1.113883.6.90"),
    ("knowledgeResponseType", "text/xml"),
]


def mutated(seed: int) -> tuple[str, str, list[tuple[str, str]], dict[str, str]]:
    """A method, a path, parameters and headers."""
    chance = random.Random(seed)
    sound = SOUND[: chance.randrange(len(SOUND) + 1)] if chance.random() < 0.5 else []
    pairs = [(mangled(chance, NAMES), mangled(chance, VALUES)) for _ in range(chance.randrange(6))]
    pairs = [*sound, *pairs] if chance.random() < 0.5 else [*pairs, *sound]
    headers = {
        name: mangled(chance, VALUES).replace("\x00", "").encode("ascii", "ignore").decode()
        for name in chance.sample(["Accept", "If-None-Match", "Prefer", "Cookie"], k=chance.randrange(3))
    }
    method = chance.choice(["get", "get", "get", "post", "head", "put", "options"])
    return method, chance.choice(PATHS), pairs, headers


def mangled(chance: random.Random, words: tuple[str, ...] | list[str]) -> str:
    word = chance.choice(words)
    if chance.random() < 0.2:
        at = chance.randrange(len(word) + 1)
        return word[:at] + chance.choice("\x00\n:|.,%&=<é") + word[at:]
    return word


@pytest.mark.parametrize("tenth", range(10))
def test_nothing_that_is_sent_breaks_a_door(tenth):
    """Three hundred mutated requests: each is answered or refused, none fails, none echoes markup."""
    client = Client(raise_request_exception=True)
    for seed in range(tenth * 30, tenth * 30 + 30):
        method, path, pairs, headers = mutated(seed)
        query = "&".join(f"{quote(name)}={quote(value, errors='replace')}" for name, value in pairs)
        if method == "post":
            response = client.post(
                path, query, content_type="application/x-www-form-urlencoded", headers=headers
            )
        else:
            response = getattr(client, method)(f"{path}?{query}", headers=headers)
        assert response.status_code in KNOWN, seed
        if response.headers.get("Content-Type", "").startswith("text/html"):
            assert b"<script>alert" not in response.content, seed
        if response.status_code == 302:
            assert response["Location"].startswith("/articles/"), seed


def test_the_mutations_reach_what_they_should():
    """The canary: among the three hundred are requests to every door, and sound ones."""
    sent = [mutated(seed) for seed in range(300)]
    assert {path for _, path, _, _ in sent} == set(PATHS)
    assert any(("taskContext.c.c", "PROBLISTREV") in pairs for _, _, pairs, _ in sent)
