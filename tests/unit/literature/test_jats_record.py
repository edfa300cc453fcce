"""What is read of an article's front matter and of its list of references."""

from pathlib import Path

import pytest
from jats_sample import TITLE, article, read, read_one

from bedside.terms import EvidenceKind, NoticeKind, ReadDepth

WHOLE = f"""<article xml:lang="en" article-type="research-article"><front><journal-meta><journal-title-group>
<journal-title>A Journal</journal-title></journal-title-group></journal-meta><article-meta>
<article-id pub-id-type="pmid">12</article-id><article-id pub-id-type="pmc">77</article-id>
<article-id pub-id-type="doi">10.1000/ABC</article-id>
<article-categories><subj-group><subject>Research</subject></subj-group></article-categories>{TITLE}
<contrib-group><contrib contrib-type="author">
<name><surname>Agus</surname><given-names>Zalman S.</given-names>
</name></contrib><contrib contrib-type="author">
<name><surname>Doe</surname><given-names>Jean-Pierre</given-names>
<suffix>Jr</suffix></name></contrib>
<contrib contrib-type="editor"><name><surname>Not</surname></name></contrib>
<contrib contrib-type="author"><collab>The Group<xref>1</xref></collab></contrib></contrib-group>
<pub-date pub-type="epub"><day>3</day><month>12</month><year>2004</year></pub-date>
<pub-date pub-type="ppub"><month>Mar</month><year>2005</year></pub-date>
<pub-date pub-type="pmc-release"><day>1</day><month>1</month><year>2009</year></pub-date>
<volume>10</volume><issue>7</issue><fpage>1616</fpage><lpage>1622</lpage>
<permissions><copyright-statement>Ours</copyright-statement><license><p>Under the
<ext-link xmlns:xlink="http://www.w3.org/1999/xlink" xlink:href="http://creativecommons.org/licenses/by/2.0"
>License</ext-link>.</p></license></permissions></article-meta></front>
<body><p>Text.</p></body></article>"""


def test_a_whole_record(tmp_path: Path) -> None:
    found = read_one(tmp_path, WHOLE)
    work = found.publication
    assert (work.id, work.pmid, work.pmcid, work.doi) == ("pmid:12", "12", "PMC77", "10.1000/ABC")
    assert (work.title, work.authors) == ("Salt in the ward", "Agus ZS, Doe JP Jr, The Group")
    assert (work.container, work.year, work.revised) == ("A Journal", 2005, "2005-03")
    assert (work.volume, work.pages, work.language) == ("10(7)", "1616-1622", "en")
    assert work.license == "http://creativecommons.org/licenses/by/2.0"
    assert work.types == ("research-article", "Research")
    assert [(p.text, p.license, p.read_depth) for p in found.passages] == [
        ("Text.", work.license, ReadDepth.FULL_TEXT)
    ]


@pytest.mark.parametrize(
    ("ids", "id"),
    [
        ('<article-id pub-id-type="pmcid">PMC5</article-id>', "pmcid:PMC5"),
        ('<article-id pub-id-type="doi">https://doi.org/10.1000/Abc</article-id>', "doi:10.1000/abc"),
        (
            '<article-id pub-id-type="pmid">0</article-id><article-id pub-id-type="pmc">5</article-id>',
            "pmcid:PMC5",
        ),
    ],
)
def test_the_best_identifier_names_the_work(tmp_path: Path, ids: str, id: str) -> None:
    assert read_one(tmp_path, article(ids=ids)).publication.id == id


@pytest.mark.parametrize(
    ("type", "subject", "title", "kind"),
    [
        ("review-article", "", "Salt", EvidenceKind.REVIEW),
        ("case-report", "", "Salt", EvidenceKind.CASE_SERIES),
        ("systematic-review", "", "Salt", EvidenceKind.SYSTEMATIC_REVIEW),
        ("research-article", "Clinical Practice Guideline", "Salt", EvidenceKind.GUIDELINE),
        ("research-article", "", "Salt: a systematic review", EvidenceKind.SYSTEMATIC_REVIEW),
        ("research-article", "", "Salt: a randomised, double-blind trial", EvidenceKind.RANDOMIZED_TRIAL),
        ("research-article", "", "Salt at four years in a randomized trial", EvidenceKind.ARTICLE),
        ("research-article", "", "Survey within a randomized trial", EvidenceKind.ARTICLE),
        ("research-article", "", "Protocol of a randomized controlled trial", EvidenceKind.ARTICLE),
        ("research-article", "", "A review of randomized controlled trials", EvidenceKind.ARTICLE),
        ("letter", "", "Salt: a randomized controlled trial", EvidenceKind.ARTICLE),
        ("retraction", "Review", "Salt", EvidenceKind.ARTICLE),
        ("research-article", "", "Salt: a cohort study", EvidenceKind.COHORT),
    ],
)
def test_the_kind_is_what_the_article_states(
    tmp_path: Path, type: str, subject: str, title: str, kind: EvidenceKind
) -> None:
    categories = (
        f"<article-categories><subj-group><subject>{subject}</subject></subj-group></article-categories>"
    )
    text = article(meta=categories if subject else "", type=type).replace("Salt in the ward.", title)
    assert read_one(tmp_path, text).publication.kind is kind


