"""What do other programs read in our files, and what do somebody's changes make of them?

Used by the tests of exports and by ``benchmarks/exports/measure.py``, which runs them over all articles.
"""

import json
import random
import re
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from typing import Any

import pypandoc

from bedside import Library
from bedside.rendering import legible, statements_of
from bedside.terms import Article, Facet, FileForm, Publication, Statement

SPOKEN = (FileForm.MARKDOWN, FileForm.HTML, FileForm.WORD, FileForm.JATS)
"""Forms that pandoc reads as a text."""
LISTS = {FileForm.RIS: "ris", FileForm.BIBTEX: "bibtex", FileForm.CSL_JSON: "csljson"}
_FORMATS = {
    FileForm.MARKDOWN: "commonmark_x",
    FileForm.HTML: "html",
    FileForm.WORD: "docx",
    FileForm.JATS: "jats",
}
_MARKS = re.compile(r"\[((?:\d+(?:, )?)+)\]")


def shipped_questions(library: Library) -> Iterator[str]:
    """A question for each condition and facet of the shipped library."""
    for concept in library.ledger.concepts():
        for facet in Facet:
            yield f"{facet.value} of {concept.name}"


# --- what pandoc reads --------------------------------------------------------------------------------------


def letters(text: str) -> str:
    """Letters and figures alone: programs differ in quotes, dashes and spaces."""
    return "".join(sign for sign in text.casefold() if sign.isalnum())


def read_by_pandoc(form: FileForm, data: bytes, folder: Any) -> str:
    """The words of a file as pandoc reads them, a mark of citations as ``[1, 2]``."""
    path = folder / f"given{form.suffix}"
    path.write_bytes(data)
    tree = json.loads(pypandoc.convert_file(str(path), "json", format=_FORMATS[form]))
    meta = tree["meta"].get("title", {"c": []})["c"]  # JATS and Word name the title beside the text
    return _words(meta) + " " + _words(tree["blocks"])


def _words(node: Any) -> str:
    if isinstance(node, list):
        return "".join(map(_words, node))
    if not isinstance(node, dict):
        return ""
    kind, inner = node.get("t"), node.get("c")
    if kind == "Str" or kind == "RawInline":
        return str(inner) if kind == "Str" else ""
    if kind in ("Space", "SoftBreak", "LineBreak"):
        return " "
    if kind == "Cite":
        return _words(inner[1]) or str(inner[0][0]["citationId"])
    if kind in ("Code", "RawBlock", "CodeBlock"):
        return str(inner[1]) if kind == "Code" else ""
    block = " " if kind in ("Para", "Plain", "Header") else ""
    return _words(inner) + block


def missing_statements(form: FileForm, article: Article, words: str) -> list[str]:
    """Statements that pandoc did not read whole with their citation numbers, in order."""
    missing, at, text = [], 0, _joined(words)
    for statement in statements_of(legible(article)):
        sought = _joined(statement.text + _mark(form, statement))
        found = text.find(sought, at)
        if found < 0:
            missing.append(statement.text)
        else:
            at = found + len(sought)
    return missing


def _mark(form: FileForm, statement: Statement) -> str:
    numbers = sorted({citation.number for citation in statement.citations})
    if form is FileForm.HTML:
        return "".join(f"Reference {number}" for number in numbers)
    return f"[{', '.join(map(str, numbers))}]" if numbers else ""


def _joined(text: str) -> str:
    """Without spaces, and with one sort of quotes and dashes."""
    plain = text.translate(str.maketrans("’‘“”–—…", "''\"\"--."))
    return "".join(plain.replace("...", ".").replace("---", "-").replace("--", "-").split())


def differing_references(form: FileForm, data: bytes, works: Sequence[Publication]) -> list[str]:
    """What pandoc reads otherwise than the library holds it: titles, years, DOIs, PMIDs, names, volumes."""
    read = json.loads(pypandoc.convert_text(data.decode(), "csljson", format=LISTS[form]))
    if len(read) != len(works):
        return [f"{len(read)} of {len(works)} entries"]
    pairs = zip(works, read, strict=True)
    return [f"{work.id}: {fault}" for work, item in pairs for fault in _faults(form, work, item)]


