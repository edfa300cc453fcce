"""Does the text say what curated claims deny? Numbers by subject and purpose, statements by their words."""

from collections.abc import Iterator, Sequence

from bedside.checking.agreement import (
    agrees,
    aspects_told,
    find_differing,
    find_others,
    measured_of,
    why_not_so,
)
from bedside.checking.aspects import Aspect
from bedside.checking.catalog import found, weighed
from bedside.checking.contents import Content, read_contents, why_not_content
from bedside.checking.contradictions import read_aspects, why_not_both
from bedside.checking.manuscript import CheckedSentence, Manuscript
from bedside.checking.measures import MeasuredSentence
from bedside.checking.told import tell_codes
from bedside.checking.turned import is_same_ban, why_not_defined_so, why_not_denied, why_not_given_so
from bedside.ports import Sources
from bedside.terms import Claim, Finding, FindingCode, Severity, Support, Verdict, VerificationCode
from bedside.verification import measure_shared, stems_of, verify_claim

MOST_CLAIMS = 12
"""Claims that a sentence is held against: those that speak most of what it speaks of."""
LEAST_SHARED = 0.6
"""The share of its content words that each of two sentences must find in the other."""
NEAR = 0.75
"""From this share on, a sentence is taken for the claim itself, told again."""
_TURNS = (why_not_denied, why_not_given_so, why_not_defined_so)
_NO_CHANGE = frozenset({VerificationCode.TERM_MISSING, VerificationCode.OFF_TOPIC})
_NUMBERS = frozenset({VerificationCode.NUMBER_DIFFERS, VerificationCode.UNIT_DIFFERS})
_OPPOSED = _NUMBERS | {VerificationCode.NEGATION_DIFFERS, VerificationCode.DIRECTION_DIFFERS}


def check_ledger(
    manuscript: Manuscript, measured: Sequence[MeasuredSentence], sources: Sources
) -> Iterator[Finding]:
    """Sentences that nearly repeat a claim and change it, and numbers that claims contradict."""
    by_sentence = {entry.sentence: entry for entry in measured}
    for sentence in manuscript.sentences:
        found = sources.find_claims(_query(sentence), top=MOST_CLAIMS)
        claims = [one for one in found if _may_judge(one) and not is_same_ban(sentence.text, one)]
        entry = by_sentence.get(sentence)
        turned = _turned(sentence, claims)
        held = _held_otherwise(entry, claims) if entry else []
        nearest = max(claims, key=lambda claim: _nearness(sentence, claim), default=None)
        if turned:
            yield _finding(sentence, turned, ())
        elif entry and held:
            yield _finding(sentence, held, _agreeing(entry, claims, held))
        elif nearest is not None and _nearness(sentence, nearest) >= NEAR:
            yield from _changed(sentence, nearest)
        elif claims and entry:
            yield from _held_against(entry, claims)


