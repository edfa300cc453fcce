"""What is promised of evidence packs? Each rule of ``checking`` is a paragraph."""

title = "Evidence packs"
intro = """A pack is a folder of YAML files that people write and keep under version control.
The examples change one small pack on an invented condition; `(left out)` means that the key is not
written."""

CLAIM = "claims[0]."
SUPPORT = "claims[0].supports[0]."
QUANTITY = "claims[0].quantities[0]."
NO_BOTTOM_LINE = {"concepts[0].bottom_lines": {}}


def told(spec, changes, problem):
    """The sample pack with ``changes`` has a problem that says ``problem``."""
    spec("validate a pack", given={"changes": changes}, expect={"problems include": problem})


def test_a_pack_that_keeps_every_rule(spec):
    """A pack that keeps every rule has no problems, and its claims are verified."""
    spec("validate a pack", given={}, expect={"problems": [], "claims": ["cause-1"], "unverified": []})


def test_every_reference_resolves(spec):
    """Every support names a reference of the pack."""
    told(
        spec,
        {SUPPORT + "ref": "nobody"},
        "claims/sample.yaml:1: cause-1: the reference 'nobody' is not in the pack. "
        "Add it to references.yaml or correct the id.",
    )


def test_every_disagreement_resolves(spec):
    """Every disagreement names a reference of the pack."""
    told(
        spec,
        {CLAIM + "disagreements": [{"says": "below 8 mmol/L", "ref": "nobody"}]},
        "the reference 'nobody' is not in the pack",
    )


def test_every_drug_cause_and_rule_resolves(spec):
    """Every drug cause and every cause rule names references of the pack."""
    told(spec, {"drug_causes[0].refs": ["nobody"]}, "samplazole: the reference 'nobody'")
    told(spec, {"cause_rules[0].refs": ["no-one"]}, "Samplazole: the reference 'no-one'")


def test_every_concept_resolves(spec):
    """Every claim is on a concept of the pack."""
    told(
        spec,
        {CLAIM + "concept": "nothing"},
        "the concept 'nothing' is not in the pack. Add it to concepts.yaml",
    )


def test_every_quantity_is_whole(spec):
    """A range has a low and a high end, and anything else has one value."""
    told(
        spec,
        {QUANTITY + "comparator": "range"},
        "has no number that fits its comparator. Write `value`, or `low` and `high`",
    )
    told(spec, {QUANTITY + "value": "(left out)"}, "has no number that fits its comparator")


def test_a_number_that_is_missing_is_one_problem(spec):
    """A quantity without its number is told once, in words of the pack."""
    spec(
        "validate a pack",
        given={"changes": {QUANTITY + "value": "(left out)"}},
        expect={"how many problems": 1, "problems exclude": "nan"},
    )


def test_every_unit_parses(spec):
    """Every quantity has a UCUM unit that parses; the problem says what one looks like."""
    told(
        spec,
        {QUANTITY + "unit": "mmol per liter"},
        "'mmol per liter' is not a UCUM code: write one such as mmol/L",
    )


def test_every_unit_fits(spec):
    """A unit has the dimension of what it measures: a concentration is not in milliliters."""
    told(spec, {QUANTITY + "unit": "mL"}, "mL (length3) cannot be the unit of a concentration")


def test_every_unit_fits_its_analyte(spec):
    """A unit is one that laboratories report the analyte in: potassium is not in mg/dL."""
    told(
        spec, {QUANTITY + "of": "potassium", QUANTITY + "unit": "mg/dL"}, "potassium is not reported in mg/dL"
    )


def test_every_quantity_is_stated(spec):
    """The number of every quantity is printed in the statement."""
    told(
        spec,
        {QUANTITY + "value": 8},
        "the number 8 of 'exemplarium in blood' is not in the statement. State it",
    )


def test_ai_alone_is_unverified(spec):
    """A claim whose only direct support is an AI-written page is unverified."""
    spec(
        "validate a pack",
        given={"changes": {SUPPORT + "ref": "ai-page-c", **NO_BOTTOM_LINE}},
        expect={"problems": [], "unverified": ["cause-1"]},
    )


