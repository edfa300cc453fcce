"""What is promised of pathways? From question to question, each step with its source."""

title = "Pathways"
intro = """A pathway is a tree of questions on named data, kept in a pack as YAML.
Paragraphs on the rules change one small pathway on an invented condition; `changes` names places in it.
The others walk the pathways that ship, with a record typed as on the site's form."""

FIRST = "nodes[0].edges[0]."
LOW_MAGNESIUM = {"magnesium": "0.5 mmol/L", "eGFR": "70 mL/min"}
URINE = {"urine magnesium": "0.5 mmol/L", "urine creatinine": "8 mmol/L", "creatinine": "80 umol/L"}


def told(spec, changes, problem, pack=None):
    """The sample pathway with ``changes`` has a problem that says ``problem``."""
    given = {"changes": changes, **({"pack": pack} if pack else {})}
    spec("check a pathway", given=given, expect={"problems include": problem})


def test_a_pathway_that_keeps_every_rule(spec):
    """A pathway that keeps every rule has no problems."""
    spec("check a pathway", given={}, expect={"problems": [], "pathways": ["exemplaremia-work-up"]})


def test_every_edge_is_cited(spec):
    """An answer that rests on nothing is refused, the way of what is not known among them."""
    told(
        spec,
        {FIRST + "claims": []},
        "pathways/sample.yaml:1: exemplaremia-work-up: the answer 'Below 7' of the node 'how-low' rests on "
        "nothing that was verified.",
    )
    told(
        spec,
        {"nodes[0].edges[2].claims": []},
        "the answer 'Not known' of the node 'how-low' rests on nothing",
    )


def test_every_outcome_is_cited(spec):
    """An outcome, an action or a measurement that rests on nothing is refused."""
    told(spec, {"nodes[1].claims": []}, "the node 'drug' rests on nothing that was verified.")


def test_an_unverified_claim_carries_no_step(spec):
    """A claim that only a machine's page supports carries no step."""
    told(
        spec,
        {},
        "the node 'drug' rests on nothing that was verified.",
        pack={"claims[0].supports[0].ref": "ai-page-c", "concepts[0].bottom_lines": {}},
    )


def test_claims_of_a_pathway_resolve(spec):
    """Claims and references that a pathway names are in the pack, and so is its condition."""
    told(spec, {FIRST + "claims": ["nothing"]}, "names the claim 'nothing', which is not in the pack.")
    told(spec, {FIRST + "refs": ["nobody"]}, "names the reference 'nobody', which is not in the pack.")
    told(spec, {"concept": "nothing"}, "the concept 'nothing' is not in the pack.")


def test_every_edge_leads_to_a_node(spec):
    """Every answer leads to a node of the pathway."""
    told(spec, {FIRST + "to": "nowhere"}, "leads to 'nowhere', which is no node.")


def test_every_node_is_reached(spec):
    """A node that no answer leads to is told."""
    told(spec, {FIRST + "to": "normal"}, "no edge leads to the node 'drug'.")


def test_no_way_is_a_circle(spec):
    """No way leads back to where it was."""
    back = {
        "kind": "action",
        "edges": [{"label": "Again", "is": "then", "to": "how-low", "claims": ["cause-1"]}],
    }
    told(
        spec,
        {f"nodes[1].{key}": value for key, value in back.items()},
        "from the node 'how-low' a way leads back to it.",
    )


def test_what_is_not_known_has_a_way(spec):
    """Every question has one way for what is not known."""
    told(
        spec, {"nodes[0].edges[2].is": "otherwise"}, "the node 'how-low' needs one way for what is not known."
    )


def test_every_value_has_an_answer(spec):
    """Ranges of one measurement leave no gap and do not overlap."""
    told(
        spec,
        {"nodes[0].edges[1].when": {"measured": "exemplarium", "in": "blood", "above": "7 mmol/L"}},
        "the node 'how-low' has no answer for 7.",
    )
    told(
        spec,
        {FIRST + "when": {"measured": "exemplarium", "in": "blood", "at_most": "7 mmol/L"}},
        "the node 'how-low' has two answers for 7.",
    )


def test_every_number_is_claimed(spec):
    """A number of a label, a text or a test stands in a claim beside it."""
    told(
        spec,
        {FIRST + "label": "Below 6"},
        "the answer 'Below 6' of the node 'how-low' holds 6, which no claim beside it prints.",
    )
    told(
        spec,
        {FIRST + "when": {"measured": "exemplarium", "in": "blood", "below": "6.5 mmol/L"}},
        "the answer 'Below 7' of the node 'how-low' holds 6.5, which no claim beside it prints.",
    )


def test_no_pathway_gives_a_dose(spec):
    """No pathway prints how much of a medicine to give; the claims that it names do."""
    told(
        spec,
        {"nodes[1].kind": "action", "nodes[1].text": "Give samplazole 7 g."},
        "the node 'drug' prints a dose.",
    )


