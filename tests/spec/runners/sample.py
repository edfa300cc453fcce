"""Which small pack keeps every rule? One on an invented condition, so that no number misleads."""

import copy
import re
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import yaml

LEFT_OUT = "(left out)"
"""Stands in an example for a key that is not written at all."""

FILES = {
    "pack": "pack.yaml",
    "references": "references.yaml",
    "concepts": "concepts.yaml",
    "claims": "claims/sample.yaml",
    "drug_causes": "drug_causes.yaml",
    "cause_rules": "cause_rules.yaml",
    "glossary": "glossary.yaml",
    "pathways": "pathways/sample.yaml",
}

SAMPLE: Mapping[str, Any] = {
    "pack": {
        "name": "sample",
        "title": "A sample pack",
        "version": "1.0.0",
        "updated": "2026-01-02",
        "license": "CC-BY-4.0",
        "authors": "The authors of the specification",
    },
    "references": [
        {"id": "guideline-a", "kind": "guideline", "title": "Guideline A on exemplaremia", "year": 2020},
        {"id": "review-b", "kind": "narrative review", "title": "Review B of exemplaremia", "year": 2019},
        {"id": "ai-page-c", "kind": "AI-written page", "title": "Page C, written by a machine"},
    ],
    "concepts": [
        {
            "id": "hypoexemplaremia",
            "name": "Hypoexemplaremia",
            "plain_name": "low exemplarium",
            "synonyms": ["low exemplarium"],
            "analyte": "exemplarium",
            "direction": "low",
            "bottom_lines": {"cause": ["cause-1"]},
            "red_flags": ["A sample red flag"],
        }
    ],
    "claims": [
        {
            "id": "cause-1",
            "concept": "hypoexemplaremia",
            "facet": "cause",
            "topic": "drugs",
            "statement": "Samplazole may lower exemplarium below 7 mmol/L in some patients.",
            "plain": "The drug samplazole may bring exemplarium below 7 mmol/L in some people.",
            "certainty": "low",
            "drugs": ["samplazole"],
            "quantities": [
                {
                    "name": "exemplarium in blood",
                    "kind": "concentration",
                    "of": "exemplarium",
                    "comparator": "<",
                    "value": 7,
                    "unit": "mmol/L",
                    "printed": "mmol/L",
                }
            ],
            "supports": [
                {
                    "ref": "guideline-a",
                    "locator": "section 2",
                    "directness": "direct",
                    "read_depth": "section",
                    "note": "Levels below 7 mmol/L were seen with samplazole",
                }
            ],
        }
    ],
    "drug_causes": [
        {
            "concept": "hypoexemplaremia",
            "drug": "samplazole",
            "class": "sample blocker",
            "mechanism": "gut",
            "how": "Less is taken up",
            "refs": ["guideline-a"],
        }
    ],
    "cause_rules": [
        {
            "concept": "hypoexemplaremia",
            "cause": "Samplazole",
            "points_for": ["Samplazole in the drug chart"],
            "basis": "cause-1",
            "refs": ["guideline-a"],
        }
    ],
    "glossary": [{"term": "exemplarium", "meaning": "A salt that exists in examples only."}],
}

_STEP = re.compile(r"([^.\[\]]+)|\[(\d+)\]")


def make_pack(folder: Path, changes: Mapping[str, Any], *, raw: Mapping[str, str]) -> Path:
    """Write the sample pack with ``changes`` (path to value) and whole files of ``raw`` text."""
    content = copy.deepcopy(dict(SAMPLE))
    for place, value in changes.items():
        _put(content, [key or int(index) for key, index in _STEP.findall(place)], value)
    for name, value in content.items():
        path = folder / FILES[name]
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(yaml.safe_dump(value, allow_unicode=True, sort_keys=False), "utf-8")
    for name, text in raw.items():
        (folder / name).write_text(text, "utf-8")
    return folder


def _put(content: Any, place: list[Any], value: object) -> None:
    *before, last = place
    for step in before:
        if isinstance(content, list) and step == len(content):
            content.append(copy.deepcopy(content[0]))
        content = content[step]
    if value == LEFT_OUT:
        del content[last]
    elif isinstance(content, list) and last == len(content):
        content.append(value)
    else:
        content[last] = copy.deepcopy(value)
