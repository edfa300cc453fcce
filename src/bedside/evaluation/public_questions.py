"""Which questions of others hold no personal detail, so that whatever is masked in them is masked in vain?

MedicationQA: Ben Abacha et al., Stud Health Technol Inform 2019;264:25-29, consumers' questions on medicines.
"""

import zipfile
from collections.abc import Callable, Mapping
from hashlib import sha256
from pathlib import Path

from lxml import etree

from bedside.errors import Problem, SourceError
from bedside.evaluation.sets.bioasq import read_bioasq
from bedside.evaluation.sets.medquad import read_medquad

_FILE = "medicationqa/MedInfo2019-QA-Medications.xlsx"
_MOST = 1_400
_LOOKED_AT = 4
"""Every fourth of these was looked at."""
_NAMESPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"


def read_medication_questions(data: Path) -> list[str]:
    """The first column of the table, without its head. Raises ``SourceError``."""
    path = data / _FILE
    try:
        with zipfile.ZipFile(path) as archive:
            shared = _parse(archive.read("xl/sharedStrings.xml"))
            sheet = _parse(archive.read("xl/worksheets/sheet1.xml"))
    except (OSError, KeyError, zipfile.BadZipFile, etree.XMLSyntaxError) as error:
        problem = Problem(place=str(path), line=None, met=f"Not a table: {error}.", advice="Fetch it again.")
        raise SourceError("A set cannot be read.", (problem,)) from None
    texts = ["".join(map(str, each.itertext())) for each in shared.iter(f"{_NAMESPACE}si")]
    cells = [cell for cell in sheet.iter(f"{_NAMESPACE}c") if cell.get("r", "").rstrip("0123456789") == "A"]
    values = [(cell.get("t"), cell.findtext(f"{_NAMESPACE}v")) for cell in cells[1:]]
    return [texts[int(value)] for kind, value in values if kind == "s" and value is not None]


def read_public_questions(data: Path) -> dict[str, list[str]]:
    """Questions by set, always the same, without those that were looked at while rules were made."""
    return {name: _choose(read(data)) for name, read in _READERS.items()}


def _choose(questions: list[str]) -> list[str]:
    chosen = sorted(set(questions), key=lambda each: sha256(each.encode()).digest())[:_MOST]
    return [each for at, each in enumerate(chosen) if at % _LOOKED_AT]


def _parse(data: bytes) -> etree._Element:
    return etree.fromstring(data, etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False))


_READERS: Mapping[str, Callable[[Path], list[str]]] = {
    "medicationqa": read_medication_questions,
    "medquad": lambda data: list(read_medquad(data).pools[0].queries.values()),
    "bioasq": lambda data: [text for pool in read_bioasq(data).pools for text in pool.queries.values()],
}