@pytest.mark.parametrize(
    ("tie", "type", "kind", "is_received", "is_retracted"),
    [
        ("retraction-forward", "research-article", NoticeKind.RETRACTION, True, True),
        ("retracted-article", "retraction", NoticeKind.RETRACTION, False, False),
        ("corrected-article", "correction", NoticeKind.ERRATUM, False, False),
        ("partial-retraction", "research-article", NoticeKind.PARTIAL_RETRACTION, True, False),
        ("partial-retraction", "partial-retraction", NoticeKind.PARTIAL_RETRACTION, False, False),
        ("object-of-concern", "expression-of-concern", NoticeKind.CONCERN, False, False),
    ],
)
def test_ties_to_notices(
    tmp_path: Path, tie: str, type: str, kind: NoticeKind, is_received: bool, is_retracted: bool
) -> None:
    related = (
        f'<related-article related-article-type="{tie}" ext-link-type="pubmed" xlink:href="99" '
        'vol="3" page="4"/>'
    )
    work = read_one(tmp_path, article(meta=related, type=type)).publication
    (notice,) = work.notices
    assert (notice.kind, notice.is_received, notice.pmid, notice.text) == (kind, is_received, "99", "3:4")
    assert work.is_retracted is is_retracted


def test_companions_are_no_notices(tmp_path: Path) -> None:
    related = '<related-article related-article-type="companion" ext-link-type="doi" xlink:href="10.1000/x"/>'
    assert read_one(tmp_path, article(meta=related)).publication.notices == ()


def test_a_title_that_says_retracted(tmp_path: Path) -> None:
    text = article().replace("Salt in the ward.", "RETRACTED: Salt")
    assert read_one(tmp_path, text).publication.is_retracted
    assert not read_one(tmp_path, article().replace("Salt in", "Retracted nails in")).publication.is_retracted


REFERENCES = """<back><ref-list>
<ref id="B1"><element-citation><person-group person-group-type="author"><name><surname>Doe</surname>
<given-names>Jane</given-names></name></person-group><article-title>On salt</article-title>
<source>J Salt</source>
<year>2001</year><volume>3</volume><issue>2</issue><fpage>4</fpage><lpage>9</lpage>
<pub-id pub-id-type="pmid">15</pub-id><pub-id pub-id-type="doi">10.1000/s</pub-id></element-citation></ref>
<ref id="B2"><mixed-citation>Roe R, <italic>et al.</italic> Water. 2002;1:2.</mixed-citation></ref>
<ref id="B3"><mixed-citation>First.</mixed-citation><mixed-citation>Second.</mixed-citation></ref>
<ref id="B4"><note><p>Data on file.</p></note></ref></ref-list></back>"""


def test_references_as_printed_or_set_from_their_parts(tmp_path: Path) -> None:
    cited = read_one(tmp_path, article(f"<body><p>Text.</p></body>{REFERENCES}")).publication.cited
    assert [(each.key, each.text) for each in cited] == [
        ("B1", "Doe J. On salt. J Salt. 2001;3(2):4-9."),
        ("B2", "Roe R, et al. Water. 2002;1:2."),
        ("B3", "First. Second."),
        ("B4", "Data on file."),
    ]
    assert (cited[0].pmid, cited[0].doi, cited[2].pmid) == ("15", "10.1000/s", None)


def cites(tmp_path: Path, text: str) -> tuple[str, ...]:
    (passage,) = read_one(tmp_path, article(f"<body><p>{text}</p></body>{REFERENCES}")).passages
    return passage.cites


def mark(rid: str, text: str) -> str:
    return f'<xref ref-type="bibr" rid="{rid}">{text}</xref>'


@pytest.mark.parametrize(
    ("text", "keys"),
    [
        (f"A [{mark('B1', '1')},{mark('B3', '3')}].", ("B1", "B3")),
        (f"A [{mark('B1', '1')}–{mark('B4', '4')}].", ("B1", "B2", "B3", "B4")),
        (f"A [{mark('B1', '1')}-{mark('B4', '9')}].", ("B1", "B4")),  # numbers and order disagree
        (f"A [{mark('B2', '2-4')}].", ("B2", "B3", "B4")),
        (f"A [{mark('B1 B2', '1,2')}].", ("B1", "B2")),
        (f"A [{mark('B99', '99')}].", ()),
        (f"A, {mark('B1', '1')} and 5–{mark('B2', '2')}.", ("B1", "B2")),
    ],
)
def test_what_is_cited(tmp_path: Path, text: str, keys: tuple[str, ...]) -> None:
    assert cites(tmp_path, text) == keys


def test_a_long_paragraph_cites_piece_by_piece(tmp_path: Path) -> None:
    filler = "Salt was measured in every ward on every day of the week. " * 20
    text = f"<p>First {mark('B1', '[1]')}. {filler} Last {mark('B2', '[2]')}.</p>"
    passages = read_one(tmp_path, article(f"<body>{text * 2}</body>{REFERENCES}")).passages
    for passage in passages:
        assert ("B1" in passage.cites) == ("[1]" in passage.text)
        assert ("B2" in passage.cites) == ("[2]" in passage.text)


def test_an_article_with_an_abstract_only(tmp_path: Path) -> None:
    found = read_one(tmp_path, article(meta="<abstract><title>Summary</title><p>Salt.</p></abstract>"))
    assert [(p.section, p.text, p.read_depth) for p in found.passages] == [
        ("Summary", "Salt.", ReadDepth.ABSTRACT)
    ]


def test_a_bad_article_can_be_mended_and_read_again(tmp_path: Path) -> None:
    bad = article("<body><p>Text.</p></body>", ids="")
    found, problems = read(tmp_path, f"<pmc-articleset>{bad}{article()}</pmc-articleset>")
    record = problems[0].record
    assert len(found) == 1 and record is not None
    mended = record.data.replace(
        b"<article-meta>", b'<article-meta><article-id pub-id-type="pmid">9</article-id>'
    )
    again, none = read(tmp_path, record.opening + mended + record.closing)
    assert [each.publication.id for each in again] == ["pmid:9"] and none == []
