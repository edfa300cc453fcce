"""How is a place that a claim rests on shown? The words, those that hold the claim, the work's state."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from bedside.terms import Claim, Support
from bedside.verification import verify_claim
from bedside_web.ledger.models import CitedText, SourceRecord
from bedside_web.reviews.sheets.source import make_source


@dataclass(frozen=True, slots=True, kw_only=True)
class SupportSheet:
    """One support: ``before``, ``held`` and ``after`` are its words, ``held`` those that speak of the claim.

    ``is_note`` says that the words are our note of the source and not its own.
    """

    publication_id: str
    title: str
    kind: str
    year: int | None
    url: str | None
    locator: str
    directness: str
    read_depth: str
    before: str
    held: str
    after: str
    is_note: bool
    verdict: str
    reasons: tuple[str, ...]
    is_retracted: bool
    superseded_by: str
    is_never_evidence: bool

    @property
    def is_untold(self) -> bool:
        """Whether the verdict says nothing, because a note of a few words is all there is."""
        return self.is_note and self.verdict == Support.SILENT.value

    @property
    def has_words(self) -> bool:
        """Whether any words of the source are kept."""
        return bool(self.before or self.held or self.after)


def make_supports(
    claim: Claim, cited: Iterable[CitedText], sources: Mapping[str, SourceRecord]
) -> tuple[SupportSheet, ...]:
    """The supports of a wording in its order; what is kept of their works is looked up in ``sources``."""
    return tuple(_make_support(claim, each, sources.get(each.publication_id)) for each in cited)


def _make_support(claim: Claim, cited: CitedText, record: SourceRecord | None) -> SupportSheet:
    source = make_source(record, cited.publication_id)
    verdict = verify_claim(claim.statement, cited.words)
    start, end = (verdict.span or (0, 0)) if verdict.support is not Support.SILENT else (0, 0)
    return SupportSheet(
        publication_id=cited.publication_id,
        title=source.title,
        kind=source.kind,
        year=source.year,
        url=source.url,
        locator=cited.locator,
        directness=cited.directness,
        read_depth=cited.read_depth,
        before=cited.words[:start],
        held=cited.words[start:end],
        after=cited.words[end:],
        is_note=any(support.note == cited.words for support in claim.supports),
        verdict=verdict.support.value,
        reasons=tuple(code.value for code in verdict.findings),
        is_retracted=source.is_retracted,
        superseded_by=source.superseded_by,
        is_never_evidence=source.is_never_evidence,
    )
