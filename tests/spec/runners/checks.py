"""What does a check find in a text?"""

from collections.abc import Sequence
from pathlib import Path

from bedside.checking import check_manuscripts, read_manuscript
from bedside.ports import ReadPublication
from bedside.terms import (
    Certainty,
    Claim,
    ClaimId,
    ClaimSupport,
    Concept,
    Directness,
    Disagreement,
    EvidenceKind,
    Facet,
    Origin,
    Passage,
    Publication,
    PublicationId,
    ReadDepth,
)
from bedside.terms.passage import passage_id
from runners.running import Given, Outcome, runner


class _Sources:
    """The works (identifier to what is known of it) and claims of an example.

    A claim is a sentence, or tells its ``condition`` with a ``statement`` or a ``cause`` of it; ``in`` are
    conditions it is bound to, ``plain`` its words for lay readers, ``others`` what other works say instead.
    """

    def __init__(self, works: Given, claims: Sequence[str | Given]) -> None:
        self._works = works
        self._claims = [_claim(number, statement) for number, statement in enumerate(claims, 1)]

    def find_source(self, keys: Sequence[str]) -> ReadPublication | None:
        """The work of an example."""
        known = next((key for key in keys if key in self._works), None)
        return _work(known, self._works[known]) if known else None

    def find_claims(self, text: str, *, top: int) -> Sequence[Claim]:
        """All of them."""
        return self._claims[:top]


def _work(key: str, told: Given) -> ReadPublication:
    id = PublicationId(key)
    publication = Publication(
        id=id,
        kind=EvidenceKind(told.get("kind", "guideline")),
        title="A work",
        origin=Origin.LITERATURE,
        year=told.get("year"),
        is_retracted=told.get("retracted", False),
        superseded_by=told.get("superseded by"),
    )
    text = told.get("text", "")
    passage = Passage(
        id=passage_id(id, 0),
        publication_id=id,
        section="",
        start=0,
        end=len(text),
        text=text,
        sha256="0" * 64,
        read_depth=ReadDepth(told.get("depth", "full text")),
    )
    return ReadPublication(publication=publication, passages=(passage,) if text else ())


def _claim(number: int, told: str | Given) -> Claim:
    known = {"statement": told} if isinstance(told, str) else told
    statement = known["cause"] if "cause" in known else known["statement"]
    support = ClaimSupport(
        publication_id=PublicationId("guideline-a"),
        locator="section 1",
        directness=Directness.DIRECT,
        read_depth=ReadDepth.FULL_TEXT,
        note=statement,
    )
    return Claim(
        id=ClaimId(f"claim-{number}"),
        concept=Concept(known.get("condition", "sample")),
        facet=Facet.CAUSE if "cause" in known else Facet.MANAGEMENT,
        topic="sample",
        statement=statement,
        plain=known.get("plain"),
        certainty=Certainty.MODERATE,
        supports=(support,),
        conditions=tuple(known.get("in", ())),
        disagreements=tuple(
            Disagreement(says=says, publication_id=PublicationId(id))
            for id, says in known.get("others", {}).items()
        ),
    )


@runner("check a text", sample={"text": "Give 4 mmol.\n\nCreatinine clearance was 20 mg/dL [1].\n"})
def check_a_text(given: Given, folder: Path) -> Outcome:
    """``text`` (``texts``, by name) against itself, the ``year``, and ``works`` and ``claims`` if given."""
    texts = given["texts"] if "texts" in given else {"text.md": given["text"]}
    has_library = "works" in given or "claims" in given
    sources = _Sources(given.get("works", {}), given.get("claims", ())) if has_library else None
    manuscripts = [read_manuscript(text, name=name) for name, text in texts.items()]
    found = [
        (manuscript, finding)
        for manuscript, findings in zip(
            manuscripts, check_manuscripts(manuscripts, sources, this_year=given.get("year")), strict=True
        )
        for finding in findings
    ]
    return {
        "codes": [finding.code for _, finding in found],
        "severities": [finding.severity for _, finding in found],
        "words": [manuscript.text[finding.start : finding.end] for manuscript, finding in found],
        "reasons": [finding.reason for _, finding in found],
        "evidence": [line for _, finding in found for line in finding.evidence],
        "mends": [finding.mend.replacement for _, finding in found if finding.mend],
    }
