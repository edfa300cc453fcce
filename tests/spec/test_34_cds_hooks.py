"""What is promised of the cards that a record shows, and of what it sends for them?"""

title = "Cards in a record (CDS Hooks)"
intro = """A record calls a service while a clinician works, sends what was asked for, and shows the cards.
The specification is CDS Hooks 2.0; its named invariants are paragraphs here, by their ids."""

TOKEN = {
    "access_token": "t",
    "token_type": "Bearer",
    "expires_in": 300,
    "scope": "user/Observation.rs",
    "subject": "bedside",
}
SERVER = "https://fhir.example.org/r4"
KIDNEY = "magnesium-order-kidney-order-sign"
NEW_DRUG = "new-drug-low-magnesium-order-select"
RESISTS = "refractory-low-potassium-patient-view"
TWICE_LOW = [["potassium", 2.9, "mmol/L", 1], ["potassium", 3.0, "mmol/L", 4]]


def test_cds_r_1(spec):
    """cds-r-1: a token for a FHIR server comes with the address of that server, or the call is refused."""
    spec(
        "find broken invariants",
        given={"request": {"fhirAuthorization": TOKEN}},
        expect={"breaks": ["cds-r-1"]},
    )
    spec(
        "find broken invariants",
        given={"request": {"fhirAuthorization": TOKEN, "fhirServer": SERVER}},
        expect={"breaks": []},
    )
    spec(
        "read a call",
        given={"request": {"fhirAuthorization": TOKEN}},
        expect_error="The request breaks CDS Hooks 2.0",
    )


def test_cds_r_2(spec):
    """cds-r-2: a token for one patient should say for which; one that does not is still let in."""
    scoped = {**TOKEN, "scope": "patient/Observation.rs"}
    spec(
        "find broken invariants",
        given={"request": {"fhirAuthorization": scoped, "fhirServer": SERVER}},
        expect={"breaks": ["cds-r-2"]},
    )
    spec(
        "find broken invariants",
        given={"request": {"fhirAuthorization": {**scoped, "patient": "pat-1"}, "fhirServer": SERVER}},
        expect={"breaks": []},
    )
    spec(
        "read a call",
        given={"request": {"fhirAuthorization": scoped, "fhirServer": SERVER}},
        expect={"server": SERVER},
    )


def test_a_token_for_another_patient_is_refused(spec):
    """A token for another patient than the one in context is refused."""
    spec(
        "read a call",
        given={"request": {"fhirAuthorization": {**TOKEN, "patient": "pat-2"}, "fhirServer": SERVER}},
        expect_error="The request breaks CDS Hooks 2.0",
    )


def test_what_every_call_holds(spec):
    """Every call names its hook, a UUID of its own, the user and the patient."""
    spec("read a call", given={}, expect={"user": "Practitioner", "server": "none"})
    for part in ({"hook": None}, {"hook": "order-sign"}, {"hookInstance": "1"}, {"prefetch": []}):
        spec("read a call", given={"request": part}, expect_error="breaks CDS Hooks 2.0")
    for part in ({"patientId": None}, {"patientId": ".."}, {"patientId": "a/b"}, {"userId": "dr-1"}):
        spec("read a call", given={"context": part}, expect_error="breaks CDS Hooks 2.0")


def test_a_call_does_not_show_what_it_holds(spec):
    """A call that is printed by mistake shows neither the patient nor a token."""
    spec("read a call", given={}, expect={"shown": "HookRequest(hook='patient-view', …)"})


def test_cds_resp_1(spec):
    """cds-resp-1: of suggestions that exclude each other at most one is recommended."""
    two = [{"label": "a", "isRecommended": True}, {"label": "b", "isRecommended": True}]
    for behavior, broken in (("at-most-one", ["cds-resp-1"]), ("any", [])):
        card = {"suggestions": two, "selectionBehavior": behavior}
        spec("find broken invariants", given={"response": {"cards": [card]}}, expect={"breaks": broken})


def test_cds_resp_2(spec):
    """cds-resp-2: what is to be deleted is named by its id, and is not sent."""
    good = {"type": "delete", "description": "Remove it", "resourceId": "ServiceRequest/1"}
    for action, broken in ((good, []), ({**good, "resource": {}}, ["cds-resp-2"])):
        spec("find broken invariants", given={"response": _suggesting(action)}, expect={"breaks": broken})


def test_cds_resp_3(spec):
    """cds-resp-3: only the link of a SMART app carries an appContext."""
    for kind, broken in (("smart", []), ("absolute", ["cds-resp-3"])):
        links = [{"label": "a", "url": "https://a.example", "type": kind, "appContext": "x"}]
        spec(
            "find broken invariants",
            given={"response": {"cards": [{"links": links}]}},
            expect={"breaks": broken},
        )


def test_cds_resp_4(spec):
    """cds-resp-4: each reason to override has words to show."""
    for reason, broken in (({"code": "a", "display": "A"}, []), ({"code": "a"}, ["cds-resp-4"])):
        given = {"response": {"cards": [{"overrideReasons": [reason]}]}}
        spec("find broken invariants", given=given, expect={"breaks": broken})


