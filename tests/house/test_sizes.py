"""Is everything small enough to be read? Files of at most 400 lines, functions of 50, five parameters.

The lists of exceptions may only shrink: what is on one and no longer breaks its wall must be taken off.
"""

from source import Function, Module, functions, modules, parsed

FILE_WALL, FUNCTION_WALL, MOST_PARAMETERS, MOST_BY_POSITION = 400, 50, 5, 3
OURS = ("src", "tests", "benchmarks")

LONG_FILES: frozenset[str] = frozenset()
LONG_FUNCTIONS: frozenset[str] = frozenset()
MANY_PARAMETERS = frozenset(
    {
        "src/bedside/answering/shelf.py make_shelf",
        "src/bedside/checking/catalog.py found",  # one for each part of a finding
        "src/bedside/cli/ask.py ask",  # one for each option of the command
        "src/bedside/cli/check.py check",
        "src/bedside/cli/evaluate.py evaluate",  # one for each option of the command
        "src/bedside/cli/pathway.py pathway",  # one for each option of the command
        "src/bedside/cli/search.py search",  # one for each option of the command
        "src/bedside/literature/pack/entries.py _validate",
    }
)
MANY_BY_POSITION = frozenset(
    {
        "src/bedside/answering/choose.py _curated",
        "src/bedside/answering/choose.py choose",
        "src/bedside/answering/tables.py _cut_off_table",
        "src/bedside/answering/tables.py _says_table",
        "src/bedside/answering/tables.py state_drugs",
        "src/bedside/appraisal/disagreement.py _from_claim",
        "src/bedside/checking/pack_places.py problem_at",
        "src/bedside/literature/pack/entries.py _read_file",
        "src/bedside/search/vocabulary.py make_vocabulary",
        "src/bedside_web/trail/actions.py record",  # who, what, to what, and the particulars
    }
)


def long_files(found: tuple[Module, ...]) -> set[str]:
    return {module.path for module in found if module.lines > FILE_WALL}


def long_functions(found: tuple[Module, ...]) -> set[str]:
    return {
        f"{module.path} {name}"
        for module in found
        for name, function in functions(module)
        if (function.end_lineno or 0) - function.lineno >= FUNCTION_WALL
    }


def many_parameters(found: tuple[Module, ...]) -> set[str]:
    return {
        f"{module.path} {name}"
        for module in found
        for name, function in functions(module)
        if len(by_position(function)) + len(function.args.kwonlyargs) > MOST_PARAMETERS
    }


def many_by_position(found: tuple[Module, ...]) -> set[str]:
    return {
        f"{module.path} {name}"
        for module in found
        for name, function in functions(module)
        if len(by_position(function)) > MOST_BY_POSITION
    }


def by_position(function: Function) -> list[str]:
    """The parameters that may be given by position, without the object itself."""
    names = [argument.arg for argument in (*function.args.posonlyargs, *function.args.args)]
    return [name for name in names if name not in ("self", "cls")]


def test_files() -> None:
    assert long_files(modules(*OURS)) == LONG_FILES


def test_functions() -> None:
    assert long_functions(modules(*OURS)) == LONG_FUNCTIONS


def test_parameters() -> None:
    assert many_parameters(modules()) == MANY_PARAMETERS


def test_parameters_by_position() -> None:
    """The house aims at one by position; more than three is a wall."""
    assert many_by_position(modules()) == MANY_BY_POSITION


def test_canaries() -> None:
    """Each wall is seen when something stands on its far side, and not before."""
    body = "\n".join(f"    x{n} = {n}" for n in range(FUNCTION_WALL))
    assert long_functions((parsed(f"def grow():\n{body}\n"),)) == {"given.py grow"}
    assert not long_functions((parsed("def grow():\n" + body.rsplit("\n", 1)[0] + "\n"),))
    assert long_files((parsed("x = 1\n" * 401),)) == {"given.py"}
    assert not long_files((parsed("x = 1\n" * 400),))
    assert many_parameters((parsed("class A:\n    def f(self, a, b, c, *, d, e, f): ...\n"),)) == {
        "given.py A.f"
    }
    assert many_by_position((parsed("def f(a, b, c, d): ...\n"),)) == {"given.py f"}
    assert not many_by_position((parsed("class A:\n    def f(self, a, b, c): ...\n"),))
