"""What is read of the National Guideline Clearinghouse's summaries, and what is refused."""

from pathlib import Path
from xml.sax.saxutils import quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bedside.errors import Problem
from bedside.literature import find_reader, stored_text
from bedside.literature.ngc_blocks import field_blocks
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, NoticeKind, Passage, PassageKind, ReadDepth
from shared_data import shared

SCHEME = "Rating Scheme for the Strength of the Recommendations"
RECOMMENDATIONS = "Major Recommendations"
GRADES = (
    "<p><strong>Grades of Advice</strong></p><p>Grade A: well founded. Grade B: less. Grade C: least.</p>"
)
Fields = dict[str, str | list[str]]


def summary(fields: Fields) -> str:
    """A file of the clearinghouse with one section."""
    listed = []
    for name, values in fields.items():
        each = values if isinstance(values, list) else [values]
        inner = "".join(f"<FieldValue Value={quoteattr(value)}/>" for value in each)
        listed.append(f"<Field Name={quoteattr(name)}>{inner}</Field>")
    return (
        "<Version><xmlSource>For the National Guideline Clearinghouse (NGC).</xmlSource>"
        f'<Section Name="General">{"".join(listed)}</Section></Version>'
    )


def read_text(
    tmp_path: Path, text: str, name: str = "ngc-5.xml"
) -> tuple[list[ReadPublication], list[Problem]]:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    problems: list[Problem] = []
    return list(find_reader(path).read(path, on_problem=problems.append)), problems


def read(tmp_path: Path, **fields: str | list[str]) -> ReadPublication:
    named = {name.replace("_", " "): value for name, value in fields.items()}
    return read_fields(tmp_path, {"Guideline Title": "Salt.", **named})


def read_fields(tmp_path: Path, fields: Fields) -> ReadPublication:
    (found,), problems = read_text(tmp_path, summary(fields))
    assert problems == []
    return found


def recommendations(tmp_path: Path, markup: str, scheme: str = GRADES) -> list[Passage]:
    fields: Fields = {"Guideline Title": "Salt", SCHEME: scheme, RECOMMENDATIONS: markup}
    found = read_fields(tmp_path, fields)
    return [each for each in found.passages if each.section.startswith(RECOMMENDATIONS)]


def grades(passages: list[Passage]) -> list[str | None]:
    return [each.grade.grade if each.grade else None for each in passages]


def test_what_the_publication_says(tmp_path: Path) -> None:
    found = read_fields(
        tmp_path,
        {
            "Guideline Title": "<div>Salt in the elderly.</div>",
            "Bibliographic Source(s)": '<p>Doe J. Salt. 1999. <a href="http://x.invalid/?list_uids=12">PubMed</a></p>',
            "Guideline Developer(s)": [
                "Salt Society - Medical Specialty Society",
                "Water - Board - Agency [Non-U.S.]",
            ],
            "Guideline Status": "<p>This is the current release of the guideline.</p>",
            "Date Released": "1998 Feb (revised 2013 May)",
            "NGC Status": "Completed on March 1, 1999. Updated on June 2, 2014 and on May 40, 2015.",
            "Copyright Statement": "All rights are Doe's.",
            "NGC Disclaimer": "We warrant nothing.",
        },
    )
    work = found.publication
    assert (work.id, work.kind, work.title) == ("ngc:5", EvidenceKind.GUIDELINE, "Salt in the elderly")
    assert work.authors == "Salt Society, Water - Board"
    assert (work.year, work.edition, work.revised) == (2013, "1998 Feb (revised 2013 May)", "2014-06-02")
    assert work.license == "All rights are Doe's." and work.url is None and work.pmid is None
    assert work.note is not None and work.note.startswith(
        "Summary by the National Guideline Clearinghouse, not"
    )
    assert [(each.key, each.text, each.pmid) for each in work.cited] == [
        ("source-1", "Doe J. Salt. 1999.", "12")
    ]
    assert found.passages == ()


