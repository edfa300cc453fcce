"""What hostile or broken XML does to the readers of full text and labels: one problem, nothing else."""

import gzip
from pathlib import Path

import pytest
from jats_sample import article, read

from bedside.literature import find_reader
from bedside.literature.safe_xml import find_root

LEVELS = "".join(f'<!ENTITY l{n + 1} "{f"&l{n};" * 10}">' for n in range(9))
LABEL = (
    '<document xmlns="urn:hl7-org:v3"><title>A</title><setId root="608d4f0d-b19f-46d3-749a-7159aa5f933d"/>'
    "{rest}</document>"
)
TEXT = "<body><p>Text.</p></body>"


@pytest.mark.parametrize("record", [article("<body><p>&a;</p></body>"), LABEL.format(rest="<x>&a;</x>")])
@pytest.mark.parametrize(
    "declared",
    [f'<!ENTITY l0 "ha">{LEVELS}<!ENTITY a "&l9;">', '<!ENTITY a SYSTEM "file:///etc/passwd">'],
    ids=["bomb", "file"],
)
def test_entities_of_its_own_are_refused(tmp_path: Path, declared: str, record: str) -> None:
    name = "article" if record.startswith("<article") else "document"
    found, problems = read(tmp_path, f"<!DOCTYPE {name} [{declared}]>{record}")
    assert found == [] and len(problems) == 1 and "entities" in problems[0].met


@pytest.mark.parametrize(
    "text",
    [
        article("<body>" + "<sec>" * 5_000 + "</sec>" * 5_000 + "</body>"),
        article(TEXT)[:-30],
        article(f"<body><p>{'x' * 11_000_000}</p></body>"),
        article("<body><p>a\0b</p></body>"),
        article("<body><p>&nosuchname;</p></body>"),
        LABEL.format(rest="")[:-5],
        LABEL.format(rest="<text>" * 5_000 + "</text>" * 5_000),
    ],
    ids=["deep", "cut", "huge field", "NUL", "unknown name", "cut label", "deep label"],
)
def test_broken_xml_is_one_problem(tmp_path: Path, text: str) -> None:
    found, problems = read(tmp_path, text)
    assert found == [] and len(problems) == 1 and "XML is broken" in problems[0].met


def test_articles_before_a_break_are_kept(tmp_path: Path) -> None:
    found, problems = read(tmp_path, f"<pmc-articleset>{article(TEXT)}<article><front>")
    assert len(found) == 1 and len(problems) == 1


def test_a_damaged_archive_and_a_record_without_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    whole = gzip.compress((article(f"<body>{'<p>Text.</p>' * 90_000}</body>")).encode())
    _, problems = read(tmp_path, whole[:-200])
    assert len(problems) == 1
    monkeypatch.setattr("bedside.literature.files.LARGEST_RECORD", 500_000)
    found, problems = read(tmp_path, whole)
    assert found == [] and len(problems) == 1 and "larger than" in problems[0].met


def test_a_table_cannot_grow_by_its_spans(tmp_path: Path) -> None:
    wide = f"<tr>{'<td rowspan=%s99999%s colspan=%s99999%s>salt salt salt</td>' % (('x',) * 4)}</tr>".replace(
        "x", '"'
    )
    rows = wide * 50 + "<tr><td>a</td></tr>" * 3_000
    (found,), _ = read(tmp_path, article(f"<body><table-wrap><table>{rows}</table></table-wrap></body>"))
    assert sum(len(passage.text) for passage in found.passages) < 3_000_000


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "iso-8859-1"])
def test_other_encodings(tmp_path: Path, encoding: str) -> None:
    declared = (
        f'<?xml version="1.0" encoding="{encoding.removesuffix("-le")}"?>' if encoding != "utf-16-le" else ""
    )
    text = declared + article("<body><p>Übelkeit</p></body>")
    data = text.encode(encoding)
    (found,), problems = read(tmp_path, (b"\xff\xfe" if encoding == "utf-16-le" else b"") + data)
    assert found.passages[0].text == "Übelkeit" and problems == []


def test_names_of_html_with_a_doctype_that_is_not_loaded(tmp_path: Path) -> None:
    text = '<!DOCTYPE article PUBLIC "-//NLM//DTD" "https://x.invalid/a.dtd">' + article(
        f"<body><p>{'a' * 32_700}&nbsp;{'b&alpha;' * 6_000}&unknown;</p></body>"
    )
    (found,), problems = read(tmp_path, text)
    said = " ".join(passage.text for passage in found.passages)
    assert said.count("α") == 6_000 and said.endswith("&unknown;") and problems == []


@pytest.mark.parametrize(
    ("head", "root"),
    [
        (b'<?xml version="1.0"?><!-- <x> --><!DOCTYPE a [<!ENTITY b "c">]>\n<a:article x="1">', "article"),
        (b"\xef\xbb\xbf<article>", "article"),
        (b"text <article>", None),
        (b"<?" * 4_000, None),
        (b"<!-- " * 3_000, None),
        (b"", None),
    ],
)
def test_the_first_element(head: bytes, root: str | None) -> None:
    assert find_root(head) == root


@pytest.mark.parametrize(
    "text",
    [
        "<!doctype html><html><body><article>Text</article></body></html>",
        "<article xmlns='http://docbook.org/ns/docbook'><title>A</title></article>",
        "<document><title>A</title></document>",
    ],
)
def test_other_formats_are_not_taken(tmp_path: Path, text: str) -> None:
    path = tmp_path / "a.md"
    path.write_text(text)
    assert not find_reader(path).name.startswith(("JATS", "SPL"))


def test_a_set_without_articles_is_said(tmp_path: Path) -> None:
    assert "no <article>" in read(tmp_path, "<pmc-articleset/>")[1][0].met


def test_an_oai_answer_with_a_namespace(tmp_path: Path) -> None:
    inner = article(TEXT).replace("<article ", '<article xmlns="https://jats.nlm.nih.gov/ns/archiving/1.3/" ')
    (found,), problems = read(tmp_path, f"<OAI-PMH><record><metadata>{inner}</metadata></record></OAI-PMH>")
    assert found.publication.id == "pmid:12" and problems == []
