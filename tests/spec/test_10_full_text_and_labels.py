"""What is promised of reading full text and drug labels?"""

title = "Reading full text and drug labels"
intro = """Articles in JATS and labels in SPL are cut into passages section by section.
Tables, lists, captions and formulas stay apart from prose, and a passage knows the works that it cites."""

JATS = (
    '<article article-type="research-article"><front><article-meta>'
    '<article-id pub-id-type="pmid">12</article-id>'
    "<title-group><article-title>Salt</article-title></title-group></article-meta></front>"
    "{rest}</article>"
)
"""An article that holds what must be, and ``rest``."""

LABEL = (
    '<document xmlns="urn:hl7-org:v3"><title>SALTINE tablets</title>{head}<component><structuredBody>'
    "<component><section>{section}</section></component></structuredBody></component></document>"
)
"""A label of one section; ``head`` and ``section`` are what stands in them."""

SET_ID = '<setId root="608D4F0D-B19F-46D3-749A-7159AA5F933D"/>'


def test_full_text_in_jats(spec):
    """An article of full text in JATS becomes one work with its sections, and its identifier is the PMID
    where it states one."""
    spec(
        "read a file",
        given={
            "file": "article.nxml",
            "text": '<article article-type="review-article"><front><article-meta>'
            '<article-id pub-id-type="pmc">77</article-id><article-id pub-id-type="pmid">12</article-id>'
            "<title-group><article-title>Salt in the ward</article-title></title-group>"
            '<pub-date pub-type="ppub"><year>1999</year></pub-date>'
            "<abstract><p>Salt matters.</p></abstract></article-meta></front>"
            "<body><sec><title>Results</title><sec><title>Water</title><p>Salt fell. It rose again.</p>"
            "</sec></sec></body></article>",
        },
        expect={
            "works": ["pmid:12: Salt in the ward"],
            "years": [1999],
            "kinds": ["narrative review"],
            "passages": ["Abstract: Salt matters.", "Results › Water: Salt fell. It rose again."],
            "read depths": ["full text"],
            "offsets hold": True,
            "problems": [],
        },
    )


def test_a_table_of_an_article(spec):
    """A table is read row by row, cell by cell, after its label and caption; a cell that stretches over
    rows stands in each of them."""
    spec(
        "read a file",
        given={
            "file": "article.xml",
            "text": JATS.format(
                rest="<body><sec><title>Results</title><table-wrap><label>Table 1</label>"
                "<caption><p>Salt by ward.</p></caption><table>"
                "<thead><tr><th>Ward</th><th>Day</th><th>Salt</th></tr></thead><tbody>"
                '<tr><td rowspan="2">East</td><td>1</td><td>140</td></tr><tr><td>2</td><td>138</td></tr>'
                "</tbody></table></table-wrap></sec></body>"
            ),
        },
        expect={
            "passage kinds": ["table"],
            "passages": [
                "Results › Table 1: Table 1 Salt by ward. || Ward | Day | Salt "
                "|| East | 1 | 140 || East | 2 | 138"
            ],
        },
    )


def test_what_a_passage_cites(spec):
    """A passage knows which works it cites; of a range, those between its ends too."""
    spec(
        "read a file",
        given={
            "file": "article.xml",
            "text": JATS.format(
                rest="<body><p>Salt fell.<sup><xref ref-type='bibr' rid='r1'>1</xref>–"
                "<xref ref-type='bibr' rid='r3'>3</xref></sup> It rose.</p></body><back><ref-list>"
                + "".join(
                    f"<ref id='r{n}'><mixed-citation>Author {n}. Salt.</mixed-citation></ref>"
                    for n in (1, 2, 3)
                )
                + "</ref-list></back>"
            ),
        },
        expect={
            "passages": ["Salt fell [1–3]. It rose."],
            "sentences": ["Salt fell [1–3].", "It rose."],
            "cites": [["r1", "r2", "r3"]],
            "cited": ["r1: Author 1. Salt.", "r2: Author 2. Salt.", "r3: Author 3. Salt."],
        },
    )


def test_raised_marks_in_an_article(spec):
    """Raised signs never change a number or a word: a power keeps its sign, a mark of a note stands in
    brackets."""
    spec(
        "read a file",
        given={
            "file": "article.xml",
            "text": JATS.format(
                rest="<body><p>Cells were 10<sup>9</sup>/L, Mg<sup>2+</sup> 0.8<sup>a</sup>.</p>"
                "<p><sup>a</sup>septic patients only.</p></body>"
            ),
        },
        expect={"passages": ["Cells were 10^9/L, Mg2+ 0.8 [a]. [a] septic patients only."]},
    )


def test_a_formula_of_an_article(spec):
    """A formula is kept as one readable line."""
    spec(
        "read a file",
        given={
            "file": "article.xml",
            "text": JATS.format(
                rest='<body><disp-formula><mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML"><mml:mi>x'
                "</mml:mi><mml:mo>=</mml:mo><mml:mfrac><mml:mrow><mml:mi>a</mml:mi><mml:mo>+</mml:mo>"
                "<mml:mi>b</mml:mi></mml:mrow><mml:mn>2</mml:mn></mml:mfrac></mml:math></disp-formula></body>"
            ),
        },
        expect={"passages": ["x = (a + b)/2"], "passage kinds": ["formula"]},
    )