def test_a_consensus_statement_says_so_itself(tmp_path: Path) -> None:
    found = read_fields(tmp_path, {"Guideline Title": "Consensus statement on salt"})
    assert found.publication.kind is EvidenceKind.CONSENSUS


@pytest.mark.parametrize(
    ("status", "is_received", "superseded"),
    [
        ("This guideline updates a previous version: Salt. 1990.", False, None),
        (
            "Done. This guideline has been superseded by Salt 2020.",
            True,
            "This guideline has been superseded by Salt 2020.",
        ),
        ("This guideline has been withdrawn.", True, "This guideline has been withdrawn."),
    ],
)
def test_the_status_s_own_words(
    tmp_path: Path, status: str, is_received: bool, superseded: str | None
) -> None:
    work = read_fields(tmp_path, {"Guideline Title": "Salt", "Guideline Status": status}).publication
    (notice,) = work.notices
    assert (notice.kind, notice.is_received) == (NoticeKind.UPDATE, is_received)
    assert notice.text is not None and notice.text in status
    assert work.superseded_by == superseded


def test_a_current_guideline_has_no_notice(tmp_path: Path) -> None:
    status = "This is the current release of the guideline. This guideline meets NGC's 2013 criteria."
    work = read_fields(tmp_path, {"Guideline Title": "Salt", "Guideline Status": status}).publication
    assert work.notices == () and work.superseded_by is None


def test_a_bare_citation_is_no_guideline_in_force(tmp_path: Path) -> None:
    found = read_fields(tmp_path, {"Bibliographic Source(s)": "Salt guideline. 1999."})
    work = found.publication
    assert (work.kind, work.title, work.year) == (EvidenceKind.ARTICLE, "Salt guideline. 1999.", None)
    assert work.note is not None and "nothing says that this guideline is current" in work.note
    assert [each.read_depth for each in found.passages] == [ReadDepth.RECORD]


def test_a_file_without_anything_is_one_problem(tmp_path: Path) -> None:
    found, problems = read_text(tmp_path, summary({"Other": "Words"}))
    assert found == [] and len(problems) == 1 and "neither Guideline Title" in problems[0].met


def test_a_name_without_a_number_gives_a_file_s_id(tmp_path: Path) -> None:
    (found,), _ = read_text(tmp_path, summary({"Guideline Title": "Salt"}), name="salt.xml")
    assert found.publication.id == "file:salt.xml"


def test_letters_read_in_the_wrong_encoding_are_mended(tmp_path: Path) -> None:
    broken = "Give salt if ≥ 18 years — café.".encode().decode("latin-1")
    found = read(tmp_path, Scope=f"<p>{broken}</p>")
    assert [each.text for each in found.passages] == ["Give salt if ≥ 18 years — café."]


def test_letters_read_rightly_stay(tmp_path: Path) -> None:
    assert (
        read(tmp_path, Scope="<p>Größe ≥ 18, â is a letter.</p>").passages[0].text
        == "Größe ≥ 18, â is a letter."
    )


@pytest.mark.parametrize(
    ("printed", "grade"),
    [
        ("Salt should be weighed (<strong>Grade A</strong>).", "Grade A"),
        ("Salt should be weighed [grade B] (Doe, 2003).", "grade B"),
        (
            "Salt should be weighed (Strong recommendation, low quality evidence).",
            "Strong recommendation, low quality evidence",
        ),
        ("Salt should be weighed. Strength of Recommendation: Strong", "Strength of Recommendation: Strong"),
        ("Salt should be weighed (C).", "C"),
        ("Grade B recommendations. Weigh salt.", "Grade B"),
        ("Salt should be weighed (Grade D).", None),
        ("Salt should be weighed (Grade A for the old, Grade B for others).", None),
        ("Salt should be weighed (Level A).", None),
        ("Salt should be weighed (low quality evidence).", None),
        ("Salt should (Grade A) be weighed.", None),
        ("Grade B recommendations. None specified.", None),
        ("Salt may be weighed in hospital A.", None),
    ],
)
def test_a_grade_is_printed_and_borne_out_by_the_scheme(
    tmp_path: Path, printed: str, grade: str | None
) -> None:
    scheme = "<p><strong>Grades of Advice</strong></p><p>Grade A: well. Grade B: less. C: least.</p>"
    (found,) = recommendations(tmp_path, f"<p>{printed}</p>", scheme)
    assert grades([found]) == [grade]
    assert found.grade is None or found.grade.scheme == "Grades of Advice"


