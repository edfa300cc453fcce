"""What of a patient's record is read? Laboratory values, medicines, problems; held in memory, then gone."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import urlencode

from bedside.errors import EngineError
from bedside.library.records import ask_json, is_below
from bedside_web.fhir.launching import Granted

PAGES = 5
"""Pages of one search that are read; what is beyond is told as not read."""
_SEARCHES = (
    ("Observation", {"category": "laboratory", "_sort": "-date", "_count": "200"}),
    ("MedicationRequest", {"_count": "200"}),
    ("Condition", {"_count": "200"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathered:
    """The record as a Bundle, and the kinds of resource that were not given, or not to their end."""

    bundle: dict[str, Any]
    lacking: tuple[str, ...]


def gather_record(iss: str, granted: Granted) -> Gathered:
    """Read what bears on us. Raises ``EngineError`` if even the patient is not given."""
    patient = ask_json(f"{iss}/Patient/{granted.patient}", token=granted.token)
    resources, lacking = [dict(patient)], []
    for kind, more in _SEARCHES:
        query = urlencode({"patient": granted.patient, **more})
        try:
            resources += _pages(f"{iss}/{kind}?{query}", iss, granted.token)
        except EngineError:
            lacking.append(kind)
    entries = [{"resource": resource} for resource in resources]
    bundle = {"resourceType": "Bundle", "type": "collection", "entry": entries}
    return Gathered(bundle=bundle, lacking=tuple(lacking))


def _pages(address: str, iss: str, token: str) -> Iterator[dict[str, Any]]:
    """The resources of a search, page by page; a next page on another server is refused."""
    for _page in range(PAGES):
        page = ask_json(address, token=token)
        for entry in _dicts(page.get("entry")):
            resource = entry.get("resource")
            if isinstance(resource, dict) and resource.get("resourceType") != "OperationOutcome":
                yield resource
        following = [link.get("url") for link in _dicts(page.get("link")) if link.get("relation") == "next"]
        if not following:
            return
        address = str(following[0])
        if not is_below(address, iss):
            raise EngineError("The record's next page lies on another server, which is not asked.")
    raise EngineError(f"The record gives more than {PAGES} pages.")


def _dicts(value: object) -> list[dict[str, Any]]:
    return [each for each in value if isinstance(each, dict)] if isinstance(value, list) else []
