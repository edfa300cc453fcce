"""From which sound files does the spoiling start? Real ones where they are on this machine, and made ones."""

import importlib.util
import os
from pathlib import Path

SHARED = Path(os.environ.get("BEDSIDE_SHARED", Path(__file__).parents[3] / "shared")) / "data"
LARGEST_SEED = 200_000

KINDS = {
    "PubmedReader": ("xml", ".xml"),
    "GuidelineReader": ("xml", ".xml"),
    "RetractionWatchReader": ("text", ".csv"),
    "CrossrefReader": ("text", ".jsonl"),
    "BeirReader": ("text", ".jsonl"),
    "MarkdownReader": ("text", ".md"),
    "JatsReader": ("xml", ".nxml"),
    "SplReader": ("xml", ".xml"),
    "PdfReader": ("pdf", ".pdf"),
    "WordReader": ("zip", ".docx"),
    "WebPageReader": ("xml", ".html"),
    "mesh": ("xml", ".xml"),
}
"""How files of each reader are spoiled, and the ending of their names."""

_REAL = {
    "PubmedReader": (
        "pubmed_xml/biopython/*.xml",
        "pubmed_xml/metapub/3[1-6]*.xml",
        "pubmed_xml/metapub/1*.xml",
    ),
    "GuidelineReader": ("ngc_guidelines/summaries/ngc-1*.xml", "ngc_guidelines/withdrawn*/*.xml"),
    "RetractionWatchReader": ("retractions/*.csv",),
    "CrossrefReader": (),
    "BeirReader": ("scifact/corpus.jsonl", "med1033/corpus.jsonl", "med1033/queries.jsonl"),
    "MarkdownReader": (),
    "JatsReader": ("jats_misc/pubmed_parser/*.nxml",),
    "SplReader": ("spl_labels/*.xml",),
    "PdfReader": ("drug_leaflets/pil*.pdf",),
    "WordReader": (),
    "WebPageReader": ("drug_leaflets/*.html", "pubmed_xml/biopython/*.html"),
    "mesh": ("mesh/subset.xml",),
}
_ROOT = Path(__file__).parents[2]


def find_seeds(name: str) -> list[bytes]:
    """Sound files for a reader, cut to ``LARGEST_SEED`` at the end of a line or record."""
    seeds = [
        _cut(path.read_bytes())
        for pattern in _REAL.get(name, ())
        for path in sorted(SHARED.glob(pattern))[:12]
    ]
    seeds += _MADE.get(name, ())
    if name == "WordReader":
        seeds += _word_files()
    if name == "MarkdownReader":
        seeds += [_cut(path.read_bytes()) for path in sorted((_ROOT / "docs").rglob("*.md"))[:12]]
    if name == "PdfReader":
        seeds += _small_pdfs()
    return [seed for seed in seeds if seed] or [b"x"]