def test_cds_resp_5(spec):
    """cds-resp-5: each action of a suggestion is described."""
    for action, broken in (
        ({"type": "create", "description": "Order it"}, []),
        ({"type": "create"}, ["cds-resp-5"]),
    ):
        spec("find broken invariants", given={"response": _suggesting(action)}, expect={"breaks": broken})


def test_cds_resp_6(spec):
    """cds-resp-6: with suggestions it is said how many may be chosen."""
    card = {"suggestions": [{"label": "a"}]}
    spec("find broken invariants", given={"response": {"cards": [card]}}, expect={"breaks": ["cds-resp-6"]})
    card["selectionBehavior"] = "any"
    spec("find broken invariants", given={"response": {"cards": [card]}}, expect={"breaks": []})


def test_cds_resp_7(spec):
    """cds-resp-7: how many actions of a suggestion may be chosen is all, any or at-most-one."""
    for behavior, broken in (("any", []), ("some", ["cds-resp-7"])):
        suggestion = {"label": "a", "actionSelectionBehavior": behavior}
        card = {"suggestions": [suggestion], "selectionBehavior": "any"}
        spec("find broken invariants", given={"response": {"cards": [card]}}, expect={"breaks": broken})


def test_cds_fb_1(spec):
    """cds-fb-1: the outcome of a card is accepted or overridden, or the feedback is refused."""
    broken = {"feedback": {"feedback": [{"outcome": "ignored"}]}}
    spec("find broken invariants", given=broken, expect={"breaks": ["cds-fb-1"]})
    spec("read feedback", given={"feedback": [{}]}, expect={"outcomes": ["overridden"]})
    spec("read feedback", given={"feedback": [{"outcome": "ignored"}]}, expect_error="The feedback breaks")


def test_cds_fb_2(spec):
    """cds-fb-2: with an accepted card it is said which suggestions were accepted."""
    id = "e56e1945-20b3-4393-8503-a1a20fd73152"
    spec(
        "find broken invariants",
        given={"feedback": {"feedback": [{"outcome": "accepted"}]}},
        expect={"breaks": ["cds-fb-2"]},
    )
    spec(
        "read feedback",
        given={"feedback": [{"outcome": "accepted", "acceptedSuggestions": [{"id": id}]}]},
        expect={"outcomes": ["accepted"], "suggestions": [1]},
    )


def test_cds_fb_3(spec):
    """cds-fb-3: a reason to override is a code, a comment, or both."""
    for reason, broken in (({"userComment": "c"}, []), ({"reason": {"code": "a"}}, []), ({}, ["cds-fb-3"])):
        entry = {"outcome": "overridden", "overrideReason": reason}
        spec("find broken invariants", given={"feedback": {"feedback": [entry]}}, expect={"breaks": broken})


def test_a_comment_is_not_kept(spec):
    """Of a reason only a code of ours is kept; what a clinician typed may tell of the patient, and is not."""
    reason = {"reason": {"code": "known"}, "userComment": "Mr. Miller declined"}
    spec(
        "read feedback",
        given={"feedback": [{"overrideReason": reason}, {"overrideReason": {"reason": {"code": "x"}}}]},
        expect={"reasons": ["known", "other"], "kept exclude": "Miller"},
    )


def test_a_low_magnesium_is_worked_up(spec):
    """A recent magnesium below the lower limit brings a card on finding its cause, with the value."""
    spec(
        "call a card service",
        given={"service": "low-magnesium-work-up", "measured": [["magnesium", 1.4, "mg/dL"]]},
        expect={
            "indicators": ["info"],
            "offers": ["Order: Magnesium, calcium and creatinine in one urine sample"],
            "details include": [
                "Magnesium 1.4 mg/dL",
                "fractional excretion of magnesium",
                "/claims/hm-dx-001/",
            ],
        },
    )


def test_a_magnesium_at_which_symptoms_appear_is_a_warning(spec):
    """Below 0.5 mmol/L, where symptoms usually appear, the card is a warning."""
    spec(
        "call a card service",
        given={"service": "low-magnesium-work-up", "measured": [["magnesium", 0.42, "mmol/L"]]},
        expect={"indicators": ["warning"]},
    )


def test_magnesium_for_reduced_kidneys(spec):
    """Magnesium ordered at an eGFR below 30 brings a warning, and offers no dose."""
    spec(
        "call a card service",
        given={
            "service": KIDNEY,
            "measured": [["eGFR", 24, "mL/min/{1.73_m2}"]],
            "orders": ["Magnesium sulfate injection"],
        },
        expect={"indicators": ["warning"], "offers": [], "details include": ["Magnesium sulfate injection"]},
    )


def test_filtration_is_calculated(spec):
    """Where no eGFR was reported, it is calculated from a recent creatinine, age and sex (CKD-EPI 2021)."""
    spec(
        "call a card service",
        given={
            "service": KIDNEY,
            "measured": [["creatinine", 4.1, "mg/dL"]],
            "orders": ["Magnesium sulfate"],
        },
        expect={"indicators": ["warning"], "details include": ["(calculated)", "creatinine 4.1 mg/dL"]},
    )
    spec(
        "call a card service",
        given={
            "service": KIDNEY,
            "measured": [["creatinine", 0.8, "mg/dL"]],
            "orders": ["Magnesium sulfate"],
        },
        expect={"summaries": []},
    )


