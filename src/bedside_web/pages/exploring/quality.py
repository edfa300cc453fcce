"""How good are search, the checker and the verdicts? The committed runs, as evaluation tells them."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from typing import TypeVar

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from bedside.evaluation import (
    read_checker_run,
    read_run,
    read_support_run,
    render_checker_page,
    render_page,
    render_support,
)
from bedside_web.pages.exploring.shipped import shipped_file
from bedside_web.pages.exploring.written import Block, read_blocks

R = TypeVar("R")


@dataclass(frozen=True, slots=True, kw_only=True)
class Measure:
    """One of the runs. ``slug`` is its address, ``file`` the run file, ``command`` what made it."""

    slug: str
    name: Promise
    about: Promise
    file: str
    command: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MeasuredPage:
    """A run as a page. ``date`` is empty where no run is committed."""

    measure: Measure
    title: str
    date: str
    blocks: tuple[Block, ...]


MEASURES = (
    Measure(
        slug="search",
        name=_("How good is search?"),
        about=_("Passages found for queries with known answers, beside plain BM25 in the same run."),
        file="search-run.json",
        command="bedside evaluate",
    ),
    Measure(
        slug="checker",
        name=_("How often does the checker err?"),
        about=_("Mistakes put into real texts one at a time: how many are seen, how many alarms are false."),
        file="checker-run.json",
        command="bedside evaluate checker",
    ),
    Measure(
        slug="support",
        name=_("Does a passage support a claim?"),
        about=_("Claims and passages that people judged: how well the verdicts agree with them."),
        file="support-run.json",
        command="bedside evaluate support",
    ),
)


def find_measure(slug: str) -> Measure:
    """The run of this address. Raises ``Http404``."""
    for measure in MEASURES:
        if measure.slug == slug:
            return measure
    raise Http404


@cache
def read_measured(measure: Measure) -> MeasuredPage:
    """The committed run as a page; without one the page says so. Read once: run files do not change."""
    told = {"search": _search, "checker": _checker, "support": _support}[measure.slug]
    date, written = told(measure.file)
    first, *blocks = read_blocks(written)
    return MeasuredPage(measure=measure, title=first.title, date=date, blocks=tuple(blocks))


def _search(file: str) -> tuple[str, str]:
    run = _if_there(file, read_run)
    return (run.date if run else "", render_page(run))


def _checker(file: str) -> tuple[str, str]:
    run = _if_there(file, read_checker_run)
    return (run.date if run else "", render_checker_page(run))


def _support(file: str) -> tuple[str, str]:
    run = _if_there(file, read_support_run)
    return (run.date if run else "", render_support(run))


def _if_there(file: str, read: Callable[..., R]) -> R | None:
    path = shipped_file(file)
    return read(path) if path.is_file() else None
