"""May this person do this now, and where does the claim stand then?"""

from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from bedside.editorial import (
    count_valid,
    expires,
    find_visible,
    hash_claim,
    settle,
    weigh_risk,
    why_not_approve,
    why_not_comment,
    why_not_mark,
    why_not_release,
    why_not_reopen,
    why_not_request_changes,
    why_not_revise,
    why_not_sign,
    why_not_submit,
    why_not_take,
    why_not_withdraw,
    why_not_write,
)
from bedside.terms import (
    ArticleCase,
    Certainty,
    Claim,
    ClaimCase,
    ClaimId,
    ClaimSupport,
    Concept,
    Decision,
    DecisionKind,
    Directness,
    Facet,
    Interest,
    InterestKind,
    Person,
    PublicationId,
    ReadDepth,
    Refusal,
    ReviewState,
    Role,
)
from runners.running import Given, Outcome, runner

NOW = datetime(2026, 6, 1, tzinfo=UTC)
PEOPLE = {"Ada": 1, "Ben": 2, "Cleo": 3, "Dan": 4}
REVIEWER = {"name": "Ada", "roles": ["reviewer"]}

RULES: dict[str, Any] = {
    "write": lambda claim, person, more: why_not_write(claim, person, statement=more.get("statement")),
    "submit": lambda claim, person, more: why_not_submit(claim, person),
    "take": lambda claim, person, more: why_not_take(claim, person),
    "release": lambda claim, person, more: why_not_release(claim, person),
    "comment": lambda claim, person, more: why_not_comment(claim, person, text=more.get("text")),
    "sign": lambda claim, person, more: why_not_sign(claim, person, claim_hash=more.get("wording")),
    "request changes": lambda claim, person, more: why_not_request_changes(
        claim, person, reason=more.get("reason")
    ),
    "reopen": lambda claim, person, more: why_not_reopen(claim, person, reason=more.get("reason")),
    "mark a source": lambda claim, person, more: why_not_mark(person),
}
ARTICLE_RULES: dict[str, Any] = {
    "approve": lambda article, person, more: why_not_approve(article, person, now=NOW),
    "revise": lambda article, person, more: why_not_revise(article, person, reason=more.get("reason")),
    "withdraw": lambda article, person, more: why_not_withdraw(article, person, notice=more.get("notice")),
}


@runner("ask a rule of review", sample={"act": "take", "person": REVIEWER, "claim": {}})
def ask_a_rule(given: Given, folder: Path) -> Outcome:
    """One act on one claim by one person."""
    case = make_case(given["claim"])
    return _told(RULES[given["act"]](case, make_person(given["person"]), given))


@runner(
    "ask a rule of articles",
    sample={"act": "approve", "person": {"name": "Dan", "roles": ["editor"]}, "claims": [{}]},
)
def ask_an_article_rule(given: Given, folder: Path) -> Outcome:
    """One act on one article by one person."""
    article = ArticleCase(
        address="sample/cause",
        state=ReviewState(given.get("state", "under review")),
        claims=tuple(make_case(claim) for claim in given["claims"]),
        reviser=PEOPLE.get(given.get("revised by", "")),
    )
    return _told(ARTICLE_RULES[given["act"]](article, make_person(given["person"]), given))


@runner("settle a claim", sample={"claim": {"decisions": [{"by": "Ada"}]}})
def settle_a_claim(given: Given, folder: Path) -> Outcome:
    """Where a claim under review stands by its decisions, and who sees them."""
    case = make_case({"state": "under review"} | given["claim"])
    return {
        "state": settle(case, NOW),
        "signatures that count": count_valid(case, NOW),
        "seen by": {
            name: len(find_visible(case, make_person({"name": name, "roles": ["reviewer"]})))
            for name in PEOPLE
        },
    }


@runner("weigh a claim", sample={"statement": "Samplazole lowers salt."})
def weigh(given: Given, folder: Path) -> Outcome:
    """The risk of a claim."""
    risk = weigh_risk(make_claim(given), reads=given.get("reads", 0))
    return {"points": risk.score, "reasons": risk.reasons, "signatures": risk.needed}


@runner("hash a claim twice", sample={"claim": {}, "then": {"statement": "Other words."}})
def hash_twice(given: Given, folder: Path) -> Outcome:
    """Whether a change of a claim voids what was signed."""
    before = make_claim(given["claim"])
    after = make_claim(dict(given["claim"]) | given["then"])
    return {"is the same": hash_claim(before) == hash_claim(after)}


@runner("sign until", sample={"facet": "dosing"})
def until(given: Given, folder: Path) -> Outcome:
    """How long a signature counts."""
    return {"days": (expires(Facet(given["facet"]), NOW) - NOW).days}


def make_person(given: Given) -> Person:
    """Somebody whose sign-in is confirmed and who declared no interest, unless it is said otherwise."""
    return Person(
        id=PEOPLE[given["name"]],
        name=given["name"],
        roles=frozenset(Role(role) for role in given.get("roles", [])),
        interests=tuple(
            Interest(kind=InterestKind(kind), name=name) for kind, name in given.get("interests", {}).items()
        ),
        has_declared_interests=given.get("declared", True),
        has_second_factor=given.get("second factor", True),
        is_active=given.get("active", True),
    )


def make_case(given: Given) -> ClaimCase:
    """A submitted claim that nobody has taken, unless it is said otherwise."""
    return ClaimCase(
        claim_id=ClaimId("sample"),
        claim_hash=given.get("wording", "w1"),
        facet=Facet(given.get("facet", "cause")),
        state=ReviewState(given.get("state", "submitted")),
        round=given.get("round", 1),
        needed=given.get("needed", 1),
        author=PEOPLE.get(given.get("author", "")),
        drugs=tuple(given.get("drugs", [])),
        sponsors=tuple(given.get("sponsors", [])),
        has_evidence=given.get("evidence", True),
        takers=frozenset(PEOPLE[name] for name in given.get("on the desk of", [])),
        decisions=tuple(_decision(decision) for decision in given.get("decisions", [])),
    )


def make_claim(given: Given) -> Claim:
    """A claim with one direct support, unless it is said otherwise."""
    return Claim(
        id=ClaimId("sample"),
        concept=Concept("hypomagnesemia"),
        facet=Facet(given.get("facet", "cause")),
        topic=given.get("topic", "drugs"),
        statement=given.get("statement", "Samplazole lowers salt."),
        plain=given.get("plain"),
        certainty=Certainty(given.get("certainty", "moderate")),
        supports=(
            ClaimSupport(
                publication_id=PublicationId(given.get("work", "smith-2019")),
                locator="abstract",
                directness=Directness(given.get("directness", "direct")),
                read_depth=ReadDepth(given.get("read", "full text")),
                note=given.get("note", "It lowers salt."),
            ),
        ),
        drugs=tuple(given.get("drugs", [])),
        is_unverified=given.get("unverified", False),
    )


def _decision(given: Given) -> Decision:
    signed_at = NOW - timedelta(days=given.get("days ago", 1))
    return Decision(
        claim_id=ClaimId("sample"),
        claim_hash=given.get("wording", "w1"),
        reviewer=PEOPLE[given["by"]],
        reviewer_name=given["by"],
        kind=DecisionKind(given.get("decides", "approve")),
        round=given.get("round", 1),
        signed_at=signed_at,
        expires_at=expires(Facet(given.get("facet", "cause")), signed_at),
    )


def _told(refusal: Refusal | None) -> Outcome:
    return {
        "allowed": refusal is None,
        "code": refusal.code if refusal else "",
        "sentence": refusal.sentence if refusal else "",
    }
