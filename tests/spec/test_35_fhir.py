"""What is promised of our words in FHIR?"""

title = "In FHIR"
intro = """An answer leaves as a FHIR document; a site gives claims, works, articles, pathways as resources.
What FHIR has no honest place for is not forced into one.
Every resource is held against the published definitions, the required bindings and the invariants."""

QUESTION = "What are the causes of hypomagnesemia?"


def test_an_answer_is_a_document(spec):
    """An answer is a document: a Composition, the Evidence of its sentences and a Citation of each work."""
    spec(
        "write an answer in FHIR",
        given={"question": QUESTION, "version": "R5"},
        expect={
            "kinds": ["ArtifactAssessment", "Citation", "Composition", "Evidence"],
            "faults": [],
            "assertions are its sentences": True,
            "same bytes twice": True,
        },
    )


def test_r4_has_no_citation(spec):
    """R4 has neither Citation nor a fitting Evidence: references stand in a Library, claims in the text."""
    spec(
        "write an answer in FHIR",
        given={"question": QUESTION, "version": "R4"},
        expect={"kinds": ["Composition", "Library"], "faults": [], "words include": "[1, 2, 3]"},
    )


def test_r4b_has_both(spec):
    """R4B has Citation and Evidence, and no resource for a review."""
    spec(
        "write an answer in FHIR",
        given={"question": QUESTION, "version": "R4B"},
        expect={"kinds": ["Citation", "Composition", "Evidence"], "faults": []},
    )


def test_the_sections_are_those_of_the_article(spec):
    """The bottom line comes first, the references and the disclaimer last."""
    spec(
        "write an answer in FHIR",
        given={"question": QUESTION},
        expect={"sections starts with": ["Bottom line"], "sections include": ["References", "Disclaimer"]},
    )


def test_nobody_signed_it(spec):
    """What nobody signed is preliminary, submitted and unresolved, without a date of approval or review."""
    spec(
        "write an answer in FHIR",
        given={"question": QUESTION},
        expect={
            "status": "preliminary",
            "review": {
                "workflowStatus": "submitted",
                "disposition": "unresolved",
                "approvalDate": "nothing",
                "lastReviewDate": "nothing",
            },
        },
    )


def test_certainty_is_in_our_own_scheme(spec):
    """Certainty is one author's word, so it is told in a scheme of ours and not with GRADE's codes."""
    spec(
        "write an answer in FHIR",
        given={"question": QUESTION},
        expect={"certainty is told in": ["urn:bedside:certainty"]},
    )


def test_a_claim_is_no_bill(spec):
    """FHIR's Claim is a bill: no claim of ours is ever one."""
    spec("write an answer in FHIR", given={"question": QUESTION}, expect={"bills": 0})


def test_an_emergency_comes_first(spec):
    """In an emergency the urgent line is the first section."""
    spec(
        "write an answer in FHIR",
        given={"question": "my husband is having a seizure now, low magnesium", "audience": "patient"},
        expect={"sections starts with": ["First"], "faults": []},
    )


def test_nothing_found_is_a_document_too(spec):
    """Where nothing supports an answer, the document says so."""
    spec(
        "write an answer in FHIR",
        given={"question": "What is the treatment of asthma?", "version": "R4"},
        expect={"faults": [], "sections exclude": ["Bottom line"]},
    )


def test_a_patient_s_document_holds_no_dose(spec):
    """The document is the view of its reader: a patient's holds the plain words, and no dose."""
    spec(
        "write an answer in FHIR",
        given={"question": "How is hypomagnesemia treated?", "audience": "patient"},
        expect={"faults": [], "assertions are its sentences": True, "words exclude": [" g over ", "mmol/kg"]},
    )


def test_another_release_is_refused(spec):
    """A release of FHIR that is not written here is refused, with those that are."""
    spec(
        "write an answer in FHIR",
        given={"question": QUESTION, "version": "STU3"},
        expect_error="Take R4, R4B or R5",
    )


def test_a_claim_is_evidence(spec):
    """A claim is Evidence that states it, a draft until it is signed, derived from what states it and citing
    what it only follows from."""
    spec(
        "write a claim in FHIR",
        given={"claim": "hm-cau-002"},
        expect={
            "assertion is the statement": True,
            "status": "draft",
            "certainty": ["high"],
            "rests on": ["derived-from", "derived-from", "citation"],
            "faults": [],
        },
    )


def test_quantities_stand_in_ucum(spec):
    """Its quantities stand in UCUM, as exact as they were written, with their comparator."""
    spec(
        "write a claim in FHIR",
        given={"claim": "hm-def-001"},
        expect={"quantities include": ["<0.7 mmol/L"], "faults": []},
    )


def test_no_role_is_made_up(spec):
    """A claim is not taken apart into exposure and outcome: what nobody read out of it is not coded."""
    spec(
        "write a claim in FHIR",
        given={"claim": "hm-def-001"},
        expect={"roles include": ["what the statement is about"]},
    )


def test_a_pathway_is_a_plan_definition(spec):
    """A pathway is a PlanDefinition, a draft, with a day of approval only if somebody signed it."""
    spec(
        "write a pathway in FHIR",
        given={"pathway": "hypomagnesemia-work-up"},
        expect={"status": "draft", "signed on": "no day", "faults": []},
    )


def test_the_judges_see_what_is_wrong(spec):
    """The judges of this chapter refuse a missing element, a code outside its binding, an empty value, and a
    document that is not whole."""
    for resource, because in (
        ({"resourceType": "Library", "status": "draft"}, "Library.type"),
        ({"resourceType": "Library", "status": "pending", "type": {"text": "x"}}, "required value set"),
        ({"resourceType": "Library", "status": "draft", "type": {"text": "x"}, "title": ""}, "ele-1"),
    ):
        spec(
            "judge a resource",
            given={"resource": resource},
            expect={"is refused": True, "because include": because},
        )
    document = {
        "resourceType": "Bundle",
        "type": "document",
        "entry": [{"resource": {"resourceType": "Composition", "section": [{"title": "x"}]}}],
    }
    spec(
        "judge a resource",
        given={"resource": document},
        expect={"because include": ["bdl-9", "cmp-1"]},
    )