def test_without_a_scheme_nothing_is_a_grade(tmp_path: Path) -> None:
    found = recommendations(tmp_path, "<p>Salt should be weighed (Grade A).</p>", "Not applicable")
    assert grades(found) == [None] and found[0].kind is PassageKind.RECOMMENDATION


def test_letters_of_the_evidence_are_no_grade(tmp_path: Path) -> None:
    scheme = "<p>Strong advice rests on evidence of quality grade A, B or C.</p>"
    assert grades(recommendations(tmp_path, "<p>Salt should be weighed (grade B).</p>", scheme)) == [None]


def test_each_recommendation_is_its_own_part(tmp_path: Path) -> None:
    markup = (
        "<p><strong><u>Diet</u></strong></p><p><em>Salt</em></p>"
        "<ol><li>Weigh it (Grade A). Taste it (Grade B).</li>"
        "<li>Counsel people to:<ul><li>Drink</li><li>Rest</li></ul><p>(Grade A)</p></li></ol>"
        "<p><strong>Rationale</strong></p><p>People should live.</p>"
    )
    found = recommendations(tmp_path, markup)
    assert [(each.section.split(" › ")[1:], each.text, each.kind) for each in found] == [
        (["Diet", "Salt"], "Weigh it (Grade A).", PassageKind.RECOMMENDATION),
        (["Diet", "Salt"], "Taste it (Grade B).", PassageKind.RECOMMENDATION),
        (["Diet", "Salt"], "Counsel people to: Drink; Rest (Grade A)", PassageKind.RECOMMENDATION),
        (["Diet", "Rationale"], "People should live.", PassageKind.PROSE),
    ]
    assert grades(found) == ["Grade A", "Grade B", "Grade A", None]


def test_a_heading_that_is_a_grade_counts_for_what_stands_under_it(tmp_path: Path) -> None:
    scheme = "<p><strong>Classes of Recommendations</strong></p><p>Class I: do. Class III: do not.</p>"
    markup = "<p><u>Class I</u></p><ul><li>Weigh salt. (<strong>Level of Evidence: B</strong>)</li></ul>"
    assert grades(recommendations(tmp_path, markup, scheme)) == ["Class I; Level of Evidence: B"]


def test_a_grade_on_a_line_of_its_own_goes_with_the_advice_before_it(tmp_path: Path) -> None:
    markup = "<p>Weigh salt.</p><p>Strength of Recommendation: Weak</p>"
    (found,) = recommendations(tmp_path, markup)
    assert (found.text, grades([found])) == (
        "Weigh salt. Strength of Recommendation: Weak",
        ["Strength of Recommendation: Weak"],
    )


def test_definitions_of_grades_are_no_recommendations(tmp_path: Path) -> None:
    markup = (
        "<p>Weigh salt (Grade A).</p><p>Weigh water (Grade B).</p><p>It should rain.</p>"
        "<p><strong>Definitions</strong>:</p><p>You should trust this (Grade A).</p>"
    )
    found = recommendations(tmp_path, markup)
    assert (found[-1].kind, found[-1].grade) == (PassageKind.LIST, None)


def test_a_column_of_grades(tmp_path: Path) -> None:
    markup = (
        "<table><tr><th>What</th><th>Strength of Recommendation</th></tr>"
        "<tr><td>Weigh salt</td><td>A</td></tr>"
        "<tr><td>Weigh water</td><td>see the text, which is long</td></tr></table>"
    )
    found = recommendations(tmp_path, markup)
    assert [(each.text, each.kind) for each in found] == [
        ("What: Weigh salt; Strength of Recommendation: A", PassageKind.RECOMMENDATION),
        ("What: Weigh water; Strength of Recommendation: see the text, which is long", PassageKind.TABLE),
    ]
    assert grades(found) == ["A", None]


