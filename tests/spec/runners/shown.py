"""What does `bedside show` print of a claim or a work?"""

from pathlib import Path

from click.testing import CliRunner

from bedside import Library
from bedside.cli.show import show
from runners.running import Given, Outcome, runner
from runners.sample import make_pack


@runner("show", sample={"id": "cause-1"}, refused={"id": "none-such"})
def show_by_id(given: Given, folder: Path) -> Outcome:
    """``id`` in a library of the sample pack with ``changes``; ``flag`` is the line in capitals."""
    place = folder / "library"
    pack = make_pack(folder / "pack", given.get("changes", {}), raw={})
    Library.ingest([pack], library=place, bare=True)
    result = CliRunner().invoke(show, [given["id"], "--library", str(place)], standalone_mode=False)
    if result.exception:
        raise result.exception
    flags = [line for line in result.output.splitlines() if line[:5].isupper()]
    return {"shown": result.output, "flag": flags[0] if flags else "none"}
