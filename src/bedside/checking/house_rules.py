"""What does a team want of its texts? Its house rules, and the findings that are left by them.

The file is ``.bedside-check.toml``; ``house_rules_file`` reads it, ``docs/reference/house-rules.md`` tells
its keys.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from fnmatch import fnmatchcase
from pathlib import Path
from types import MappingProxyType
from typing import TypeAlias

from bedside.terms import Finding, FindingCode, FindingFamily, Severity

HOUSE_RULES_FILE = ".bedside-check.toml"

Selector: TypeAlias = FindingCode | FindingFamily
"""What a line of the file names: one code, or all codes of a family."""

_WEIGHT = {Severity.INFO: 0, Severity.WARNING: 1, Severity.ERROR: 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class HouseRules:
    """A team's own rules; without a file, those that stand here.

    ``select`` is ``None`` where all findings are wanted. ``per_file_ignores`` ties a pattern of paths to what
    is ignored there. ``units`` are preferred units as printed, by analyte. ``own_names`` are names of the
    team or its products: to cite them is to cite oneself.
    """

    path: Path | None = None
    select: frozenset[Selector] | None = None
    ignore: frozenset[Selector] = frozenset()
    severity: Mapping[Selector, Severity] = field(default_factory=lambda: MappingProxyType({}))
    per_file_ignores: tuple[tuple[str, frozenset[Selector]], ...] = ()
    fail_on: Severity = Severity.WARNING
    units: Mapping[str, str] = field(default_factory=lambda: MappingProxyType({}))
    forbidden_words: tuple[str, ...] = ()
    required_words: tuple[str, ...] = ()
    acronyms: frozenset[str] = frozenset()
    own_names: tuple[str, ...] = ()


def find_house_rules(path: Path) -> Path | None:
    """The nearest file of house rules in the folder of ``path`` (a file or a folder) or above it."""
    start = path.absolute()
    folders = (start, *start.parents) if start.is_dir() else start.parents
    return next((found for folder in folders if (found := folder / HOUSE_RULES_FILE).is_file()), None)


def apply(rules: HouseRules, findings: Iterable[Finding], path: Path | str) -> tuple[Finding, ...]:
    """The findings that the rules want of the file at ``path``, with the severity that the rules give."""
    ignored = _ignored_in(rules, path)
    wanted = (each for each in findings if _is_wanted(rules, each) and not _names(ignored, each))
    return tuple(_weighed(rules, each) for each in wanted)


def is_failing(rules: HouseRules, findings: Iterable[Finding]) -> bool:
    """Whether a finding is as grave as ``fail_on`` or graver."""
    return any(_WEIGHT[each.severity] >= _WEIGHT[rules.fail_on] for each in findings)


def _is_wanted(rules: HouseRules, finding: Finding) -> bool:
    """A code weighs more than its family; of two lines that name the same, ``ignore`` does."""
    if finding.code in rules.ignore:
        return False
    if rules.select is None:
        return finding.family not in rules.ignore
    return finding.code in rules.select or (
        finding.family in rules.select and finding.family not in rules.ignore
    )


def _ignored_in(rules: HouseRules, path: Path | str) -> frozenset[Selector]:
    patterns = (named for pattern, named in rules.per_file_ignores if _is_match(rules, pattern, Path(path)))
    return frozenset().union(*patterns)


def _is_match(rules: HouseRules, pattern: str, path: Path) -> bool:
    """Whether a path fits: its name, or its way from the folder of the rules; ``*`` passes ``/``."""
    base = rules.path.absolute().parent if rules.path else Path.cwd()
    absolute = path.absolute()
    way = absolute.relative_to(base) if absolute.is_relative_to(base) else absolute
    if "/" not in pattern:
        return fnmatchcase(way.name, pattern)
    return fnmatchcase(way.as_posix(), pattern) or fnmatchcase(way.as_posix(), pattern.removeprefix("**/"))


def _names(selectors: frozenset[Selector], finding: Finding) -> bool:
    return finding.code in selectors or finding.family in selectors


def _weighed(rules: HouseRules, finding: Finding) -> Finding:
    severity = rules.severity.get(finding.code) or rules.severity.get(finding.family)
    return replace(finding, severity=severity) if severity else finding
