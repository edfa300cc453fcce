"""What is read of a PubMed record."""

import re
from pathlib import Path

import pytest
from pubmed_files import read_all, read_one, record

from bedside.literature import stored_text
from bedside.literature.pubmed_ties import TIES
from bedside.ports import ReadRemoval
from bedside.terms import EvidenceKind, Notice, NoticeKind, PassageKind, ReadDepth
from shared_data import shared


def test_a_whole_record(tmp_path: Path) -> None:
    article = """<Journal><JournalIssue><Volume>10</Volume><Issue>7</Issue>
      <PubDate><MedlineDate>1999 Jul-Aug</MedlineDate></PubDate></JournalIssue>
      <Title>A Journal</Title></Journal>
      <Pagination><MedlinePgn>1616-22</MedlinePgn></Pagination>
      <ELocationID EIdType="doi" ValidYN="Y">10.1000/abc</ELocationID>
      <Abstract><AbstractText Label="AIM">We <i>asked</i>.</AbstractText>
      <AbstractText Label="RESULTS">Mg<sup>2+</sup> fell; cells were 10<sup>9</sup>/L.</AbstractText>
      </Abstract>
      <AuthorList><Author ValidYN="Y"><LastName>Doe</LastName><Initials>JA</Initials></Author>
      <Author ValidYN="N"><LastName>Wrong</LastName></Author>
      <Author><CollectiveName>The Group</CollectiveName></Author></AuthorList><Language>eng</Language>
      <PublicationTypeList><PublicationType>Review</PublicationType>
      <PublicationType>Practice Guideline</PublicationType></PublicationTypeList>"""
    found = read_one(tmp_path, article=article)
    work = found.publication
    assert (work.id, work.pmid, work.doi, work.title) == ("pmid:123", "123", "10.1000/abc", "Magnesium")
    assert (work.authors, work.container, work.year) == ("Doe JA, The Group", "A Journal", 1999)
    assert (work.volume, work.pages, work.language) == ("10(7)", "1616-22", "eng")
    assert (work.kind, work.is_retracted) == (EvidenceKind.GUIDELINE, False)
    assert [p.section for p in found.passages] == ["AIM", "RESULTS"]
    assert stored_text(found.passages) == "We asked.\n\nMg2+ fell; cells were 10^9/L."


def test_the_doi_is_never_a_reference_s(tmp_path: Path) -> None:
    references = """<ReferenceList><Reference><ArticleIdList><ArticleId IdType="doi">10.1000/other</ArticleId>
    </ArticleIdList></Reference></ReferenceList>"""
    assert read_one(tmp_path, data=references).publication.doi is None


@pytest.mark.parametrize(
    ("types", "kind"),
    [
        (("Meta-Analysis", "Review"), EvidenceKind.SYSTEMATIC_REVIEW),
        (("Randomized Controlled Trial",), EvidenceKind.RANDOMIZED_TRIAL),
        (("Randomized Controlled Trial", "Clinical Trial Protocol"), EvidenceKind.ARTICLE),
        (("Consensus Development Conference",), EvidenceKind.CONSENSUS),
        (("Case Reports",), EvidenceKind.CASE_SERIES),
        (("Observational Study",), EvidenceKind.ARTICLE),
        (("Journal Article",), EvidenceKind.ARTICLE),
    ],
)
def test_the_kind_is_what_the_record_states(
    tmp_path: Path, types: tuple[str, ...], kind: EvidenceKind
) -> None:
    listed = "".join(f"<PublicationType>{each}</PublicationType>" for each in types)
    found = read_one(tmp_path, article=f"<PublicationTypeList>{listed}</PublicationTypeList>")
    assert found.publication.kind is kind


def corrections(kind: str) -> str:
    return f'<CommentsCorrectionsList><CommentsCorrections RefType="{kind}"/></CommentsCorrectionsList>'


RETRACTED_TYPE = (
    "<PublicationTypeList><PublicationType>Retracted Publication</PublicationType></PublicationTypeList>"
)


