"""Evidence Inference 2.0: which passages of this trial's article report the effect?

DeYoung et al., BioNLP 2020, https://evidence-inference.ebm-nlp.com. Each article is a pool of its own.
"""

import re
from collections.abc import Iterator
from pathlib import Path

from bedside.evaluation.retrieval_set import Pool, RetrievalSet, make_pool
from bedside.evaluation.sets.folder import read_table, read_text

PASSAGE_LENGTH = 1_200
KEPT_WHOLE = 1_800
"""As long as the product's own passages; a paragraph up to here is not cut."""

Span = tuple[int, int]

_BLOCK = re.compile(r"\S(?:.|\n(?!\s*\n))*")
_HEADING = re.compile(r"([A-Z][^\n:]{0,200}):[ \t]*\n")
_SENTENCE_END = re.compile(r"(?<=[.?!])\s+")
_PROMPTS = ("PromptID", "PMCID", "Outcome", "Intervention", "Comparator")
_SPANS = ("PromptID", "Valid Label", "Valid Reasoning", "Label", "Evidence Start", "Evidence End")


def read_evidence_inference(data: Path) -> RetrievalSet:
    """The prompts of the development articles. Raises ``SourceError``."""
    folder = data / "evidence_inference"
    spans = _read_spans(folder)
    prompts: dict[str, dict[str, str]] = {}
    for row in read_table(folder / "prompts_developers.csv", columns=_PROMPTS):
        if row["PromptID"] in spans:
            prompts.setdefault(row["PMCID"], {})[row["PromptID"]] = _worded(row)
    articles = sorted(set(read_text(folder / "split_developers.txt").split()) & set(prompts), key=_by_number)
    return RetrievalSet(
        name="evidence-inference",
        pools=tuple(_pool(folder, article, prompts=prompts[article], spans=spans) for article in articles),
        hit="a passage of the article that overlaps a span that an annotator marked and a verifier accepted",
        license="annotations MIT; each article has its own",
        caution="Annotators marked one or two spans; other passages that report the effect do not count.",
    )


def cut_article(text: str) -> list[tuple[Span, str]]:
    """Passages of an article with their offsets and the heading that they stand under.

    Paragraphs are parted by empty lines; a long one is cut at ends of sentences, or where there are none,
    at white space.
    """
    made: list[tuple[Span, str]] = []
    for block in _BLOCK.finditer(text):
        head = _HEADING.match(block[0])
        start = block.start() + (head.end() if head else 0)
        made += [(span, head[1] if head else "") for span in _cut(text, (start, block.end()))]
    return made


def _cut(text: str, span: Span) -> Iterator[Span]:
    start, end = span
    while end - start > KEPT_WHOLE:
        ends = [found.end() for found in _SENTENCE_END.finditer(text, start, start + PASSAGE_LENGTH)]
        blank = text.rfind(" ", start + 1, start + PASSAGE_LENGTH)
        cut = ends[-1] if ends else blank + 1 if blank > start else start + PASSAGE_LENGTH
        yield start, cut
        start = cut
    if text[start:end].strip():
        yield start, end


def _pool(folder: Path, article: str, *, prompts: dict[str, str], spans: dict[str, list[Span]]) -> Pool:
    text = read_text(folder / "txt_files" / f"PMC{article}.txt").replace("\r\n", "\n")
    passages = cut_article(text)
    return make_pool(
        [(f"{article}-{at}", head, text[start:end]) for at, ((start, end), head) in enumerate(passages)],
        queries=prompts,
        relevant={
            prompt: {
                f"{article}-{at}": 1
                for at, (span, _) in enumerate(passages)
                if _overlaps(span, spans[prompt])
            }
            for prompt in prompts
        },
    )


def _by_number(digits: str) -> tuple[int, str]:
    return len(digits), digits


def _overlaps(span: Span, marked: list[Span]) -> bool:
    return any(span[0] < end and start < span[1] for start, end in marked)


def _worded(row: dict[str, str]) -> str:
    return f"effect of {row['Intervention']} compared with {row['Comparator']} on {row['Outcome']}"


def _read_spans(folder: Path) -> dict[str, list[Span]]:
    """The spans of each prompt that a verifier accepted; a start of -1 means that none is known."""
    spans: dict[str, list[Span]] = {}
    for row in read_table(folder / "v2_annotations_developers.csv", columns=_SPANS, numbers=_SPANS[-2:]):
        is_valid = row["Valid Label"] == row["Valid Reasoning"] == "True" and row["Label"] != "invalid prompt"
        start, end = int(row["Evidence Start"]), int(row["Evidence End"])
        if is_valid and 0 <= start < end:
            spans.setdefault(row["PromptID"], []).append((start, end))
    return spans
