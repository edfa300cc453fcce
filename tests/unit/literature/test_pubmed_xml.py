"""What is read of PubMed XML, and what is refused."""

import gzip
import re
from pathlib import Path

import pytest

from bedside.errors import Problem, RejectedRecord, SourceError
from bedside.literature import find_reader, stored_text
from bedside.literature.pubmed_ties import TIES
from bedside.ports import ReadPublication, ReadRemoval
from bedside.terms import CitedWork, EvidenceKind, Notice, NoticeKind, PassageKind, ReadDepth
from shared_data import shared

HEAD = '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://x.invalid/p.dtd">\n'


def record(pmid: str = "123", *, article: str = "", after: str = "", data: str = "") -> str:
    return f"""<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
    <ArticleTitle>Magnesium.</ArticleTitle>{article}</Article>{after}</MedlineCitation>
    <PubmedData>{data}</PubmedData></PubmedArticle>"""


def read_all(path: Path) -> tuple[list[ReadPublication | ReadRemoval], list[Problem]]:
    problems: list[Problem] = []
    found = list(find_reader(path).read(path, on_problem=problems.append))
    return [each for each in found if isinstance(each, ReadPublication | ReadRemoval)], problems


def read(
    tmp_path: Path, *records: str, tail: str = "</PubmedArticleSet>"
) -> tuple[list[ReadPublication], list[Problem]]:
    path = tmp_path / "records.xml"
    path.write_text(HEAD + "<PubmedArticleSet>\n" + "\n".join(records) + tail)
    found, problems = read_all(path)
    return [each for each in found if isinstance(each, ReadPublication)], problems


def read_one(tmp_path: Path, **parts: str) -> ReadPublication:
    (found,), problems = read(tmp_path, record(**parts))
    assert problems == []
    return found


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


def test_a_bad_record_is_a_problem_and_the_rest_goes_on(tmp_path: Path) -> None:
    found, problems = read(tmp_path, record("1"), record("zero"), record("3"))
    assert [each.publication.id for each in found] == ["pmid:1", "pmid:3"]
    assert len(problems) == 1 and "PMID" in problems[0].met and problems[0].line


BROKEN = "<PubmedArticle><MedlineCitation><PMID>7</PMID><oops></PubmedArticle>"


def test_broken_xml_costs_one_record(tmp_path: Path) -> None:
    found, problems = read(tmp_path, record("1"), BROKEN, record("2"))
    assert [each.publication.id for each in found] == ["pmid:1", "pmid:2"]
    (problem,) = problems
    assert "XML is broken" in problem.met and "line" not in problem.met
    assert problem.place.endswith("records.xml") and problem.line == 7
    assert problem.record is not None and problem.record.data == BROKEN.encode()


@pytest.mark.parametrize(
    "damage",
    [
        "<PubmedArticle><MedlineCitation>",
        "<PubmedArticle><!-- ",
        "<PubmedArticle><![CDATA[",
        "<PubmedArticle>&nobody;</PubmedArticle>",
        "<PubmedArticle>\x01</PubmedArticle>",
        "<PubmedArticle/>",
        "</PubmedArticle>",
        "<oops>",
        "<PubmedBookArticle></PubmedArticle>",
        "<DeleteCitation><PMID>1</DeleteCitation>",
        "<x>" * 300,
        "<PubmedArticle>" + "<x>" * 300 + "</PubmedArticle>",
        '<PubmedArticle><![CDATA[</PubmedArticle><PubmedArticle a="]]>"></PubmedArticle>',
    ],
)
def test_damage_of_any_sort_is_told_and_the_rest_goes_on(tmp_path: Path, damage: str) -> None:
    found, problems = read(tmp_path, record("1"), damage, record("2"))
    assert [each.publication.id for each in found] == ["pmid:1", "pmid:2"]
    assert problems


def test_a_file_that_is_cut_short_is_told(tmp_path: Path) -> None:
    found, problems = read(tmp_path, record("1"), record("2"), tail="\n")
    assert len(found) == 2
    assert [problem.met for problem in problems] == [
        "The XML is broken: the file ends before its set of records."
    ]
    found, problems = read(tmp_path, record("1"), record("2")[:-40], tail="")
    assert [each.publication.id for each in found] == ["pmid:1"]
    assert [problem.met for problem in problems] == ["The XML is broken: the record does not end."]


