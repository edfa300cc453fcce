"""What does a record ask for? An Infobutton request, as HL7's URL-based guide names its parameters.

HL7 Version 3 Implementation Guide: URL-Based Implementations of the Context-Aware Knowledge Retrieval
(Infobutton) Domain, Release 4. What is told of the patient is not read at all: nothing here needs it.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from enum import StrEnum

from bedside.errors import UserError

LONGEST_VALUE = 400
MOST_CRITERIA = 20
_CRITERION = re.compile(r"mainSearchCriteria(?P<first>\d{0,2})\.v\.(?P<part>c|cs|dn|ot)(?P<last>\d{0,2})")
_SUBTOPIC = re.compile(r"subTopic(?P<first>\d{0,2})\.v\.(?P<part>c|cs|dn|ot)(?P<last>\d{0,2})")
_LANGUAGE = re.compile(r"[a-zA-Z]{2,3}(?:-[a-zA-Z0-9]{2,8})*")
_LANGUAGES = ("informationRecipient.languageCode.c", "performer.languageCode.c")
_INTERPRETATIONS = re.compile(r"severityObservation\.interpretationCode\.c\d{0,2}")


class Recipient(StrEnum):
    """For whom the knowledge is."""

    PATIENT = "PAT"
    PROVIDER = "PROV"
    PAYER = "PAYOR"


class ResponseType(StrEnum):
    """In which form the knowledge is asked for."""

    HTML = "text/html"
    ATOM = "text/xml"
    JSON = "application/json"
    FHIR = "application/fhir+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Coded:
    """A code with its system (an OID) and its names; any of them may be empty."""

    code: str = ""
    system: str = ""
    name: str = ""
    original: str = ""

    @property
    def texts(self) -> tuple[str, ...]:
        """What it is called, the display name first."""
        return tuple(text for text in (self.name, self.original) if text)


@dataclass(frozen=True, slots=True, kw_only=True)
class KnowledgeRequest:
    """What is asked: the task, what it is about, which aspect, for whom, in which language and form.

    ``interpretations`` are flags of an observation (``L``, ``HH``); ``echo`` are the parameters to repeat
    in a feed, none of them about the patient.
    """

    task: str
    criteria: tuple[Coded, ...]
    subtopics: tuple[Coded, ...] = ()
    recipient: Recipient | None = None
    language: str | None = None
    response: ResponseType = ResponseType.HTML
    interpretations: tuple[str, ...] = ()
    echo: tuple[tuple[str, str], ...] = ()


def read_request(pairs: Iterable[tuple[str, str]]) -> KnowledgeRequest:
    """Read the parameters of a request. Raises ``UserError`` that names all that is missing or wrong."""
    given: dict[str, str] = {}
    for name, value in pairs:
        given.setdefault(name, value.strip())
    problems = [*_too_long(given), *_missing(given)]
    criteria = _coded(given, _CRITERION)
    problems += _half_coded(criteria)
    form = _response(given, problems)
    recipient = _recipient(given, problems)
    if problems:
        raise UserError(" ".join(problems))
    return KnowledgeRequest(
        task=given["taskContext.c.c"].upper(),
        criteria=criteria,
        subtopics=_coded(given, _SUBTOPIC),
        recipient=recipient,
        language=_language(given),
        response=form,
        interpretations=tuple(v.upper() for k, v in given.items() if _INTERPRETATIONS.fullmatch(k) and v),
        echo=tuple((k, v) for k, v in given.items() if _is_ours(k) and v),
    )


def asked_form(pairs: Iterable[tuple[str, str]]) -> ResponseType:
    """The form in which a fault is told: the one asked for, HTML where that cannot be read."""
    told = next((value for name, value in pairs if name == "knowledgeResponseType"), "")
    return _FORMS.get(told.strip().lower(), ResponseType.HTML)


def _is_ours(name: str) -> bool:
    """Whether it may be repeated in a feed: what is asked, and nothing of a person."""
    is_criterion = _CRITERION.fullmatch(name) or _SUBTOPIC.fullmatch(name)
    return bool(is_criterion) or name in ("taskContext.c.c", "informationRecipient")


def _too_long(given: Mapping[str, str]) -> list[str]:
    if len([name for name in given if _CRITERION.fullmatch(name)]) > MOST_CRITERIA * 4:
        return [f"More than {MOST_CRITERIA} mainSearchCriteria were given; send fewer."]
    if any(len(value) > LONGEST_VALUE for name, value in given.items() if _is_ours(name)):
        return [f"A value is longer than {LONGEST_VALUE} characters; send the code or a short name."]
    return []


def _missing(given: Mapping[str, str]) -> list[str]:
    missing = [] if given.get("taskContext.c.c") else ["taskContext.c.c is missing: send PROBLISTREV."]
    if not any(value and _CRITERION.fullmatch(name) for name, value in given.items()):
        missing.append(
            "mainSearchCriteria.v.c and mainSearchCriteria.v.cs are missing: send a code and the OID of its "
            "system, or a name as mainSearchCriteria.v.dn."
        )
    return missing


def _half_coded(criteria: Iterable[Coded]) -> list[str]:
    for each in criteria:
        if each.code and not each.system:
            return ["mainSearchCriteria.v.cs is missing: send the OID of the code's system."]
        if each.system and not each.code and not each.texts:
            return ["mainSearchCriteria.v.c is missing: send the code, or a name as mainSearchCriteria.v.dn."]
    return []


def _coded(given: Mapping[str, str], pattern: re.Pattern[str]) -> tuple[Coded, ...]:
    """Codes by their index, which stands behind the name or behind the part: ``.v.c1``."""
    found: dict[int, dict[str, str]] = {}
    for name, value in given.items():
        met = pattern.fullmatch(name)
        if met and value:
            found.setdefault(int(met["last"] or met["first"] or 0), {})[met["part"]] = value
    return tuple(
        Coded(
            code=parts.get("c", ""),
            system=parts.get("cs", ""),
            name=parts.get("dn", ""),
            original=parts.get("ot", ""),
        )
        for _, parts in sorted(found.items())
    )


_FORMS: Mapping[str, ResponseType] = {
    "": ResponseType.HTML,
    "text/html": ResponseType.HTML,
    "html": ResponseType.HTML,
    "text/xml": ResponseType.ATOM,
    "application/xml": ResponseType.ATOM,
    "application/atom+xml": ResponseType.ATOM,
    "xml": ResponseType.ATOM,
    "application/json": ResponseType.JSON,
    "json": ResponseType.JSON,
    "application/fhir+json": ResponseType.FHIR,
}


def _response(given: Mapping[str, str], problems: list[str]) -> ResponseType:
    form = _FORMS.get(given.get("knowledgeResponseType", "").lower())
    if form is None:
        problems.append(f"knowledgeResponseType is none of ours: send one of {', '.join(ResponseType)}.")
    return form or ResponseType.HTML


def _recipient(given: Mapping[str, str], problems: list[str]) -> Recipient | None:
    told = given.get("informationRecipient", "").upper()
    if not told:
        return None
    if told not in set(Recipient):
        problems.append("informationRecipient is none of ours: send PAT or PROV.")
        return None
    return Recipient(told)


def _language(given: Mapping[str, str]) -> str | None:
    told = next((given[name] for name in _LANGUAGES if given.get(name)), "")
    return told if _LANGUAGE.fullmatch(told) else None
