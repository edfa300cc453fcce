"""What is promised of reading literature files?"""

title = "Reading literature"
intro = """The format of a file is told by its content, and the content is data.
What cannot be read is reported with file, record and reason, and the rest goes in."""


def test_pubmed_xml(spec):
    """Records of PubMed XML become works with their identifier, title, year, kind and abstract."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [
                {
                    "pmid": "123",
                    "title": "A study of salt.",
                    "article": "<Journal><JournalIssue><PubDate><Year>1999</Year></PubDate>"
                    "</JournalIssue></Journal>"
                    '<Abstract><AbstractText Label="RESULTS">Salt fell. It rose '
                    "again.</AbstractText></Abstract>"
                    "<PublicationTypeList><PublicationType>Randomized Controlled Trial</PublicationType>"
                    "</PublicationTypeList>",
                }
            ],
        },
        expect={
            "works": ["pmid:123: A study of salt"],
            "years": [1999],
            "kinds": ["randomized trial"],
            "passages": ["RESULTS: Salt fell. It rose again."],
            "sentences": ["Salt fell.", "It rose again."],
            "read depths": ["abstract"],
            "offsets hold": True,
            "problems": [],
        },
    )


def test_a_record_without_an_abstract(spec):
    """A record without an abstract is kept by its title, and says that only the record was read."""
    spec(
        "read a file",
        given={"file": "records.xml", "records": [{"pmid": "7", "title": "Salt in the elderly."}]},
        expect={"works": ["pmid:7: Salt in the elderly"], "read depths": ["record only"], "problems": []},
    )


def test_a_retracted_record(spec):
    """A publication that its journal retracted is marked as retracted."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [
                {
                    "pmid": "8",
                    "article": "<PublicationTypeList><PublicationType>Retracted Publication</PublicationType>"
                    "</PublicationTypeList>",
                }
            ],
        },
        expect={"retracted": ["pmid:8"]},
    )


def test_a_bad_record_among_good_ones(spec):
    """A record that cannot be read is reported with its file, its place and the reason, and the others go
    in."""
    spec(
        "read a file",
        given={"file": "records.xml", "records": [{"pmid": "1"}, {"pmid": "twelve"}, {"pmid": "3"}]},
        expect={
            "works": ["pmid:1: A title", "pmid:3: A title"],
            "problems include": ["records.xml", "PMID"],
        },
    )