def _turned(sentence: CheckedSentence, claims: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Claims whose cause the sentence denies, whose forbidden way it advises, whose definition it turns."""
    reasons = (
        (claim, next(filter(None, (why_not(sentence.text, claim) for why_not in _TURNS)), None))
        for claim in claims
    )
    return [(claim, reason) for claim, reason in reasons if reason]


def _nearness(sentence: CheckedSentence, claim: Claim) -> float:
    return min(measure_shared(sentence.text, claim.statement))


def _changed(sentence: CheckedSentence, claim: Claim) -> Iterator[Finding]:
    """What a sentence in a claim's own words says otherwise than the claim."""
    verdict = verify_claim(sentence.text, claim.statement)
    codes = [code for code in verdict.findings if code not in _NO_CHANGE]
    if verdict.support is not Support.SUPPORTS and codes and not _is_told_plainly(sentence, claim):
        yield _finding(sentence, [(claim, f"A curated claim says otherwise ({tell_codes(codes)}).")], ())


def _is_told_plainly(sentence: CheckedSentence, claim: Claim) -> bool:
    """Whether the claim's wording for lay readers holds the sentence, and no fewer of its words."""
    if not claim.plain:
        return False
    in_plain, in_statement = (
        measure_shared(sentence.text, words)[0] for words in (claim.plain, claim.statement)
    )
    return in_plain >= in_statement and verify_claim(sentence.text, claim.plain).support is Support.SUPPORTS


def _query(sentence: CheckedSentence) -> str:
    return " ".join((*sentence.headings[-1:], sentence.lead, sentence.text))


def _may_judge(claim: Claim) -> bool:
    return not claim.is_unverified


def _held_against(entry: MeasuredSentence, claims: Sequence[Claim]) -> Iterator[Finding]:
    sentence = entry.sentence
    verdicts = [(claim, verify_claim(sentence.text, claim.statement)) for claim in claims]
    if any(
        verdict.support is Support.SUPPORTS or _is_told_plainly(sentence, claim)
        for claim, verdict in verdicts
    ):
        return
    ours = list(read_aspects([entry]))
    against = [(claim, reason) for claim in claims if (reason := _why_not(ours, claim))]
    if not against:
        opposed = [
            (claim, verdict)
            for claim, verdict in verdicts
            if _is_opposed(verdict) and _is_same_matter(sentence.text, claim.statement)
        ]
        of_numbers = [one for one in opposed if _NUMBERS & set(one[1].findings)]
        against = [(claim, _reason(verdict)) for claim, verdict in of_numbers or opposed]
    if not against:
        against = [
            (claim, reason) for claim in claims if (reason := _why_not_a_regimen(sentence, ours, claim))
        ]
    if against:
        yield _finding(sentence, against, _agreeing(entry, claims, against))


def _why_not_a_regimen(sentence: CheckedSentence, ours: Sequence[Aspect], claim: Claim) -> str | None:
    """Only where the sentence speaks of the claim's condition, and of little that the claim does not tell."""
    is_of_it = stems_of(claim.concept) <= stems_of(_query(sentence))
    is_told = measure_shared(sentence.text, claim.statement)[0] >= NEAR
    return why_not_so(ours, claim) if is_of_it and is_told else None


def _agreeing(
    entry: MeasuredSentence, claims: Sequence[Claim], against: Sequence[tuple[Claim, str]]
) -> list[str]:
    """Lines of what gives the very number in which the first claim differs: claims, and what claims tell."""
    ours = list(read_aspects([entry]))
    first, opposed = against[0][0], [claim for claim, _ in against]
    differing = find_differing(ours, first)
    told = _query(entry.sentence)
    same = [claim for claim in claims if claim.concept == first.concept]
    agreeing = [one for one in same if one not in opposed and agrees(one, ours, differing, told=told)]
    others = (line for claim in same for line in find_others(claim, differing))
    return list(dict.fromkeys([*map(_line, agreeing), *others]))


def _why_not(ours: Sequence[Aspect], claim: Claim) -> str | None:
    for theirs in aspects_told(claim.id, claim.statement):
        for aspect in ours:
            is_one_matter = aspect.subject and (theirs.subject, theirs.kind) == (aspect.subject, aspect.kind)
            reason = why_not_both(theirs, aspect) if is_one_matter else None
            if reason:
                return reason.replace("that the text gives", "that the claim gives").replace(
                    "elsewhere", "in the claim"
                )
    return None


def _held_otherwise(entry: MeasuredSentence, claims: Sequence[Claim]) -> list[tuple[Claim, str]]:
    """Claims by which a salt holds another amount of its element, each with the reason."""
    contents = tuple(read_contents(entry))
    held = ((claim, _why_not_held(contents, claim)) for claim in claims if contents)
    return [(claim, reason) for claim, reason in held if reason]


def _why_not_held(ours: Sequence[Content], claim: Claim) -> str | None:
    reasons = (
        why_not_content(one, theirs)
        for entry in measured_of(claim.id, claim.statement)
        for theirs in read_contents(entry)
        for one in ours
    )
    return next((reason for reason in reasons if reason), None)


def _is_opposed(verdict: Verdict) -> bool:
    return verdict.support is Support.CONTRADICTS and bool(_OPPOSED & set(verdict.findings))


def _is_same_matter(text: str, statement: str) -> bool:
    """Whether each holds most words of the other: only then does another direction contradict."""
    return min(measure_shared(text, statement)) >= LEAST_SHARED


def _reason(verdict: Verdict) -> str:
    codes = tell_codes(code for code in verdict.findings if code in _OPPOSED)
    return f"A curated claim says otherwise ({codes})."


def _finding(
    sentence: CheckedSentence, against: Sequence[tuple[Claim, str]], agreeing: Sequence[str]
) -> Finding:
    reason = against[0][1]
    lines = tuple(_line(claim) for claim, _ in against[:3]) + tuple(
        f"agrees: {line}" for line in agreeing[:2]
    )
    if agreeing:
        reason = f"Sources differ: {reason[0].lower()}{reason[1:]}"
    finding = found(
        FindingCode.CONTRADICTS_LEDGER,
        (sentence.start, sentence.end),
        reason,
        evidence=lines,
        advice="Say which source says so, or correct it.",
    )
    return weighed(finding, Severity.INFO) if agreeing else finding


def _line(claim: Claim) -> str:
    works = ", ".join(dict.fromkeys(str(support.publication_id) for support in claim.supports))
    return f"{claim.id}: {claim.statement} ({works})"