def test_indirect_support_is_unverified(spec):
    """A claim with indirect support alone is unverified."""
    spec(
        "validate a pack",
        given={"changes": {SUPPORT + "directness": "indirect", **NO_BOTTOM_LINE}},
        expect={"problems": [], "unverified": ["cause-1"]},
    )


def test_an_unread_source_is_unverified(spec):
    """A claim whose only source was not read, but quoted elsewhere, is unverified."""
    spec(
        "validate a pack",
        given={"changes": {SUPPORT + "read_depth": "not read, as quoted elsewhere", **NO_BOTTOM_LINE}},
        expect={"problems": [], "unverified": ["cause-1"]},
    )


def test_read_depth_is_required(spec):
    """Every support says how deep its source was read, in one of the known words."""
    told(
        spec,
        {SUPPORT + "read_depth": "(left out)"},
        "claims/sample.yaml:19: supports › 0 › read_depth is missing.",
    )
    told(
        spec,
        {SUPPORT + "read_depth": "skimmed"},
        [
            "read_depth is 'skimmed'",
            "'full text', 'section', 'label section', 'abstract'",
        ],
    )


def test_a_claim_needs_a_support(spec):
    """A claim without any support is refused."""
    told(spec, {CLAIM + "supports": []}, "claims/sample.yaml:18: supports is []")


def test_plain_has_the_same_numbers(spec):
    """The plain sentence carries the numbers of the statement and no other."""
    spec(
        "validate a pack",
        given={
            "changes": {
                CLAIM + "plain": "The drug samplazole may bring exemplarium below 6 mmol/L in some people."
            }
        },
        expect={"problems include": "The plain sentence does not carry the same numbers as the statement."},
    )


def test_plain_has_the_same_negation(spec):
    """The plain sentence denies where the statement denies, and nowhere else."""
    spec(
        "validate a pack",
        given={
            "changes": {
                CLAIM + "plain": "Samplazole may not bring exemplarium below 7 mmol/L in some people."
            }
        },
        expect={"problems include": "The statement and the plain sentence do not deny alike."},
    )


def test_plain_keeps_the_hedge(spec):
    """The plain sentence is never more certain than the statement."""
    told(
        spec,
        {CLAIM + "plain": "The drug samplazole brings exemplarium below 7 mmol/L."},
        "The plain sentence is more certain than the statement. Keep a hedge",
    )


def test_no_dose_is_plain(spec):
    """A claim that gives a dose has no plain sentence, under whatever facet it stands."""
    advice = "A dose has a plain sentence. Write `plain: null`: readers get no dose."
    spec(
        "validate a pack", given={"changes": {CLAIM + "facet": "dosing"}}, expect={"problems include": advice}
    )
    spec(
        "validate a pack",
        given={
            "changes": {
                CLAIM + "facet": "management",
                CLAIM + "statement": "Samplazole 7 mg may be given.",
                CLAIM + "plain": "Samplazole 7 mg may be given.",
                QUANTITY + "kind": "amount",
                QUANTITY + "unit": "mg",
                QUANTITY + "comparator": "=",
            }
        },
        expect={"problems include": advice},
    )


def test_a_dose_without_a_plain_sentence(spec):
    """A dose with `plain: null` keeps the rule."""
    spec(
        "validate a pack",
        given={"changes": {CLAIM + "facet": "dosing", CLAIM + "plain": None, **NO_BOTTOM_LINE}},
        expect={"problems": []},
    )


def test_every_other_claim_is_plain(spec):
    """A claim that gives no dose has a plain sentence, so that lay readers are not left out."""
    spec("validate a pack", given={"changes": {CLAIM + "plain": None}}, expect={"how many problems": 1})


def test_bottom_lines_are_verified(spec):
    """A bottom line names no unverified claim."""
    told(spec, {SUPPORT + "ref": "ai-page-c"}, "the bottom line names 'cause-1', which is unverified.")


def test_bottom_lines_resolve(spec):
    """A bottom line names claims of its own concept."""
    told(
        spec,
        {"concepts[0].bottom_lines": {"cause": ["nothing"]}},
        "concepts.yaml:1: hypoexemplaremia: the bottom line names 'nothing'",
    )


