"""Does every shipped article leave in every form, and do other programs read it? Run once, figures printed.

``python benchmarks/exports/measure.py [--pdf N]``: with ``N`` articles as PDF, because one takes seconds.
"""

import argparse
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parents[2] / "tests"))

from bedside import Library
from bedside.errors import SourceError
from bedside.library import export_article, verify_file
from bedside.rendering import statements_of
from bedside.terms import Article, FileForm
from exported import (
    LISTS,
    MUTATIONS,
    SPOKEN,
    body_of,
    differing_references,
    missing_statements,
    read_by_pandoc,
    shipped_questions,
    split,
    with_body,
)

EDITED = (FileForm.TEXT, FileForm.MARKDOWN, FileForm.HTML, FileForm.JSON, FileForm.WORD, FileForm.JATS)


def main() -> None:
    """Print one line a form, and the faults."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--pdf", type=int, default=5)
    chosen = parser.parse_args()
    counted: Counter[str] = Counter()
    faults: list[str] = []
    with Library.open() as library:
        articles = list(_articles(library))
        print(f"{len(articles)} articles, {sum(len(statements_of(each)) for each in articles)} statements")
        for number, article in enumerate(articles):
            for form in FileForm:
                if form is FileForm.PDF and number >= chosen.pdf:
                    continue
                if form.holds_references_only and not article.references:
                    continue
                faults += _fault(library, article, form, counted)
            faults += _tampered(library, article, number, counted)
    for name, count in sorted(counted.items()):
        print(f"{name}: {count:,.1f}" if "seconds" in name else f"{name}: {count:,}")
    print(f"{len(faults)} faults")
    print("\n".join(faults[:40]))


def _articles(library: Library) -> list[Article]:
    """One for each question and two audiences, once each."""
    found: dict[str, Article] = {}
    for question in shipped_questions(library):
        for audience in ("clinician", "patient"):
            article = library.ask(question, audience=audience).article
            found.setdefault(article.id, article)
    return list(found.values())


def _fault(library: Library, article: Article, form: FileForm, counted: Counter[str]) -> list[str]:
    begun = time.perf_counter()
    data = export_article(library, article, form)
    made = time.perf_counter()
    verified = verify_file(library, data)
    counted[f"{form.value} files"] += 1
    counted[f"{form.value} seconds to make"] += made - begun
    counted[f"{form.value} seconds to verify"] += time.perf_counter() - made
    faults = [] if verified.is_intact and verified.is_current else ["not intact when it is made"]
    if form in SPOKEN:
        with tempfile.TemporaryDirectory() as folder:
            faults += missing_statements(form, article, read_by_pandoc(form, data, Path(folder)))
        counted[f"{form.value} statements read by pandoc"] += len(statements_of(article))
    if form in LISTS:
        works = [library.sources.find_cited(each.publication_id).publication for each in article.references]
        faults += differing_references(form, data, works)
        counted[f"{form.value} references read by pandoc"] += len(works)
    return [f"{form.value} {article.id} {article.title}: {fault[:200]}" for fault in faults]


def _tampered(library: Library, article: Article, number: int, counted: Counter[str]) -> list[str]:
    """Each change, in one form each, by lot."""
    missed = []
    for place, mutate in enumerate(MUTATIONS):
        form = EDITED[(number + place) % len(EDITED)]
        data = export_article(library, article, form)
        before, seen, after = split(form, body_of(form, data))
        changed = mutate(seen, random.Random(f"{number} {place}"))
        if changed is None or changed == seen:
            continue
        counted["files changed"] += 1
        try:
            verified = verify_file(library, with_body(form, data, before + changed + after))
        except SourceError:
            counted["changed files refused"] += 1
            continue
        counted["changed files found"] += not verified.is_intact
        counted["changed files found by place"] += bool(verified.report.changed)
        if verified.is_intact:
            missed.append(f"missed: {mutate.__name__} in {form.value} of {article.id}")
    return missed


if __name__ == "__main__":
    main()