def test_an_article_that_was_retracted(spec):
    """An article that points forward to its retraction is marked as retracted; the notice itself is not."""
    spec(
        "read a file",
        given={
            "file": "article.xml",
            "text": "<pmc-articleset>"
            + "".join(
                f'<article article-type="{type}"><front><article-meta><article-id pub-id-type="pmid">{pmid}'
                "</article-id><title-group><article-title>Salt</article-title></title-group>"
                f'<related-article related-article-type="{tie}"/></article-meta></front></article>'
                for pmid, type, tie in (
                    (1, "research-article", "retraction-forward"),
                    (2, "retraction", "retracted-article"),
                )
            )
            + "</pmc-articleset>",
        },
        expect={"works": ["pmid:1: Salt", "pmid:2: Salt"], "retracted": ["pmid:1"]},
    )


def test_a_bad_article_among_good_ones(spec):
    """An article of a set that states no identifier is reported and left out, and the others go in."""
    spec(
        "read a file",
        given={
            "file": "set.xml",
            "text": "<pmc-articleset>"
            + JATS.format(rest="")
            + JATS.format(rest="").replace('pub-id-type="pmid"', 'pub-id-type="publisher-id"')
            + "</pmc-articleset>",
        },
        expect={
            "works": ["pmid:12: Salt"],
            "read depths": ["record only"],
            "problems include": "The article states no valid PMID, PMCID or DOI.",
        },
    )


def test_characters_that_html_names(spec):
    """Characters that journals write by name are read, though no DTD is loaded that declares them."""
    spec(
        "read a file",
        given={
            "file": "article.xml",
            "text": JATS.format(rest="<body><p>&alpha;&nbsp;blockers &lt; 5&thinsp;mg</p></body>"),
        },
        expect={"passages": ["α blockers < 5 mg"], "problems": []},
    )


def test_an_article_with_entities_of_its_own(spec):
    """An article that declares entities of its own is refused."""
    spec(
        "read a file",
        given={
            "file": "article.xml",
            "text": '<!DOCTYPE article [<!ENTITY a SYSTEM "file:///etc/hostname">]>'
            + JATS.format(rest="<body><p>&a;</p></body>"),
        },
        expect={"works": [], "problems include": "entities"},
    )


def test_a_drug_label(spec):
    """A drug label in SPL is one work under its set id; each section's heading holds its LOINC code."""
    spec(
        "read a file",
        given={
            "file": "label.xml",
            "text": LABEL.format(
                head=f'<effectiveTime value="20130930"/>{SET_ID}<versionNumber value="4"/>',
                section='<code code="34066-1" displayName="BOXED WARNING SECTION"/>'
                "<title>WARNING: THIRST</title><text><paragraph>Do not use:</paragraph>"
                "<list><item>in thirst</item><item>in children</item></list></text>",
            ),
        },
        expect={
            "works": ["spl:608d4f0d-b19f-46d3-749a-7159aa5f933d: SALTINE tablets"],
            "years": [2013],
            "kinds": ["drug label"],
            "passages": [
                "BOXED WARNING SECTION [34066-1] › WARNING: THIRST: Do not use: • in thirst • in children"
            ],
            "read depths": ["label section"],
            "problems": [],
        },
    )


def test_the_products_of_a_label(spec):
    """A label's products are listed with ingredients, strength and route, where its data state them."""
    spec(
        "read a file",
        given={
            "file": "label.xml",
            "text": LABEL.format(
                head=SET_ID,
                section="<subject><manufacturedProduct><manufacturedProduct><name>Saltine</name>"
                '<formCode displayName="TABLET"/><ingredient classCode="ACTIB"><quantity>'
                '<numerator value="5" unit="mg"/><denominator value="1" unit="1"/></quantity>'
                "<ingredientSubstance><name>SODIUM CHLORIDE</name></ingredientSubstance></ingredient>"
                '<ingredient classCode="IACT"><ingredientSubstance><name>STARCH</name></ingredientSubstance>'
                "</ingredient></manufacturedProduct><consumedIn><substanceAdministration>"
                '<routeCode displayName="ORAL"/></substanceAdministration></consumedIn></manufacturedProduct>'
                "</subject>",
            ),
        },
        expect={
            "passages": [
                "Product: Saltine; form: TABLET; active ingredient: SODIUM CHLORIDE, strength 5 mg per 1; "
                "route: ORAL."
            ],
            "passage kinds": ["list"],
        },
    )


def test_a_label_without_a_set_id(spec):
    """A label without a set id has no name to be kept under, and is reported."""
    spec(
        "read a file",
        given={"file": "label.xml", "text": LABEL.format(head="", section="")},
        expect={"works": [], "problems include": "The label states no valid set id."},
    )
