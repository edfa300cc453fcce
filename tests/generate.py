"""Which pages are made from the program itself? The specification, error codes, schemas, and figures of runs.

Run ``python tests/generate.py`` after a change; a house test fails where a committed page is stale.
"""

import importlib
import inspect
import json
import sys
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from types import ModuleType
from typing import Any

import yaml

from api_page import api_reference
from calculator_pages import calculators_page
from fhir_page import fhir_reference
from pathway_pages import shipped_pathways
from site_pages import site_checks, site_settings
from writer_pages import writer_settings

ROOT = Path(__file__).parents[1]
SPEC = ROOT / "tests" / "spec"
SPECIFICATION = Path("docs/specification")
REFERENCE = Path("docs/reference")
EVALUATION = Path("docs/evaluation")
NOTICE = "<!-- Made by `python tests/generate.py`; do not edit. -->"

Paragraph = Callable[..., None]


def pages() -> dict[Path, str]:
    """Every generated page by its path below the repository."""
    return {
        **specification(),
        REFERENCE / "errors.md": error_codes(),
        REFERENCE / "calculators.md": f"{NOTICE}\n\n{calculators_page()}",
        REFERENCE / "review-states.md": review_states(),
        REFERENCE / "authorization.md": authorization(),
        REFERENCE / "article.schema.json": _json(_article_schema()),
        REFERENCE / "check.schema.json": _json(_check_schema()),
        REFERENCE / "pack.schema.json": _json(_pack_schema()),
        REFERENCE / "pathways.md": f"{NOTICE}\n\n{shipped_pathways()}",
        REFERENCE / "api.md": f"{NOTICE}\n\n{api_reference()}",
        REFERENCE / "site-settings.md": f"{NOTICE}\n\n{site_settings()}",
        REFERENCE / "site-checks.md": f"{NOTICE}\n\n{site_checks()}",
        REFERENCE / "writer-settings.md": f"{NOTICE}\n\n{writer_settings()}",
        REFERENCE / "fhir.md": f"{NOTICE}\n\n{fhir_reference()}",
        EVALUATION / "README.md": evaluation(),
        EVALUATION / "checker.md": checker(),
        EVALUATION / "support.md": support(),
        EVALUATION / "masking.md": masking(),
        EVALUATION / "writer.md": writer(),
    }


def specification() -> dict[Path, str]:
    """A page for each chapter, and one that lists them."""
    chapters = {name: _import(name) for name in chapter_names()}
    texts = {
        SPECIFICATION / f"{page_name(name)}.md": _chapter(name, module) for name, module in chapters.items()
    }
    return {**texts, SPECIFICATION / "README.md": _contents(chapters)}


def chapter_names() -> list[str]:
    """The modules of the chapters, in order."""
    return sorted(path.stem for path in SPEC.glob("test_[0-9][0-9]_*.py"))


def page_name(name: str) -> str:
    """The page of a chapter: ``test_04_asking`` gives ``04-asking``."""
    return name.removeprefix("test_").replace("_", "-")


def paragraphs_of(module: ModuleType) -> list[Paragraph]:
    """The paragraphs of a chapter, in the order in which they are written."""
    return [value for name, value in vars(module).items() if name.startswith("test_") and callable(value)]


def _import(name: str) -> ModuleType:
    if str(SPEC) not in sys.path:
        sys.path.insert(0, str(SPEC))
    return importlib.import_module(name)


def _contents(chapters: Mapping[str, ModuleType]) -> str:
    lines = [
        NOTICE,
        "",
        "# The specification",
        "",
        "What Bedside promises, paragraph by paragraph.",
        "Each paragraph is a test with the examples that are printed under it.",
        "The pages are made from the tests.",
        "",
    ]
    for name, module in chapters.items():
        count = len(paragraphs_of(module))
        lines.append(f"- {_number(name)}. [{module.title}]({page_name(name)}.md): {count} paragraphs")
    return "\n".join(lines) + "\n"


def _chapter(name: str, module: ModuleType) -> str:
    head = [NOTICE, "", f"# {_number(name)}. {module.title}", "", module.intro, ""]
    parts = [
        _paragraph(f"{_number(name)}.{place}", test) for place, test in enumerate(paragraphs_of(module), 1)
    ]
    return "\n".join(head) + "\n" + "\n".join(parts)


def _number(name: str) -> int:
    return int(name.split("_")[1])


def _paragraph(number: str, test: Paragraph) -> str:
    from runners import Recorder

    recorder = Recorder()
    test(recorder)
    sentence = " ".join((inspect.getdoc(test) or "").split())
    lines = [f"## {number}", "", sentence, ""]
    for reason in _reasons(test):
        lines += [f"*Not kept yet: {reason}.*", ""]
    for call in recorder.calls:
        given = {call.runner: dict(call.given)} if call.given else call.runner
        expected = {"error": call.error} if call.error is not None else call.expect
        lines += [_fenced({"given": given, "expected": expected}), ""]
    return "\n".join(lines)


def _reasons(test: Paragraph) -> Iterator[str]:
    for mark in getattr(test, "pytestmark", ()):
        if mark.name == "xfail":
            yield mark.kwargs["reason"]


def _fenced(value: Any) -> str:
    text = yaml.dump(value, Dumper=_Dumper, allow_unicode=True, sort_keys=False, width=100)
    return "```yaml\n" + text.removesuffix("...\n").strip("\n") + "\n```"


