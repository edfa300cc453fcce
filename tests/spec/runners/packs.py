"""Which problems does a pack have, and what becomes of its claims?"""

from pathlib import Path

from bedside.intake import validate_pack
from bedside.literature.pack import read_pack
from runners.running import Given, Outcome, runner
from runners.sample import make_pack


@runner("validate a pack", sample={})
def validate(given: Given, folder: Path) -> Outcome:
    """The sample pack with ``changes`` (path to value) and ``files`` (name to raw text)."""
    make_pack(folder, given.get("changes", {}), raw=given.get("files", {}))
    problems, pack = validate_pack(folder)
    claims = pack.claims if pack else ()
    return {
        "problems": [str(problem) for problem in problems],
        "how many problems": len(problems),
        "unverified": [claim.id for claim in claims if claim.is_unverified],
        "claims": [claim.id for claim in claims],
        "problems while reading": [str(problem) for problem in read_pack(folder).problems],
    }
