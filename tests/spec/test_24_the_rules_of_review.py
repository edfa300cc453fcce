"""What is promised of who may judge what, and of what a signature means?"""

title = "The rules of review"
intro = """A claim is reviewed, not a page: reviewers sign the exact words of a claim, and editors approve an
article once each of its claims bears the signatures that it needs.
Each rule is one function; its sentence stands beside the button, and the action raises it."""

ADA = {"name": "Ada", "roles": ["reviewer"]}
DAN = {"name": "Dan", "roles": ["editor"]}
ON_THE_DESK = {"state": "under review", "on the desk of": ["Ada"]}


def allowed(spec, **given):
    spec("ask a rule of review", given=given, expect={"allowed": True})


def refused(spec, code, sentence, **given):
    spec(
        "ask a rule of review",
        given=given,
        expect={"allowed": False, "code": code, "sentence include": sentence},
    )


def test_a_reviewer_takes_and_signs(spec):
    """A reviewer takes a submitted claim, and signs it once it is on the desk."""
    allowed(spec, act="take", person=ADA, claim={})
    allowed(spec, act="sign", person=ADA, claim=ON_THE_DESK)
    refused(spec, "not-taken", "onto your desk", act="sign", person=ADA, claim={"state": "under review"})


def test_machines_are_no_evidence(spec):
    """A claim whose named works were all written by machines cannot be signed; changes can be asked for."""
    claim = ON_THE_DESK | {"evidence": False}
    refused(spec, "no-evidence", "written by a machine", act="sign", person=ADA, claim=claim)
    allowed(spec, act="request changes", person=ADA, claim=claim, reason="Name a work by people.")


def test_readers_and_other_roles_do_not_judge(spec):
    """Whoever is no reviewer judges nothing; an administrator is no reviewer."""
    for roles in ([], ["author"], ["editor"], ["administrator"]):
        person = {"name": "Ada", "roles": roles}
        refused(spec, "role", "Only reviewers", act="sign", person=person, claim=ON_THE_DESK)


def test_a_closed_account_does_nothing(spec):
    """An account that is not active does nothing, whatever its roles."""
    refused(spec, "not-active", "not active", act="take", person=ADA | {"active": False}, claim={})


def test_nobody_judges_their_own_words(spec):
    """Whoever wrote a wording does not judge it."""
    both = ADA | {"roles": ["author", "reviewer"]}
    refused(spec, "own-wording", "someone else", act="take", person=both, claim={"author": "Ada"})
    refused(
        spec, "own-wording", "someone else", act="sign", person=both, claim=ON_THE_DESK | {"author": "Ada"}
    )


def test_a_second_factor(spec):
    """To judge, a sign-in must be confirmed by an authenticator app or a passkey; to comment it need not."""
    plain = ADA | {"second factor": False}
    for act in ("take", "sign", "request changes"):
        claim = {} if act == "take" else ON_THE_DESK
        refused(spec, "no-second-factor", "authenticator app", act=act, person=plain, claim=claim)
    allowed(spec, act="comment", person=plain, claim={}, text="See the label.")


def test_interests_come_first(spec):
    """Nobody judges before declaring interests, if only that there are none."""
    refused(spec, "interests-undeclared", "Declare", act="take", person=ADA | {"declared": False}, claim={})


def test_an_interest_in_the_drug(spec):
    """An interest in a claim's drug bars the reviewer; a name within the other's name counts too."""
    for interest in ("magnesium sulfate", "Magnesium"):
        refused(
            spec,
            "interest",
            f"interest in {interest} bears",
            act="take",
            person=ADA | {"interests": {"drug": interest}},
            claim={"drugs": ["magnesium sulfate"]},
        )
    allowed(
        spec,
        act="take",
        person=ADA | {"interests": {"drug": "omeprazole"}},
        claim={"drugs": ["magnesium sulfate"]},
    )


def test_an_interest_in_the_sponsor(spec):
    """An interest in whoever paid for a source bars the reviewer."""
    refused(
        spec,
        "interest",
        "Acme",
        act="take",
        person=ADA | {"interests": {"sponsor": "Acme"}},
        claim={"sponsors": ["Acme Laboratories"]},
    )


def test_no_more_reviewers_than_it_needs(spec):
    """A claim is on as many desks as it needs signatures."""
    taken = {"state": "under review", "on the desk of": ["Ben"]}
    refused(spec, "enough-reviewers", "As many reviewers", act="take", person=ADA, claim=taken)
    allowed(spec, act="take", person=ADA, claim=taken | {"needed": 2})


def test_the_wording_that_was_read_is_the_one_that_is_signed(spec):
    """Who opened a wording that has changed since is told to read again."""
    refused(spec, "stale-wording", "read it again", act="sign", person=ADA, claim=ON_THE_DESK, wording="w0")
    allowed(spec, act="sign", person=ADA, claim=ON_THE_DESK, wording="w1")


