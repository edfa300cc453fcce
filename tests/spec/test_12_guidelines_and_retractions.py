"""What is promised of reading guideline summaries and tables of retractions?"""

title = "Guidelines and retractions"
intro = """A grade is kept as it is printed; a notice marks the work that it speaks of."""

SCHEME = "<p><strong>Grades of Advice</strong></p><p>Grade A: well founded. Grade B: less so.</p>"
COLUMNS = (
    "Record ID,Title,RetractionDate,RetractionDOI,RetractionPubMedID,OriginalPaperDOI,"
    "OriginalPaperPubMedID,RetractionNature,Reason\n"
)


def test_a_guideline_summary(spec):
    """A summary of the National Guideline Clearinghouse is read as a summary: each recommendation is a
    passage of its own, with the grade that is printed and the name of the scheme that the file gives."""
    spec(
        "read a file",
        given={
            "file": "ngc-77.xml",
            "fields": {
                "Guideline Title": "Salt in the elderly.",
                "Guideline Developer(s)": "Salt Society - Medical Specialty Society",
                "Date Released": "1998 (revised 2013 May)",
                "Rating Scheme for the Strength of the Recommendations": SCHEME,
                "Major Recommendations": "<p><strong>Diet</strong></p><ul><li>Salt should be weighed "
                "(<em>Grade A</em>).</li><li>Water should be offered.</li></ul>",
            },
        },
        expect={
            "works": ["ngc:77: Salt in the elderly"],
            "years": [2013],
            "kinds": ["guideline"],
            "read depths": ["section"],
            "passages include": [
                "Major Recommendations › Diet: Salt should be weighed (Grade A).",
                "Major Recommendations › Diet: Water should be offered.",
            ],
            "grades": ["Grade A by Salt Society: Grades of Advice"],
            "offsets hold": True,
            "problems": [],
        },
    )


def test_a_grade_that_the_scheme_does_not_bear_out(spec):
    """A mark that may tell of the evidence alone, or that no rating scheme explains, is no grade."""
    spec(
        "read a file",
        given={
            "file": "ngc-78.xml",
            "fields": {
                "Guideline Title": "Salt.",
                "Rating Scheme for the Strength of the Recommendations": "<p>Not applicable</p>",
                "Major Recommendations": "<ul><li>Salt should be weighed (Level B).</li>"
                "<li>Water should be offered (Grade A).</li></ul>",
            },
        },
        expect={"passages include": "Salt should be weighed (Level B).", "grades": []},
    )


def test_a_guideline_that_updates_another(spec):
    """What the status of a guideline says of an earlier version becomes a notice in the status's words."""
    spec(
        "read a file",
        given={
            "file": "ngc-79.xml",
            "fields": {
                "Guideline Title": "Salt.",
                "Guideline Status": "<p>This is the current release of the guideline.</p>"
                "<p>This guideline updates a previous version: Salt, first edition. 1990.</p>",
            },
        },
        expect={"notices": ["ngc:79 gives update; updates a previous version: Salt, first edition. 1990."]},
    )


def test_a_withdrawn_guideline(spec):
    """A summary that holds its bibliographic source alone is kept as a record, and not as a guideline:
    nothing says that it is current."""
    spec(
        "read a file",
        given={
            "file": "ngc-80.xml",
            "fields": {"Bibliographic Source(s)": "Salt guideline. Town: Doe; 1999."},
        },
        expect={
            "works": ["ngc:80: Salt guideline. Town: Doe; 1999."],
            "kinds": ["article, design not stated"],
            "years": [None],
            "read depths": ["record only"],
        },
    )


def test_a_retraction_table(spec):
    """A row of Retraction Watch's table is a notice about a work: its kind, its day and its reasons."""
    spec(
        "read a file",
        given={
            "file": "table.csv",
            "text": COLUMNS + "1,Salt,7/12/2023 0:00,10.1000/n,37.0,unavailable,36035816.0,Retraction,"
            "+Error in Data;+Unreliable Results;\n"
            '2,"Water, with\na second line",1/2/2020 0:00,,0,10.1000/w,0,Expression of concern,\n',
        },
        expect={
            "works": [],
            "notices": [
                "36035816 received retraction; 2023-07-12; Error in Data; Unreliable Results",
                "10.1000/w received expression of concern; 2020-01-02",
            ],
            "problems": [],
        },
    )


def test_a_retraction_of_nothing(spec):
    """A row that names no work is reported with its line, and the others go in."""
    spec(
        "read a file",
        given={
            "file": "table.csv",
            "text": COLUMNS + "1,Salt,,,,unavailable,0,Retraction,\n2,Water,,,,10.1000/w,0,Reinstatement,\n",
        },
        expect={
            "notices": ["10.1000/w received reinstatement"],
            "problems include": "table.csv:2: The row names neither PMID nor DOI",
        },
    )


def test_a_retraction_table_of_other_columns(spec):
    """A table without the columns that are needed is one problem."""
    spec(
        "read a file",
        given={"file": "table.csv", "text": "Record ID,RetractionDate,Work\n1,2020,Salt\n2,2020,Water\n"},
        expect={
            "notices": [],
            "problems": [
                "table.csv:1: The table lacks RetractionNature, or both OriginalPaperDOI and "
                "OriginalPaperPubMedID. Expected the columns of Retraction Watch's table; nothing was read."
            ],
        },
    )


def test_crossref_updates(spec):
    """Crossref's records of updates are notices about the works that they update."""
    spec(
        "read a file",
        given={
            "file": "works.jsonl",
            "text": '{"DOI": "10.1000/n", "update-to": [{"DOI": "10.1000/w", "type": "retraction", '
            '"label": "Retraction", "updated": {"date-parts": [[2021, 3]]}}]}\n',
        },
        expect={"notices": ["10.1000/w received retraction; 2021-03; Retraction"], "problems": []},
    )
