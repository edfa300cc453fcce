"""What are topics and works called in a draft?"""

import re

import pytest

from bedside.authoring.naming import name_references, read_topic
from bedside.errors import UserError
from bedside.literature.pack.entry import ID_PATTERN
from bedside.terms import EvidenceKind, Origin, Publication, PublicationId


def _work(id: str) -> Publication:
    return Publication(
        id=PublicationId(id), kind=EvidenceKind.REVIEW, title="A work", origin=Origin.LITERATURE
    )


@pytest.mark.parametrize(
    ("topic", "name"),
    [
        ("../../etc/passwd", "etc-passwd"),
        ("Aspirin\x00\n in  pregnancy", "aspirin-in-pregnancy"),
        ("Ménière disease, vertigo", "meniere-disease-vertigo"),
        ("C:\\aspirin", "c-aspirin"),
        ("aspirin " * 10, "aspirin-aspirin-aspirin-aspirin-aspirin-aspirin"),
    ],
)
def test_a_topic_is_never_a_path(topic: str, name: str) -> None:
    assert read_topic(topic)[1] == name
    assert re.match(ID_PATTERN, name)


@pytest.mark.parametrize("topic", ["", " ", "..", "日本", "what is it", "12", "x" * 121])
def test_a_topic_that_is_none(topic: str) -> None:
    with pytest.raises(UserError, match="Name a condition or medicine") as raised:
        read_topic(topic)
    assert not topic.strip() or topic not in str(raised.value)


def test_works_have_ids_of_their_own() -> None:
    """Ids that fall together, are too long or of no Latin letter are told apart by their hash."""
    ids = ["doi:10.1/a_b", "doi:10.1/a-b", "日本", "日本語", "x" * 200, "x" * 201, "pmid:1", "pmid:1"]
    named = name_references(map(_work, ids))
    assert len(named) == len(set(named.values())) == 7
    assert named["pmid:1"] == "pmid-1"
    assert named["doi:10.1/a_b"] == "doi-10-1-a-b" != named["doi:10.1/a-b"]
    assert all(re.match(ID_PATTERN, name) and len(name) <= 80 for name in named.values())
