"""NLI4CT: does the record of this trial, or of these two, bear out this statement?

Jullien et al., SemEval 2023 task 7, https://github.com/ai-systems/nli4ct. Evaluated, never fitted on.
"""

from pathlib import Path

import msgspec

from bedside.evaluation.sets.folder import read_json
from bedside.evaluation.support_pairs import Pair, SupportSet
from bedside.terms import Support

_GOLD = {"Entailment": Support.SUPPORTS, "Contradiction": Support.CONTRADICTS}


class _Stated(msgspec.Struct):
    section: str = msgspec.field(name="Section_id")
    first: str = msgspec.field(name="Primary_id")
    statement: str = msgspec.field(name="Statement")
    label: str = msgspec.field(name="Label")
    second: str | None = msgspec.field(name="Secondary_id", default=None)


def read_nli4ct(data: Path) -> SupportSet:
    """The development statements, each with the named section of its trials. Raises ``SourceError``."""
    folder = data / "nli4ct"
    stated = read_json(folder / "dev.json", dict[str, _Stated])
    return SupportSet(
        name="nli4ct",
        fit=(),
        held_out=tuple(
            Pair(
                id=id,
                group=f"nli4ct {each.first}",
                claim=each.statement,
                passage=_passage(folder, each),
                gold=_GOLD[each.label],
            )
            for id, each in stated.items()
        ),
        license="none stated: evaluated, never fitted on",
        caution="Two labels only, supports and contradicts, half each; many statements need counting, "
        "arithmetic or the comparison of two trials.",
    )


def _passage(folder: Path, stated: _Stated) -> str:
    named = (("Primary trial:", stated.first), ("Secondary trial:", stated.second))
    sections = [(title, _section(folder, trial, stated.section)) for title, trial in named if trial]
    return "\n".join(line for title, lines in sections for line in (title, *lines))


def _section(folder: Path, trial: str, name: str) -> list[str]:
    record = read_json(folder / "ct_json" / f"{trial}.json", dict[str, str | list[str]])
    section = record.get(name, [])
    return [section] if isinstance(section, str) else [line.strip() for line in section]