@pytest.mark.parametrize("parts", [{"article": RETRACTED_TYPE}, {"after": corrections("RetractionIn")}])
def test_a_retraction_is_seen_in_both_places(tmp_path: Path, parts: dict[str, str]) -> None:
    assert read_one(tmp_path, **parts).publication.is_retracted


def test_a_notice_of_retraction_is_not_itself_retracted(tmp_path: Path) -> None:
    assert not read_one(tmp_path, after=corrections("RetractionOf")).publication.is_retracted


def test_an_expression_of_concern_is_noted(tmp_path: Path) -> None:
    note = read_one(tmp_path, after=corrections("ExpressionOfConcernIn")).publication.note
    assert note is not None and "expression of concern" in note


def test_a_record_without_an_abstract_is_found_by_its_title(tmp_path: Path) -> None:
    (passage,) = read_one(tmp_path).passages
    assert (passage.section, passage.text, passage.read_depth) == ("title", "Magnesium", ReadDepth.RECORD)


def test_deletions_become_removals(tmp_path: Path) -> None:
    path = tmp_path / "update.xml"
    deletion = "<DeleteCitation>\n<PMID Version='1'>9</PMID><PMID>10</PMID></DeleteCitation>"
    path.write_text(f"<PubmedArticleSet>{record('1')}{deletion}</PubmedArticleSet>")
    found, problems = read_all(path)
    assert found[1] == ReadRemoval(ids=("pmid:9", "pmid:10")) and problems == []
    path.write_text(path.read_text().replace(">10<", ">x<"))
    found, (problem,) = read_all(path)
    assert len(found) == 1 and "no PMID" in problem.met and problem.record is not None


def tie(kind: str, inside: str) -> str:
    opening = f'<CommentsCorrectionsList><CommentsCorrections RefType="{kind}">'
    return f"{opening}{inside}</CommentsCorrections></CommentsCorrectionsList>"


def test_a_notice_says_where_it_is_printed(tmp_path: Path) -> None:
    inside = "<RefSource>J Salt. 2020;1(2):3. doi: 10.1000/a.b-(c).</RefSource><PMID>99</PMID>"
    found = read_one(tmp_path, after=tie("ErratumIn", inside)).publication
    text = "J Salt. 2020;1(2):3. doi: 10.1000/a.b-(c)."
    assert found.notices == (
        Notice(kind=NoticeKind.ERRATUM, is_received=True, text=text, pmid="99", doi="10.1000/a.b-(c)"),
    )
    assert not found.is_retracted and found.note is None


@pytest.mark.parametrize("kind", ["CommentIn", "Cites", "ReprintIn", "SummaryForPatientsIn", "Unheard"])
def test_other_ties_are_no_notices(tmp_path: Path, kind: str) -> None:
    assert read_one(tmp_path, after=corrections(kind)).publication.notices == ()


@pytest.mark.parametrize("kind", TIES)
def test_every_tie_keeps_its_direction(tmp_path: Path, kind: str) -> None:
    found = read_one(tmp_path, after=corrections(kind)).publication
    (notice,) = found.notices
    assert notice.is_received is kind.endswith("In")
    assert found.is_retracted is (kind in ("RetractionIn", "RetractedandRepublishedIn"))


def test_the_dtd_names_no_tie_that_we_do_not_know() -> None:
    named = re.search(r"RefType \((.*?)\)", shared("pubmed_xml/dtd/pubmed_250101.dtd").read_text(), re.DOTALL)
    assert named
    passed_over = {"Cites", "CommentIn", "CommentOn", "ReprintIn", "ReprintOf", "OriginalReportIn"}
    passed_over |= {"SummaryForPatientsIn", "AssociatedDataset", "AssociatedPublication"}
    assert set(named[1].replace("|", " ").split()) - passed_over <= set(TIES)


LIST = "<ReferenceList><Reference><Citation>A <i>b</i>.</Citation></Reference></ReferenceList>"


