"""Are labels read with their sentences, and do they refuse other words?"""

import hashlib
import json
from pathlib import Path

import pytest

from bedside.errors import UserError
from bedside.evaluation.labeled_texts import WAYS, html_blocks, read_labeled_text
from bedside.evaluation.quantity_labels import read_labels
from bedside.terms.quantity import Comparator, QuantityRole
from shared_data import shared

LABELS = Path(__file__).parents[2] / "evaluation" / "quantity-labels.jsonl"
SENTENCE = "Give at least 2 g of it, then 2 g."


def label(at: int, text: str, **more: object) -> dict[str, object]:
    plain = {"low": 2, "high": None, "comparator": "=", "unit": "g", "role": "value"}
    return {"at": at, "text": text, **plain, **more}


def write(folder: Path, *, sentence: str = SENTENCE) -> tuple[Path, Path]:
    (folder / "data").mkdir()
    (folder / "data" / "a.txt").write_text(f"Title\n{SENTENCE}\n", encoding="utf-8")
    quantities = [label(14, "at least 2 g", comparator=">="), label(30, "2 g", of="it")]
    row = {
        "id": "q001",
        "part": "dev",
        "draw": "any",
        "file": "a.txt",
        "how": "file text",
        "start": 6,
        "end": 6 + len(SENTENCE),
        "sha256": hashlib.sha256(sentence.encode()).hexdigest(),
        "quantities": quantities,
    }
    labels = folder / "labels.jsonl"
    labels.write_text(json.dumps(row) + "\n", encoding="utf-8")
    return labels, folder / "data"


def test_a_label_knows_its_place(tmp_path: Path) -> None:
    (sentence,) = read_labels(*write(tmp_path))
    assert sentence.sentence == SENTENCE
    first, second = sentence.quantities
    assert SENTENCE[first.start : first.end] == "at least 2 g"
    assert first.comparator is Comparator.AT_LEAST and first.role is QuantityRole.VALUE
    assert (second.start, second.of, second.specimen) == (30, "it", None)


def test_a_part_can_be_asked_for(tmp_path: Path) -> None:
    labels, data = write(tmp_path)
    assert len(read_labels(labels, data, part="dev")) == 1
    assert read_labels(labels, data, part="test") == ()


def test_other_words_are_refused(tmp_path: Path) -> None:
    labels, data = write(tmp_path, sentence="Other words.")
    with pytest.raises(UserError, match=r"q001 is not in a\.txt as it was labeled"):
        read_labels(labels, data)


def test_absent_data_are_told(tmp_path: Path) -> None:
    labels, data = write(tmp_path)
    with pytest.raises(UserError, match="--data"):
        read_labels(labels, tmp_path / "nowhere")
    with pytest.raises(UserError, match="No labels at"):
        read_labels(tmp_path / "none.jsonl", data)
    (data / "a.txt").unlink()
    with pytest.raises(UserError, match=r"a\.txt, which is not in"):
        read_labels(labels, data)


def test_an_unknown_way_is_told(tmp_path: Path) -> None:
    _, data = write(tmp_path)
    with pytest.raises(UserError, match="'by heart'"):
        read_labeled_text(data, "a.txt", "by heart")


def test_html_becomes_blocks_without_tables() -> None:
    markup = "<p>One  &lt; two</p><table><tr><td>3<table></table></td></tr></table><ul><li>Four</li></ul>"
    assert html_blocks(markup) == "One < two\n\nFour"


@pytest.mark.parametrize(
    ("how", "name", "content", "expected"),
    [
        (
            "ngc recommendations",
            "a.xml",
            '<V><Field Name="Major Recommendations">'
            '<FieldValue Value="&lt;p&gt;Give it.&lt;/p&gt;"/></Field></V>',
            "Give it.",
        ),
        (
            "pubmed abstracts",
            "a.xml",
            "<S><AbstractText>x<sup>2</sup>\n y</AbstractText></S>",
            "x2 y",
        ),
        ("medquad answers", "a.xml", "<D><Answer>A b.\n\n C.\n - d</Answer></D>", "A b.\n\nC.\n\n- d"),
        (
            "spl paragraphs",
            "a.xml",
            '<d xmlns="urn:x"><table><paragraph>no</paragraph></table>'
            "<item><paragraph>in</paragraph></item><item>leaf</item></d>",
            "in\n\nleaf",
        ),
        ("pubmedqa parts", "a.json", '{"1": {"CONTEXTS": ["A.", "B."]}}', "A.\n\nB."),
        ("html blocks", "a.html", "<title>no</title><p>A<br>B</p>", "A\n\nB"),
        ("file text", "a.txt", "A\n B", "A\n B"),
    ],
)
def test_each_way_reads_its_kind(tmp_path: Path, how: str, name: str, content: str, expected: str) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    assert read_labeled_text(tmp_path, name, how) == expected


def test_the_kept_labels_are_whole() -> None:
    """Each once, in order; known parts, ways, roles and comparators; in order of place; ranges go up."""
    rows = [json.loads(line) for line in LABELS.read_text(encoding="utf-8").splitlines()]
    assert [row["id"] for row in rows] == [f"q{number:03}" for number in range(1, 1101)]
    assert len({row["sha256"] for row in rows}) == 1100
    assert [row["part"] for row in rows] == ["dev", "test"] * 250 + [
        part for part in ("fresh", "last", "newest") for _ in range(200)
    ]
    later = ["any"] * 140 + ["rich"] * 60
    draws = ["any"] * 400 + ["rich"] * 100 + later * 3
    assert [row["draw"] for row in rows] == draws
    assert all(row["how"] in WAYS and "sentence" not in row for row in rows)
    for row in rows:
        places = [label["at"] for label in row["quantities"]]
        assert places == sorted(set(places)) and all(at < row["end"] - row["start"] for at in places)
        for found in row["quantities"]:
            assert QuantityRole(found["role"]) and (found["comparator"] == "range") == (
                found["high"] is not None
            )
            assert found["high"] is None or found["low"] < found["high"]


def test_the_kept_labels_are_of_the_data(shared_labels: Path) -> None:
    assert len(read_labels(LABELS, shared_labels)) == 1100


@pytest.fixture
def shared_labels() -> Path:
    for part in ("evidence_inference", "spl_labels", "drug_leaflets", "medquad", "pubmed_xml", "pubmedqa"):
        shared(part)
    return shared("ngc_guidelines").parent
