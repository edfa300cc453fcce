"""What does the source look like to the rules? Parsed modules, functions and defined names."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "bedside"

Function = ast.FunctionDef | ast.AsyncFunctionDef


@dataclass(frozen=True)
class Module:
    """A file of ours: its path below the repository, its text and its tree."""

    path: str
    text: str
    tree: ast.Module

    @property
    def lines(self) -> int:
        """How many lines it has."""
        return self.text.count("\n")


@cache
def modules(*folders: str) -> tuple[Module, ...]:
    """The modules below the folders of the repository; all of ``src`` without one.

    Migrations are written by a program and left out.
    """
    paths = sorted(path for folder in folders or ("src",) for path in (ROOT / folder).rglob("*.py"))
    paths = [path for path in paths if "migrations" not in path.parts]
    return tuple(parsed(path.read_text("utf-8"), path.relative_to(ROOT).as_posix()) for path in paths)


def parsed(text: str, path: str = "given.py") -> Module:
    """A module made of ``text``; canaries make theirs by it."""
    return Module(path, text, ast.parse(text))


def functions(module: Module) -> Iterator[tuple[str, Function]]:
    """Every function with its name, methods as ``Class.method``; inner ones too."""
    yield from _functions(module.tree, "")


def _functions(node: ast.AST, prefix: str) -> Iterator[tuple[str, Function]]:
    for child in ast.iter_child_nodes(node):
        name = f"{prefix}{child.name}" if isinstance(child, (ast.ClassDef, Function)) else prefix
        if isinstance(child, Function):
            yield name, child
        inner = f"{name}." if isinstance(child, (ast.ClassDef, Function)) else prefix
        yield from _functions(child, inner)


def defined_names(module: Module) -> Iterator[tuple[str, int]]:
    """Every name that the module gives: classes, functions, parameters, variables, attributes, aliases."""
    for node in ast.walk(module.tree):
        if isinstance(node, (ast.ClassDef, *Function.__args__)):
            yield node.name, node.lineno
        elif isinstance(node, ast.arg):
            yield node.arg, node.lineno
        elif isinstance(node, ast.Name) and isinstance(node.ctx, ast.Store):
            yield node.id, node.lineno
        elif isinstance(node, ast.Attribute) and isinstance(node.ctx, ast.Store):
            yield node.attr, node.lineno
        elif isinstance(node, ast.alias) and node.asname:
            yield node.asname, 0
    yield from ((part, 1) for part in Path(module.path).with_suffix("").parts)


def words_of(name: str) -> set[str]:
    """The words of an identifier, in lower case: ``readPart_two`` has ``read``, ``part`` and ``two``."""
    return set(re.sub(r"(?<=[a-z0-9])(?=[A-Z])", "_", name).lower().split("_")) - {""}
