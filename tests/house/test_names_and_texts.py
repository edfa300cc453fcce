"""Do names and texts keep the words of the house? See the table of words in GLOSSARY.md."""

import ast
import re

from source import ROOT, Module, defined_names, modules, parsed, words_of

OURS = ("src", "tests/spec", "tests/house", "tests/property", "tests/unit", "benchmarks")
NEVER = frozenset(
    "paper papers doc docs chunk chunks snippet snippets context contexts manager managers handler handlers "
    "helper helpers process processes util utils common".split()
)
ALLOWED = frozenset(
    {
        "src/bedside_web/config/settings.py FILE_UPLOAD_HANDLERS",  # Django's own name
        "tests/unit/stores/test_first_use.py process",  # one of the operating system
    }
)
BRITISH = re.compile(
    r"\b(?:colour|behaviour|favour|honour|analyse[sd]?|licence|organis|recognis|centre[ds]?)\w*", re.I
)


def forbidden_names(module: Module) -> set[str]:
    return {f"{module.path} {name}" for name, _ in defined_names(module) if words_of(name) & NEVER}


def undescribed(module: Module) -> bool:
    """Whether a module with code does not open with a docstring."""
    return bool(module.tree.body) and not ast.get_docstring(module.tree)


def bare_excepts(module: Module) -> list[int]:
    """Lines of handlers that name no exception, or all of them."""
    handled = (node for node in ast.walk(module.tree) if isinstance(node, ast.ExceptHandler))
    return [node.lineno for node in handled if node.type is None and not _raises(node)]


def _raises(node: ast.ExceptHandler) -> bool:
    return any(isinstance(inner, ast.Raise) for inner in ast.walk(node))


def test_no_forbidden_word_is_a_name() -> None:
    assert {name for module in modules(*OURS) for name in forbidden_names(module)} == ALLOWED


def test_every_module_opens_with_a_docstring() -> None:
    assert not [module.path for module in modules("src", "tests", "benchmarks") if undescribed(module)]


def test_every_room_opens_with_its_question() -> None:
    """A docstring opens with one sentence on its first line."""
    for module in modules():
        first = (ast.get_docstring(module.tree) or "").split("\n")[0]
        assert (first and first[0] in "`") or first[:1].isupper(), module.path


def test_no_bare_except() -> None:
    assert not [(module.path, lines) for module in modules(*OURS) if (lines := bare_excepts(module))]


def test_spelling_is_american() -> None:
    """In what we write ourselves; titles of works and the words of a question may be British."""
    for module in modules():
        docstrings = [ast.get_docstring(node) or "" for node in ast.walk(module.tree) if _has_docstring(node)]
        assert not BRITISH.findall(" ".join(docstrings)), module.path


def _has_docstring(node: ast.AST) -> bool:
    return isinstance(node, (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef))


def test_no_unfinished_work_is_left() -> None:
    marks = re.compile(r"#\s*(?:TODO|FIXME|XXX|HACK)\b")
    assert not [module.path for module in modules("src", "tests", "benchmarks") if marks.search(module.text)]


def test_canaries() -> None:
    assert forbidden_names(parsed("def read_doc(): ...\n")) == {"given.py read_doc"}
    assert forbidden_names(parsed("class TaskManager:\n    pass\n")) == {"given.py TaskManager"}
    assert forbidden_names(parsed("x = 1\nself.utils = 2\n"))
    assert forbidden_names(parsed("import rapidfuzz.process as process\n"))
    assert not forbidden_names(parsed("document = commonest = processed = 1\n"))
    assert (
        undescribed(parsed("x = 1\n"))
        and not undescribed(parsed(""))
        and not undescribed(parsed('"""A."""\n'))
    )
    assert bare_excepts(parsed("try:\n    x\nexcept:\n    pass\n")) == [3]
    assert BRITISH.search("the behaviour of")
    assert (ROOT / "src" / "bedside").is_dir()