def test_magnesium_sulfate_for_a_heart_in_block(spec):
    """Magnesium sulfate to be injected with heart block on record brings a warning with the claim."""
    kidney = ["eGFR", 80, "mL/min/{1.73_m2}"]
    given = {"service": KIDNEY, "measured": [kidney], "orders": ["Magnesium sulfate 2 g intravenous"]}
    spec(
        "call a card service",
        given={**given, "has": ["Complete heart block"]},
        expect={
            "indicators": ["warning"],
            "offers": [],
            "details include": ["Complete heart block (active)", "contraindicates parenteral magnesium"],
        },
    )
    spec(
        "call a card service", given={**given, "has": ["Right bundle branch block"]}, expect={"summaries": []}
    )
    tablet = {**given, "orders": ["Magnesium oxide 400 mg tablet"], "has": ["Complete heart block"]}
    spec("call a card service", given=tablet, expect={"summaries": []})


def test_magnesium_without_a_kidney_function_on_record(spec):
    """Where no recent kidney function is on record, a card says so: it is what this service is for."""
    spec(
        "call a card service",
        given={"service": KIDNEY, "orders": ["Magnesium oxide 400 mg tablet"]},
        expect={
            "indicators": ["info"],
            "offers": ["Order: Creatinine in serum or plasma"],
            "details include": ["Not on record"],
        },
    )


def test_a_new_drug_with_a_low_magnesium(spec):
    """A proton pump inhibitor or thiazide begun at a known low magnesium brings a warning."""
    low = [["magnesium", 0.6, "mmol/L"]]
    for order in ("omeprazole 20 mg", "hydrochlorothiazide 25 mg"):
        spec(
            "call a card service",
            given={"service": NEW_DRUG, "measured": low, "orders": [order]},
            expect={"indicators": ["warning"]},
        )
        spec(
            "call a card service",
            given={"service": NEW_DRUG, "measured": low, "orders": [order], "takes": [order]},
            expect={"summaries": []},
        )


def test_potassium_that_resists(spec):
    """Potassium that stays low although it is given, with no magnesium on record, brings a card."""
    spec(
        "call a card service",
        given={"service": RESISTS, "measured": TWICE_LOW, "takes": ["potassium chloride 20 mmol"]},
        expect={"indicators": ["warning"], "offers": ["Order: Magnesium in serum or plasma"]},
    )
    spec(
        "call a card service",
        given={
            "service": RESISTS,
            "measured": [*TWICE_LOW, ["magnesium", 0.8, "mmol/L"]],
            "takes": ["potassium chloride 20 mmol"],
        },
        expect={"summaries": []},
    )


def test_no_card_from_missing_data(spec):
    """What is not on record, too old, or of unknown date or unit leads to no card."""
    spec("call a card service", given={"service": "low-magnesium-work-up"}, expect={"summaries": []})
    spec(
        "call a card service",
        given={"service": "low-magnesium-work-up", "measured": [["magnesium", 0.48, "mmol/L", 45]]},
        expect={"summaries": []},
    )
    spec(
        "call a card service",
        given={"service": "low-magnesium-work-up", "measured": [["magnesium", 0.48, "kg"]]},
        expect={"summaries": []},
    )
    spec(
        "call a card service",
        given={"service": NEW_DRUG, "orders": ["omeprazole 20 mg"]},
        expect={"summaries": []},
    )


def test_cards_tell_their_status(spec):
    """A card says that its claims are pending human review until a person signed every one of them."""
    low = {"service": "low-magnesium-work-up", "measured": [["magnesium", 0.48, "mmol/L"]]}
    spec("call a card service", given=low, expect={"details include": ["Submitted, pending human review"]})
    spec(
        "call a card service",
        given={**low, "signed": True},
        expect={"details include": ["Approved"], "details exclude": "pending"},
    )


def test_a_card_opens_the_site_as_an_app(spec):
    """Where the record may open the site as a SMART app, a card has a link of type smart to its launch."""
    low = {"service": "low-magnesium-work-up", "measured": [["magnesium", 0.48, "mmol/L"]]}
    page = "absolute https://bedside.example.org/explore/hypomagnesemia/"
    spec("call a card service", given=low, expect={"links": [page]})
    launch = "https://bedside.example.org/smart/launch"
    spec(
        "call a card service",
        given={**low, "launch": launch},
        expect={"links": [page, f"smart {launch}"]},
    )


def test_what_a_card_offers_is_a_test(spec):
    """A card offers to draft an order for a laboratory test, never for a medicine."""
    spec(
        "call a card service",
        given={"service": RESISTS, "measured": TWICE_LOW, "takes": ["potassium chloride 20 mmol"]},
        expect={"orders": ["ServiceRequest"]},
    )


def _suggesting(action):
    return {"cards": [{"suggestions": [{"label": "a", "actions": [action]}], "selectionBehavior": "any"}]}
