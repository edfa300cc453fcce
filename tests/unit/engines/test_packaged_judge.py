"""Does the judge use only the files that belong together?"""

import hashlib
import json
from pathlib import Path

import pytest

from bedside.engines.packaged_judge import PackagedJudge, find_packaged_judge
from bedside.errors import EngineError


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A judge's files, with a model that cannot run."""
    (tmp_path / "judge.onnx").write_bytes(b"no model")
    (tmp_path / "tokenizer.json").write_text("{}")
    settings = {
        "answers": ["supports", "contradicts", "silent"],
        "most_tokens": 160,
        "model": hashlib.sha256(b"no model").hexdigest(),
    }
    (tmp_path / "judge.json").write_text(json.dumps(settings))
    return tmp_path


def test_without_its_files_there_is_no_judge(tmp_path: Path, folder: Path) -> None:
    assert find_packaged_judge(folder) is not None
    (folder / "judge.json").unlink()
    assert find_packaged_judge(folder) is None


def test_it_is_named_after_its_file(folder: Path) -> None:
    assert PackagedJudge(folder).name.endswith(hashlib.sha256(b"no model").hexdigest()[:12])


def test_no_pairs_need_no_model(folder: Path) -> None:
    assert PackagedJudge(folder).judge([]) == []


def test_logits_become_probabilities() -> None:
    odds = PackagedJudge._odds([1.0, 0.0, 0.0])
    assert sum(odds) == pytest.approx(1)
    assert odds[0] / odds[1] == pytest.approx(2.718281828)


@pytest.mark.parametrize(
    "settings",
    ["{", "{}", '{"answers": ["silent"], "most_tokens": 9}', '{"answers": [], "most_tokens": "few"}'],
)
def test_settings_that_are_not_its_own_are_told(folder: Path, settings: str) -> None:
    (folder / "judge.json").write_text(settings)
    with pytest.raises(EngineError, match="Export it again"):
        PackagedJudge(folder).judge([("a", "b")])


def test_another_model_is_told(folder: Path) -> None:
    (folder / "judge.onnx").write_bytes(b"another")
    with pytest.raises(EngineError, match="another model"):
        PackagedJudge(folder).judge([("a", "b")])
