"""Do our JATS files keep to the tag set? Held against a RelaxNG schema of it, where one is at hand.

``BEDSIDE_JATS_SCHEMA`` names a RelaxNG file of the Archiving tag set, 1.1 or later; a later version of JATS 1
takes all that an earlier one takes. Such a file comes with the editor Texture (``JATS-archiving.rng``, 1.1).
"""

import os
import re
from copy import deepcopy
from pathlib import Path

import pytest
from lxml import etree

from bedside import Library
from bedside.library import export_article
from bedside.terms import FileForm

SCHEMA = os.environ.get("BEDSIDE_JATS_SCHEMA", "")
PREFIXES = {
    "ali": "http://www.niso.org/schemas/ali/1.0/",
    "mml": "http://www.w3.org/1998/Math/MathML",
    "oasis": "http://www.niso.org/standards/z39-96/ns/oasis-exchange/table",
    "xlink": "http://www.w3.org/1999/xlink",
    "xsi": "http://www.w3.org/2001/XMLSchema-instance",
}
QUESTIONS = (
    "What are the causes of hypomagnesemia?",
    "How is hypomagnesemia treated?",
    "What is hypomagnesemia?",
    "How is hyperkalemia treated?",
    "Does acupuncture cure baldness?",
    "My child swallowed pills of potassium",
)

pytestmark = pytest.mark.skipif(
    not SCHEMA, reason="no schema of JATS: name a RelaxNG file of it in BEDSIDE_JATS_SCHEMA"
)


@pytest.fixture(scope="module")
def schema():
    """The schema; some files of it use prefixes that they do not declare."""
    text = Path(SCHEMA).read_text("utf-8")
    missing = (f'xmlns:{name}="{uri}"' for name, uri in PREFIXES.items() if f"xmlns:{name}=" not in text)
    whole = text.replace("<grammar ", f"<grammar {' '.join(missing)} ", 1)
    # Which version a document names is no question of its elements.
    whole = re.sub(r'<value type="string"[^>]*>1\.\d</value>', "<text/>", whole)
    return etree.RelaxNG(etree.fromstring(whole.encode()))


@pytest.fixture(scope="module")
def exported(homes):
    """Articles of many kinds, for two readers."""
    with Library.open() as library:
        return [
            etree.fromstring(export_article(library, library.ask(text, audience=who).article, FileForm.JATS))
            for text in QUESTIONS
            for who in ("clinician", "patient")
        ]


def test_every_article_keeps_to_the_schema(schema, exported):
    for document in exported:
        assert schema.validate(document), [str(each) for each in schema.error_log][:5]


@pytest.mark.parametrize(
    "spoil", ["a strange element", "a paragraph in the head", "a section in a paragraph"]
)
def test_the_schema_sees_what_is_wrong(schema, exported, spoil):
    document = deepcopy(exported[0])
    if spoil == "a strange element":
        etree.SubElement(document.find("body"), "remark")
    elif spoil == "a paragraph in the head":
        etree.SubElement(document.find("front"), "p")
    else:
        etree.SubElement(document.find("body//p"), "sec")
    assert not schema.validate(document)
