"""What is promised of a text that a reader gives to the site to be checked?"""

title = "Check on the site"
intro = """A reader pastes a text or gives a file, and sees findings in place beside it.
Nothing of the text is kept."""

WRONG = "Serum magnesium was 1.3 mEq/L (1.3 mmol/L)."


def test_findings_stand_in_place(spec):
    """The words of a finding are marked where they stand, with severity and code beside them."""
    spec(
        "check on the site",
        given={"text": WRONG},
        expect={"codes": ["conversion-wrong"], "marked": ["1.3 mmol/L"], "severities": ["error"]},
    )


def test_a_finding_leads_to_what_it_rests_on(spec):
    """A finding is named in plain words; the claims and works that it names can be opened."""
    spec(
        "check on the site",
        given={"text": "Severe hypomagnesemia: give magnesium sulfate 4 mg IV over 4 hours."},
        expect={
            "words include": ["The text contradicts a claim of the library", "hm-dose-007"],
            "leads to": [
                "/claims/hm-dose-007/",
                "/sources/droracle-39885-label/?claim=hm-dose-007",
                "/sources/mgso4-label-empr/?claim=hm-dose-007",
                "/sources/docslib-2016-hypomg-gp/?claim=hm-dose-007",
            ],
        },
    )


def test_a_file_is_checked_as_a_pasted_text_is(spec):
    """A file is checked as a pasted text is, and named in the result."""
    spec(
        "check on the site",
        given={"text": WRONG, "file": "leaflet.md"},
        expect={"codes": ["conversion-wrong"], "words include": ["leaflet.md"]},
    )


def test_nothing_found_is_not_nothing_wrong(spec):
    """Where nothing is found, the page says that the text may still be wrong."""
    spec(
        "check on the site",
        given={"text": "Magnesium is a metal."},
        expect={"codes": [], "words include": ["may still be wrong"]},
    )


def test_what_cannot_be_checked_is_told(spec):
    """An empty text, or a file that is no text, is refused with the reason and what to do."""
    spec(
        "check on the site",
        given={"text": " "},
        expect={"status": 422, "words include": ["Paste a text or choose a file"]},
    )
    spec(
        "check on the site",
        given={"text": "{\\rtf1 x}", "file": "leaflet.rtf"},
        expect={"status": 422, "words include": ["rich text", "Save it as .docx, .pdf or plain text"]},
    )


def test_a_report_leaves_as_a_file(spec):
    """The report leaves as JSON, SARIF or HTML, made from the text that the browser sends again."""
    for form in ("json", "sarif", "html"):
        spec(
            "check on the site",
            given={"text": WRONG, "form": form},
            expect={"file": f'attachment; filename="text.check.{form}"'},
        )


def test_nothing_is_kept(spec):
    """No cache on the way may keep a result."""
    spec("check on the site", given={"text": WRONG}, expect={"kept by caches include": ["no-store"]})
