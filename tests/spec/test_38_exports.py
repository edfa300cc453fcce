"""What is promised of files that leave, and of those that come back?"""

title = "Exports"
intro = """An article leaves as text, Markdown, HTML, JSON, PDF, Word, JATS and FHIR.
Its references leave as RIS, BibTeX and CSL-JSON.
Each of these carries an *imprint*: its answer and release, the hashes of its claims, and its words by place.
An imprint is a checksum and not a signature: it shows a change that was not made to fool it."""


def test_references_for_reference_software(spec):
    """A reference is written with the fields that the library holds, and no other."""
    spec(
        "export",
        given={"form": "ris"},
        expect={"text include": ["TY  - JOUR", "DO  - 10.", "ER  - "], "begins include": "TY  - "},
    )
    spec("export", given={"form": "bibtex"}, expect={"text include": ["@article{", "doi = {10."]})
    spec("export", given={"form": "csl-json"}, expect={"text include": ['"DOI": "10.', '"date-parts"']})


def test_citations_are_links(spec):
    """A citation in Word leads to its reference, and in JATS it is an ``xref`` to a ``ref``."""
    spec("export", given={"form": "docx"}, expect={"text include": ['w:anchor="ref-1"', 'w:name="ref-1"']})
    spec(
        "export",
        given={"form": "jats"},
        expect={"text include": ['<xref ref-type="bibr" rid="ref-1">1</xref>', '<ref id="ref-1">']},
    )


def test_every_form_says_that_it_is_pending(spec):
    """Each form of the article bears its status."""
    for form in ("text", "markdown", "html", "json", "docx", "jats", "fhir"):
        spec(
            "export",
            given={"form": form},
            expect={"text include": "Submitted, pending human review. No person has signed"},
        )


def test_an_answer_without_sources_has_no_list(spec):
    """Where nothing is cited, no empty list of references is written."""
    spec(
        "export",
        given={"form": "bibtex", "question": "Does acupuncture cure baldness?"},
        expect_error="The answer cites nothing",
    )


def test_a_file_as_it_left(spec):
    """A file that nobody changed is intact, and its claims are those of the library that made it."""
    for form in (
        "text",
        "markdown",
        "html",
        "json",
        "docx",
        "jats",
        "ris",
        "bibtex",
        "csl-json",
        "fhir",
        "fhir-r5",
    ):
        spec(
            "verify a file",
            given={"form": form},
            expect={"says include": ["Intact: all", "Current:"], "exit code": 0},
        )


def test_a_file_without_curated_claims(spec):
    """A file that holds no claim of ours is intact, and is not called current."""
    spec(
        "verify a file",
        given={"form": "markdown", "question": "Does acupuncture cure baldness?"},
        expect={"says include": ["Intact: all", "No curated claims"], "exit code": 0},
    )


def test_a_changed_number(spec):
    """A changed figure is found, and the place and claim are named."""
    for form in ("text", "markdown", "html", "docx", "fhir"):
        spec(
            "verify a file",
            given={"form": form, "replaced": {"0.7 mmol/L": "0.9 mmol/L"}}
            if form != "text"
            else {"form": form, "replaced": {"0.7": "0.9"}},
            expect={"places": ["Bottom line, statement 1 (hm-def-001)"], "exit code": 5},
        )


def test_a_changed_file_is_not_called_current(spec):
    """Of a changed file it is said how its claims stand since it was made, and never that they stand as the
    file shows them."""
    spec(
        "verify a file",
        given={"form": "markdown", "replaced": {"0.7 mmol/L": "0.9 mmol/L"}},
        expect={
            "says include": ["as they did when the file was made. What was changed is the file."],
            "says exclude": ["Current:", "as the file shows them"],
        },
    )


def test_a_changed_link(spec):
    """A link that leads elsewhere is a change, though no word is another one."""
    spec(
        "verify a file",
        given={"form": "jats", "replaced": {'rid="ref-1"': 'rid="ref-2"'}},
        expect={"says include": "Links, marks or styles", "exit code": 5},
    )


def test_what_it_proves(spec):
    """The report says what an imprint proves, and what it does not."""
    spec(
        "verify a file",
        given={"form": "markdown"},
        expect={"says include": "An imprint is a checksum, not a signature"},
    )


def test_a_file_without_an_imprint(spec):
    """Nothing is told of a file that carries no imprint."""
    spec(
        "verify a file",
        given={"text": "Hypomagnesemia is common."},
        expect_error="The file cannot be verified",
    )
