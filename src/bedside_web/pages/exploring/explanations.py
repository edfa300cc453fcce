"""What does each finding mean, with an example and a better one? Told by the page of findings that ships."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from django.utils.functional import Promise
from django.utils.safestring import mark_safe

from bedside.checking.catalog import CATALOG
from bedside.rendering import FINDING_TITLES
from bedside.terms import FindingCode, FindingFamily, Severity
from bedside_web.pages.exploring.names import FAMILIES
from bedside_web.pages.exploring.shipped import shipped_file
from bedside_web.pages.exploring.written import Block, inline, read_blocks


@dataclass(frozen=True, slots=True, kw_only=True)
class Explanation:
    """A code with its sentence, why it matters, and how a text looks with and without it."""

    code: FindingCode
    severity: Severity
    title: str
    why: tuple[Block, ...]
    bad: Block | None
    better: Block | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """The codes of one sort of rule."""

    family: FindingFamily
    name: Promise
    explanations: tuple[Explanation, ...]


@cache
def explain_findings() -> tuple[Family, ...]:
    """Every code, family by family."""
    told = _by_code()
    return tuple(
        Family(
            family=family,
            name=FAMILIES[family],
            explanations=tuple(_explain(code, told) for code, (own, _) in CATALOG.items() if own is family),
        )
        for family in FAMILIES
    )


def _by_code() -> Mapping[str, list[Block]]:
    path = shipped_file("findings.md")
    told: dict[str, list[Block]] = {}
    for block in read_blocks(path.read_text("utf-8")) if path.is_file() else ():
        told.setdefault(block.title, []).append(block)
    return told


def _explain(code: FindingCode, told: Mapping[str, list[Block]]) -> Explanation:
    blocks = told.get(code.value, [])
    return Explanation(
        code=code,
        severity=CATALOG[code][1],
        title=FINDING_TITLES[code],
        why=tuple(_why(blocks, FINDING_TITLES[code])),
        bad=_fence(blocks, "bad"),
        better=_fence(blocks, "better"),
    )


def _why(blocks: list[Block], title: str) -> Iterator[Block]:
    """What is said before the examples; title, family and severity are shown by the page itself."""
    for block in blocks:
        if block.kind == "fence" or block.text.startswith("Family "):
            return
        if block.text == inline(title):
            continue
        if block.kind == "text":
            yield replace(block, text=mark_safe(block.text.removeprefix(inline(title)).lstrip()))


def _fence(blocks: list[Block], kind: str) -> Block | None:
    return next((block for block in blocks if block.kind == "fence" and block.label.endswith(kind)), None)
