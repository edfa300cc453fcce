"""How does a run on masking look as a page? Every figure is read from the committed run file."""

from collections.abc import Iterable, Sequence

from bedside.evaluation.masking_labels import UNSEEN
from bedside.evaluation.masking_run import CleanFigures, HalfFigures, MaskingRun
from bedside.evaluation.wilson import measure_wilson

TITLE = "# What is masked, and what is not"
NO_RUN = "No run on masking is committed yet, so there is no figure to tell."
READING = """The sentences are our own, about people who do not exist; one hand wrote both halves.
Rules were made while looking at the half `built-on`.
The half `unseen` was labeled before anything ran, and what is missed there has never been looked at.
A detail counts as found if every letter and digit of it is masked; a title such as *Mrs* may stay.
Intervals are of 95 % (Wilson)."""
QUESTIONS = """Questions of others hold next to no personal details: what is masked in them is masked in vain.
Those that were looked at while rules were made are left out.
The terms of an open library, which are known to the masker when it is used, took no part."""


def render_masking(run: MaskingRun | None) -> str:
    """The page, in Markdown; without a run it says that there is none."""
    if run is None:
        return f"{TITLE}\n\n{NO_RUN}\n"
    halves = sorted(run.halves, key=lambda each: each.name != UNSEEN)
    parts = [
        TITLE,
        f"Run of {run.date}, Bedside {run.bedside}, Python {run.python}; the masker is {run.masker}.\n"
        "All figures are in [masking-run.json](masking-run.json).",
        READING,
        *(part for half in halves for part in _half(half)),
        "## Questions of others",
        QUESTIONS,
        _clean_table(run.questions),
    ]
    return "\n\n".join(parts) + "\n"


def render_masking_table(run: MaskingRun) -> str:
    """The same in short, for a terminal."""
    rows = [f"{half.name}: found {_share(*_all(half))}" for half in run.halves]
    clean = [*(half.clean for half in run.halves), *run.questions]
    rows += [f"{each.name}: masked in vain in {_share(each.touched, each.sentences)}" for each in clean]
    return "\n".join(rows)


def _half(half: HalfFigures) -> Iterable[str]:
    rows = [(each.kind, each.labeled, _share(each.found, each.labeled)) for each in half.kinds]
    found, labeled = _all(half)
    rows.append(("all", labeled, _share(found, labeled)))
    yield f"## The half `{half.name}`"
    yield _table(("kind", "labeled", "found"), rows)
    wrong = half.masks - half.right
    yield f"Of {half.masks} places that were masked in these sentences, {wrong} hold no detail."
    yield _clean_table([half.clean])


def _clean_table(rows: Sequence[CleanFigures]) -> str:
    return _table(
        ("without details", "sentences", "something masked in", "words", "words masked"),
        [
            (
                each.name,
                each.sentences,
                _share(each.touched, each.sentences),
                each.words,
                _share(each.words_masked, each.words),
            )
            for each in rows
        ],
    )


def _all(half: HalfFigures) -> tuple[int, int]:
    return sum(each.found for each in half.kinds), sum(each.labeled for each in half.kinds)


def _share(hits: int, of: int) -> str:
    low, high = measure_wilson(hits, of)
    return f"{hits} of {of} ({hits / of if of else 0:.1%}; {low:.1%} to {high:.1%})"


def _table(head: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    lines = [head, ["---"] * len(head), *rows]
    return "\n".join(f"| {' | '.join(map(str, line))} |" for line in lines)
