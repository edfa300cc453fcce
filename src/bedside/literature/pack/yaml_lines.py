"""Which line does a value stand on? YAML read with its places, so that a problem can name one.

Anchors and aliases are refused: a pack needs none, and they are how a small file grows without bound.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

import yaml

from bedside.errors import Problem

MAX_BYTES = 20_000_000
DEEPEST = 20
"""Deeper nesting than any pack has; far below what overflows the parser's stack."""

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LinedYaml:
    """A YAML file's plain value, with the line of every key and item; or the problems met."""

    value: object = None
    lines: Mapping[Place, int] = field(default_factory=dict)
    problems: tuple[Problem, ...] = ()

    def line_of(self, place: Place) -> int | None:
        """The line of ``place``, or of the nearest thing that holds it."""
        for end in range(len(place), -1, -1):
            if place[:end] in self.lines:
                return self.lines[place[:end]]
        return None


def read_lined_yaml(path: Path, *, name: str) -> LinedYaml:
    """Read one file. Never raises for what the file holds: problems are returned, each with its line."""
    problem = _unreadable(path, name)
    if problem is not None:
        return LinedYaml(problems=(problem,))
    text = path.read_text(encoding="utf-8")
    try:
        refused = tuple(_refused_events(text, name))
        if refused:
            return LinedYaml(problems=refused)
        node = yaml.compose(text, Loader=yaml.CSafeLoader)
        builder = _Builder(name)
        value = builder.value_of(node, ())
    except yaml.MarkedYAMLError as error:
        line = error.problem_mark.line + 1 if error.problem_mark else None
        met = f"The YAML cannot be read here: {error.problem}."
        return LinedYaml(problems=(Problem(place=name, line=line, met=met, advice="Mend the syntax."),))
    except (yaml.YAMLError, ValueError, RecursionError) as error:
        met = f"The YAML cannot be read: {str(error).splitlines()[0]}."
        return LinedYaml(problems=(Problem(place=name, line=None, met=met, advice="Mend the file."),))
    return LinedYaml(value=value, lines=builder.lines, problems=tuple(builder.problems))


def _unreadable(path: Path, name: str) -> Problem | None:
    try:
        if path.stat().st_size > MAX_BYTES:
            met = f"The file is larger than {MAX_BYTES // 1_000_000} MB."
            return Problem(place=name, line=None, met=met, advice="Split it into several files.")
        path.read_text(encoding="utf-8")
    except UnicodeDecodeError as error:
        met = f"Byte {error.start} is not UTF-8."
        return Problem(place=name, line=None, met=met, advice="Save the file as UTF-8.")
    except OSError as error:
        return Problem(place=name, line=None, met=f"{error.strerror}.", advice="Check the path.")
    return None


def _refused_events(text: str, name: str) -> Iterator[Problem]:
    """Anchors, aliases and hopeless nesting, seen in the stream before anything is built of it."""
    depth = 0
    for event in yaml.parse(text, Loader=yaml.CSafeLoader):
        line = event.start_mark.line + 1 if event.start_mark else None
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            met = f"More than {DEEPEST} lists or mappings stand in each other."
            yield Problem(place=name, line=line, met=met, advice="Write the file flat.")
            return
        if getattr(event, "tag", None):
            met = "A tag stands here; packs do not use tags."
            yield Problem(place=name, line=line, met=met, advice="Write the value alone.")
        if isinstance(event, yaml.AliasEvent) or getattr(event, "anchor", None):
            met = "An anchor or alias stands here; packs do not use them."
            yield Problem(place=name, line=line, met=met, advice="Write the value out.")


class _Builder:
    """Turns nodes into values and keeps their lines."""

    def __init__(self, name: str) -> None:
        self.name = name
        self.lines: dict[Place, int] = {}
        self.problems: list[Problem] = []
        self._scalars = yaml.SafeLoader("")

    def value_of(self, node: yaml.Node | None, place: Place) -> object:
        if node is None:
            return None
        self.lines.setdefault(place, node.start_mark.line + 1)
        if isinstance(node, yaml.MappingNode):
            return self._mapping(node, place)
        if isinstance(node, yaml.SequenceNode):
            return [self.value_of(item, (*place, index)) for index, item in enumerate(node.value)]
        return self._scalars.construct_object(node)

    def _mapping(self, node: yaml.MappingNode, place: Place) -> dict[str, object]:
        values: dict[str, object] = {}
        for key_node, value_node in node.value:
            key = str(key_node.value)
            line = key_node.start_mark.line + 1
            if key in values:
                met = f"The key {key!r} stands twice in one entry."
                self.problems.append(Problem(place=self.name, line=line, met=met, advice="Keep one of them."))
            self.lines[(*place, key)] = line
            values[key] = self.value_of(value_node, (*place, key))
        return values
