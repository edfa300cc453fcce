"""Is what a hint misses being ordered already? Then nobody needs to be told."""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from bedside.terms import Hint, LabTest


def without_ordered(hints: Iterable[Hint], drafts: Iterable[Mapping[str, Any]]) -> tuple[Hint, ...]:
    """The hints, without those of something missing whose tests are all among the draft orders."""
    requests = [
        json.dumps(each.get("code")).lower() for each in drafts if each["resourceType"] == "ServiceRequest"
    ]
    return tuple(hint for hint in hints if not (hint.missing and _are_ordered(hint.tests, requests)))


def _are_ordered(tests: tuple[LabTest, ...], requests: list[str]) -> bool:
    return bool(tests) and all(any(_means(request, test) for request in requests) for test in tests)


def _means(request: str, test: LabTest) -> bool:
    """By a code of the test, or by what is measured, which its name begins with."""
    substance = test.name.split()[0].lower()
    return substance in request or any(f'"{code.code}"' in request for code in test.codes)