@pytest.mark.parametrize(
    "data",
    [
        LIST,
        LIST + LIST,
        LIST.replace("<Reference>", "<ReferenceList/><Reference>"),
        "<ReferenceList><Reference></ReferenceList>",
        "<!-- <ReferenceList> -->" + LIST,
        "<?x <ReferenceList> ?>" + LIST,
    ],
    ids=["one", "two", "nested", "broken", "in a comment", "in an instruction"],
)
def test_references_are_passed_over(tmp_path: Path, data: str) -> None:
    """Nothing else of the record goes with them, and what is broken in them costs nothing."""
    ids = '<ArticleIdList><ArticleId IdType="doi">10.1000/own</ArticleId></ArticleIdList>'
    found = read_one(tmp_path, data=ids + data)
    assert (found.publication.doi, found.publication.cited) == ("10.1000/own", ())


def test_what_hides_references_hides_nothing_else(tmp_path: Path) -> None:
    data = LIST + '<ArticleIdList><ArticleId IdType="doi">10.1000/own</ArticleId></ArticleIdList>'
    assert read_one(tmp_path, data=data).publication.doi == "10.1000/own"


def test_identifiers_dates_types_and_grants(tmp_path: Path) -> None:
    article = """<Pagination><StartPage>5</StartPage><EndPage>9</EndPage></Pagination>
      <GrantList><Grant><GrantID>1</GrantID><Acronym>A</Acronym><Agency>B</Agency></Grant>
      <Grant><Agency>C</Agency></Grant></GrantList>
      <PublicationTypeList><PublicationType>Letter</PublicationType></PublicationTypeList>"""
    completed = "<DateCompleted><Year>2001</Year><Month>02</Month><Day>31</Day></DateCompleted>"
    data = """<ArticleIdList><ArticleId IdType="pmc">PMC77</ArticleId>
      <ArticleId IdType="doi">10.1000/z</ArticleId></ArticleIdList>"""
    found = read_one(tmp_path, article=article, after=completed, data=data).publication
    assert (found.pmcid, found.doi, found.pages) == ("PMC77", "10.1000/z", "5-9")
    assert (found.types, found.grants) == (("Letter",), ("B: 1", "C"))
    assert found.revised is None  # there is no such day


def test_a_vernacular_title_can_be_found(tmp_path: Path) -> None:
    article = "<Language>ger</Language><VernacularTitle>Salz.</VernacularTitle>"
    passages = read_one(tmp_path, article=article).passages
    assert [(p.section, p.text, p.kind) for p in passages] == [
        ("title", "Magnesium", PassageKind.TITLE),
        ("title (German)", "Salz", PassageKind.TITLE),
    ]


def test_an_abstract_that_is_elsewhere_is_no_abstract(tmp_path: Path) -> None:
    other = (
        '<OtherAbstract Type="Publisher" Language="chi">'
        "<AbstractText>Abstract available from the publisher.</AbstractText></OtherAbstract>"
    )
    (passage,) = read_one(tmp_path, after=other).passages
    assert passage.read_depth is ReadDepth.RECORD


@pytest.mark.parametrize(
    ("math", "line"),
    [
        ("<mml:mfrac><mml:mi>a</mml:mi><mml:mrow><mml:mi>b</mml:mi><mml:mo>+</mml:mo>"
         "<mml:mi>c</mml:mi></mml:mrow></mml:mfrac>", "a/(b+c)"),
        ("<mml:msqrt><mml:mi>x</mml:mi></mml:msqrt>", "√(x)"),
        ("<mml:msubsup><mml:mi>x</mml:mi><mml:mn>1</mml:mn><mml:mn>2</mml:mn></mml:msubsup>", "x1^2"),
        ("<mml:mmultiscripts><mml:mi>He</mml:mi><mml:mprescripts/><mml:none/><mml:mn>3</mml:mn>"
         "</mml:mmultiscripts>", "^3He"),
        ("<mml:mi>x</mml:mi><mml:annotation>\\alpha</mml:annotation>", "x"),
        ("<mml:msup><mml:mi>x</mml:mi></mml:msup><mml:mfrac/>", "x"),
    ],
)  # fmt: skip
def test_formulas_read_on_one_line(tmp_path: Path, math: str, line: str) -> None:
    whole = f'<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">\n {math} </mml:math>'
    article = f"<Abstract><AbstractText>{whole}</AbstractText></Abstract>"
    assert read_one(tmp_path, article=article).passages[0].text == line