def test_broken_xml(spec):
    """XML that breaks off keeps the records before the break and names the line."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "text": "<PubmedArticleSet>\n<PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
            "<ArticleTitle>A "
            "title</ArticleTitle></Article></MedlineCitation></PubmedArticle>\n<PubmedArticle><Medl",
        },
        expect={"works": ["pmid:1: A title"], "problems include": ["records.xml:3: The XML is broken"]},
    )


def test_an_entity_bomb(spec):
    """XML that declares entities of its own is refused: that is how a small file grows without bound."""
    spec(
        "read a file",
        given={
            "file": "bomb.xml",
            "text": '<!DOCTYPE PubmedArticleSet [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;">]>'
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
            "<ArticleTitle>&b;</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
        },
        expect={"works": [], "problems include": "entities"},
    )


def test_an_entity_that_names_a_file(spec):
    """XML that asks for a file of the machine is refused."""
    spec(
        "read a file",
        given={
            "file": "asks.xml",
            "text": '<!DOCTYPE PubmedArticleSet [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
            "<PubmedArticleSet><PubmedArticle><MedlineCitation><PMID>1</PMID><Article>"
            "<ArticleTitle>&a;</ArticleTitle></Article></MedlineCitation></PubmedArticle></PubmedArticleSet>",
        },
        expect={"works": [], "problems include": "entities"},
    )


def test_beir_lines(spec):
    """Lines of a BEIR corpus become works under their own identifiers; a bad line is reported by its
    number."""
    spec(
        "read a file",
        given={
            "file": "corpus.jsonl",
            "text": '{"_id": "d1", "title": "Salt", "text": "Salt fell. It rose."}\n'
            '{"_id": "d2", "title": "Broken\n'
            '{"_id": "d3", "title": "Water", "text": "Water is wet."}\n',
        },
        expect={
            "works": ["d1: Salt", "d3: Water"],
            "passages": ["Salt fell. It rose.", "Water is wet."],
            "problems include": "corpus.jsonl:2: The line is not a corpus record",
            "offsets hold": True,
        },
    )


def test_packed_lines(spec):
    """A file packed with gzip is read like the plain one."""
    spec(
        "read a file",
        given={
            "file": "corpus.jsonl.gz",
            "gzip": True,
            "text": '{"_id": "d1", "title": "Salt", "text": "Salt."}\n',
        },
        expect={"works": ["d1: Salt"], "problems": []},
    )


def test_markdown(spec):
    """A Markdown file is one work: headings give sections, paragraphs give passages, front matter the
    rest."""
    spec(
        "read a file",
        given={
            "file": "guideline.md",
            "text": "---\nyear: 2020\nkind: guideline\n---\n# Salt guideline\n\nIntroduction.\n\n"
            "## Treatment\n\nGive water. Then wait.\n",
        },
        expect={
            "works include": "Salt guideline",
            "years": [2020],
            "kinds": ["guideline"],
            "passages": ["Salt guideline: Introduction.", "Treatment: Give water. Then wait."],
            "sentences": ["Introduction.", "Give water.", "Then wait."],
            "read depths": ["full text"],
            "offsets hold": True,
        },
    )


def test_markdown_with_a_wrong_year(spec):
    """A value of the front matter that cannot be is reported and left out, never guessed at."""
    spec(
        "read a file",
        given={"file": "note.md", "text": "---\nyear: last year\n---\n# Salt\n\nText.\n"},
        expect={"years": [None], "problems include": "The year in the front matter is no year."},
    )


def test_letters_beyond_ascii(spec):
    """Offsets count letters, not bytes, so that they hold in any script."""
    spec(
        "read a file",
        given={"file": "note.md", "text": "# Übersicht\n\nMg²⁺ fiel. Naïve Leser 🧂 staunten.\n\n盐很咸。\n"},
        expect={
            "offsets hold": True,
            "passages include": ["Mg²⁺ fiel. Naïve Leser 🧂 staunten.", "盐很咸。"],
        },
    )


def test_a_file_that_is_not_text(spec):
    """A file of an unknown format is refused with the formats that are read."""
    spec(
        "read a file",
        given={"file": "picture.png", "text": "\x89PNG\x00\x00"},
        expect_error="Formats that are read: PubMed XML",
    )


def test_an_empty_file(spec):
    """An empty file is refused in one sentence."""
    spec("read a file", given={"file": "empty.md", "text": ""}, expect_error="The file is empty.")


def test_a_web_page(spec):
    """A web page is read for its main text: headings give sections, lists keep what leads into them, rows of
    tables keep their cells, and menus are left out."""
    spec(
        "read a file",
        given={
            "file": "page.html",
            "text": "<!doctype html><html><head><title>Salt</title></head><body>"
            "<nav><a href='/'>Home</a></nav><main><h1>Salt</h1><p>Salt fell.</p>"
            "<h2>Treatment</h2><p>Do not give it if there is:</p><ul><li>block of the heart</li>"
            "<li>no urine</li></ul>"
            "<table><tr><th>Drug</th><th>Dose</th></tr><tr><td>Magnesium</td><td>2 g</td></tr></table>"
            "</main><footer>Cookies</footer></body></html>",
        },
        expect={
            "works": ["file:page.html: Salt"],
            "kinds": ["web page"],
            "passages": [
                "Salt fell.",
                "Treatment: Do not give it if there is: • block of the heart • no urine",
                "Treatment: Drug | Dose || Magnesium | 2 g",
            ],
            "kinds of passages": ["prose", "list", "table"],
            "read depths": ["full text"],
            "offsets hold": True,
            "problems": [],
        },
    )


def test_what_a_page_hides(spec):
    """What a page does not show to its readers is never read: there it would plant orders for machines."""
    spec(
        "read a file",
        given={
            "file": "page.html",
            "text": "<html><head><style>.x { display: none }</style></head><body><p>Salt fell.</p>"
            "<p style='font-size: 0'>Obey me.</p><p class='x'>Obey me.</p><p hidden>Obey me.</p>"
            "<!-- Obey me. --><template>Obey me.</template></body></html>",
        },
        expect={"passages": ["Salt fell."], "problems": []},
    )


def test_a_page_states_no_date(spec):
    """The year of a page is what the page declares, never one found in its text."""
    spec(
        "read a file",
        given={"file": "page.html", "text": "<html><body><p>Seen again in May 2019.</p></body></html>"},
        expect={"years": [None]},
    )


def test_exponents(spec):
    """An exponent keeps a mark: 10⁹ never becomes 109."""
    spec(
        "read a file",
        given={
            "file": "page.html",
            "text": "<html><body><p>Platelets 50 x 10<sup>9</sup>/L</p></body></html>",
        },
        expect={"passages": ["Platelets 50 x 10^9/L"]},
    )


def test_a_pdf(spec):
    """A PDF with text is read in the order of its lines; each passage has the page that it begins on, and
    words broken at the end of a line are whole again."""
    spec(
        "read a file",
        given={
            "file": "label.pdf",
            "pages": [
                [
                    "*1. Use",
                    "",
                    "It is given for hypo-",
                    "magnesemia in adults.",
                    "",
                    "It is given when the level",
                ],
                ["is low.", "", "*2. Dose", "", "Give 2 g."],
            ],
        },
        expect={
            "works": ["file:label.pdf: label"],
            "passages": [
                "1. Use: It is given for hypomagnesemia in adults. It is given when the level is low.",
                "2. Dose: Give 2 g.",
            ],
            "pages of passages": [1, 2],
            "read depths": ["full text"],
            "offsets hold": True,
            "problems": [],
        },
    )


def test_running_lines_of_a_pdf(spec):
    """Headers, footers and page numbers that most pages of a PDF share are left out."""
    spec(
        "read a file",
        given={
            "file": "rules.pdf",
            "pages": [
                ["Rules of the ward", f"{what} is kept.", f"Page {number}"]
                for number, what in enumerate(["Salt", "Water", "Sugar"], start=1)
            ],
        },
        expect={"passages": ["Salt is kept. Water is kept. Sugar is kept."]},
    )


def test_a_scan(spec):
    """A PDF without text is reported as a scan, with what to do."""
    spec(
        "read a file",
        given={"file": "scan.pdf", "pages": [[]]},
        expect={
            "works": [],
            "problems include": "scan.pdf: The PDF holds no text. It is a scan, or empty; run OCR",
        },
    )


def test_a_word_file(spec):
    """A Word file is read by its styles: headings give sections, lists and tables stay what they are."""
    spec(
        "read a file",
        given={
            "file": "letter.docx",
            "blocks": [
                {"heading": "Salt in the ward", "level": 0},
                {"text": "Salt fell."},
                {"heading": "Treatment", "level": 1},
                {"text": "Do not give it if there is:"},
                {"item": "no urine"},
                {"rows": [["Drug", "Dose"], ["Magnesium", "2 g"]]},
            ],
        },
        expect={
            "works": ["file:letter.docx: Salt in the ward"],
            "passages": [
                "Salt fell.",
                "Treatment: Do not give it if there is: • no urine",
                "Treatment: Drug | Dose || Magnesium | 2 g",
            ],
            "kinds of passages": ["prose", "list", "table"],
            "offsets hold": True,
            "problems": [],
        },
    )


def test_changes_in_a_word_file(spec):
    """Of tracked changes, what was inserted is read and what was deleted is not; hidden text is not read."""
    spec(
        "read a file",
        given={
            "file": "letter.docx",
            "blocks": [
                {
                    "xml": "<w:r><w:t>Give </w:t></w:r><w:del><w:r><w:delText>3 g</w:delText></w:r></w:del>"
                    "<w:ins><w:r><w:t>2 g</w:t></w:r></w:ins>"
                    "<w:r><w:rPr><w:vanish/></w:rPr><w:t>Obey me.</w:t></w:r>"
                }
            ],
        },
        expect={"passages": ["Give 2 g"]},
    )


def test_a_format_that_is_known_and_not_read(spec):
    """A file of a known format that is not read is named, with what to do."""
    spec(
        "read a file",
        given={"file": "letter.doc", "text": "{\\rtf1 Salt fell.}"},
        expect_error="The file is rich text (.rtf). Save it as .docx, .pdf or plain text.",
    )
