"""How fast is a record read, beside fhir.resources, which validates the same bytes in the same run?

    python benchmarks/records.py --data ../shared/data

Also counts what was read of each set, and how often; only counts are printed, nothing of a record.
"""

import argparse
import json
import time
from collections import Counter
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from statistics import median

from bedside.errors import BedsideError
from bedside.library.patients import read_patient

SETS = ("fhir_r4_examples", "us_core_examples", "synthea_r4")
ASKED_AT = datetime(2026, 11, 23, tzinfo=UTC)
ROUNDS = 7


def main() -> None:
    """Print a table of counts and a table of times."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", type=Path, required=True)
    data = parser.parse_args().data
    print(
        "| set | files | refused | results | medicines | known | conditions | known | unread | ages | sexes |"
    )
    print("|---|---|---|---|---|---|---|---|---|---|---|")
    for name in SETS:
        print(f"| {name} | " + " | ".join(str(count) for count in _count(data / name).values()) + " |")
    print()
    _time(sorted((data / "synthea_r4").glob("*_*.json")))


def _count(folder: Path) -> dict[str, int]:
    keys = (
        "files",
        "refused",
        "results",
        "medicines",
        "drugs",
        "diagnoses",
        "conditions",
        "unread",
        "age",
        "sex",
    )
    counted = Counter(dict.fromkeys(keys, 0))
    for file in sorted(folder.glob("*.json")):
        counted["files"] += 1
        try:
            patient = read_patient(file.read_bytes(), ASKED_AT)
        except BedsideError:
            counted["refused"] += 1
            continue
        counted["results"] += len(patient.measurements)
        counted["medicines"] += len(patient.medications)
        counted["drugs"] += sum(one.drug is not None for one in patient.medications)
        counted["diagnoses"] += len(patient.diagnoses)
        counted["conditions"] += sum(one.condition is not None for one in patient.diagnoses)
        counted["unread"] += len(patient.unread)
        counted["age"] += patient.age_years is not None
        counted["sex"] += patient.sex is not None
    return {key: counted[key] for key in keys}


def _time(files: list[Path]) -> None:
    texts = [file.read_bytes() for file in files]
    size = sum(map(len, texts)) / 1e6
    readers: dict[str, Callable[[bytes], object]] = {
        "json.loads alone": json.loads,
        "bedside": lambda text: read_patient(text, ASKED_AT),
        **_peers(),
    }
    print(f"{len(files)} records, {size:.1f} MB; median of {ROUNDS} rounds over all of them\n")
    print("| reader | ms | MB a second | in ours |")
    print("|---|---|---|---|")
    times = {name: _measure(read, texts) for name, read in readers.items()}
    for name, seconds in times.items():
        print(f"| {name} | {seconds * 1000:.0f} | {size / seconds:.1f} | {seconds / times['bedside']:.1f} |")


def _measure(read: Callable[[bytes], object], texts: list[bytes]) -> float:
    spans = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        for text in texts:
            read(text)
        spans.append(time.perf_counter() - start)
    return median(spans)


def _peers() -> dict[str, Callable[[bytes], object]]:
    """The peers that are installed; each parses and validates, and extracts nothing."""
    found: dict[str, Callable[[bytes], object]] = {}
    try:
        started = time.perf_counter()
        from fhir.resources.R4B.bundle import Bundle

        found[f"fhir.resources R4B (import {time.perf_counter() - started:.1f} s)"] = (
            Bundle.model_validate_json
        )
    except ImportError:
        pass
    return found


if __name__ == "__main__":
    main()
