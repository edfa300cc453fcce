"""What is drafted on a topic from a small library, and what does the folder hold?"""

from datetime import date
from pathlib import Path
from typing import Any

import yaml

from bedside import Library
from bedside.intake import validate_pack
from bedside.library import CHECK_FIRST, draft_on, write_draft
from bedside.literature import Part, make_passages
from bedside.ports import ReadPublication
from bedside.stores import LocalReleaseWriter
from bedside.terms import (
    EvidenceKind,
    Notice,
    NoticeKind,
    Origin,
    PassageKind,
    Pmid,
    Publication,
    PublicationId,
    ReadDepth,
    StatedGrade,
)
from bedside.verification import verify_claim
from runners.running import Given, Outcome, runner

TODAY = date(2026, 11, 23)
SAMPLE = {
    "topic": "exemplaremia",
    "works": [{"id": "pmid:1", "text": "Exemplaremia is treated with samplazole."}],
}


@runner(
    "draft a pack",
    sample=SAMPLE,
    refused={"topic": "nothing", "works": SAMPLE["works"]},
)
def draft_a_pack(given: Given, folder: Path) -> Outcome:
    """``works`` (id, title, text, section, kind, year, …); ``reword`` maps a sentence to a writer's words."""
    place = folder / "library"
    with LocalReleaseWriter.begin(place) as writer:
        writer.add_literature(map(make_work, given["works"]), on_problem=print)
        writer.commit()
    reword = given.get("reword")
    with Library.open(place) as library:
        draft = draft_on(
            library,
            given["topic"],
            most=given.get("most", 40),
            reword=(lambda sentence, passage: reword.get(sentence)) if reword else None,
        )
    pack = folder / given.get("output", draft.name)
    written = write_draft(draft, pack, today=TODAY)
    problems, read = validate_pack(pack)
    assert tuple(map(str, problems)) == tuple(map(str, written.problems))
    claims = {claim["id"]: claim for claim in _claims(pack)}
    page = (pack / CHECK_FIRST).read_text("utf-8")
    return {
        "files": sorted(str(path.relative_to(pack)) for path in pack.rglob("*") if path.is_file()),
        "statements": {id: claim["statement"].removeprefix("TO REWORD: ") for id, claim in claims.items()},
        "claims": claims,
        "facets": {id: claim["facet"] for id, claim in claims.items()},
        "supports": {id: [each["ref"] for each in claim["supports"]] for id, claim in claims.items()},
        "quantities": {id: claim.get("quantities", []) for id, claim in claims.items()},
        "recommendations": {id: claim.get("recommendation") for id, claim in claims.items()},
        "references": yaml.safe_load((pack / "references.yaml").read_text("utf-8")),
        "not supported by its own passage": [
            entry.id
            for entry in draft.entries
            for each in entry.quotations
            if verify_claim(entry.text, each.passage.text).support != "supports"
        ],
        "unverified": [claim.id for claim in read.claims if claim.is_unverified] if read else [],
        "problems": [str(problem) for problem in problems],
        "check first": page,
        "headings": [line.removeprefix("## ") for line in page.splitlines() if line.startswith("## ")],
    }


def _claims(pack: Path) -> list[dict[str, Any]]:
    files = sorted((pack / "claims").rglob("*.yaml"))
    return [claim for file in files for claim in yaml.safe_load(file.read_text("utf-8"))]


def make_work(given: Given) -> ReadPublication:
    """A work with one passage, of the section that is named."""
    id = PublicationId(given["id"])
    notices = ()
    if "notice" in given:
        notices = (Notice(kind=NoticeKind(given["notice"]), is_received=True, text="Sample Lett. 2021"),)
    publication = Publication(
        id=id,
        kind=EvidenceKind(given.get("kind", "narrative review")),
        title=given.get("title", f"Work {given['id']}"),
        origin=Origin.LITERATURE,
        authors=given.get("authors"),
        year=given.get("year"),
        pmid=Pmid(given["pmid"]) if "pmid" in given else None,
        is_retracted=given.get("retracted", False),
        superseded_by=given.get("superseded by"),
        notices=notices,
    )
    grade = StatedGrade(grade=given["grade"]) if "grade" in given else None
    kind = PassageKind.RECOMMENDATION if grade else PassageKind.PROSE
    part = Part((given.get("section", "Results"),), given["text"], kind=kind, grade=grade)
    depth = ReadDepth(given.get("read", "abstract"))
    return ReadPublication(publication=publication, passages=make_passages(id, [part], read_depth=depth))
