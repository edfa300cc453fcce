"""Does a trail hold after somebody tampered with it?"""

import json
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from click.testing import CliRunner

from bedside.cli.trail import trail
from bedside.editorial import FIRST_PREVIOUS, seal, write_events
from bedside.terms import TrailEvent
from runners.running import Given, Outcome, runner

BEGUN = datetime(2026, 1, 2, 3, 4, 5, tzinfo=UTC)


@runner("verify a trail", sample={"acts": ["take"]}, refused={"acts": ["take"], "change": {1: {"more": ""}}})
def verify(given: Given, folder: Path) -> Outcome:
    """Export a trail of these acts, change the file as told, and run ``bedside trail verify`` on it."""
    lines = [json.loads(line) for line in write_events(make_trail(given["acts"]))]
    head = lines[-1]["hash"]
    for number, changes in given.get("change", {}).items():
        lines[number - 1] |= changes
    kept = [line for place, line in enumerate(lines, 1) if place not in given.get("remove", [])]
    kept = [kept[place - 1] for place in given["order"]] if "order" in given else kept
    path = folder / "trail.jsonl"
    path.write_text("".join(json.dumps(line) + "\n" for line in kept), "utf-8")
    options = ["--head", head] if given.get("head is known") else []
    result = CliRunner().invoke(trail, ["verify", str(path), *options], catch_exceptions=False)
    return {"says": result.output, "exit code": result.exit_code}


def make_trail(acts: list[str]) -> list[TrailEvent]:
    """Entries a minute apart, each tied to the one before."""
    made: list[TrailEvent] = []
    for number, act in enumerate(acts, 1):
        more: dict[str, Any] = {"previous_hash": made[-1].hash if made else FIRST_PREVIOUS, "hash": ""}
        made.append(
            seal(
                TrailEvent(
                    number=number,
                    at=BEGUN + timedelta(minutes=number),
                    actor=7,
                    actor_name="A. Reviewer",
                    act=act,
                    subject="claim:sample",
                    detail=(("round", "1"),),
                    **more,
                )
            )
        )
    return made
