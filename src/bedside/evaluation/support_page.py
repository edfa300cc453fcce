"""How does a run on support look as part of a page? Every figure is read from the committed run file."""

import re
from collections.abc import Iterable, Iterator

from bedside.evaluation.rows import ABSENT
from bedside.evaluation.support_measures import ACCURACY, CALIBRATION, FOUND, MACRO_F1, PRECISE, Estimate
from bedside.evaluation.support_pairs import LABELS
from bedside.evaluation.support_run import SetFigures, SupportRun, SystemFigures

TITLE = "# Does a passage support a claim?"
NO_RUN = "No run on support is committed yet, so there is no figure to tell."
READING = """Each set has claims, passages, and what people said that the passage does to the claim.
Macro-F1 is the mean, over the answers that the set has, of F1 of `supports`, `contradicts` and `silent`.
The system then answers only the 70 % of pairs that it is surest of: how many of its `supports` are right
there, and which share of all that people called supported these are.
ECE is how far the score lies from the share of pairs that people called supported, in ten bins.
Intervals hold the middle 95 % of {resamples:,} resamples of claims, questions or articles."""
LIMITS = """Models were fitted on other claims, questions and articles of the three sets that say so.
Nothing was fitted on healthver and nli4ct.
Where people called a pair partly supported, it is left out of these tables.
Pairs a second are of processor time on one core of a busy machine.
Of two systems that read the same passages the second finds them read already."""


def render_support(run: SupportRun | None) -> str:
    """The part of the page, in Markdown; without a run it says that there is none."""
    if run is None:
        return f"{TITLE}\n\n{NO_RUN}\n"
    parts = [
        TITLE,
        _about(run),
        READING.format(resamples=run.resamples),
        *map(_set, run.sets),
        "## Mean of the sets",
        _means(run),
        "## What these figures do not tell",
        LIMITS,
    ]
    return "\n\n".join(parts) + "\n"


def _about(run: SupportRun) -> str:
    lines = [
        f"Run of {run.date}, Bedside {run.bedside}, Python {run.python}.",
        f"The judge is {run.judge}." if run.judge else "No judge took part.",
        "",
        *(f"- {name}: {about}." for name, about in run.systems.items()),
        "",
        "All figures are in [support-run.json](support-run.json).",
    ]
    return "\n".join(lines)


def _set(each: SetFigures) -> str:
    counts = ", ".join(f"{number} {label}" for label, number in each.pairs.items())
    partly = f" {each.partly} partly supported ones are left out." if each.partly else ""
    fitted = (
        f"{each.fitted_on:,} other pairs were fitted on." if each.fitted_on else "Nothing was fitted on it."
    )
    return "\n\n".join(
        (
            f"### {each.name}",
            f"{sum(each.pairs.values()):,} pairs: {counts}.{partly}\n{fitted}",
            f"License: {each.license}.\n{_by_lines(each.caution)}",
            _table(
                (
                    "system",
                    "macro-F1",
                    "beyond the rules",
                    "accuracy",
                    "supports at 70 %",
                    "found",
                    "ECE",
                    "pairs/s",
                ),
                map(_row, each.systems),
            ),
            _table(
                ("system", *(f"{label} {kind}" for label in LABELS for kind in ("P", "R"))),
                map(_label_row, each.systems),
            ),
        )
    )


def _row(system: SystemFigures) -> tuple[str, ...]:
    figures = system.figures
    return (
        system.system,
        _with_interval(figures[MACRO_F1]),
        ABSENT if system.beyond_rules is None else _with_interval(system.beyond_rules, sign="+"),
        _plain(figures[ACCURACY]),
        _with_interval(figures[PRECISE]),
        _plain(figures[FOUND]),
        _plain(figures[CALIBRATION]),
        f"{system.pairs_per_second:,.0f}",
    )


def _label_row(system: SystemFigures) -> tuple[str, ...]:
    return (system.system, *map(_plain, _of_labels(system)))


def _of_labels(system: SystemFigures) -> Iterator[Estimate]:
    for label in LABELS:
        yield system.figures[f"precision of {label}"]
        yield system.figures[f"recall of {label}"]


def _means(run: SupportRun) -> str:
    rows = (
        (
            name,
            *(ABSENT if means[each] is None else f"{means[each]:.3f}" for each in (MACRO_F1, PRECISE, FOUND)),
        )
        for name, means in run.means.items()
    )
    return _table(("system", "macro-F1", "supports at 70 %", "found"), rows)


def _plain(estimate: Estimate) -> str:
    return ABSENT if estimate.value is None else f"{estimate.value:.3f}"


def _with_interval(estimate: Estimate, *, sign: str = "") -> str:
    if estimate.value is None or estimate.low is None or estimate.high is None:
        return _plain(estimate)
    value, low, high = (format(each, f"{sign}.3f") for each in (estimate.value, estimate.low, estimate.high))
    return f"{value} [{low}, {high}]"


def _table(head: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> str:
    lines = [head, ("---",) * len(head), *rows]
    return "\n".join("| " + " | ".join(line) + " |" for line in lines)


def render_support_table(run: SupportRun) -> str:
    """Macro-F1 and the precision of `supports` at 70 % coverage, for a terminal."""
    head = f"{'set':<20}{'system':<30}{'macro-F1':>10}{'precise at 70 %':>18}"
    rows = [
        f"{each.name:<20}{system.system:<30}{_plain(system.figures[MACRO_F1]):>10}"
        f"{_plain(system.figures[PRECISE]):>18}"
        for each in run.sets
        for system in each.systems
    ]
    return "\n".join([head, *rows])


def _by_lines(text: str) -> str:
    """One sentence a line, as all pages have it."""
    return re.sub(r"(?<=[a-z)`])\. (?=[A-Z])", ".\n", text)