def test_grades_are_verified_by_reading(spec):
    """A grade is verified only if the guideline's own words were read."""
    grade = {"by": "Guideline A", "grade": "1B", "verified": True}
    spec("validate a pack", given={"changes": {CLAIM + "recommendation": grade}}, expect={"problems": []})
    told(
        spec,
        {CLAIM + "recommendation": grade, SUPPORT + "read_depth": "abstract"},
        "the grade is marked verified, but no guideline's own text was read.",
    )


def test_ids_are_given_once(spec):
    """Two claims never share an id."""
    told(
        spec,
        {"claims[1].topic": "other"},
        "claims/sample.yaml:24: The id 'cause-1' was given already at claims/sample.yaml:1.",
    )


def test_unknown_keys_are_refused(spec):
    """A key that is not known is a slip of the pen, and is told."""
    told(
        spec, {CLAIM + "certanty": "high"}, "claims/sample.yaml:24: certanty is not a key that is known here."
    )


def test_identifiers_have_their_form(spec):
    """A PMID has digits, a DOI begins with 10., and an address with http."""
    told(spec, {"references[0].pmid": "PMC12"}, "pmid is 'PMC12'")
    told(spec, {"references[0].doi": "x/1"}, "doi is 'x/1'")
    told(spec, {"references[0].url": "javascript:alert(1)"}, "url is 'javascript:alert(1)'")


def test_anchors_are_refused(spec):
    """Anchors and aliases of YAML are refused: a pack needs none, and they let a small file grow without
    bound."""
    spec(
        "validate a pack",
        given={"files": {"glossary.yaml": "- &a {term: salt, meaning: A white thing.}\n- *a\n"}},
        expect={
            "problems": [
                "glossary.yaml:1: An anchor or alias stands here; packs do not use them. Write the "
                "value out.",
                "glossary.yaml:2: An anchor or alias stands here; packs do not use them. Write the "
                "value out.",
            ]
        },
    )


def test_broken_yaml(spec):
    """YAML that cannot be read is told with its line."""
    spec(
        "validate a pack",
        given={"files": {"glossary.yaml": "- term: [salt\n"}},
        expect={"problems include": "glossary.yaml:2: The YAML cannot be read here"},
    )


def test_a_key_that_stands_twice(spec):
    """A key that stands twice in one entry is told."""
    spec(
        "validate a pack",
        given={"files": {"glossary.yaml": "- term: salt\n  term: sugar\n  meaning: A white thing.\n"}},
        expect={"problems": ["glossary.yaml:2: The key 'term' stands twice in one entry. Keep one of them."]},
    )


def test_all_problems_at_once(spec):
    """All problems are reported at once, each with file and line, what is wrong and what to write."""
    spec(
        "validate a pack",
        given={
            "changes": {
                QUANTITY + "unit": "furlong",
                "drug_causes[0].refs": ["nobody"],
                "concepts[0].bottom_lines": {"cause": ["nothing"]},
                "pack.version": "one",
            }
        },
        expect={"problems include": ["pack.yaml:3: version is 'one'."]},
    )
    spec(
        "validate a pack",
        given={
            "changes": {
                QUANTITY + "unit": "furlong",
                "drug_causes[0].refs": ["nobody"],
                "concepts[0].bottom_lines": {"cause": ["nothing"]},
            }
        },
        expect={
            "how many problems": 3,
            "problems include": ["'furlong' is not a UCUM code", "the reference 'nobody'", "names 'nothing'"],
        },
    )


def test_one_slip_is_one_problem(spec):
    """One slip of the pen is told once, not again as its consequences."""
    spec(
        "validate a pack",
        given={"changes": {SUPPORT + "read_depth": "skimmed"}},
        expect={"how many problems": 1},
    )


def test_a_pack_with_problems_stays_out(spec):
    """A pack with problems is not taken into a library; the library stays as it was."""
    spec("ingest a pack", given={}, expect={"packs": 1, "claims": 1})
    spec(
        "ingest a pack",
        given={"changes": {SUPPORT + "ref": "nobody"}},
        expect_error="was not taken in. See them with: bedside pack validate",
    )
