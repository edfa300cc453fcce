"""What do the text's references lead to in the library, and what is known of those works?"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bedside.checking.catalog import found
from bedside.checking.manuscript import ListedReference, Manuscript
from bedside.ports import Sources
from bedside.terms import Finding, FindingCode, NoticeKind, Passage, Publication, Wording

_PMID = re.compile(
    r"(?:\bPMID\s?:?\s*|pubmed\.ncbi\.nlm\.nih\.gov/|ncbi\.nlm\.nih\.gov/pubmed/)([1-9]\d{0,7})\b", re.I
)
_PMCID = re.compile(r"\b(PMC\d{3,9})\b", re.I)
_DOI = re.compile(r"\b(10\.\d{4,9}/[^\s<>\"]+)", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class CitedSource:
    """An entry of the text's list with the work of the library that it names."""

    entry: ListedReference
    publication: Publication
    passages: tuple[Passage, ...]

    @property
    def has_words(self) -> bool:
        """Whether the library holds the source's own words, and not only our note of it."""
        return any(passage.wording is Wording.SOURCE for passage in self.passages)


def find_cited(manuscript: Manuscript, sources: Sources) -> Mapping[str, CitedSource]:
    """The works that numbered entries lead to, by the entry's key; entries that lead to none are left out."""
    cited = {}
    for entry in manuscript.references:
        read = sources.find_source(keys_of(entry.text))
        if read is not None:
            key = entry.key or f"@{entry.start}"
            cited[key] = CitedSource(entry=entry, publication=read.publication, passages=read.passages)
    return cited


def keys_of(text: str) -> tuple[str, ...]:
    """The identifiers that a reference prints."""
    pmids = [f"pmid:{match[1]}" for match in _PMID.finditer(text)]
    dois = [f"doi:{match[1].rstrip('.,;)]').lower()}" for match in _DOI.finditer(text)]
    pmcids = [f"pmcid:{match[1].upper()}" for match in _PMCID.finditer(text)]
    return (*pmids, *dois, *pmcids)


def check_standing(cited: Mapping[str, CitedSource]) -> Iterator[Finding]:
    """References that were retracted, superseded, or written by a machine."""
    for source in cited.values():
        work, place = source.publication, (source.entry.start, source.entry.end)
        if work.is_retracted:
            yield found(
                FindingCode.RETRACTED_SOURCE,
                place,
                "The cited work was retracted.",
                evidence=tuple(
                    f"{notice.kind}: {notice.text or notice.doi or notice.pmid or 'notice'}"
                    for notice in work.notices
                    if notice.is_received and notice.kind is NoticeKind.RETRACTION
                ),
                advice="Take out what rests on it alone, or say that it was retracted.",
            )
        if work.superseded_by:
            yield found(
                FindingCode.STALE_EDITION,
                place,
                f"The cited edition{f' ({work.year})' if work.year else ''} was superseded by "
                f"{work.superseded_by}.",
                advice="Read the later edition, and cite it if the statement still holds.",
            )
        if work.is_ai_written:
            yield found(
                FindingCode.SELF_CITATION,
                place,
                "The cited work is a machine-written page, which is no evidence.",
                advice="Cite the guideline or the study that the statement comes from.",
            )