def test_a_decision_stays(spec):
    """A decision is neither changed nor taken back."""
    decided = ON_THE_DESK | {"decisions": [{"by": "Ada"}]}
    for act in ("sign", "request changes", "release"):
        refused(spec, "already-decided", "stays", act=act, person=ADA, claim=decided)


def test_a_request_says_why(spec):
    """Changes are requested with a reason, a claim is reopened with one, and words are not blank."""
    refused(spec, "no-reason", "Say why", act="request changes", person=ADA, claim=ON_THE_DESK, reason=" ")
    refused(spec, "no-reason", "Say why", act="reopen", person=DAN, claim={"state": "approved"}, reason="")
    refused(spec, "no-words", "some words", act="comment", person=ADA, claim={}, text="\n")


def test_two_reviewers_judge_alone(spec):
    """Where two must sign, neither sees the other's decision before both are in; then all see both."""
    one = {"needed": 2, "on the desk of": ["Ada", "Ben"], "decisions": [{"by": "Ada"}]}
    spec(
        "settle a claim",
        given={"claim": one},
        expect={"state": "under review", "seen by": {"Ada": 1, "Ben": 0, "Cleo": 0, "Dan": 0}},
    )
    spec(
        "settle a claim",
        given={"claim": one | {"decisions": [{"by": "Ada"}, {"by": "Ben"}]}},
        expect={"state": "approved", "seen by": {"Ada": 2, "Ben": 2, "Cleo": 2, "Dan": 2}},
    )


def test_one_request_is_enough(spec):
    """Once all decisions are in, one request for changes sends the claim back."""
    split = [{"by": "Ada"}, {"by": "Ben", "decides": "request changes"}]
    spec(
        "settle a claim",
        given={"claim": {"needed": 2, "decisions": split}},
        expect={"state": "changes requested"},
    )
    spec(
        "settle a claim",
        given={"claim": {"needed": 2, "on the desk of": ["Ada", "Ben"], "decisions": split[1:]}},
        expect={"state": "under review"},
    )


def test_a_claim_that_everybody_let_go_waits_again(spec):
    """A claim that is on no desk and bears no decision is submitted again."""
    spec("settle a claim", given={"claim": {}}, expect={"state": "submitted"})


def test_what_a_signature_counts_for(spec):
    """A signature counts for one wording and one round, until it expires, and never for one's own words."""
    for decision in (
        {"by": "Ada", "wording": "w0"},
        {"by": "Ada", "round": 2},
        {"by": "Ada", "days ago": 800},
        {"by": "Ada", "decides": "request changes"},
    ):
        spec(
            "settle a claim", given={"claim": {"decisions": [decision]}}, expect={"signatures that count": 0}
        )
    spec(
        "settle a claim",
        given={"claim": {"author": "Ada", "decisions": [{"by": "Ada"}]}},
        expect={"signatures that count": 0},
    )
    twice = [{"by": "Ada"}, {"by": "Ada", "days ago": 2}]
    spec(
        "settle a claim",
        given={"claim": {"needed": 2, "decisions": twice}},
        expect={"signatures that count": 1, "state": "under review"},
    )


def test_how_long_a_signature_lasts(spec):
    """What bears on treatment lasts a year, tests and causes two, definitions three."""
    for facet, days in (("dosing", 365), ("management", 365), ("cause", 730), ("definition", 1095)):
        spec("sign until", given={"facet": facet}, expect={"days": days})


def test_what_is_signed(spec):
    """Any change of what a reader or a rule can be led by voids the signature; other claims keep theirs."""
    for change in (
        {"statement": "Samplazole raises salt."},
        {"plain": "It lowers salt."},
        {"certainty": "low"},
        {"drugs": ["samplazole"]},
        {"work": "jones-2020"},
        {"note": "It may lower salt."},
        {"unverified": True},
    ):
        spec("hash a claim twice", given={"claim": {}, "then": change}, expect={"is the same": False})
    spec("hash a claim twice", given={"claim": {}, "then": {}}, expect={"is the same": True})


def test_the_queue_begins_with_what_could_do_most_harm(spec):
    """High-alert drugs, doses, children, low support and many readers count; from 30 points two must sign."""
    spec("weigh a claim", given={}, expect={"points": 0, "reasons": [], "signatures": 1})
    spec(
        "weigh a claim",
        given={"facet": "dosing", "drugs": ["magnesium sulfate"], "reads": 500},
        expect={
            "points": 80,
            "reasons": ["It is about a high-alert drug.", "It tells a dose.", "It has many readers."],
            "signatures": 2,
        },
    )
    spec(
        "weigh a claim",
        given={"statement": "Hypertonic saline is given slowly."},
        expect={"reasons": ["It is about a high-alert drug."], "signatures": 2},
    )
    spec(
        "weigh a claim",
        given={"statement": "In infants the dose is smaller."},
        expect={"reasons": ["It is about children."], "signatures": 2},
    )
    spec(
        "weigh a claim",
        given={"read": "record only", "unverified": True},
        expect={"reasons": ["Its support is low.", "Its author could not verify it."], "signatures": 2},
    )


