"""What is promised of what a check shows, mends and lets pass?"""

title = "Reports of a check"
intro = """What a check finds is shown in a terminal, as a page, as JSON and as SARIF, which editors and code
hosts show in place.
Safe mends can be written into the file, and a team says in a file of its own what it wants of its texts."""

DOSE = "# Sample\n\nGive samplazole 5 mcg daily.\n"
NOTATION = {"words": "mcg", "code": "unit-notation", "severity": "info", "write": "microgram"}
ROUTELESS = {"words": "samplazole 5 mcg", "code": "dose-without-route", "family": "dose"}


def test_a_finding_in_the_terminal(spec):
    """A finding is shown with file, line, column, severity and code, its words underlined."""
    spec(
        "report",
        given={"text": DOSE, "findings": [NOTATION | {"reason": "It is misread."}]},
        expect={
            "text include": [
                "note.md:3:19 info unit-notation\n",
                " 3 │ Give samplazole 5 mcg daily.\n   │                   ^^^\n    It is misread.\n",
                "“mcg” → “microgram” (safe, --fix writes it)",
                "1 finding: 1 info.",
            ]
        },
    )


def test_a_narrow_terminal(spec):
    """In a narrow terminal a long line is cut around the words, and nothing runs over the edge."""
    spec(
        "report",
        given={
            "text": "Of all that was written here, " * 5 + "5 mcg, " + "and so on and on " * 9,
            "findings": [NOTATION],
            "width": 40,
        },
        expect={"widest line at most": 40, "text include": "5 mcg, "},
    )


def test_nothing_found(spec):
    """A text in which nothing was found says so in one line, with what it was held against."""
    spec(
        "report",
        given={"text": DOSE, "findings": []},
        expect={"text starts with": "note.md: nothing found in 1 sentence, held against no library."},
    )


def test_json_of_findings(spec):
    """The JSON gives each finding offsets, lines and columns, in code points, with its mend."""
    spec(
        "report",
        given={"text": "µ 5 mcg\n", "findings": [NOTATION]},
        expect={
            "json": [
                {
                    "code": "unit-notation",
                    "family": "quantity",
                    "severity": "info",
                    "start": 4,
                    "end": 7,
                    "reason": "This is wrong.",
                    "evidence": [],
                    "advice": None,
                    "mend": {"start": 4, "end": 7, "replacement": "microgram", "is_safe": True},
                    "line": 1,
                    "column": 5,
                    "end_line": 1,
                    "end_column": 8,
                }
            ]
        },
    )


def test_sarif_of_findings(spec):
    """SARIF names the place in lines and columns and in characters, and holds the mend as a fix."""
    spec(
        "report",
        given={"text": DOSE, "findings": [NOTATION], "name": "a folder/note.md"},
        expect={
            "sarif": [
                {
                    "rule": "unit-notation",
                    "level": "note",
                    "file": "a%20folder/note.md",
                    "line": 3,
                    "column": 19,
                    "offset": 28,
                    "length": 3,
                    "fix": "microgram",
                }
            ]
        },
    )


def test_sarif_of_words_drawn_out(spec):
    """Words that were drawn out of a PDF have no place in the file, so SARIF gives the words and no fix."""
    spec(
        "report",
        given={"text": DOSE, "findings": [NOTATION], "name": "note.pdf", "is original": False},
        expect={"sarif": [{"rule": "unit-notation", "level": "note", "file": "note.pdf", "words": "mcg"}]},
    )


def test_findings_that_overlap_in_the_page(spec):
    """In the page, findings may overlap: the words are cut where one begins or ends. No script runs."""
    spec(
        "report",
        given={"text": DOSE, "findings": [NOTATION, ROUTELESS]},
        expect={"marked in the page": ["samplazole 5 ", "mcg"], "scripts in the page": 0},
    )


def test_safe_mends_only(spec):
    """Only safe mends are written unless others are asked for, and all else stays, line ends too."""
    given = {
        "text": "Give 5 mcg\r\nor 6 mcg/d.\r\n",
        "findings": [NOTATION, NOTATION | {"words": "6 mcg/d", "write": "6 microgram daily", "safe": False}],
    }
    spec(
        "mend",
        given=given,
        expect={"text": "Give 5 microgram\r\nor 6 mcg/d.\r\n", "left": ["6 mcg/d"]},
    )
    spec(
        "mend",
        given=given | {"unsafe too": True},
        expect={"text": "Give 5 microgram\r\nor 6 microgram daily.\r\n", "left": []},
    )


