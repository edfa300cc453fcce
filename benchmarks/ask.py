"""How long does an answer take, beside a bare BM25 query over the same texts in the same run?

Prints p50 and p99 of ``Library.ask`` (warm, in-process) for each audience, of a bare ``bm25s`` query
over the shipped claims and notes, their ratio, and start-up time and peak memory of the command line.
Run it with ``make bench``. Machines are noisy: read the ratios, not the milliseconds.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import bm25s

from bedside import Library
from bedside.places import shipped_library
from bedside.terms import Audience, Facet

ROUNDS = 5
FACET_QUESTIONS = {
    Facet.CAUSE: "What are the causes of {}?",
    Facet.FEATURE: "What are the symptoms of {}?",
    Facet.DIAGNOSIS: "What is the diagnostic approach to {}?",
    Facet.MANAGEMENT: "How is {} treated?",
    Facet.DOSING: "What is the replacement dose in {}?",
    Facet.MONITORING: "How is {} monitored?",
    Facet.DEFINITION: "How is {} defined?",
}
PARTICULAR = (
    "How do I calculate the fractional excretion of magnesium?",
    "Can omeprazole cause low magnesium?",
    "magnesium sulfate in torsades de pointes",
    "refractory hypokalemia and magnesium",
    "hypomagnesmia in short bowel",
    "hyperkalaemia with ECG changes",
)


def main() -> None:
    with Library.open() as library:
        texts = _texts(library)
        questions = list(_questions(library))
        bare = _bare_times(texts, questions)
        print(f"release {library.release}, {len(texts)} texts, {len(questions)} questions × {ROUNDS} rounds")
        print(f"{'what':34}{'p50 ms':>9}{'p99 ms':>9}{'p50 / bare':>12}")
        _print_row("bm25s query (bare)", bare, bare)
        for audience in Audience:
            times = _times(lambda question, to=audience: library.ask(question, audience=to), questions)
            _print_row(f"ask for a {audience}", times, bare)
        asked = [library.ask(question) for question in questions]
        _print_row("render JSON", _times(lambda answer: answer.to_json(), asked), bare)
        _print_row("render text", _times(lambda answer: answer.to_text(), asked[:10]), bare)
    _print_starts()


def _texts(library: Library) -> list[str]:
    records = library._release.records
    claims = [claim for concept in records.concepts() for claim in records.claims_on(concept.id)]
    notes = [support.note for claim in claims for support in claim.supports]
    return [*(claim.statement for claim in claims), *notes]


def _questions(library: Library) -> Iterator[str]:
    for concept in library._release.records.concepts():
        for question in FACET_QUESTIONS.values():
            yield question.format(concept.name.lower())
    yield from PARTICULAR


def _bare_times(texts: list[str], questions: list[str]) -> list[float]:
    index = bm25s.BM25()
    index.index(bm25s.tokenize(texts, stopwords="en", show_progress=False), show_progress=False)

    def query(question: str) -> object:
        tokens = bm25s.tokenize(question, stopwords="en", show_progress=False)
        return index.retrieve(tokens, k=20, show_progress=False)

    return _times(query, questions)


def _times(call: Callable[..., object], items: list) -> list[float]:
    for item in items:
        call(item)
    times = []
    for _ in range(ROUNDS):
        for item in items:
            start = time.perf_counter()
            call(item)
            times.append((time.perf_counter() - start) * 1000)
    return times


def _print_row(name: str, times: list[float], bare: list[float]) -> None:
    p50, p99 = statistics.median(times), statistics.quantiles(times, n=100)[98]
    print(f"{name:34}{p50:9.3f}{p99:9.3f}{p50 / statistics.median(bare):12.1f}")


def _print_starts() -> None:
    bedside = str(Path(sys.executable).with_name("bedside"))
    question = "What are the causes of hypomagnesemia?"
    with tempfile.TemporaryDirectory() as folder:
        env = os.environ | {"BEDSIDE_HOME": str(shipped_library().parent), "BEDSIDE_ANSWERS": folder}
        for name, command in (
            ("python -c pass", [sys.executable, "-c", "pass"]),
            ("bedside --version", [bedside, "--version"]),
            ("bedside ask", [bedside, "ask", question]),
            ("bedside ask --format json", [bedside, "ask", question, "--format", "json"]),
        ):
            starts = [_start(command, env) for _ in range(7)]
            print(f"{name:34}{statistics.median(starts) * 1000:9.0f} ms")
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    print(f"{'peak memory of these':34}{peak:9.0f} MB")


def _start(command: list[str], env: dict[str, str]) -> float:
    start = time.perf_counter()
    subprocess.run(command, env=env, stdout=subprocess.DEVNULL, check=True)
    return time.perf_counter() - start


if __name__ == "__main__":
    main()
