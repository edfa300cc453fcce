"""What does a passage do to a claim?"""

import hashlib
from pathlib import Path

from bedside.engines.scripted import ScriptedJudge
from bedside.terms import Passage, PublicationId, passage_id
from bedside.verification import find_against, opposed_queries, verify_claim
from runners.running import Given, Outcome, runner


@runner("verify a claim", sample={"claim": "Samplazole lowers salt.", "passage": "Samplazole lowers salt."})
def verify(given: Given, folder: Path) -> Outcome:
    """One claim against one passage."""
    judge = ScriptedJudge(given["a judge says"]) if "a judge says" in given else None
    verdict = verify_claim(given["claim"], given["passage"], judge=judge)
    start, end = verdict.span or (0, 0)
    return {
        "support": verdict.support,
        "findings": verdict.findings,
        "score": verdict.score,
        "words": given["passage"][start:end],
    }


@runner(
    "find what speaks against a claim",
    sample={"claim": "Samplazole lowers salt.", "passages": ["Samplazole raises salt."]},
)
def against(given: Given, folder: Path) -> Outcome:
    """One claim against several passages, and the queries that would find more."""
    passages = [_passage(text, ordinal) for ordinal, text in enumerate(given["passages"])]
    found = find_against(given["claim"], passages)
    return {
        "against": [passage.text for passage, _ in found],
        "queries": opposed_queries(given["claim"]),
    }


def _passage(text: str, ordinal: int) -> Passage:
    work = PublicationId("file:sample")
    return Passage(
        id=passage_id(work, ordinal),
        publication_id=work,
        section="",
        start=0,
        end=len(text),
        text=text,
        sha256=hashlib.sha256(text.encode()).hexdigest(),
    )
