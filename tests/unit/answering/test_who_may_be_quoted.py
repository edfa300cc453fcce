"""What of the literature may an answer quote? Nothing that was taken back, superseded, or is a table."""

from dataclasses import replace

import pytest

from bedside.answering.quote import may_be_quoted
from bedside.literature import Part, make_passages
from bedside.terms import (
    EvidenceKind,
    Notice,
    NoticeKind,
    Origin,
    PassageKind,
    Pmid,
    Publication,
    PublicationId,
)

ID = PublicationId("pmid:1")
WORK = Publication(id=ID, kind=EvidenceKind.ARTICLE, title="Salt", origin=Origin.LITERATURE)
NOTICE = Notice(kind=NoticeKind.PARTIAL_RETRACTION, is_received=False, pmid=Pmid("1"))
(PASSAGE,) = make_passages(ID, [Part((), "Salt fell.")])


def test_a_sentence_of_a_work_that_stands() -> None:
    assert may_be_quoted(WORK, PASSAGE)


@pytest.mark.parametrize(
    "work",
    [
        replace(WORK, is_retracted=True),
        replace(
            WORK, notices=(Notice(kind=NoticeKind.PARTIAL_RETRACTION, is_received=True, pmid=Pmid("1")),)
        ),
        replace(WORK, notices=(Notice(kind=NoticeKind.RETRACTION, is_received=False, pmid=Pmid("1")),)),
        replace(WORK, superseded_by="Salt, second edition"),
        replace(WORK, kind=EvidenceKind.AI_PAGE),
    ],
)
def test_a_work_that_does_not_stand(work: Publication) -> None:
    assert not may_be_quoted(work, PASSAGE)


@pytest.mark.parametrize("kind", [PassageKind.TABLE, PassageKind.FORMULA])
def test_what_is_no_sentence(kind: PassageKind) -> None:
    assert not may_be_quoted(WORK, replace(PASSAGE, kind=kind))