def _faults(form: FileForm, work: Publication, item: dict[str, Any]) -> Iterator[str]:
    if letters(re.sub(r"</?span[^>]*>", "", item.get("title", ""))) != letters(work.title):
        yield f"title {item.get('title')!r}"
    year = item.get("issued", {}).get("date-parts", [[None]])[0][0]
    if (year and int(year)) != work.year:
        yield f"year {year!r}"
    if item.get("DOI") != work.doi:
        yield f"DOI {item.get('DOI')!r}"
    # Pandoc's reader of RIS knows no database numbers; the field is looked for in the file by another test.
    if form is FileForm.CSL_JSON and item.get("PMID") != work.pmid:
        yield f"PMID {item.get('PMID')!r}"
    parts = ("dropping-particle", "non-dropping-particle", "family", "literal", "given")
    people = [each for each in item.get("author", []) if each.get("literal") != "others"]
    names = "".join(person.get(part, "") for person in people for part in parts)
    wanted = re.sub(r"\bet al\b|\((?:editor)\)", "", (work.authors or "").split(";")[0])
    if letters(names)[:12] != letters(wanted)[:12] and "editor" not in (work.authors or ""):
        yield f"authors {names!r}"


# --- what somebody changes ----------------------------------------------------------------------------------


def body_of(form: FileForm, data: bytes) -> str:
    """The text of a file that somebody may edit; of a Word file, its main part."""
    if form is not FileForm.WORD:
        return data.decode()
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.read("word/document.xml").decode()


def with_body(form: FileForm, data: bytes, text: str) -> bytes:
    """The file with another text in it."""
    if form is not FileForm.WORD:
        return text.encode()
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            new.writestr(name, text if name == "word/document.xml" else old.read(name))
    return made.getvalue()


def split(form: FileForm, text: str) -> tuple[str, str, str]:
    """What stands before the words that people see and edit, those, and what stands after them."""
    begin = text.find("<body") if form in (FileForm.HTML, FileForm.JATS) else 0
    end = len(before_imprint(text)) if form is not FileForm.JATS else len(text)
    return text[:begin], text[begin:end], text[end:]


def before_imprint(text: str) -> str:
    """The part of a text in front of its imprint."""
    ends = ("-----BEGIN BEDSIDE", "<!-- bedside-imprint", '"imprint": {', "@comment{bedside", "U5  - bedside")
    places = [text.find(end) for end in ends if end in text]
    return text[: min(places)] if places else text


_NUMBER = re.compile(r"(?<![\d.,#-])\d+(?:\.\d+)?(?= (?:mmol|mg|g|mEq|%|mL|hours|days|weeks)\b|%)")
_NOT = re.compile(r" not (?=[a-z])")
_WORD = re.compile(r"(?<=[a-z] )(?:may|low|high|rarely|usually|should|oral|severe)(?= [a-z])")


def change_a_number(text: str, chance: random.Random) -> str | None:
    """One figure with a unit becomes ten times as much."""
    return _replace(text, _NUMBER, chance, lambda met: f"{met}0" if "." not in met else met.replace(".", ""))


def drop_a_not(text: str, chance: random.Random) -> str | None:
    """A denial is gone."""
    return _replace(text, _NOT, chance, lambda _: " ")


def change_a_word(text: str, chance: random.Random) -> str | None:
    """A hedge or a degree is another one."""
    others = {"may": "will", "low": "high", "high": "low", "rarely": "often", "usually": "always"}
    return _replace(text, _WORD, chance, lambda met: others.get(met, "never"))


def drop_a_citation(text: str, chance: random.Random) -> str | None:
    """A citation's mark is gone, with its link."""
    return _replace(text, _CITATION, chance, lambda _: "")


def swap_a_reference(text: str, chance: random.Random) -> str | None:
    """A citation leads to, or names, another reference."""
    return _replace(text, _CITATION, chance, lambda met: _NUMBER_OF.sub(lambda n: str(int(n[0]) + 1), met))


_NUMBER_OF = re.compile(r"\d+")
_CITATION = re.compile(
    r"\[\d+\]\(#ref-\d+\)"  # Markdown
    r'|<a class="cite[^>]*>.*?</a>'  # HTML
    r'|<xref ref-type="bibr" rid="ref-\d+">\d+</xref>'  # JATS
    r'|<w:hyperlink w:anchor="ref-\d+"[^>]*>.*?</w:hyperlink>'  # Word
    r'|"number": \d+,'  # JSON
    r"|(?<=[a-z.]) \[\d+(?:, \d+)*\]"  # text
)
MUTATIONS = (change_a_number, drop_a_not, change_a_word, drop_a_citation, swap_a_reference)


def _replace(text: str, pattern: re.Pattern[str], chance: random.Random, write: Any) -> str | None:
    """One match, chosen by lot, written anew; nothing if there is none."""
    found = list(pattern.finditer(text))
    if not found:
        return None
    met = chance.choice(found)
    return text[: met.start()] + write(met[0]) + text[met.end() :]
