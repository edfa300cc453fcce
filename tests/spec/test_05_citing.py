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