def test_only_an_action_goes_on(spec):
    """Only a question has answers, and only an action goes on."""
    edge = {"label": "Then", "is": "then", "to": "normal", "claims": ["cause-1"]}
    told(spec, {"nodes[1].edges": [edge]}, "the node 'drug' is no question and has answers (outcome).")


def test_a_test_is_read_strictly(spec):
    """A test that cannot be read is told at its line, with what to write."""
    told(
        spec,
        {FIRST + "when": {"measured": "exemplarium", "in": "blood"}},
        "pathways/sample.yaml:12: nodes › 0 › edges › 0 › when",
    )


def test_the_work_up_of_low_magnesium(spec):
    """Low magnesium, kidneys that work, a low fractional excretion and a PPI lead to the PPI."""
    spec(
        "walk a pathway",
        given={
            "pathway": "hypomagnesemia-work-up",
            "record": {**LOW_MAGNESIUM, **URINE, "drugs": "omeprazole"},
        },
        expect={
            "way": [
                "is-low: Below 0.7 mmol/L",
                "kidneys: eGFR 30 mL/min or more",
                "femg: Below 2%",
                "gut-drugs: PPI taken",
            ],
            "end": "ppi",
            "steps without a source": [],
            "missing": [],
        },
    )


def test_the_gray_zone_stays_gray(spec):
    """An excretion between 2% and 4% is not taken for either side: the 24-hour urine is asked for."""
    spec(
        "walk a pathway",
        given={
            "pathway": "hypomagnesemia-work-up",
            "record": {**LOW_MAGNESIUM, **URINE, "urine magnesium": "1 mmol/L"},
        },
        expect={"way include": "femg: 2% to 4%", "end": "collect-urine", "end is": "measure"},
    )


def test_what_is_missing_ends_in_what_to_measure(spec):
    """Nothing is concluded from what a record lacks: the way ends in what to find out."""
    spec(
        "walk a pathway",
        given={"pathway": "hypomagnesemia-work-up", "record": LOW_MAGNESIUM},
        expect={"end": "measure-femg", "end is": "measure", "missing include": "Urine magnesium"},
    )
    spec(
        "walk a pathway",
        given={"pathway": "hyperkalemia-first-steps", "record": {}},
        expect={"end": "measure-potassium", "end is": "measure"},
    )


def test_kidneys_come_before_magnesium(spec):
    """No magnesium is named before kidney function is known."""
    spec(
        "walk a pathway",
        given={
            "pathway": "hypomagnesemia-management",
            "record": {"age": "67", "magnesium": "0.45 mmol/L"},
            "answers": {"symptoms-when-severe": "Yes"},
        },
        expect={"end": "measure-kidneys", "end is": "measure"},
    )


def test_kidney_function_is_calculated_where_it_was_not_measured(spec):
    """An eGFR that is not in the record is calculated from creatinine, age and sex."""
    spec(
        "walk a pathway",
        given={
            "pathway": "hypomagnesemia-work-up",
            "record": {"magnesium": "0.5 mmol/L", "creatinine": "3.4 mg/dL", "age": "70", "sex": "male"},
        },
        expect={"end": "reduced-kidney-function", "data include": "eGFR 19 mL/min per 1.73 m² (calculated)"},
    )


def test_no_parenteral_magnesium_with_heart_block(spec):
    """Where labeling contraindicates parenteral magnesium, the pathway says so and does not go on to it."""
    spec(
        "walk a pathway",
        given={
            "pathway": "hypomagnesemia-management",
            "record": {"age": "67", "conditions": "heart block", **LOW_MAGNESIUM, "magnesium": "0.25 mmol/L"},
        },
        expect={"end": "no-parenteral", "way exclude": "intravenous"},
    )


def test_heart_block_is_asked_before_any_route(spec):
    """Where sources differ on the route, heart block is asked for before intravenous magnesium is named."""
    given = {
        "pathway": "hypomagnesemia-management",
        "record": {"age": "67", "conditions": "heart block", **LOW_MAGNESIUM},
        "answers": {"symptoms": "Yes"},
    }
    spec("walk a pathway", given=given, expect={"end": "no-parenteral", "says include": "contraindicates"})
    given["record"] = {"age": "67", **LOW_MAGNESIUM, "magnesium": "0.45 mmol/L"}
    given["answers"] = {"symptoms-when-severe": "No"}
    spec("walk a pathway", given=given, expect={"end": "look-at-heart", "end is": "measure"})


def test_no_intravenous_calcium_where_calcium_is_not_low(spec):
    """Symptoms make low calcium an emergency, and nothing where calcium is not low."""
    given = {
        "pathway": "hypocalcemia-first-steps",
        "record": {"adjusted calcium": "3.3 mmol/L"},
        "answers": {"symptoms": "Symptoms"},
    }
    spec("walk a pathway", given=given, expect={"end": "not-low", "says": "Not hypocalcemia."})
    given["record"] = {"adjusted calcium": "2.4 mmol/L"}
    spec("walk a pathway", given=given, expect={"end": "hold-against-range", "end is": "measure"})
    given["answers"] = {"low": "Low", "symptoms": "Symptoms"}
    spec("walk a pathway", given=given, expect={"end": "severe"})


