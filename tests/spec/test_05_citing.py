"""What is promised of citations and references?"""

title = "Citing"
intro = """Numbers are given out when the article is made, so that none can lead nowhere."""

CAUSES = "What are the causes of hypomagnesemia?"
SUPPORTS = "claims[0].supports"
NAMED = {"question": "causes of hypoexemplaremia"}


def support(ref, **others):
    return {"ref": ref, "locator": "section 2", "directness": "direct", "read_depth": "section",
            "note": "Below 7 mmol/L", **others}  # fmt: skip


def test_numbers_run_in_order(spec):
    """Citation numbers begin with 1 and run in the order of first use, through sentences and tables."""
    for audience in ("clinician", "nurse", "patient"):
        spec(
            "ask",
            given={"question": CAUSES, "audience": audience},
            expect={"numbers run in order of first use": True, "statements without a citation": []},
        )


def test_every_number_has_one_reference(spec):
    """The references are numbered from 1 without a gap, and only what is cited is listed."""
    spec(
        "ask",
        given={**NAMED, "changes": {"claims[0].supports[1].ref": "review-b"}},
        expect={
            "reference numbers": [1, 2],
            "references": ["Guideline A on exemplaremia. 2020.", "Review B of exemplaremia. 2019."],
            "cited": ["guideline-a", "review-b"],
        },
    )


def test_references_are_grouped(spec):
    """References are grouped by kind of evidence, guidelines before narrative reviews."""
    spec(
        "ask",
        given={**NAMED, "changes": {SUPPORTS: [support("review-b"), support("guideline-a")]}},
        expect={
            "markdown include": '### Guidelines\n\n- <a id="ref-2"></a>**[2]** Guideline A on exemplaremia.'
        },
    )


def test_read_depth_is_shown(spec):
    """Each reference says how deep it was read."""
    spec(
        "ask",
        given={**NAMED, "changes": {SUPPORTS: [support("guideline-a", read_depth="abstract")]}},
        expect={
            "read depths": ["abstract"],
            "text include": "Guideline A on exemplaremia. 2020. (read: abstract)",
        },
    )


def test_an_ai_page_is_no_evidence(spec):
    """An AI-written page is never cited for a verified claim."""
    spec(
        "ask",
        given={**NAMED, "changes": {SUPPORTS: [support("ai-page-c"), support("guideline-a")]}},
        expect={"cited": ["guideline-a"], "AI-written references": [], "unverified": []},
    )


def test_an_ai_page_is_flagged(spec):
    """Where an AI-written page is all there is, the claim is unverified and the reference says what it is."""
    spec(
        "ask",
        given={
            **NAMED,
            "changes": {
                "claims[1].id": "cause-2",
                "claims[1].statement": "Water may lower exemplarium below 7 mmol/L.",
                "claims[1].supports": [support("ai-page-c")],
            },
        },
        expect={
            "unverified": ["Water may lower exemplarium below 7 mmol/L."],
            "AI-written references": ["ai-page-c"],
            "text include": ["(unverified)", "AI-written page: not evidence"],
        },
    )


def test_a_claim_can_be_opened(spec):
    """`bedside show` opens a claim by its id: the statement and its state, each source with its place, how
    directly it speaks and how deep it was read, our note of it, and who says otherwise."""
    says = {"says": "levels do not change", "ref": "ai-page-c"}
    spec(
        "show",
        given={"id": "cause-1", "changes": {"claims[0].disagreements": [says]}},
        expect={
            "shown include": [
                "cause-1: Samplazole may lower exemplarium below 7 mmol/L in some patients.",
                "State: Submitted, pending human review",
                "Certainty: low, as the evidence pack's author judged it",
                "Rests on guideline-a: Guideline A on exemplaremia. 2020.",
                "  section 2; direct support; read: section",
                "  Our note: Levels below 7 mmol/L were seen with samplazole",
                "Otherwise in ai-page-c: levels do not change",
                "  AI-written page: not evidence. Page C, written by a machine.",
            ],
        },
    )


def test_a_reference_can_be_opened(spec):
    """`bedside show` opens what a claim rests on by its id, PMID or DOI: its kind, how deep each place of it
    was read, our notes of it, and the claims that rest on it."""
    for id in ("guideline-a", "pmid:7", "doi:10.1000/A"):
        spec(
            "show",
            given={"id": id, "changes": {"references[0].pmid": "7", "references[0].doi": "10.1000/A"}},
            expect={
                "shown include": [
                    "guideline-a: Guideline A on exemplaremia",
                    "Kind: guideline",
                    "(our note of the source, read: section) section 2: Levels below 7 mmol/L were seen",
                    "Claim cause-1 (section 2; direct support; read: section): Samplazole may lower",
                ],
            },
        )


