"""Does every citation lead to a reference, and is every reference what it claims to be?

ICMJE Recommendations, "Use of artificial intelligence" (icmje.org, recommendations, browse):
text made by a machine is no primary source. A reference without identifier or address cannot be checked.
"""

import re
from collections.abc import Iterator

from bedside.checking.catalog import found, quoted
from bedside.checking.manuscript import CheckedSentence, CitationMark, ListedReference, Manuscript
from bedside.checking.marks import author_years
from bedside.terms import Finding, FindingCode

_IDENTIFIED = re.compile(
    r"\b10\.\d{4,9}/\S|\bPMID\b|\bPMC\s?\d|https?://|\bwww\.|\bISBN\b|\bNCT\d{8}|\bdoi\b|"
    r"\bset\s?id\b|pubmed|\bLOINC\b|\b[\w-]+\.(?:org|com|net|gov|edu|int|info|eu|uk|au|ca|nz|de|ie|nhs)\b",
    re.I,
)
_PMID = re.compile(r"(?<![\w/?&])PMID\s?:?\s*(?P<id>[^\s,;.\])>=]+)", re.I)
_DOI = re.compile(r"(?:doi\.org/|\bdoi\s?:\s*|\bdoi\s+)(?P<id>[^\s,;\])>]+)", re.I)
_GOOD_DOI = re.compile(r"10\.\d{4,9}/\S+")
_GOOD_PMID = re.compile(r"[1-9]\d{0,7}")
_MACHINE_WRITTEN = re.compile(
    r"\b(?:dr\.?\s?oracle|open\s?evidence|chat\s?gpt|gpt-\d|claude(?: ai)?|gemini(?: ai)?|perplexity|copilot|"
    r"ai[- ](?:generated|assisted|written)|large language model)\b",
    re.I,
)
_SECOND_HAND = re.compile(
    r"\bas (?:cited|quoted|reported|referenced) (?:in|by)\b|\b(?:cited|quoted) in (?=[A-Z\[(]|an? )|"
    r"\bcited from\b|\bapud\b"
)


def check_citations(manuscript: Manuscript) -> Iterator[Finding]:
    """Numbers that lead nowhere, references that nothing cites, and a list that has no numbers."""
    if not manuscript.has_list:
        yield from _without_list(manuscript)
        return
    keys = {entry.key for entry in manuscript.references if entry.key is not None}
    if manuscript.marks and not keys:
        yield from _unnumbered(manuscript)
        return
    cited = {key for mark in manuscript.marks for key in mark.keys}
    for mark in manuscript.marks:
        missing = [key for key in mark.keys if key not in keys]
        if missing:
            yield _dangling(mark, missing, f"the list of references has {_listed(keys)}")
    yield from _unused(manuscript, cited)


def _without_list(manuscript: Manuscript) -> Iterator[Finding]:
    for mark in manuscript.marks:
        if not mark.is_bare:
            yield _dangling(mark, list(mark.keys), "the text has no list of references")


def _dangling(mark: CitationMark, missing: list[str], why: str) -> Finding:
    named = ", ".join(missing)
    return found(
        FindingCode.CITATION_DANGLING,
        (mark.start, mark.end),
        f"Citation {named} leads to no reference: {why}.",
        advice="List the reference under that number, or cite the one that is meant.",
    )


def _listed(keys: set[str]) -> str:
    numbers = sorted(int(key) for key in keys if key.isdigit())
    if not numbers:
        return f"{len(keys)} named entries"
    return f"numbers {numbers[0]} to {numbers[-1]}" if len(numbers) > 1 else f"number {numbers[0]} only"