def test_an_author_writes_and_submits(spec):
    """An author proposes words for a claim, and submits only a draft of their own."""
    ben = {"name": "Ben", "roles": ["author"]}
    for state in ("submitted", "changes requested", "approved"):
        allowed(spec, act="write", person=ben, claim={"state": state}, statement="It lowers salt.")
    refused(spec, "no-statement", "statement", act="write", person=ben, claim={}, statement="")
    refused(spec, "state", "under review", act="write", person=ben, claim={"state": "under review"})
    mine = {"state": "draft", "author": "Ben"}
    allowed(spec, act="submit", person=ben, claim=mine)
    for state in ("submitted", "changes requested", "approved"):
        refused(spec, "no-draft", "as a draft first", act="submit", person=ben, claim={"state": state})
    refused(spec, "state", "under review", act="submit", person=ben, claim={"state": "under review"})
    refused(spec, "not-your-draft", "this draft", act="submit", person=ben, claim=mine | {"author": "Cleo"})
    refused(spec, "not-your-draft", "this draft", act="write", person=ben, claim=mine | {"author": "Cleo"})


def test_only_an_editor_marks_a_source(spec):
    """A source is marked as retracted or superseded by an editor, or by the library itself."""
    allowed(spec, act="mark a source", person=DAN, claim={})
    refused(spec, "role", "editor", act="mark a source", person=ADA, claim={})


SIGNED = {"decisions": [{"by": "Ada"}]}


def test_an_article_is_approved_claim_by_claim(spec):
    """An editor approves an article only if every claim bears its signatures, as it is worded."""
    spec(
        "ask a rule of articles",
        given={"act": "approve", "person": DAN, "claims": [SIGNED, SIGNED]},
        expect={"allowed": True},
    )
    for claims, sentence in (
        ([SIGNED, {}], "1 of its 2 claims lacks"),
        ([SIGNED | {"wording": "w2"}], "1 of its 1 claims lacks"),
        ([SIGNED | {"needed": 2}, {}], "2 of its 2 claims lack their"),
        ([], "no claim"),
    ):
        spec(
            "ask a rule of articles",
            given={"act": "approve", "person": DAN, "claims": claims},
            expect={"allowed": False, "sentence include": sentence},
        )


def test_an_editor_does_not_approve_their_own(spec):
    """Neither their own revision, nor an article with words of theirs, nor one that an interest bears on."""
    for more, code in (
        ({"revised by": "Dan"}, "own-revision"),
        ({"claims": [SIGNED | {"author": "Dan"}]}, "own-wording"),
        ({"person": DAN | {"second factor": False}}, "no-second-factor"),
        (
            {"claims": [SIGNED | {"drugs": ["digoxin"]}], "person": DAN | {"interests": {"drug": "digoxin"}}},
            "interest",
        ),
    ):
        given = {"act": "approve", "person": DAN, "claims": [SIGNED]} | more
        spec("ask a rule of articles", given=given, expect={"allowed": False, "code": code})


def test_a_withdrawal_leaves_a_notice(spec):
    """An article is withdrawn with a notice, and then stays withdrawn."""
    given = {"act": "withdraw", "person": DAN, "claims": [], "state": "approved"}
    spec(
        "ask a rule of articles",
        given=given | {"notice": "A source was retracted."},
        expect={"allowed": True},
    )
    spec("ask a rule of articles", given=given | {"notice": " "}, expect={"code": "no-notice"})
    for act in ("approve", "revise", "withdraw"):
        spec(
            "ask a rule of articles",
            given=given | {"act": act, "state": "withdrawn"},
            expect={"code": "state", "sentence": "This cannot be done while it is withdrawn."},
        )


def test_approved_articles_change_by_revision(spec):
    """An approved article is revised with a reason; it is not approved a second time as it is."""
    given = {"person": DAN, "claims": [SIGNED], "state": "approved"}
    spec(
        "ask a rule of articles",
        given=given | {"act": "revise", "reason": "A newer guideline."},
        expect={"allowed": True},
    )
    spec(
        "ask a rule of articles", given=given | {"act": "revise", "reason": ""}, expect={"code": "no-reason"}
    )
    spec("ask a rule of articles", given=given | {"act": "approve"}, expect={"code": "state"})