def test_a_reference_is_opened_with_its_flags(spec):
    """What is shown so says in capitals that a work is retracted, or that a machine wrote it."""
    spec(
        "show",
        given={"id": "guideline-a", "changes": RETRACTED},
        expect={"flag": "RETRACTED by its journal"},
    )
    spec("show", given={"id": "ai-page-c"}, expect={"flag": "WRITTEN BY A MACHINE: it is no evidence"})


def test_an_id_that_nothing_bears(spec):
    """An id that neither a claim nor a work bears is told with the next step."""
    spec("show", given={"id": "none-such"}, expect_error="The library holds no work 'none-such'.")


RETRACTED = {
    "references[0].retracted": True,
    "claims[1].id": "cause-2",
    "claims[1].supports[0].ref": "review-b",
    "concepts[0].bottom_lines": {"cause": ["cause-2"]},
}


def test_a_retracted_publication_is_flagged(spec):
    """A reference that its journal retracted is flagged wherever it is listed."""
    spec(
        "ask",
        given={**NAMED, "changes": RETRACTED},
        expect={
            "retracted references": ["guideline-a"],
            "text include": "RETRACTED. Guideline A",
            "markdown include": "**RETRACTED.** Guideline A",
            "HTML include": "RETRACTED",
        },
    )


def test_a_retracted_publication_carries_no_claim(spec):
    """A claim that rests on a retracted publication alone is unverified, and in no bottom line."""
    spec(
        "ask",
        given={**NAMED, "changes": RETRACTED},
        expect={"bottom line claims": ["cause-2"], "unverified include": "Samplazole may lower exemplarium"},
    )


def test_literature_is_quoted_with_its_place(spec):
    """What ingested literature says is quoted word for word, cited, and kept apart from curated claims."""
    spec(
        "ask",
        given={
            "question": CAUSES,
            "literature": {"note.md": "# A note\n\nHypomagnesemia was caused by samplazole in mice.\n"},
        },
        expect={
            "quotations": ["“Hypomagnesemia was caused by samplazole in mice.”"],
            "sections include": "In the words of the literature",
            "cited include": "file:note.md",
            "numbers run in order of first use": True,
        },
    )


def test_a_quotation_with_its_result(spec):
    """A sentence that stands beside one that says that nothing differed is quoted with it."""
    text = "Magnesium did not differ between groups. Hypomagnesemia was caused by samplazole in 3 of 60."
    spec(
        "ask",
        given={
            "question": CAUSES,
            "literature": {
                "records.xml": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>9</PMID><Article>"
                f"<ArticleTitle>Sixty</ArticleTitle><Abstract><AbstractText>{text}</AbstractText></Abstract>"
                "</Article></MedlineCitation></PubmedArticle></PubmedArticleSet>"
            },
        },
        expect={"quotations": [f"“{text}”"]},
    )


def test_a_retracted_work_that_came_near(spec):
    """Among the nearest sources too, a retracted work is marked."""
    spec(
        "ask",
        given={
            "question": "Peppermint for mice?",
            "literature": {
                "records.xml": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>9</PMID><Article>"
                "<ArticleTitle>Mice on peppermint</ArticleTitle><Abstract><AbstractText>Some mice were given "
                "peppermint."
                "</AbstractText></Abstract><PublicationTypeList><PublicationType>Retracted Publication"
                "</PublicationType></PublicationTypeList></Article></MedlineCitation></PubmedArticle>"
                "</PubmedArticleSet>"
            },
        },
        expect={"outcome": "not found", "nearest sources": ["RETRACTED: Mice on peppermint"]},
    )


def test_nothing_is_quoted_from_a_retracted_work(spec):
    """A retracted work of the literature is not quoted."""
    spec(
        "ask",
        given={
            "question": CAUSES,
            "literature": {
                "records.xml": "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>9</PMID><Article>"
                "<ArticleTitle>Mice</ArticleTitle><Abstract><AbstractText>Hypomagnesemia was caused "
                "by samplazole."
                "</AbstractText></Abstract><PublicationTypeList><PublicationType>Retracted Publication"
                "</PublicationType></PublicationTypeList></Article></MedlineCitation></PubmedArticle>"
                "</PubmedArticleSet>"
            },
        },
        expect={"quotations": [], "cited exclude": "pmid:9"},
    )