def test_a_column_of_recommendations(tmp_path: Path) -> None:
    markup = (
        "<table><tr><th>When</th><th>Recommendation*</th></tr>"
        "<tr><td>Daily</td><td>Weigh salt</td></tr></table>"
    )
    (found,) = recommendations(tmp_path, markup)
    assert (found.kind, found.grade) == (PassageKind.RECOMMENDATION, None)


def test_the_scheme_can_be_read(tmp_path: Path) -> None:
    found = read_fields(tmp_path, {"Guideline Title": "Salt", SCHEME: GRADES})
    assert [(each.kind, each.section) for each in found.passages] == [
        (PassageKind.LIST, f"General › {SCHEME} › Grades of Advice")
    ]


def test_lists_of_other_fields_stay_sentences(tmp_path: Path) -> None:
    found = read(
        tmp_path, Potential_Harms="<p>Harms:</p><ul><li>Thirst</li><li>Edema.</li></ul>", Scope="None stated"
    )
    assert [(each.text, each.kind) for each in found.passages] == [
        ("Harms: Thirst; Edema.", PassageKind.PROSE)
    ]
    picked = read(tmp_path, Intended_Users=["Nurses", "Physicians"])
    assert [(each.text, each.kind) for each in picked.passages] == [("Nurses. Physicians.", PassageKind.LIST)]


def test_powers_keep_their_mark(tmp_path: Path) -> None:
    found = read(
        tmp_path, Scope="<p>10<sup>9</sup>/L, Mg<sup>2+</sup> and kg/m^2.<script>alert(1)</script></p>"
    )
    assert found.passages[0].text == "10^9/L, Mg2+ and kg/m^2."


@pytest.mark.parametrize(
    ("text", "met"),
    [
        (
            "<!DOCTYPE Version [<!ENTITY a 'h'>]><Version><Field><FieldValue Value='&a;'/></Field></Version>",
            "entities",
        ),
        ("<Version><Section><Field><FieldValue Value='", "XML is broken"),
        ("<x><Version><FieldValue/></Version></x>", "root is not Version"),
    ],
)
def test_what_is_hostile_or_broken_is_one_problem(tmp_path: Path, text: str, met: str) -> None:
    found, problems = read_text(tmp_path, text)
    assert found == [] and len(problems) == 1 and met in problems[0].met


def test_deep_nesting_ends(tmp_path: Path) -> None:
    for tag in ("div", "li", "strong", "table><tr><td"):
        markup = f"<{tag}>" * 20_000 + "Salt."
        found = read(tmp_path, Scope=markup, Major_Recommendations=markup)
        assert len(found.passages) <= 2


@given(st.text(alphabet="<>/pulistrongtdab &;()ABC.: \n", max_size=300))
def test_any_markup_gives_blocks_of_text(markup: str) -> None:
    assert all(block.text.strip() == block.text and block.text for block in field_blocks(markup))


def test_real_summaries() -> None:
    problems: list[Problem] = []
    graded = count = 0
    for path in sorted(shared("ngc_guidelines").rglob("*.xml")):
        for found in find_reader(path).read(path, on_problem=problems.append):
            assert isinstance(found, ReadPublication)
            text = stored_text(found.passages)
            assert all(text[each.start : each.end] == each.text for each in found.passages)
            is_stub = path.parent.name != "summaries"
            assert (found.publication.kind is EvidenceKind.ARTICLE) is is_stub
            count += 1
            graded += sum(each.grade is not None for each in found.passages)
            assert all(
                not each.grade or each.grade.grade in each.section + each.text or ";" in each.grade.grade
                for each in found.passages
            )
    assert (problems, count) == ([], 269) and graded > 1_900