def test_a_rejected_record_can_be_mended_and_read(tmp_path: Path) -> None:
    root = '<PubmedArticleSet xmlns:mml="http://www.w3.org/1998/Math/MathML">'
    math = "<Abstract><AbstractText>a <mml:math><mml:mi>x</mml:mi></mml:math></AbstractText></Abstract>"
    bad = record("zero", article=math)
    (tmp_path / "a.xml").write_text(f"{root}{bad}</PubmedArticleSet>")
    (problem,) = read_all(tmp_path / "a.xml")[1]
    rejected = problem.record
    assert isinstance(rejected, RejectedRecord) and rejected.suffix == ".xml"
    assert rejected.data.decode() == bad
    mended = tmp_path / f"b{rejected.suffix}"
    mended.write_bytes(rejected.opening + rejected.data.replace(b"zero", b"40") + rejected.closing)
    (found,), problems = read_all(mended)
    assert problems == [] and isinstance(found, ReadPublication)
    assert (found.publication.id, found.passages[0].text) == ("pmid:40", "a x")


def test_comments_and_cdata_hide_tags(tmp_path: Path) -> None:
    article = "<VernacularTitle><![CDATA[</PubmedArticle> & <PubmedArticle>]]></VernacularTitle>"
    hidden = f"<!-- {record('2')} </PubmedArticleSet> <!ENTITY a 'b'> -->"
    found, problems = read(tmp_path, record("1", article=article), hidden, record("3"))
    assert [each.publication.id for each in found] == ["pmid:1", "pmid:3"] and problems == []
    assert found[0].passages[-1].text == "</PubmedArticle> & <PubmedArticle>"


def test_sets_that_were_joined_into_one_file_are_read(tmp_path: Path) -> None:
    one = HEAD + f"<PubmedArticleSet>{record('1')}</PubmedArticleSet>\n"
    (tmp_path / "a.xml").write_text(one + one.replace("123", "124").replace(">1<", ">2<"))
    found, problems = read_all(tmp_path / "a.xml")
    assert len(found) == 2 and problems == []


def test_named_letters_of_the_standard_dtd_are_read(tmp_path: Path) -> None:
    abstract = "<Abstract><AbstractText>&beta;-blockers &lt; 5&nbsp;&micro;g</AbstractText></Abstract>"
    (passage,) = read_one(tmp_path, article=abstract).passages
    assert passage.text == "β-blockers < 5 µg"


@pytest.mark.parametrize(
    "encoding", ["utf-16", "utf-16-le", "utf-32", "iso-8859-1", "windows-1252", "utf-8-sig"]
)
def test_other_encodings_are_read(tmp_path: Path, encoding: str) -> None:
    named = encoding.removesuffix("-sig").removesuffix("-le")
    text = f'<?xml version="1.0" encoding="{named}"?>\n<PubmedArticleSet>{record()}</PubmedArticleSet>'
    (tmp_path / "a.xml").write_bytes(text.replace("Magnesium", "Magnésium").encode(encoding))
    (found,), problems = read_all(tmp_path / "a.xml")
    assert isinstance(found, ReadPublication) and found.publication.title == "Magnésium" and problems == []


@pytest.mark.parametrize("encoding", ["utf-7", "idna", "no-such", "utf_16_be_x"])
def test_an_encoding_that_is_not_read_is_told(tmp_path: Path, encoding: str) -> None:
    text = f'<?xml version="1.0" encoding="{encoding}"?><PubmedArticleSet>{record()}</PubmedArticleSet>'
    (tmp_path / "a.xml").write_text(text)
    found, (problem,) = read_all(tmp_path / "a.xml")
    assert found == [] and encoding in problem.met


def test_bytes_that_are_not_the_encoding_cost_one_record(tmp_path: Path) -> None:
    data = f"<PubmedArticleSet>{record('1')}{record('2')}</PubmedArticleSet>".encode()
    (tmp_path / "a.xml").write_bytes(data.replace(b"Magnesium", b"Magn\xe9sium", 1))
    (found,), (problem,) = read_all(tmp_path / "a.xml")
    assert isinstance(found, ReadPublication) and found.publication.id == "pmid:2"
    assert "XML is broken" in problem.met


def test_half_a_letter_of_two_bytes_is_told(tmp_path: Path) -> None:
    data = f"<PubmedArticleSet>{record('1')}</PubmedArticleSet>".encode("utf-16")
    (tmp_path / "a.xml").write_bytes(data + b"\x00")
    found, (problem,) = read_all(tmp_path / "a.xml")
    assert len(found) == 1 and "UTF-16" in problem.met


