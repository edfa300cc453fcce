"""What is read of PubMed XML, and what is refused."""

import gzip
from pathlib import Path

import pytest

from bedside.errors import Problem, SourceError
from bedside.literature import find_reader, stored_text
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, ReadDepth

REAL = Path(__file__).parents[4] / "shared" / "data" / "pubmed_xml"

HEAD = '<?xml version="1.0" ?>\n<!DOCTYPE PubmedArticleSet PUBLIC "-//NLM//DTD" "https://x.invalid/p.dtd">\n'


def record(pmid: str = "123", *, article: str = "", after: str = "", data: str = "") -> str:
    return f"""<PubmedArticle><MedlineCitation><PMID Version="1">{pmid}</PMID><Article>
    <ArticleTitle>Magnesium.</ArticleTitle>{article}</Article>{after}</MedlineCitation>
    <PubmedData>{data}</PubmedData></PubmedArticle>"""


def read(
    tmp_path: Path, *records: str, tail: str = "</PubmedArticleSet>"
) -> tuple[list[ReadPublication], list[Problem]]:
    path = tmp_path / "records.xml"
    path.write_text(HEAD + "<PubmedArticleSet>\n" + "\n".join(records) + tail)
    problems: list[Problem] = []
    return list(find_reader(path).read(path, on_problem=problems.append)), problems


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


def test_broken_xml_keeps_what_came_before(tmp_path: Path) -> None:
    found, problems = read(tmp_path, record("1"), record("2"), tail="<PubmedArticle><oops></PubmedArticle>")
    assert [each.publication.id for each in found] == ["pmid:1", "pmid:2"]
    assert len(problems) == 1 and "XML is broken" in problems[0].met
    assert problems[0].place.endswith("records.xml") and problems[0].line


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


def test_deletions_are_said_not_done(tmp_path: Path) -> None:
    found, problems = read(tmp_path, record("1"), "<DeleteCitation><PMID>9</PMID></DeleteCitation>")
    assert len(found) == 1 and "delete 1 record" in problems[0].met


@pytest.mark.skipif(not REAL.is_dir(), reason="no real PubMed files beside the repository")
def test_real_files_are_read_without_a_problem() -> None:
    problems: list[Problem] = []
    count = 0
    for path in sorted(REAL.rglob("*.xml")):
        try:
            reader = find_reader(path)
        except SourceError:
            assert path.name == "efetch_pmc.xml"  # full text in JATS: another format
            continue
        for found in reader.read(path, on_problem=problems.append):
            count += 1
            text = stored_text(found.passages)
            assert all(text[p.start : p.end] == p.text for p in found.passages)
    assert problems == [] and count > 100
