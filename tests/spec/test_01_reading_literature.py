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


def test_notices(spec):
    """Notices of retraction, concern, correction and update are kept, with the work that they tie to."""
    ties = {"RetractionIn": 91, "ErratumIn": 92, "UpdateOf": 93, "ExpressionOfConcernIn": 94, "CommentIn": 95}
    listed = "".join(
        f'<CommentsCorrections RefType="{kind}"><PMID>{pmid}</PMID></CommentsCorrections>'
        for kind, pmid in ties.items()
    )
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [
                {"pmid": "8", "after": f"<CommentsCorrectionsList>{listed}</CommentsCorrectionsList>"}
            ],
        },
        expect={
            "retracted": ["pmid:8"],
            "ties": [
                "retraction by 91",
                "erratum by 92",
                "update of 93",
                "expression of concern by 94",
            ],
        },
    )


def test_removals(spec):
    """A file of updates that takes records back names them, so that they can be taken out of the library."""
    spec(
        "read a file",
        given={
            "file": "update.xml",
            "text": "<PubmedArticleSet><DeleteCitation><PMID Version='1'>9</PMID><PMID Version='1'>10</PMID>"
            "</DeleteCitation></PubmedArticleSet>",
        },
        expect={"works": [], "removed": ["pmid:9", "pmid:10"], "problems": []},
    )


def test_the_record_s_own_words(spec):
    """Headings, grants, the date of the last revision and the license are kept as printed; what the work
    cites is not (ADR 0061)."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [
                {
                    "pmid": "8",
                    "article": "<Abstract><AbstractText>Salt fell.</AbstractText>"
                    "<CopyrightInformation>© 2020 The Authors.</CopyrightInformation></Abstract>"
                    "<GrantList><Grant><GrantID>R01 1</GrantID><Agency>NIH</Agency></Grant></GrantList>",
                    "after": "<DateRevised><Year>2021</Year><Month>3</Month><Day>09</Day></DateRevised>"
                    "<MeshHeadingList><MeshHeading><DescriptorName>Sodium</DescriptorName>"
                    "<QualifierName>blood</QualifierName></MeshHeading></MeshHeadingList>"
                    "<KeywordList><Keyword>salt</Keyword></KeywordList>",
                    "data": "<ReferenceList><Reference><Citation>Doe J. Salt.</Citation></Reference>"
                    "</ReferenceList>",
                }
            ],
        },
        expect={
            "headings": ["Sodium"],
            "grants": ["NIH: R01 1"],
            "revised": ["2021-03-09"],
            "cited": [],
            "licenses": ["© 2020 The Authors."],
        },
    )


def test_abstracts_in_other_languages(spec):
    """An abstract in another language, or in plain language, follows the main one under what it is."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [
                {
                    "pmid": "8",
                    "article": "<Abstract><AbstractText>Salt fell.</AbstractText></Abstract>",
                    "after": '<OtherAbstract Type="Publisher" Language="fre">'
                    '<AbstractText Label="BUT">Le sel.</AbstractText></OtherAbstract>'
                    '<OtherAbstract Type="plain-language-summary" Language="eng">'
                    "<AbstractText>Less salt.</AbstractText></OtherAbstract>",
                }
            ],
        },
        expect={
            "passages": [
                "Salt fell.",
                "Abstract (French) › BUT: Le sel.",
                "Plain language summary (English): Less salt.",
            ],
            "offsets hold": True,
        },
    )


def test_powers_in_titles_and_abstracts(spec):
    """Markup goes, and what it says stays: a power keeps its mark, a formula reads on one line."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [
                {
                    "pmid": "8",
                    "title": "CO<sub>2</sub> at 10<sup>9</sup> <i>in vivo</i>.",
                    "article": "<Abstract><AbstractText>We saw "
                    '<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:msup>'
                    "<mml:mn>10</mml:mn><mml:mn>3</mml:mn></mml:msup></mml:math> cells."
                    "</AbstractText></Abstract>",
                }
            ],
        },
        expect={"works": ["pmid:8: CO2 at 10^9 in vivo"], "passages": ["We saw 10^3 cells."]},
    )


def test_a_book_s_chapter(spec):
    """A chapter of a book becomes a work of its own, kept as a textbook unless its types say more."""
    spec(
        "read a file",
        given={
            "file": "book.xml",
            "text": "<PubmedArticleSet><PubmedBookArticle><BookDocument><PMID>5</PMID><Book>"
            "<BookTitle>Salts</BookTitle><PubDate><Year>2001</Year></PubDate></Book>"
            "<ArticleTitle>Water</ArticleTitle><Abstract><AbstractText>Water is wet.</AbstractText>"
            "</Abstract></BookDocument></PubmedBookArticle></PubmedArticleSet>",
        },
        expect={
            "works": ["pmid:5: Water"],
            "years": [2001],
            "kinds": ["textbook"],
            "passages": ["Water is wet."],
        },
    )


def test_letters_of_two_bytes(spec):
    """A file in another encoding is read by what it states, and the works are the same."""
    spec(
        "read a file",
        given={
            "file": "wide.xml",
            "encoding": "utf-16",
            "text": '<?xml version="1.0" encoding="utf-16"?><PubmedArticleSet><PubmedArticle>'
            "<MedlineCitation><PMID>1</PMID><Article><ArticleTitle>Über Salz</ArticleTitle></Article>"
            "</MedlineCitation></PubmedArticle></PubmedArticleSet>",
        },
        expect={"works": ["pmid:1: Über Salz"], "problems": []},
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


def test_a_broken_record_costs_no_other(spec):
    """XML that is broken within one record costs that record alone, wherever it stands in the file."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [{"pmid": "1"}, {"pmid": "2", "title": "Broken </b> & bad"}, {"pmid": "3"}],
        },
        expect={
            "works": ["pmid:1: A title", "pmid:3: A title"],
            "problems include": ["records.xml:6: The XML is broken"],
        },
    )


def test_a_record_that_was_left_out_can_be_mended(spec):
    """A record that was left out is handed on as it stood, so that it can be mended and read again."""
    spec(
        "read a file",
        given={
            "file": "records.xml",
            "records": [{"pmid": "1"}, {"pmid": "twelve"}, {"pmid": "3", "title": "A </b> title"}],
            "mend": {"twelve": "12", "</b> ": ""},
        },
        expect={
            "works": ["pmid:1: A title"],
            "rejected include": ["twelve", "</b>"],
            "works after mending": ["pmid:12: A title", "pmid:3: A title"],
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
