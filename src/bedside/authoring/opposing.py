"""Which sentences on the topic may disagree? By their numbers, and by what they say of one thing."""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from bedside.authoring.words import Opposition, Quotation
from bedside.checking import check_manuscripts, read_manuscript
from bedside.terms import FindingCode, Support, VerificationCode
from bedside.verification import measure_shared, verify_claim

LEAST_SHARED = 0.6
"""The share of a claim's content words that a sentence must have to speak against it."""
_MOST_COMPARED = 400
"""Sentences that are held against the claims and each other."""
_REASONS: Mapping[VerificationCode, str] = {
    VerificationCode.NEGATION_DIFFERS: "one denies what the other says",
    VerificationCode.DIRECTION_DIFFERS: "they point in opposite directions",
    VerificationCode.COMPARATOR_DIFFERS: "one bounds the number the other way",
    VerificationCode.NUMBER_DIFFERS: "they give different numbers",
    VerificationCode.UNIT_DIFFERS: "they give different units",
}


def find_oppositions(
    claims: Sequence[tuple[str, Quotation]], quotations: Sequence[Quotation]
) -> tuple[Opposition, ...]:
    """What is said against a claim, and numbers of different works that cannot both hold; each pair once.

    ``claims`` are ids with the sentences that the claims are drawn from; ``quotations`` is all that was read.
    """
    told: set[frozenset[str]] = set()
    kept: list[Opposition] = []
    compared = quotations[:_MOST_COMPARED]
    for found in (*_numbers_apart(claims, compared), *_said_against(claims, compared)):
        pair = frozenset((found.text, found.other))
        if pair not in told:
            told.add(pair)
            kept.append(found)
    return tuple(kept)


def _said_against(
    claims: Sequence[tuple[str, Quotation]], quotations: Sequence[Quotation]
) -> Iterator[Opposition]:
    """Sentences of other works that contradict a claim's sentence."""
    for id, claim in claims:
        for other in quotations:
            if other.publication.id == claim.publication.id:
                continue
            if measure_shared(claim.text, other.text)[0] < LEAST_SHARED:
                continue
            verdict = verify_claim(claim.text, other.text)
            if verdict.support is Support.CONTRADICTS:
                yield _opposition(id, claim, other, reason=_reason(verdict.findings))


def _reason(findings: Iterable[VerificationCode]) -> str:
    return next(
        (_REASONS[code] for code in findings if code in _REASONS), "one seems to contradict the other"
    )


def _numbers_apart(
    claims: Sequence[tuple[str, Quotation]], quotations: Sequence[Quotation]
) -> Iterator[Opposition]:
    """Numbers of one thing that different works give differently, as a check of texts finds them."""
    ids = {quotation.text: id for id, quotation in claims}
    texts: dict[str, list[Quotation]] = {}
    for quotation in quotations:
        texts.setdefault(quotation.publication.id, []).append(quotation)
    manuscripts = [
        read_manuscript("\n\n".join(each.text for each in some), name=work) for work, some in texts.items()
    ]
    for manuscript, findings in zip(manuscripts, check_manuscripts(manuscripts), strict=True):
        for finding in findings:
            if finding.code is FindingCode.CONTRADICTION_BETWEEN:
                text = _paragraph(manuscript.text, finding.start)
                work, _, quoted = " ".join(finding.evidence).removeprefix("In ").partition(": ")
                yield Opposition(
                    entry_id=ids.get(text),
                    text=text,
                    other=_whole(quoted, texts.get(work, ())),
                    other_work=work,
                    reason=finding.reason,
                )


def _paragraph(text: str, place: int) -> str:
    """The sentence of a manuscript that holds the place; each is a paragraph of its own."""
    start = text.rfind("\n\n", 0, place)
    return text[start + 2 if start >= 0 else 0 :].partition("\n\n")[0]


def _whole(quoted: str, quotations: Sequence[Quotation]) -> str:
    """The whole sentence of which a line of evidence quotes the beginning."""
    opening = quoted.strip("“”").removesuffix(" …")
    return next((each.text for each in quotations if each.text.startswith(opening)), opening)


def _opposition(id: str, claim: Quotation, other: Quotation, *, reason: str) -> Opposition:
    return Opposition(
        entry_id=id, text=claim.text, other=other.text, other_work=other.publication.id, reason=reason
    )
