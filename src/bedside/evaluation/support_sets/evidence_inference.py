"""Evidence Inference 2.0: does this part of a trial's article bear out this sentence on its effect?

DeYoung et al., BioNLP 2020, https://evidence-inference.ebm-nlp.com. The sentences are made by a template of
ours from each prompt's outcome, intervention and comparator; people gave the direction of the effect.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from bedside.evaluation.sets.evidence_inference import cut_article
from bedside.evaluation.sets.folder import read_table, read_text
from bedside.evaluation.support_pairs import Pair, SupportSet, draw, part_by_group
from bedside.terms import Support

MARGIN = 300
"""Characters read on each side of the marked evidence, to whole sentences where they end within them."""
SHORTEST = 300
"""Characters of a paragraph on methods that stands for silence."""

_LABELS = {
    "no significant difference": "same",
    "significantly increased": "more",
    "significantly increase": "more",
    "significantly decreased": "less",
}
_WORDED = {
    "more": (
        "{i} significantly increased {o} compared with {c}.",
        "Compared with {c}, {i} was associated with higher {o}.",
        "{o} was significantly higher with {i} than with {c}.",
    ),
    "less": (
        "{i} significantly decreased {o} compared with {c}.",
        "Compared with {c}, {i} was associated with lower {o}.",
        "{o} was significantly lower with {i} than with {c}.",
    ),
    "same": (
        "{i} did not significantly change {o} compared with {c}.",
        "There was no significant difference in {o} between {i} and {c}.",
        "{o} was similar with {i} and with {c}.",
    ),
}
_OPEN = re.compile(r"CC0|BMC verbatim|CC (?:CC-)?BY(?: \d(?:\.\d)?| \(text\))")
"""Licenses under which a model may be fitted on an article: attribution only."""
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_PROMPTS = ("PromptID", "PMCID", "Outcome", "Intervention", "Comparator")
_JUDGED = ("PromptID", "Valid Label", "Valid Reasoning", "Label", "Evidence Start", "Evidence End")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Article:
    number: str
    text: str
    methods: tuple[str, ...]
    may_fit: bool


def read_effects(data: Path) -> SupportSet:
    """For each prompt a true sentence, a false one, and one beside the methods. Raises ``SourceError``."""
    folder = data / "evidence_inference"
    judged = _read_judged(folder)
    licenses = {
        row["file"].removesuffix(".nxml"): row["licence"]
        for row in read_table(folder / "license_by_article.tsv", columns=("file", "licence"), delimiter="\t")
    }
    ours = set(read_text(folder / "split_developers.txt").split())
    pairs: list[Pair] = []
    articles: dict[str, _Article] = {}
    for row in read_table(folder / "prompts_developers.csv", columns=_PROMPTS):
        number = row["PMCID"]
        if number in ours and row["PromptID"] in judged:
            if number not in articles:
                articles[number] = _read_article(folder, number, licenses.get(f"PMC{number}", ""))
            pairs += _pairs(row, articles[number], judged[row["PromptID"]])
    fit, held_out = part_by_group(pairs)
    return SupportSet(
        name="evidence-inference",
        fit=tuple(fit),
        held_out=tuple(held_out),
        license="annotations MIT; fitted on articles under CC BY or CC0 only",
        caution="The sentences are ours, from three templates for each direction: one with the direction "
        "that people gave, one with another, beside the marked evidence and what surrounds it, and one "
        "beside a paragraph of the methods, which gives no result.",
    )


def _pairs(row: dict[str, str], article: _Article, judged: tuple[str, tuple[int, int]]) -> Iterator[Pair]:
    effect, span = judged
    evidence = _around(article.text, span)
    if not evidence:
        return
    wrong = draw(f"wrong {row['PromptID']}", [each for each in _WORDED if each != effect])
    made = [("true", effect, evidence, Support.SUPPORTS), ("false", wrong, evidence, Support.CONTRADICTS)]
    if article.methods:
        methods = draw(f"methods {row['PromptID']}", article.methods)
        told = draw(f"told {row['PromptID']}", list(_WORDED))
        made.append(("methods", told, methods, Support.SILENT))
    for kind, direction, passage, gold in made:
        yield Pair(
            id=f"{row['PromptID']}-{kind}",
            group=f"evidence-inference {article.number}",
            claim=_worded(row, direction, key=f"{row['PromptID']}-{kind}"),
            passage=passage,
            gold=gold,
            may_fit=article.may_fit,
        )


def _worded(row: dict[str, str], direction: str, *, key: str) -> str:
    outcome, intervention, comparator = (
        html.unescape(" ".join(row[name].split())).strip(" .;,")
        for name in ("Outcome", "Intervention", "Comparator")
    )
    sentence = draw(f"worded {key}", _WORDED[direction]).format(o=outcome, i=intervention, c=comparator)
    return sentence[:1].upper() + sentence[1:]


def _around(text: str, span: tuple[int, int]) -> str:
    """The evidence and its neighbors; ``""`` where its offsets lie outside the article."""
    start, end = span
    if end > len(text):
        return ""
    first, last = max(0, start - MARGIN), min(len(text), end + MARGIN)
    cuts = [found.end() for found in _SENTENCE_END.finditer(text, first, last)]
    begin = next((cut for cut in cuts if cut <= start), start)
    stop = next((cut for cut in reversed(cuts) if cut >= end), last)
    return " ".join(text[begin:stop].split())


def _read_article(folder: Path, number: str, license: str) -> _Article:
    text = read_text(folder / "txt_files" / f"PMC{number}.txt")
    methods = tuple(
        " ".join(text[start:end].split())
        for (start, end), head in cut_article(text)
        if "METHOD" in head and end - start >= SHORTEST
    )
    return _Article(number=number, text=text, methods=methods, may_fit=_OPEN.fullmatch(license) is not None)


def _read_judged(folder: Path) -> dict[str, tuple[str, tuple[int, int]]]:
    """Direction and evidence of each prompt on which the accepted annotators agree."""
    found: dict[str, list[tuple[str, tuple[int, int]]]] = {}
    for row in read_table(folder / "v2_annotations_developers.csv", columns=_JUDGED, numbers=_JUDGED[-2:]):
        span = int(row["Evidence Start"]), int(row["Evidence End"])
        is_valid = row["Valid Label"] == row["Valid Reasoning"] == "True" and row["Label"] in _LABELS
        if is_valid and 0 <= span[0] < span[1]:
            found.setdefault(row["PromptID"], []).append((_LABELS[row["Label"]], span))
    return {prompt: each[0] for prompt, each in found.items() if len({effect for effect, _ in each}) == 1}
