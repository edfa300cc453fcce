"""What is promised of checking the citations of a text?"""

title = "Checking citations"
intro = """Each citation must lead to a reference, each reference to a work, and the work must say what the
sentence says. Works are looked up in the library by the identifiers that the list prints."""


def test_evidence_on_one_drug_told_of_another(spec):
    """What a source found for one drug is not said of another by citing it."""
    spec(
        "check a text",
        given={
            "text": "Early apixaban after stroke raises intracranial bleeding [1].\n\n"
            "## References\n\n1. A trial. PMID: 11.\n",
            "works": {"pmid:11": {"text": "Early heparin after stroke raises intracranial bleeding."}},
        },
        expect={"codes": ["contradicts-source"], "reasons include": "it is another drug"},
    )


def test_a_recommendation_made_stronger(spec):
    """“Consider” in the source is no “must” in the text."""
    spec(
        "check a text",
        given={
            "text": "Aspirin is mandatory for all patients with a mechanical mitral valve [1].\n\n"
            "## References\n\n1. A guideline. PMID: 12.\n",
            "works": {
                "pmid:12": {"text": "Aspirin may be considered for patients with a mechanical mitral valve."}
            },
        },
        expect={"codes include": ["contradicts-source"], "evidence include": "may be considered"},
    )


def test_a_label_s_range_told_wrongly(spec):
    """A range that the cited label gives otherwise is told, with the label's words."""
    spec(
        "check a text",
        given={
            "text": "The label advises against starting metformin at an eGFR of 45-59 mL/min [1].\n\n"
            "## References\n\n1. A label. PMID: 13.\n",
            "works": {
                "pmid:13": {
                    "text": "The label advises against starting metformin at an eGFR of 30-45 mL/min.",
                    "depth": "label section",
                }
            },
        },
        expect={"codes": ["contradicts-source"], "severities": ["error"], "evidence include": "30-45"},
    )


def test_a_superseded_edition(spec):
    """A cited edition that a later one supersedes is told."""
    spec(
        "check a text",
        given={
            "text": "Adults need 4,700 mg of potassium a day [1].\n\n## References\n\n1. Intakes. PMID: "
            "14.\n",
            "works": {
                "pmid:14": {
                    "text": "Adults need 4,700 mg of potassium a day.",
                    "year": 2005,
                    "superseded by": "Intakes, 2019",
                }
            },
        },
        expect={"codes": ["stale-edition"], "reasons include": "Intakes, 2019"},
    )


def test_numbers_that_resolve_to_nothing(spec):
    """Citation numbers without an entry are told; of an unnumbered list none resolves with certainty."""
    spec(
        "check a text",
        given={
            "text": "Alcohol lowers magnesium [1]. Diarrhea does too [2].\n\n## References\n\n"
            "1. A review. PMID: 15.\n"
        },
        expect={"codes": ["citation-dangling"], "words": ["[2]"]},
    )
    spec(
        "check a text",
        given={
            "text": "# Causes\n\n- Alcohol use 1\n- Chronic diarrhea 1\n- Proton pump inhibitors 2\n"
            "- Cisplatin 3\n\n# References\n\nA review. A journal, 2010\n\nA page. doi:10.1000/x, 2011\n"
        },
        expect={"codes include": ["citation-unnumbered", "citation-dangling", "reference-unidentified"]},
    )


def test_a_page_that_cites_itself(spec):
    """A machine-written overview is no guideline, and a reference without identifier cannot be opened."""
    spec(
        "check a text",
        given={
            "text": "Low magnesium is common [1].\n\n## References\n\n"
            "1. Guideline topic overview. OpenEvidence editors, 2025.\n"
        },
        expect={"codes": ["reference-unidentified", "self-citation"]},
    )


def test_a_reference_of_a_year_to_come(spec):
    """A work of a year that has not come cannot have been read; journals date issues one ahead."""
    text = "Sodium was low [1].\n\n# References\n\n1. Sample A. On sodium. {} doi:10.1234/sample\n"
    for printed in ("Sample J. 2031;12(3):45-50.", "Sample J, 2031.", "(2031)", "Sample J. 2031 May;1:2."):
        spec(
            "check a text",
            given={"text": text.format(printed), "year": 2026},
            expect={"codes": ["reference-future"]},
        )
    for printed in (
        "Sample J. 2027;12(3):45-50.",
        "Sample J. 2019;380:2031-2040.",
        "Forecasts to 2050. Sample J. 2019;1:2.",
        "Sample J. 2019 (forecast of 2031).",
        "https://sample.example/a. 2031/b.",
    ):
        spec("check a text", given={"text": text.format(printed), "year": 2026}, expect={"codes": []})
    spec(
        "check a text",
        given={"text": text.format("Sample J. 2031;12(3):45-50."), "year": 2031},
        expect={"codes": []},
    )


def test_a_class_of_nobody(spec):
    """A class of recommendation without body, year or level says nothing."""
    spec(
        "check a text",
        given={"text": "In cardiac arrest give 1-2 g of magnesium sulfate IV (Class I recommendation)."},
        expect={"codes": ["grade-without-source"]},
    )


def test_a_retracted_source(spec):
    """A reference that was retracted is told, whatever the text says."""
    spec(
        "check a text",
        given={
            "text": "Samplazole cures salt [1].\n\n## References\n\n1. A trial. PMID: 16.\n",
            "works": {"pmid:16": {"text": "Samplazole cures salt.", "retracted": True}},
        },
        expect={"codes include": ["retracted-source"]},
    )