def _unnumbered(manuscript: Manuscript) -> Iterator[Finding]:
    """Each number is told once, where it is first cited."""
    count = len(manuscript.references)
    told: set[str] = set()
    for mark in manuscript.marks:
        for key in mark.keys:
            if key in told or not key.isdigit():
                continue
            told.add(key)
            if int(key) > count:
                yield _dangling(mark, [key], f"the list of references has {count} entries")
            else:
                yield found(
                    FindingCode.CITATION_UNNUMBERED,
                    (mark.start, mark.end),
                    f"Citation {key} cannot be resolved with certainty: the list of references is "
                    f"unnumbered.",
                    advice="Number the references as the text cites them.",
                )


def _unused(manuscript: Manuscript, cited: set[str]) -> Iterator[Finding]:
    names = {(name.lower(), year) for _, _, name, year in author_years(manuscript.text)}
    for entry in manuscript.references:
        is_named = any(name in entry.text.lower() and year in entry.text for name, year in names)
        if manuscript.marks and entry.key is not None and entry.key not in cited and not is_named:
            yield found(
                FindingCode.REFERENCE_UNUSED,
                (entry.start, entry.end),
                f"Reference {entry.key} is listed, but nothing in the text cites it.",
                advice="Cite it where it is used, or take it out.",
            )


def check_author_years(manuscript: Manuscript) -> Iterator[Finding]:
    """Marks by author and year that name no entry of the list."""
    if not manuscript.has_list:
        return
    body = [(s.start, s.end) for s in manuscript.sentences]
    for start, end, name, year in author_years(manuscript.text):
        is_body = any(first <= start < last for first, last in body)
        is_listed = any(name in entry.text and year in entry.text for entry in manuscript.references)
        if is_body and not is_listed:
            yield found(
                FindingCode.CITATION_DANGLING,
                (start, end),
                f"No reference of the list is by {name} and of {year}.",
                advice="List it, or correct the name or the year.",
            )


def check_references(manuscript: Manuscript) -> Iterator[Finding]:
    """Entries without an identifier, with a malformed one, or that are machine-written pages."""
    for entry in manuscript.references:
        place = (entry.start, entry.end)
        if machine := _MACHINE_WRITTEN.search(entry.text):
            yield found(
                FindingCode.SELF_CITATION,
                place,
                f"“{machine.group()}” is a machine-written page, and no evidence for what machines write.",
                advice="Cite the guideline or the study that the statement comes from.",
            )
        if not _IDENTIFIED.search(entry.text):
            yield found(
                FindingCode.REFERENCE_UNIDENTIFIED,
                place,
                "The reference has no identifier or address (DOI, PMID, PMCID, URL, ISBN) to open it by.",
                advice="Add the identifier from the publisher's or PubMed's page; never one from memory.",
            )
        yield from _malformed(entry)


def _malformed(entry: ListedReference) -> Iterator[Finding]:
    checks = (
        (_PMID, _GOOD_PMID, "PMID", "up to eight digits, not beginning with 0"),
        (_DOI, _GOOD_DOI, "DOI", "10., a number, a slash and a name"),
    )
    for pattern, good, name, form in checks:
        for match in pattern.finditer(entry.text):
            printed = match["id"].rstrip(".")
            if not good.fullmatch(printed):
                yield found(
                    FindingCode.REFERENCE_MALFORMED,
                    (entry.start, entry.end),
                    f"“{printed[:60]}” is no {name}: it is {form}.",
                    advice="Copy it again from the publication's page.",
                )


def check_second_hand(manuscript: Manuscript) -> Iterator[Finding]:
    """Statements whose source is told to be another work than the one cited."""
    for sentence in manuscript.sentences:
        match = _SECOND_HAND.search(sentence.text)
        if match and (sentence.marks or manuscript.has_list):
            yield _second_hand(sentence, match)


def _second_hand(sentence: CheckedSentence, match: re.Match[str]) -> Finding:
    return found(
        FindingCode.SECONDARY_CITATION,
        sentence.plain.span(match.start(), match.end()),
        "The statement is taken from a work that itself cites another for it.",
        evidence=(quoted(sentence),),
        advice="Open and cite the first work, or say “reported by”.",
    )