@pytest.mark.parametrize(
    "opening",
    ["<article>", "<p>&lt;PubmedArticle></p>", "# On <PubmedArticle>", '{"a": "<PubmedArticle>"}', "<!-- "],
)
def test_what_only_speaks_of_pubmed_is_not_taken(tmp_path: Path, opening: str) -> None:
    (tmp_path / "a.bin").write_text(opening + "<PubmedArticleSet></PubmedArticleSet>")
    with pytest.raises(SourceError):
        find_reader(tmp_path / "a.bin")


LEVELS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))


@pytest.mark.parametrize(
    "declared",
    [f'<!ENTITY l0 "ha">{LEVELS}<!ENTITY a "&l9;">', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
    ids=["bomb", "file"],
)
def test_entities_of_its_own_are_refused(tmp_path: Path, declared: str) -> None:
    path = tmp_path / "bomb.xml"
    body = record(article="<VernacularTitle>&a;</VernacularTitle>")
    path.write_text(f"<!DOCTYPE PubmedArticleSet [{declared}]><PubmedArticleSet>{body}</PubmedArticleSet>")
    problems: list[Problem] = []
    assert list(find_reader(path).read(path, on_problem=problems.append)) == []
    assert len(problems) == 1 and "entities" in problems[0].met


def test_a_damaged_archive_is_one_problem(tmp_path: Path) -> None:
    path = tmp_path / "records.xml.gz"
    text = (
        HEAD + "<PubmedArticleSet>" + "".join(record(str(n)) for n in range(1, 2_000)) + "</PubmedArticleSet>"
    )
    path.write_bytes(gzip.compress(text.encode())[:-2_000])
    problems: list[Problem] = []
    found = list(find_reader(path).read(path, on_problem=problems.append))
    assert found and found[0].publication.id == "pmid:1"
    assert len(problems) == 1


def test_a_record_without_an_end_is_stopped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bedside.literature.files.LARGEST_RECORD", 1_000_000)
    found, problems = read(tmp_path, record("1"), record("2", article="<x>" + " " * 5_000_000 + "</x>"))
    assert [each.publication.id for each in found] == ["pmid:1"]
    assert len(problems) == 1 and "larger than" in problems[0].met


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


def test_references_are_numbered_as_they_stand(tmp_path: Path) -> None:
    ids = """<ArticleIdList><ArticleId IdType="pmc">PMC1</ArticleId>
      <ArticleId IdType="pubmed"> 44 </ArticleId><ArticleId IdType="doi">10.1000/x</ArticleId>
      </ArticleIdList>"""
    data = f"""<ReferenceList><Title>R</Title><Reference><Citation>A <i>b</i>.</Citation>{ids}</Reference>
      <ReferenceList><Reference><Citation>C.</Citation></Reference></ReferenceList></ReferenceList>
      <ReferenceList><Reference><Citation>D.</Citation></Reference></ReferenceList>"""
    assert read_one(tmp_path, data=data).publication.cited == (
        CitedWork(key="1", text="A b.", pmid="44", doi="10.1000/x"),
        CitedWork(key="2", text="C."),
        CitedWork(key="3", text="D."),
    )


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


def test_a_hundred_thousand_comments_that_do_not_close_take_no_time(tmp_path: Path) -> None:
    found, problems = read(tmp_path, record("1"), "<!--" * 100_000, record("2"))
    assert [each.publication.id for each in found] == ["pmid:1", "pmid:2"] and len(problems) == 1


def test_every_real_file_is_read_or_refused() -> None:
    problems: list[Problem] = []
    refused, count = set(), 0
    for path in sorted(each for each in shared("pubmed_xml").rglob("*") if each.is_file()):
        if path.suffix in (".dtd", ".ent", ".mod"):
            continue
        try:
            reader = find_reader(path)
        except SourceError as error:
            assert "Formats that are read" in str(error)
            refused.add(path.name)
            continue
        for found in reader.read(path, on_problem=problems.append):
            assert isinstance(found, ReadPublication)
            count += 1
            text = stored_text(found.passages)
            assert all(text[p.start : p.end] == p.text for p in found.passages)
    assert problems == [] and count >= 145
    # Full text in JATS; an old answer in ASN.1; three exports in MEDLINE's own lines.
    others = {"efetch_pmc.xml", "pubmed3.html", *(f"pubmed_result{number}.txt" for number in (1, 2, 3))}
    assert refused <= others