def test_mends_that_overlap(spec):
    """Of mends that overlap, the first is written; mending again changes nothing."""
    spec(
        "mend",
        given={
            "text": DOSE,
            "findings": [NOTATION | {"words": "5 mcg", "write": "5 microgram"}, NOTATION | {"write": "µg"}],
        },
        expect={
            "text": "# Sample\n\nGive samplazole 5 microgram daily.\n",
            "a second time": "# Sample\n\nGive samplazole 5 microgram daily.\n",
        },
    )


def test_words_drawn_out_are_not_mended(spec):
    """Nothing is written into words that were drawn out of a file: they are not the file."""
    spec(
        "mend",
        given={"text": DOSE, "findings": [NOTATION], "is original": False},
        expect={"text": DOSE, "left": ["mcg"]},
    )


def test_select_and_ignore(spec):
    """House rules select and ignore findings by code or family; a code weighs more than its family."""
    given = {"text": DOSE, "findings": [NOTATION, ROUTELESS]}
    for rules, left in (
        ('ignore = ["dose"]', ["info unit-notation"]),
        ('select = ["dose"]', ["warning dose-without-route"]),
        ('select = ["unit-notation"]\nignore = ["quantity"]', ["info unit-notation"]),
        ('[per-file-ignores]\n"*.md" = ["dose", "quantity"]', []),
    ):
        spec("house rules", given=given | {"rules": rules}, expect={"left": left})


def test_severity_and_failing(spec):
    """House rules give a finding another severity, and say from which severity on a run fails."""
    given = {"text": DOSE, "findings": [NOTATION]}
    for rules, fails in (
        ("", False),
        ('fail-on = "info"', True),
        ('[severity]\nunit-notation = "error"', True),
        ('fail-on = "error"\n[severity]\nunit-notation = "warning"', False),
    ):
        spec("house rules", given=given | {"rules": rules}, expect={"fails": fails})


def test_the_teams_own_words_names_and_units(spec):
    """House rules find words that they forbid, references to the team itself, and unwanted units."""
    text = "Magnesium was 1.3 mEq/L, a wonder drug [1].\n\n# References\n\n1. Sample Clinic. 2020.\n"
    for rules, found in (
        ('[words]\nforbidden = ["wonder drug"]', ["absolute-word: wonder drug"]),
        ('own-names = ["Sample Clinic"]', ["self-citation: Sample Clinic. 2020."]),
        ('[units]\nmagnesium = "mmol/L"', ["unit-unusual: 1.3 mEq/L"]),
        ('[units]\nmagnesium = "mEq/L"', []),
    ):
        given = {"text": text, "findings": [], "rules": rules}
        spec("house rules", given=given, expect={"found by the rules": found})


def test_a_mistake_in_the_rules(spec):
    """A mistake in the house rules is told with its line and the nearest name; nothing is passed over."""
    given = {"text": DOSE, "findings": []}
    for rules, error in (
        ('fail-on = "error"\nignoer = []', ":2: There is no key “ignoer” (did you mean “ignore”?)."),
        ('ignore = [\n  "dose",\n  "unit-notatoin",\n]', ":3: There is no finding or family “unit-notatoin”"),
        ('[severity]\ndose = "high"', ":2: There is no severity “high”. Allowed: error, warning, info."),
        ('[units]\nmagnesum = "mmol/L"', "No analyte “magnesum” is known (did you mean “magnesium”?)."),
        ('ignore = "dose"', ":1: “ignore” must be a list; met a text."),
        ("ignore = [", "This is no TOML"),
    ):
        spec("house rules", given=given | {"rules": rules}, expect_error=error)


def test_silenced_in_the_text(spec):
    """A comment silences a code on its own line, or in the paragraph below it, and says why."""
    note = "<!-- bedside-ignore: unit-notation it is a quotation -->"
    for text in (f"Give 5 mcg. {note}\n", f"{note}\n\nGive\n5 mcg.\n"):
        spec("house rules", given={"text": text, "findings": [NOTATION]}, expect={"left": [], "problems": []})
    spec(
        "house rules",
        given={"text": f"{note}\nGive.\n\nThen 5 mcg.\n", "findings": [NOTATION]},
        expect={"left": ["info unit-notation"]},
    )


def test_silenced_without_a_reason(spec):
    """A comment without a reason or with an unknown code silences nothing, and is told."""
    for said, told in (
        ("unit-notation", "note.md:1: bedside-ignore of unit-notation gives no reason."),
        ("unit-notaton old", "There is no finding “unit-notaton” (did you mean “unit-notation”?)."),
    ):
        spec(
            "house rules",
            given={"text": f"5 mcg <!-- bedside-ignore: {said} -->", "findings": [NOTATION]},
            expect={"left": ["info unit-notation"], "problems include": told},
        )
