"""YAML of packs: every value with its line, and nothing that could grow, run or crash."""

from pathlib import Path

import pytest

from bedside.literature.pack.yaml_lines import read_lined_yaml


def read(tmp_path: Path, content: str | bytes):
    path = tmp_path / "claims.yaml"
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_lined_yaml(path, name="claims.yaml")


def test_each_value_has_its_line(tmp_path):
    source = read(tmp_path, "- id: a\n  supports:\n    - ref: b\n")
    assert source.value == [{"id": "a", "supports": [{"ref": "b"}]}]
    assert source.line_of((0, "supports", 0, "ref")) == 3
    assert source.line_of((0, "supports", 0, "absent")) == 3


@pytest.mark.parametrize(
    ("content", "met", "line"),
    [
        ("a: &x [1]\nb: *x\n", "An anchor or alias", 1),
        ("a: 1\na: 2\n", "stands twice", 2),
        ("a: [1\nb: 2\n", "cannot be read here", 2),
        ("a: \x00\n", "cannot be read", None),
        (b"a: \xe9\n", "is not UTF-8", None),
        ("[" * 200_000, "stand in each other", 1),
        ("- " * 100_000 + "a", "stand in each other", 1),
        ("a: !!int x\n", "A tag stands here", 1),
    ],
)
def test_what_is_wrong_is_told_with_its_line(tmp_path, content, met, line):
    problem = read(tmp_path, content).problems[0]
    assert met in problem.met
    assert problem.line == line


def test_a_tag_is_refused(tmp_path):
    source = read(tmp_path, "a: !!python/object/apply:os.system [echo hi]\n")
    assert source.value is None
    assert "A tag stands here" in source.problems[0].met


def test_a_file_that_is_too_large_is_not_read(tmp_path, monkeypatch):
    monkeypatch.setattr("bedside.literature.pack.yaml_lines.MAX_BYTES", 3)
    assert "is larger than" in read(tmp_path, "a: 1\n").problems[0].met


def test_a_file_that_cannot_be_opened_is_told(tmp_path):
    assert "No such file" in read_lined_yaml(tmp_path / "absent", name="absent").problems[0].met
