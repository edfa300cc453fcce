"""What is read of a drug label."""

from pathlib import Path

import pytest
from jats_sample import read, read_one

from bedside.errors import Problem
from bedside.literature import find_reader, stored_text
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, PassageKind, ReadDepth
from shared_data import shared

SET_ID = '<setId root="608D4F0D-B19F-46D3-749A-7159AA5F933D"/>'


def label(*sections: str, head: str = f"<title>SALTINE</title>{SET_ID}") -> str:
    body = "".join(f"<component>{each}</component>" for each in sections)
    return (
        f'<document xmlns="urn:hl7-org:v3">{head}<component><structuredBody>{body}</structuredBody>'
        "</component></document>"
    )


def section(content: str, *, code: str = "34067-9", name: str = "INDICATIONS & USAGE SECTION") -> str:
    shown = name.replace("&", "&amp;")
    return (
        f'<section><code code="{code}" codeSystem="2.16.840.1.113883.6.1" displayName="{shown}"/>'
        f"{content}</section>"
    )


def test_a_whole_label(tmp_path: Path) -> None:
    head = f"""<code displayName="HUMAN PRESCRIPTION DRUG LABEL"/><title>These highlights do not include all
      the
      information needed to use SALTINE safely and effectively. See full prescribing information for SALTINE.
      <br/>SALTINE (salt) tablets</title><effectiveTime value="20130930"/>{SET_ID}<versionNumber value="15"/>
      <author><assignedEntity><representedOrganization><name>Maker, Inc.</name></representedOrganization>
      </assignedEntity></author>"""
    found = read_one(tmp_path, label(section("<text>Thirst.</text>"), head=head))
    work = found.publication
    assert (work.id, work.title) == ("spl:608d4f0d-b19f-46d3-749a-7159aa5f933d", "SALTINE (salt) tablets")
    assert (work.authors, work.year, work.revised) == ("Maker, Inc.", 2013, "2013-09-30")
    assert (work.edition, work.kind) == ("version 15", EvidenceKind.DRUG_LABEL)
    assert (work.types, work.container) == (("HUMAN PRESCRIPTION DRUG LABEL",), None)
    assert [(p.section, p.text, p.read_depth) for p in found.passages] == [
        ("INDICATIONS & USAGE SECTION [34067-9]", "Thirst.", ReadDepth.LABEL_SECTION)
    ]


@pytest.mark.parametrize(
    ("content", "code", "path"),
    [
        ("<title>1 INDICATIONS AND USAGE</title>", "34067-9", "INDICATIONS & USAGE SECTION [34067-9]"),
        ("<title>Uses</title>", "34067-9", "INDICATIONS & USAGE SECTION [34067-9] › Uses"),
        ("<title>1.1 Thirst</title>", "42229-5", "1.1 Thirst"),
        ("", "42229-5", "INDICATIONS & USAGE SECTION [42229-5]"),
    ],
)
def test_headings(tmp_path: Path, content: str, code: str, path: str) -> None:
    found = read_one(tmp_path, label(section(f"{content}<text>Text.</text>", code=code)))
    assert [p.section for p in found.passages] == [path]


def test_nested_sections_highlights_and_order(tmp_path: Path) -> None:
    inner = section("<title>5.1 Thirst</title><text>Inner.</text>", code="42229-5")
    outer = section(
        f"<text>Outer.</text><excerpt><highlight><text>Short.</text></highlight></excerpt>"
        f"<component>{inner}</component>",
        code="43685-7",
        name="WARNINGS SECTION",
    )
    found = read_one(tmp_path, label(outer, section("<text>Last.</text>")))
    assert [(p.section.removeprefix("WARNINGS SECTION [43685-7]"), p.text) for p in found.passages] == [
        ("", "Outer."),
        (" › Highlights", "Short."),
        (" › 5.1 Thirst", "Inner."),
        ("INDICATIONS & USAGE SECTION [34067-9]", "Last."),
    ]


def test_blocks_of_the_narrative(tmp_path: Path) -> None:
    text = """<text>Loose <content>words</content>.<paragraph>Below 10<sup>9</sup>/L<footnote>In blood.
      </footnote>:
      </paragraph><list listType="ordered"><item>one</item><item><caption>b)</caption>two</item></list>
      <table><caption>Table 1</caption><thead><tr><th>Age</th><th>Dose</th></tr></thead><tbody><tr>
      <td rowspan="2">Adults</td><td><paragraph>5 mg</paragraph></td></tr>
      <tr><td>6 mg</td></tr></tbody></table>
      </text>"""
    found = read_one(tmp_path, label(section(text)))
    assert [(p.kind, p.text) for p in found.passages] == [
        (PassageKind.PROSE, "Loose words."),
        (PassageKind.LIST, "Below 10^9/L [In blood.]: 1. one b) two"),
        (PassageKind.TABLE, "Table 1 || Age | Dose || Adults | 5 mg || Adults | 6 mg"),
    ]


def test_a_label_without_a_title_is_named_by_its_products(tmp_path: Path) -> None:
    name = "<manufacturedProduct><name>Saltine</name></manufacturedProduct>"
    product = f"<subject><manufacturedProduct>{name}</manufacturedProduct></subject>"
    found = read_one(tmp_path, label(section(product), head=SET_ID))
    assert found.publication.title == "Saltine"


@pytest.mark.parametrize(
    ("head", "met"),
    [
        ("<title>A</title>", "no valid set id"),
        (SET_ID, "neither a title"),
        ("<setId root='1'/>", "no valid set id"),
    ],
)
def test_what_cannot_be_named_is_refused(tmp_path: Path, head: str, met: str) -> None:
    found, problems = read(tmp_path, label(head=head))
    assert found == [] and len(problems) == 1 and met in problems[0].met


def test_real_labels() -> None:
    for path in sorted(shared("spl_labels").glob("*.xml")):
        problems: list[Problem] = []
        (found,) = find_reader(path).read(path, on_problem=problems.append)
        assert isinstance(found, ReadPublication) and problems == []
        text = stored_text(found.passages)
        assert all(text[p.start : p.end] == p.text for p in found.passages)
        assert found.passages[0].section == "Product" and found.publication.edition
        assert any("[34067-9]" in passage.section for passage in found.passages)
