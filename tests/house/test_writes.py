"""Is the database written in actions alone, and does every action say who acts?"""

import ast
import importlib
import inspect
from collections.abc import Iterator
from types import FunctionType

from source import Module, modules, parsed

WRITES = frozenset(
    "save create update delete bulk_create bulk_update get_or_create update_or_create "
    "acreate aupdate adelete asave abulk_create abulk_update aget_or_create aupdate_or_create".split()
)
NOT_ROWS = frozenset({"hashlib", "session", "cookies", "headers"})
"""What a call's owner may be named whose ``update`` or ``save`` writes no row."""
WITHOUT_ACTOR = frozenset(
    {
        "bedside_web.accounts.actions.system_actor",  # makes the actor of all that nobody does
    }
)


def is_action(path: str) -> bool:
    name = path.rsplit("/", 1)[-1]
    return name == "actions.py" or name.endswith("_actions.py") or "/migrations/" in path


def writes(module: Module) -> list[str]:
    """Calls that write rows: by the name of the method, wherever it is not on something that is no row."""
    return [
        f"{module.path}:{node.lineno} .{node.func.attr}()"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr in WRITES
        and not (node.func.attr == "update" and node.args)  # rows are updated by keywords alone
        and not _is_no_row(node.func.value)
    ]


def raw_writes(module: Module) -> list[str]:
    """Texts that change rows by SQL."""
    verbs = ("INSERT INTO", "UPDATE ", "DELETE FROM")
    return [
        f"{module.path}:{node.lineno}"
        for node in ast.walk(module.tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value.startswith(verbs)
    ]


def _is_no_row(owner: ast.expr) -> bool:
    """Dictionaries, digests, and what a request carries."""
    names = {node.id for node in ast.walk(owner) if isinstance(node, ast.Name)}
    names |= {node.attr for node in ast.walk(owner) if isinstance(node, ast.Attribute)}
    return isinstance(owner, ast.Dict) or bool(names & NOT_ROWS)


def actions() -> Iterator[tuple[str, FunctionType]]:
    """Every public function that an actions module defines."""
    for module in modules("src/bedside_web"):
        if is_action(module.path) and "/migrations/" not in module.path:
            name = module.path.removeprefix("src/").removesuffix(".py").replace("/", ".")
            loaded = importlib.import_module(name)
            for key, value in vars(loaded).items():
                function = inspect.unwrap(value) if callable(value) else value
                if isinstance(function, FunctionType) and function.__module__ == name and key[0] != "_":
                    yield f"{name}.{key}", function


def without_actor(found: Iterator[tuple[str, FunctionType]]) -> set[str]:
    return {
        name for name, function in found if next(iter(inspect.signature(function).parameters), "") != "actor"
    }


def test_rows_are_written_in_actions_alone() -> None:
    elsewhere = [module for module in modules("src/bedside_web") if not is_action(module.path)]
    assert not [write for module in elsewhere for write in (*writes(module), *raw_writes(module))]


def test_every_action_says_who_acts() -> None:
    names = [name for name, _ in actions()]
    assert len(names) > 15
    assert without_actor(actions()) == WITHOUT_ACTOR


def test_every_action_tells_the_trail() -> None:
    """Each action calls ``record``, itself or by another function of an actions module."""
    silent = {name for name, function in actions() if not _tells(function, set())}
    assert silent == {
        "bedside_web.accounts.actions.system_actor",
        "bedside_web.reviews.upkeep_actions.keep_reopenings",  # its entry is written by who reopens
        "bedside_web.trail.actions.record",  # it is what is told
    }


def _tells(function: FunctionType, seen: set[FunctionType]) -> bool:
    seen.add(function)
    return "record" in function.__code__.co_names or any(
        _tells(called, seen) for called in _called(function) if called not in seen
    )


def _called(function: FunctionType) -> Iterator[FunctionType]:
    """Functions of the site that are named in another's code, by themselves or behind a module's name."""
    names = function.__code__.co_names
    known = [function.__globals__[name] for name in names if name in function.__globals__]
    behind = [vars(each).get(name) for each in known if inspect.ismodule(each) for name in names]
    for value in (*known, *behind):
        inner = inspect.unwrap(value) if callable(value) else None
        if isinstance(inner, FunctionType) and inner.__module__.startswith("bedside_web"):
            yield inner


def test_canaries() -> None:
    assert writes(parsed("row.save()\n")) and writes(parsed("Row.objects.filter(a=1).update(b=2)\n"))
    assert writes(parsed("Row.objects.bulk_create(rows)\n"))
    assert writes(parsed("rows.update(**changes)\n"))
    assert not writes(parsed("request.session.save()\n{}.update(a=1)\ncounter.update(reads)\n"))
    assert raw_writes(parsed("cursor.execute('DELETE FROM trail_event')\n"))
    assert is_action("src/bedside_web/a/actions.py") and is_action("src/bedside_web/a/read_actions.py")
    assert not is_action("src/bedside_web/a/views/act.py") and not is_action(
        "src/bedside_web/a/interactions.py"
    )

    def act(user: object) -> None: ...

    assert without_actor(iter([("act", act)])) == {"act"}  # type: ignore[list-item]
    assert not _tells(act, set())  # type: ignore[arg-type]
