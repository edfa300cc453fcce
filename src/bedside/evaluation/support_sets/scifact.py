"""SciFact: does this abstract support this claim?

Wadden et al., EMNLP 2020, https://github.com/allenai/scifact.
"""

from collections.abc import Iterator
from pathlib import Path

import msgspec

from bedside.evaluation.sets.folder import read_json_lines
from bedside.evaluation.sets.scifact import read_abstracts
from bedside.evaluation.support_pairs import Pair, SupportSet, part_by_group
from bedside.terms import Support

_GOLD = {"SUPPORT": Support.SUPPORTS, "CONTRADICT": Support.CONTRADICTS}


class _Rationale(msgspec.Struct):
    label: str


class _Claim(msgspec.Struct):
    id: int
    claim: str
    evidence: dict[str, list[_Rationale]]
    cited: list[int] = msgspec.field(name="cited_doc_ids")


def read_scifact_pairs(data: Path) -> SupportSet:
    """The training claims with each abstract that was cited for them. Raises ``SourceError``."""
    texts = {id: text for id, _, text in read_abstracts(data)}
    lines = read_json_lines(data / "scifact" / "claims_train.jsonl", _Claim)
    fit, held_out = part_by_group(pair for claim in lines for pair in _pairs(claim, texts))
    return SupportSet(
        name="scifact",
        fit=tuple(fit),
        held_out=tuple(held_out),
        license="claims CC BY 4.0, abstracts ODC-By 1.0",
        caution="An abstract that was cited for the claim and that annotators found to say nothing of it is "
        "silent. Four constants of the exact rules were fitted to all of these claims, the held-out ones "
        "included, so the rules look better here than they are.",
    )


def _pairs(claim: _Claim, texts: dict[str, str]) -> Iterator[Pair]:
    cited = dict.fromkeys([*claim.evidence, *map(str, claim.cited)])
    for id in cited:
        if id in texts:
            rationales = claim.evidence.get(id)
            yield Pair(
                id=f"{claim.id}-{id}",
                group=f"scifact {claim.id}",
                claim=claim.claim,
                passage=texts[id],
                gold=_GOLD[rationales[0].label] if rationales else Support.SILENT,
            )