def test_severe_comes_before_slow(spec):
    """A value that a claim calls severe is told as such before any other question."""
    spec(
        "walk a pathway",
        given={"pathway": "hypokalemia-work-up", "record": {"potassium": "1.8 mmol/L"}},
        expect={"way starts with": ["is-low: Below 2.5 mmol/L", "severe: And look for the cause"]},
    )
    spec(
        "walk a pathway",
        given={"pathway": "hypokalemia-work-up", "record": {"potassium": "3.2 mmol/L"}},
        expect={"end": "record-ecg", "end is": "measure"},
    )
    spec(
        "walk a pathway",
        given={"pathway": "hyperkalemia-first-steps", "record": {"potassium": "6.2 mmol/L"}},
        expect={"way include": "moderate: Then the ECG", "end": "record-ecg"},
    )
    spec(
        "walk a pathway",
        given={
            "pathway": "hypercalcemia-first-steps",
            "record": {"calcium": "3.6 mmol/L", "albumin": "30 g/L"},
        },
        expect={"way starts with": ["how-high: 3.5 mmol/L or more", "severe: And look for the cause"]},
    )


def test_symptoms_on_the_problem_list_are_seen(spec):
    """A seizure on the problem list answers the question for symptoms; none on it leaves it open."""
    record = {"adjusted calcium": "2.0 mmol/L", "conditions": "seizure"}
    given = {
        "pathway": "hypocalcemia-first-steps",
        "record": record,
        "answers": {"low": "Low"},
    }
    spec("walk a pathway", given=given, expect={"end": "severe"})
    record = {"adjusted calcium": "2.0 mmol/L"}
    spec("walk a pathway", given={**given, "record": record}, expect={"end": "ask-symptoms"})
    spec(
        "walk a pathway",
        given={
            "pathway": "hypomagnesemia-management",
            "record": {"age": "67", **LOW_MAGNESIUM, "conditions": "torsades de pointes"},
        },
        expect={"way include": "symptoms: Yes", "end": "look-at-heart"},
    )
    spec(
        "walk a pathway",
        given={
            "pathway": "hyponatremia-first-steps",
            "record": {"sodium": "118 mmol/L", "conditions": "seizure"},
        },
        expect={"end": "emergency"},
    )


def test_potassium_that_is_taken_is_asked_for(spec):
    """Potassium taken as a medicine fits high potassium, as other drugs that raise it do."""
    spec(
        "walk a pathway",
        given={
            "pathway": "hyperkalemia-first-steps",
            "record": {"potassium": "5.7 mmol/L", "drugs": "potassium chloride"},
            "answers": {"ecg": "No ECG changes", "sample": "Confirmed by a second sample"},
        },
        expect={"way include": "drugs: Such a drug is taken", "end": "review-drugs"},
    )


def test_a_child_is_not_led_through_the_pathway_of_adults(spec):
    """A child ends at specialist advice."""
    spec(
        "walk a pathway",
        given={"pathway": "hypomagnesemia-management", "record": {"age": "8", **LOW_MAGNESIUM}},
        expect={"way": ["adult: Child"], "end": "child"},
    )


def test_a_person_answers_what_no_record_says(spec):
    """What a record cannot say is answered by a person; an answer that is not there is refused."""
    given = {"pathway": "hyponatremia-first-steps", "record": {"sodium": "118 mmol/L"}}
    spec("walk a pathway", given=given, expect={"end": "ask-symptoms"})
    spec(
        "walk a pathway",
        given={**given, "answers": {"symptoms": "Severe symptoms"}},
        expect={"end": "emergency"},
    )
    spec(
        "walk a pathway",
        given={**given, "answers": {"symptoms": "Some"}},
        expect_error="is not one of its answers: Severe symptoms · None of these · Not known.",
    )


def test_values_in_other_units(spec):
    """A value in another unit is converted: 1.0 mg/dL of magnesium is below 0.7 mmol/L."""
    spec(
        "walk a pathway",
        given={"pathway": "hypomagnesemia-work-up", "record": {"magnesium": "1.0 mg/dL"}},
        expect={"way starts with": ["is-low: Below 0.7 mmol/L"]},
    )


def test_a_pathway_is_told_in_three_forms(spec):
    """A pathway is shown as a tree with its claims, as an accessible picture, and as a FHIR draft."""
    spec(
        "show a pathway",
        given={"pathway": "hypomagnesemia-work-up"},
        expect={
            "text include": ["2% to 4% ≈ gray zone: sources differ [hm-dx-006]", "pending human review"],
            "picture include": ['role="img"', "<title", "<desc", "2% to 4% (gray zone)"],
            "picture exclude": ["style=", "<style", "<script"],
            "plan": {
                "resourceType": "PlanDefinition",
                "status": "draft",
                "title": "Finding the cause of low magnesium",
            },
            "plan is approved": False,
        },
    )
