"""How is a writer's endpoint asked in examples? One on this machine plays, and the clock can be set on."""

import logging
import re
import time
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

from bedside.errors import WriterFailed
from bedside.ports import Brief
from bedside.remote import Clock, OutsideRule, WriterSettings, read_writer_settings
from bedside.remote.endpoint import EndpointWriter
from runners.running import Given, Outcome, runner
from writer_server import SECRET, WriterServer

QUESTION = f"What lowers the magnesium of {SECRET}?"
SCHEMA = {"type": "object"}
LONG = 20.0


@runner(
    "ask a writer",
    sample={"plays": ["whole"]},
    refused={"plays": ["whole"], "settings": {"url": "ftp://127.0.0.1/v1"}},
)
def ask_writer(given: Given, folder: Path) -> Outcome:
    """``questions`` come one by one, ``seconds between`` them; ``left open`` are being written meanwhile."""
    passed = [0.0]
    clock = Clock(now=lambda: time.monotonic() + passed[0], wall=lambda: 43_200 + passed[0])
    ends, texts, says = [], [], ""
    with WriterServer(plays=given["plays"]) as server, ExitStack() as stack:
        lines = stack.enter_context(_lines())
        writer = EndpointWriter(_settings(given, server.url), clock=clock)
        for _ in range(given.get("left open", 0)):
            heard = writer.write(_brief(given))
            stack.callback(heard.close)  # type: ignore[attr-defined]
            next(heard)
        for _ in range(given.get("questions", 1)):
            end, text, says = _hear(writer.write(_brief(given)))
            ends.append(end)
            texts.append(text)
            passed[0] += given.get("seconds between", 0)
        asked = list(server.asked)
    told = asked[-1].body if asked else {}
    return {
        "ends": ends,
        "texts": texts,
        "says": says,
        "requests": len(asked),
        "told": {name: value for name, value in told.items() if name != "messages"},
        "forms": [each.body.get("response_format", {}).get("type", "none") for each in asked],
        "headers": sorted(asked[-1].headers) if asked else [],
        "log": [re.sub(r"[\d.]+ s,", "… s,", line) for line in lines],
        "text of others told": any(SECRET in text for text in (says, *lines)),
    }


def _hear(pieces: Iterator[str]) -> tuple[str, str, str]:
    """How it ended, what was written, and what is said of it."""
    heard: list[str] = []
    try:
        heard.extend(pieces)
    except WriterFailed as failure:
        return failure.fault, "".join(heard), str(failure)
    return "whole", "".join(heard), ""


def _settings(given: Given, url: str) -> WriterSettings:
    told: dict[str, Any] = {"url": url, "name": "small", "key": SECRET, **given.get("settings", {})}
    if "outside" in told:
        told["outside"] = OutsideRule(told["outside"])
    return WriterSettings(**told)


def _brief(given: Given) -> Brief:
    return Brief(
        instructions="Answer from the passages alone.",
        material=QUESTION,
        schema=SCHEMA,
        most_tokens=100,
        seconds=given.get("seconds", LONG),
    )


@contextmanager
def _lines() -> Iterator[list[str]]:
    """What is logged of writers meanwhile."""
    lines: list[str] = []
    listener = logging.Handler()
    listener.emit = lambda record: lines.append(record.getMessage())  # type: ignore[method-assign]
    log = logging.getLogger("bedside.writer")
    level = log.level
    log.addHandler(listener)
    log.setLevel(logging.INFO)
    try:
        yield lines
    finally:
        log.removeHandler(listener)
        log.setLevel(level)


@runner(
    "read a writer's settings",
    sample={"variables": {"BEDSIDE_WRITER_URL": "http://localhost/v1", "BEDSIDE_WRITER_NAME": "small"}},
    refused={"variables": {"BEDSIDE_WRITER_URL": "http://localhost/v1"}},
)
def read_settings(given: Given, folder: Path) -> Outcome:
    """What the variables of the environment say; ``key file`` is written first, if there is one."""
    variables = dict(given["variables"])
    if "key file" in given:
        (folder / "key").write_text(given["key file"], "utf-8")
        variables["BEDSIDE_WRITER_KEY_FILE"] = str(folder / "key")
    settings = read_writer_settings(variables)
    if settings is None:
        return {"is there": False}
    return {
        "is there": True,
        "is outside": settings.is_outside,
        "may be asked": settings.is_allowed,
        "has a key": settings.key is not None,
        "shows its key": settings.key is not None and settings.key in repr(settings),
        "bounds": [settings.seconds, settings.tokens, settings.budget, settings.at_once],
    }
