"""How are files checked together: each by its team's rules, and all against each other?"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bedside.checking import (
    HouseRules,
    Manuscript,
    apply,
    check_house_rules,
    check_manuscripts,
    find_house_rules,
    find_missing_words,
    is_failing,
    mended,
    read_house_rules,
    read_manuscript,
    read_pragmas,
    silence,
    without_allowed,
)
from bedside.errors import Problem
from bedside.library.texts import Text
from bedside.ports import Sources
from bedside.rendering import render_check_html, render_check_json, render_check_sarif, render_check_text
from bedside.terms import CheckedText, Finding, ReleaseId
from bedside.version import __version__


@dataclass(frozen=True, slots=True, kw_only=True)
class Checks:
    """Texts with their findings; ``problems`` are of pragmas and of words that a team demands.

    ``is_failing`` says that a finding is as grave as the team's ``fail-on``, or that there is a problem.
    """

    texts: tuple[CheckedText, ...]
    problems: tuple[Problem, ...]
    is_failing: bool

    def to_text(self, *, width: int = 80, color: bool = False) -> str:
        """For a terminal of ``width`` columns."""
        return render_check_text(self.texts, width=width, color=color)

    def to_html(self) -> str:
        """One page that needs nothing else."""
        return render_check_html(self.texts)

    def to_json(self) -> str:
        """By ``docs/reference/check.schema.json``."""
        return render_check_json(self.texts)

    def to_sarif(self) -> str:
        """SARIF 2.1.0, for editors and continuous integration."""
        return render_check_sarif(self.texts, version=__version__)


def check_texts(
    texts: Sequence[Text],
    *,
    sources: Sources | None,
    release: ReleaseId | None,
    rules: Path | None = None,
    has_rules: bool = True,
) -> Checks:
    """Check texts; ``rules`` is the team's file for all of them, else each has the nearest above it.

    Raises ``SourceError`` for a file of rules that breaks its own.
    """
    house = [_rules_of(text, rules, has_rules=has_rules) for text in texts]
    manuscripts = [read_manuscript(text.text, name=text.name) for text in texts]
    checked, problems = [], []
    for text, manuscript, own, findings in zip(
        texts, manuscripts, house, check_manuscripts(manuscripts, sources), strict=True
    ):
        pragmas, wrong = read_pragmas(text.text, place=text.name)
        problems += [*wrong, *find_missing_words(text.text, own, place=text.name)]
        left = silence(_by_house(manuscript, findings, own), pragmas)
        checked.append(
            CheckedText(
                name=text.name,
                text=text.text,
                findings=left,
                statements=len(manuscript.sentences),
                release=release,
                is_original=text.is_original,
            )
        )
    fails = any(is_failing(own, one.findings) for own, one in zip(house, checked, strict=True))
    return Checks(texts=tuple(checked), problems=tuple(problems), is_failing=fails or bool(problems))


def mend_texts(checks: Checks) -> Checks:
    """The texts with their safe mends written, and what is left."""
    return replace(checks, texts=tuple(mended(text) for text in checks.texts))


def _by_house(manuscript: Manuscript, findings: Sequence[Finding], rules: HouseRules) -> tuple[Finding, ...]:
    every = {*findings, *check_house_rules(manuscript, rules)}
    kept = without_allowed(every, manuscript.text, rules)
    wanted = apply(rules, kept, manuscript.name)
    return tuple(sorted(wanted, key=lambda one: (one.start, one.end, one.code.value)))


def _rules_of(text: Text, rules: Path | None, *, has_rules: bool) -> HouseRules:
    if not has_rules:
        return HouseRules()
    found = rules or find_house_rules(Path.cwd() if text.name == "-" else Path(text.name))
    return read_house_rules(found) if found else HouseRules()