def _cut(data: bytes) -> bytes:
    if len(data) <= LARGEST_SEED:
        return data
    end = max(data.rfind(b"\n", 0, LARGEST_SEED), LARGEST_SEED // 2)
    return data[:end]


def _word_files() -> list[bytes]:
    """Word files made with python-docx: headings, lists, tables, a footnote's mark."""
    import io

    if importlib.util.find_spec("docx") is None:
        return []
    import docx

    made = []
    for size in (1, 12):
        document = docx.Document()
        document.core_properties.title = "Low magnesium in adults: a local protocol"
        document.add_heading("Low magnesium in adults", 0)
        for at in range(size):
            document.add_heading(f"Part {at}", 1 + at % 3)
            document.add_paragraph(f"Give {at} g slowly. " * 20)
            document.add_paragraph("Measure again.", style="List Bullet")
            table = document.add_table(rows=3, cols=2)
            table.cell(0, 0).text, table.cell(1, 1).text = "Magnesium (mmol/L)", f"0.{at}"
            table.cell(2, 0).merge(table.cell(2, 1)).text = "Not known"
        stream = io.BytesIO()
        document.save(stream)
        made.append(stream.getvalue())
    return made


def _small_pdfs() -> list[bytes]:
    """One page of text, written by hand so that every byte can be spoiled."""
    lines = b"".join(b"(Low magnesium line %d is measured again.) Tj 0 -14 Td " % at for at in range(30))
    stream = b"BT /F1 12 Tf 72 720 Td " + lines + b"ET"
    objects = (
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [3 0 R 3 0 R] /Count 2 >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n" % len(stream) + stream + b"\nendstream",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        b"<< /Title (Low magnesium) /Author (A. Body) >>",
    )
    data, places = b"%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(data))
        data += b"%d 0 obj\n" % number + body + b"\nendobj\n"
    table = b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    table += b"".join(b"%010d 00000 n \n" % place for place in places)
    trailer = b"trailer << /Size %d /Root 1 0 R /Info 6 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return [data + table + trailer % (len(objects) + 1, len(data))]


_MADE: dict[str, tuple[bytes, ...]] = {
    "PubmedReader": (
        b'<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet><PubmedArticle><MedlineCitation>'
        b"<PMID>1</PMID><DateRevised><Year>2020</Year><Month>1</Month><Day>2</Day></DateRevised><Article>"
        b"<Journal><JournalIssue><PubDate><MedlineDate>1999 Jul-Aug</MedlineDate></PubDate></JournalIssue>"
        b"<Title>J</Title></Journal><ArticleTitle>Mg<sub>2</sub></ArticleTitle><Abstract><AbstractText "
        b'Label="AIM">We <i>asked</i>.</AbstractText></Abstract></Article><CommentsCorrectionsList>'
        b'<CommentsCorrections RefType="RetractionIn"><RefSource>J. 2</RefSource><PMID>2</PMID>'
        b"</CommentsCorrections></CommentsCorrectionsList></MedlineCitation></PubmedArticle>"
        b"<DeleteCitation><PMID>3</PMID></DeleteCitation></PubmedArticleSet>",
    ),
    "BeirReader": (
        b'{"_id": "1", "title": "T", "text": "One. Two.", "metadata": {"pmid": "5", "year": 2001}}\n'
        b'{"_id": 2, "title": "", "text": "Only text \\u00b5 \\ud83e\\udec0", "metadata": {}}\n',
    ),
    "MarkdownReader": (
        b"---\ntitle: A page\nyear: 2020\n---\n# A\n\n- one\n- two\n\n| a | b |\n|---|---|\n| 1 | 2 |\n\n"
        b"## B\n\n```\ncode\n```\n\n> said\n\n<b>x</b> [l](http://x) ![i](file:///etc/passwd)\n",
        b"Title\n=====\n\nText *a* __b__ `c`.\n\n1. x\n   - y\n      - z\n",
    ),
    "CrossrefReader": (
        b'{"message": {"items": [{"DOI": "10.1000/notice", "title": ["Retraction: x"], "update-to": [{"DOI": '
        b'"10.1000/x", "type": "retraction", "source": "publisher", "label": "Retraction", "updated": '
        b'{"date-parts": [[2021, 3, 4]]}}]}]}}\n',
        b'{"DOI": "10.1000/notice", "title": ["R"], "update-to": [{"DOI": "10.1000/x", "type": "expression_of'
        b'_concern", "updated": {"date-parts": [[2021]]}}], "updated-by": []}\n',
    ),
    "WebPageReader": (
        b"<!doctype html><html lang=en><head><title>Low magnesium</title><meta name=citation_doi "
        b"content='10.1000/x'><meta name=description content=d><script>x()</script></head><body><main>"
        b"<h1>Low magnesium</h1><p>It is <b>low</b> below 0.7&nbsp;mmol/L.<ul><li>a<li>b</ul><table><tr>"
        b"<th>a<td rowspan=3>b"
        b"<tr><td colspan=2>c</table><p hidden>no<p style='display:none'>no</main></body></html>",
    ),
    "SplReader": (),
    "JatsReader": (
        b'<article xmlns:xlink="http://www.w3.org/1999/xlink"><front><article-meta><article-id '
        b'pub-id-type="doi">10.1000/x</article-id><title-group><article-title>T</article-title></title-group>'
        b"<pub-date><year>2020</year></pub-date><abstract><p>A.</p></abstract></article-meta></front><body>"
        b'<sec><title>S</title><p>B <xref ref-type="bibr" rid="r1">1</xref>.</p><table-wrap>'
        b"<label>1</label>"
        b'<table><tr><td rowspan="2">a</td><td colspan="2">b</td></tr><tr><td>c</td></tr></table></table-wrap>'
        b'</sec></body><back><ref-list><ref id="r1"><mixed-citation>R <pub-id pub-id-type="pmid">7</pub-id>'
        b"</mixed-citation></ref></ref-list></back></article>",
    ),
}
