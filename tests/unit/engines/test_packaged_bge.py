"""Is the model what it is said to be, and is what is not the model refused?"""

from importlib.metadata import PackageNotFoundError
from pathlib import Path
from typing import Any

import pytest

from bedside.engines import PackagedBge, find_packaged_bge
from bedside.engines import packaged_bge as module
from bedside.errors import EngineError

numpy = pytest.importorskip("numpy")


@pytest.fixture(scope="module")
def model() -> PackagedBge:
    found = find_packaged_bge()
    if found is None:
        pytest.skip("the extra `models` is not installed")
    return found


def test_the_known_vector(model: PackagedBge) -> None:
    """The first numbers that the published model gives for these words, within int8's noise."""
    vector = model.embed_passages(["hello world"])[0]
    assert vector.shape == (module.DIMENSIONS,)
    assert numpy.allclose(vector[:5], [0.0152, -0.0227, 0.0086, -0.0742, 0.0039], atol=0.008)
    assert float(vector @ vector) == pytest.approx(1.0, abs=1e-5)


def test_order_is_kept_whatever_the_length(model: PackagedBge) -> None:
    texts = ["Low magnesium is common after loop diuretics.", "Salt.", "The weather was fine all week long."]
    together = model.embed_passages(texts)
    for text, vector in zip(texts, together, strict=True):
        assert float(model.embed_passages([text])[0] @ vector) > 0.99


def test_meaning_is_found_without_shared_words(model: PackagedBge) -> None:
    query = model.embed_query("heart attack")
    near, far = model.embed_passages(["Myocardial infarction was frequent.", "The roof was repaired."])
    assert float(query @ near) > float(query @ far) + 0.1


def test_other_files_are_refused(tmp_path: Path) -> None:
    (tmp_path / "tokenizer.json").write_text("{}")
    with pytest.raises(EngineError, match="is not the one that is known"):
        PackagedBge(tmp_path).embed_query("salt")
    with pytest.raises(EngineError, match="cannot be read"):
        PackagedBge(tmp_path / "nowhere").embed_query("salt")


def test_without_the_package_there_is_no_model(monkeypatch: pytest.MonkeyPatch) -> None:
    def absent(name: str) -> Any:
        raise PackageNotFoundError(name)

    monkeypatch.setattr(module, "distribution", absent)
    assert find_packaged_bge() is None
