"""Does the whole API keep to its description, whatever is sent? Asked by schemathesis with all checks."""

from collections.abc import Iterator
from typing import Any
from uuid import uuid4

import pytest
import schemathesis
from django.core.signals import request_finished, request_started
from django.core.wsgi import get_wsgi_application
from django.db import close_old_connections
from hypothesis import HealthCheck, Phase, given
from hypothesis import settings as effort
from schemathesis import GenerationMode
from schemathesis.specs.openapi.checks import positive_data_acceptance
from small_library import SmallLibrary

LITTLE = effort(
    max_examples=8,
    deadline=None,
    database=None,
    phases=[Phase.explicit, Phase.generate],
    suppress_health_check=list(HealthCheck),
)


@pytest.fixture
def described(desk, library, settings, monkeypatch) -> Iterator[Any]:
    """The API as a program meets it, within the test's transaction, on the release that it holds."""
    settings.ASKS_PER_MINUTE = 0
    monkeypatch.setattr("bedside_web.api.desk.open_library", lambda: SmallLibrary(library))
    request_started.disconnect(close_old_connections)
    request_finished.disconnect(close_old_connections)
    yield schemathesis.openapi.from_wsgi("/api/v1/openapi.json", get_wsgi_application())
    request_started.connect(close_old_connections)
    request_finished.connect(close_old_connections)


def means_nothing(case: Any) -> bool:
    """Whether what fits the description may still mean nothing, for a reason that no JSON Schema can say.

    ``follow_up`` must name an article that there is; a Bundle must tell of one patient whom it holds.
    """
    body = case.body if isinstance(case.body, dict) else {}
    return body.get("follow_up") is not None or "bundle" in body


def faults_of(operation: Any, token: str, mode: GenerationMode) -> list[str]:
    """What is wrong with how one operation answers what is made up by its description, or against it."""

    @LITTLE
    @given(case=operation.as_strategy(generation_mode=mode))
    def try_it(case: Any) -> None:
        # The test's transport would not unpack what is compressed.
        bears = {"Authorization": f"Bearer {token}", "Accept-Encoding": "identity"}
        if mode is GenerationMode.POSITIVE and "Idempotency-Key" in (case.headers or {}):
            bears["Idempotency-Key"] = uuid4().hex  # it is described as new for each act
        excluded = [positive_data_acceptance] if means_nothing(case) else []
        response = case.call_and_validate(headers=bears, excluded_checks=excluded)
        is_refused = response.status_code == 422 and mode is GenerationMode.POSITIVE
        assert not (is_refused and response.json()["code"] == "invalid"), response.json()["faults"]
        assert excluded or not is_refused, (response.json(), case.body)

    try:
        try_it()
    except BaseExceptionGroup as found:
        return [f"{operation.label} {mode.value}: {each}" for each in found.exceptions]
    except AssertionError as found:
        return [f"{operation.label} {mode.value}: {found}"]
    return []


@pytest.mark.parametrize("who", ["reader", "author", "reviewer", "editor"])
@pytest.mark.parametrize("mode", list(GenerationMode))
def test_it_keeps_to_its_description(described, desk, who, mode):
    """No answer but those that are described: status, media type, headers, schema, and who is let in."""
    token = desk.program(who).token
    operations = [result.ok() for result in described.get_all_operations()]
    assert len(operations) > 25
    faults = [fault for each in operations for fault in faults_of(each, token, mode)]
    assert not faults, "\n\n".join(faults)
