"""What becomes of what a writer writes? Small libraries, and a writer that says what it is told."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path

from bedside import Answer
from bedside.engines.scripted import ScriptedWriter
from bedside.errors import WriterFailed
from bedside.library.drafts import Writing, ask_drafted
from bedside.ports import Brief
from bedside.terms import Statement, WriterFault
from runners.answers import open_for, statements_of
from runners.running import Given, Outcome, runner

LITERATURE = {
    "zinc.md": "# Zinc in Wilson disease\n\nWe found that zinc acetate lowers copper in Wilson disease "
    "(OR 0.5, 95% CI 0.3-0.8). Zinc may be given to children with Wilson disease at 50 mg daily.\n",
    "other.md": "# Chelators in Wilson disease\n\nPenicillamine binds copper in severe Wilson disease.\n",
}
QUESTION = "Is zinc used in Wilson disease?"
_SAMPLE = {"writes": ["Zinc acetate lowers copper in Wilson disease."]}


@runner("draft", sample=_SAMPLE, refused={"question": " "})
def draft(given: Given, folder: Path) -> Outcome:
    """The ``question`` asked of a library of ``literature`` (name to text; the shipped one without any).

    Its writer ``writes`` claims (a text, or one with ``passages``), then breaks off with the ``fault``.
    """
    writer = ScriptedWriter(_writes(given))
    literature = given.get("literature", LITERATURE)
    library = open_for({"literature": literature} if literature else {}, folder)
    writing = Writing(writer=writer, judge=None)
    audience = given.get("audience", "clinician")
    answers = list(ask_drafted(library, given.get("question", QUESTION), writing, audience=audience))
    return {
        **_told(answers),
        "briefs": len(writer.briefs),
        "material": "".join(b.material for b in writer.briefs),
    }


def _writes(given: Given) -> Callable[[Brief], Iterator[str]]:
    def reply(_: Brief) -> Iterator[str]:
        whole = [claim if isinstance(claim, dict) else {"text": claim} for claim in given.get("writes", ())]
        claims = [json.dumps({"section": "answer", "passages": [1], **claim}) for claim in whole]
        yield given.get("instead", '{"claims": [' + ", ".join(claims))
        if "fault" in given:
            raise WriterFailed("The writer broke off.", fault=WriterFault(given["fault"]))
        yield "" if "instead" in given else "]}"

    return reply


def _told(answers: list[Answer]) -> Outcome:
    first, last = answers[0].article, answers[-1].article
    drafting = last.making.drafting
    drafted = [one for one in last.bottom_line if one.origin != "curated"]
    return {
        "shown": [one.text for one in drafted if one.origin == "drafted"],
        "quoted in its place": [one.text for one in drafted if one.origin == "extracted"],
        "sections": [section.title for section in last.sections],
        "cited": [[each.publication_id for each in one.citations] for one in drafted],
        "told of the draft": last.status_note,
        "counts": [drafting.kept, drafting.quoted, drafting.dropped] if drafting else [],
        "fault": str(drafting.fault) if drafting else "no draft",
        "answers": len(answers),
        "first answer": [_origin(one) for one in statements_of(first)],
        "statements": [one.text for one in statements_of(last)],
        "outcome": last.outcome,
        "HTML": answers[-1].to_html(),
    }


def _origin(statement: Statement) -> str:
    return str(statement.origin)
