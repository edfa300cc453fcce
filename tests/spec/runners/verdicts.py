"""What does a passage do to a claim?"""

from pathlib import Path

from bedside.engines.scripted import ScriptedJudge
from bedside.verification import verify_claim
from runners.running import Given, Outcome, runner


@runner("verify a claim", sample={"claim": "Samplazole lowers salt.", "passage": "Samplazole lowers salt."})
def verify(given: Given, folder: Path) -> Outcome:
    """One claim against one passage."""
    judge = ScriptedJudge(given["a judge says"]) if "a judge says" in given else None
    verdict = verify_claim(given["claim"], given["passage"], judge=judge)
    return {"support": verdict.support, "findings": verdict.findings, "score": verdict.score}
