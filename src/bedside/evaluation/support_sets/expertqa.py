"""ExpertQA, fields other than medicine: did experts find that this evidence supports this claim?

Malaviya et al., NAACL 2024, https://arxiv.org/abs/2309.07852.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import msgspec

from bedside.evaluation.sets.folder import read_json_lines
from bedside.evaluation.support_pairs import Pair, SupportSet, part_by_group
from bedside.terms import Support

SHORTEST = 120
"""Characters of evidence below its address; less is a page that could not be read."""

_GOLD = {"Complete": Support.SUPPORTS, "Partial": Support.PARTLY, "Incomplete": Support.SILENT}
_ADDRESS = re.compile(r"^\s*(?:\[\d+\]\s*)?(?:https?://\S+)?\s*")
_MARKS = re.compile(r"\s*\[\d+\]")


class _Judged(msgspec.Struct):
    question: str
    system: str
    claim_no: int
    claim: str
    evidence: list[str]
    support: str | None = None


def read_expertqa(data: Path) -> SupportSet:
    """Claims of models' answers with the text that they cite. Raises ``SourceError``."""
    lines = read_json_lines(data / "expertqa" / "claims_other_fields.jsonl", _Judged)
    fit, held_out = part_by_group(pair for line in lines for pair in _pairs(line))
    return SupportSet(
        name="expertqa",
        fit=tuple(fit),
        held_out=tuple(held_out),
        license="MIT",
        caution="Complete support is supports, partial is partly, incomplete is silent; claims without the "
        "evidence's text, and labels missing or not applicable, are left out. One expert judged each claim, "
        "and none could call it contradicted. The evidence is cut out of web pages.",
    )


def _pairs(judged: _Judged) -> Iterator[Pair]:
    texts = [_ADDRESS.sub("", text).strip() for text in judged.evidence]
    passage = "\n\n".join(text for text in texts if len(text) > SHORTEST)
    claim = _MARKS.sub("", judged.claim).strip()
    if passage and claim and judged.support in _GOLD:
        yield Pair(
            id=f"{judged.system} {judged.claim_no} {judged.question}",
            group=f"expertqa {judged.question}",
            claim=claim,
            passage=passage,
            gold=_GOLD[judged.support],
        )