class _Dumper(yaml.SafeDumper):
    """Writes texts of several lines as blocks, as a person would."""

    def ignore_aliases(self, data: Any) -> bool:
        return True


def _represent_text(dumper: yaml.SafeDumper, text: str) -> yaml.ScalarNode:
    is_block = (
        "\n" in text and text.isprintable() is False and all(c.isprintable() or c == "\n" for c in text)
    )
    return dumper.represent_scalar("tag:yaml.org,2002:str", text, style="|" if is_block else None)


_Dumper.add_representer(str, _represent_text)


def error_codes() -> str:
    """The page of error codes: every class of ``bedside.errors`` with its code and exit code."""
    lines = [
        NOTICE,
        "",
        "# Error codes",
        "",
        "A code is stable: a program may rely on it.",
        "An error that is not listed here is a bug of ours; it comes with a traceback and exit code 1.",
        "",
        "| code | class | kind of | exit code | meaning |",
        "|---|---|---|---|---|",
    ]
    for error in error_classes():
        meaning = " ".join((inspect.getdoc(error) or "").split()).replace("``", "`")
        kind = error.__mro__[1].__name__
        lines.append(f"| `{error.code}` | `{error.__name__}` | `{kind}` | {error.exit_code} | {meaning} |")
    return "\n".join(lines) + "\n"


def error_classes() -> list[Any]:
    """Every error class of ours, parents first."""
    from bedside import errors

    return [
        value
        for value in vars(errors).values()
        if inspect.isclass(value) and issubclass(value, errors.BedsideError)
    ]


def review_states() -> str:
    """The page of states: both tables of transitions as diagrams."""
    from bedside.editorial import ARTICLE_TRANSITIONS, CLAIM_TRANSITIONS, LASTS, draw_states

    lasting = "\n".join(f"| {facet.value} | {time.days:,} days |" for facet, time in LASTS.items())
    return f"""{NOTICE}

# States of review

What is not drawn cannot happen: a property test tries sequences of acts and finds no other way.
Acts that lead to where they began are left out.

## Claims

A claim of a pack is submitted when its release comes in.
Taking, letting go and deciding move a claim on once they are the last of their kind: \
two reviewers who both must sign are both waited for.
While an approved claim is worded anew, readers go on seeing the wording that was approved.

```mermaid
{draw_states(CLAIM_TRANSITIONS)}
```

## Articles

Readers of an approved article go on seeing its approved revision while a newer one is under review.

```mermaid
{draw_states(ARTICLE_TRANSITIONS)}
```

## How long a signature counts

The times are our judgment.

| facet | a signature counts for |
|---|---|
{lasting}
"""


def authorization() -> str:
    """The page of the authorization matrices."""
    from bedside.editorial import ON_ARTICLES, ON_CLAIMS, print_matrix

    return f"""{NOTICE}

# Who may do what

A cell holds the states in which the role may do the act; a dash stands for never.
Reading needs no role.
Beside the matrix, rules look at the person and the claim: \
nobody judges their own words, a declared interest bars, a second factor is asked for; \
[the specification](../specification/24-the-rules-of-review.md) tells them.

## On claims

A claim is approved by signatures alone, and withdrawn only by leaving its pack; no role does either.

{print_matrix(ON_CLAIMS)}

## On articles

An article is under review as soon as one of its claims is.

{print_matrix(ON_ARTICLES)}
"""


def _article_schema() -> object:
    from bedside.rendering import article_schema

    return article_schema()


def _check_schema() -> object:
    from bedside.rendering import check_schema

    return check_schema()


def _pack_schema() -> object:
    from bedside.literature.pack import pack_schema

    return pack_schema()


def evaluation() -> str:
    """The page of figures, from the committed run and nothing else."""
    from bedside.evaluation import read_run, render_page

    path = ROOT / EVALUATION / "search-run.json"
    return f"{NOTICE}\n\n{render_page(read_run(path) if path.exists() else None)}"


def checker() -> str:
    """The page on the checker's errors, from the committed run and nothing else."""
    from bedside.evaluation import read_checker_run, render_checker_page

    path = ROOT / EVALUATION / "checker-run.json"
    return f"{NOTICE}\n\n{render_checker_page(read_checker_run(path) if path.exists() else None)}"


def support() -> str:
    """The page on support, from the committed run and nothing else."""
    from bedside.evaluation import read_support_run, render_support

    path = ROOT / EVALUATION / "support-run.json"
    return f"{NOTICE}\n\n{render_support(read_support_run(path) if path.exists() else None)}"


def masking() -> str:
    """The page on masking, from the committed run and nothing else."""
    from bedside.evaluation import read_masking_run, render_masking

    path = ROOT / EVALUATION / "masking-run.json"
    return f"{NOTICE}\n\n{render_masking(read_masking_run(path) if path.exists() else None)}"


def writer() -> str:
    """The page on what a writer adds, from the committed run and nothing else."""
    from bedside.evaluation import read_writer_run, render_writer

    path = ROOT / EVALUATION / "writer-run.json"
    return f"{NOTICE}\n\n{render_writer(read_writer_run(path) if path.exists() else None)}"


def _json(value: object) -> str:
    return json.dumps(value, indent=2, ensure_ascii=False) + "\n"


def main() -> None:
    """Write every page that differs."""
    for path, text in pages().items():
        target = ROOT / path
        target.parent.mkdir(parents=True, exist_ok=True)
        if not target.is_file() or target.read_text("utf-8") != text:
            target.write_text(text, "utf-8")
            print(f"written: {path}")


if __name__ == "__main__":
    main()
