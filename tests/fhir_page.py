"""What does the reference say of the FHIR facade? What its CapabilityStatements say."""

from bedside.interchange.fhir import OURS, FhirVersion, canonical, state_capabilities

_HEAD = """# The FHIR facade

A site gives what it holds as FHIR resources, to be read and searched; nothing is taken in.
`metadata` below each base is the CapabilityStatement that these tables are made of.
[ADR 0050](../adr/0050-our-words-in-fhir.md) says what stands for what, and what is not mapped.
"""
_LAST = "No data of a patient is taken, and there is no `$validate`.\n"
_NAMES = ", ".join(
    f"`{canonical(kind, name)}`" for kind, name in (("Evidence", "hm-cau-001"), ("Library", "release"))
)
_SYSTEMS = ", ".join(
    f"`{OURS}:{name}`"
    for name in ("condition", "facet", "audience", "certainty", "evidence-kind", "review-status")
)
_IN_ALL = (
    "JSON only (`application/fhir+json`); another `_format`, `Accept` or `fhirVersion` is 406.",
    "`read` and `vread` (the present version; older ones are not kept), with `ETag` and `If-None-Match`.",
    "Searches by `GET` and by `POST` to `_search`; `_count` (20, at most 200), `_offset` in the links, "
    "`_summary=count`.",
    "Values with commas are joined by *or*, repeated parameters by *and*; `:exact` and `:contains` for "
    "strings; prefixes for dates.",
    "A parameter that is not known is left out with a warning, or refused with 400 under "
    "`Prefer: handling=strict`.",
    "Every fault is an OperationOutcome: 400, 404, 405 (nothing can be written), 406, 413.",
    f"Names that are the same on every site: {_NAMES}.",
    f"Code systems of ours: {_SYSTEMS}.",
    "Articles are named by address and reader: `Composition/hypomagnesemia.cause.clinician`; an article "
    "that was withdrawn is not given.",
)


def fhir_reference() -> str:
    """The page, a table for each release of FHIR."""
    foot = ["## In all of them", "", *(f"- {each}" for each in _IN_ALL), "", _LAST]
    return "\n".join([_HEAD, *map(_release, FhirVersion), *foot])


def _release(version: FhirVersion) -> str:
    base = f"/fhir/{version.value.lower()}"
    stated = state_capabilities(version, base=base, day="2026-01-01")
    rows = []
    for each in stated["rest"][0]["resource"]:
        searched = ", ".join(f"`{parameter['name']}`" for parameter in each["searchParam"])
        rows.append(f"| {each['type']} | {searched} |")
    head = f"## `{base}`: FHIR {version.number}"
    return "\n".join([head, "", "| resource | searched by |", "|---|---|", *rows, ""])
