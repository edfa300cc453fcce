"""What of a PubMed file is read when it is damaged, hostile or in other letters, and what is refused."""

import gzip
from pathlib import Path

import pytest
from pubmed_files import HEAD, read, read_all, read_one, record

from bedside.errors import Problem, RejectedRecord, SourceError
from bedside.literature import find_reader, stored_text
from bedside.ports import ReadPublication
from shared_data import shared


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


def test_many_comments_that_do_not_close_take_no_time(tmp_path: Path) -> None:
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


@pytest.mark.parametrize("name", ["i", "mml:mmultiscripts"])
def test_deep_markup_is_no_crash(tmp_path: Path, name: str) -> None:
    inside = f"<{name}>" * 240 + "a" + f"</{name}>" * 240
    math = f'<mml:math xmlns:mml="http://www.w3.org/1998/Math/MathML">{inside}</mml:math>'
    found, problems = read(tmp_path, record("1", article=f"<VernacularTitle>{math}</VernacularTitle>"))
    assert len(found) + len(problems) == 1


def test_many_empty_powers_take_no_time(tmp_path: Path) -> None:
    title = f"<VernacularTitle>a{'<sup/>' * 300_000}</VernacularTitle>"
    found, problems = read(tmp_path, record("1", article=title))
    assert found[0].passages[-1].text == "a" and problems == []
