"""How soon does a record get its cards at fifty calls a second, signed and with data, each bringing a card?

``python benchmarks/cds.py [--rate 50] [--seconds 30]``. Calls are sent by the clock, whether earlier ones are
answered or not, and timed from when they were due. The peer is an address of the same server that says only
that it lives, asked at the same rate.
"""

import argparse
import asyncio
import json
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from pathlib import Path
from typing import Any

import httpx

HERE = Path(__file__).parent
sys.path[:0] = [str(HERE / "site"), str(HERE.parent / "tests")]

from served_site import site  # noqa: E402

from cds_records import call, observation, prefetch  # noqa: E402
from cds_signing import ISSUER, Signer  # noqa: E402

OPEN_CALLS = 200
"""Connections at once; a record's server keeps some open."""
OLDER = 40
"""Values beside the newest, as a patient of years has them."""


def calls() -> list[tuple[str, dict[str, Any]]]:
    """One call of each kind that brings a card: the service's id and the body."""
    olds = [observation("magnesium", 0.8, "mmol/L", days=40 + each) for each in range(OLDER)]
    low = prefetch(
        [observation("magnesium", 0.44, "mmol/L"), *olds], ["omeprazole 20 mg"] + ["lisinopril 10 mg"] * 10
    )
    kidney = prefetch([observation("eGFR", 21, "mL/min/{1.73_m2}")])
    potassium = prefetch(
        [observation("potassium", 2.9, "mmol/L"), observation("potassium", 3.0, "mmol/L", days=3)],
        ["potassium chloride 20 mmol"],
    )
    return [
        ("low-magnesium-work-up", call("patient-view", sent=low)),
        (
            "magnesium-order-kidney-order-sign",
            call("order-sign", sent=kidney, orders=["Magnesium sulfate"]),
        ),
        (
            "new-drug-low-magnesium-order-select",
            call("order-select", sent=low, orders=["chlorthalidone 25 mg"]),
        ),
        ("refractory-low-potassium-patient-view", call("patient-view", sent=potassium)),
    ]


async def offer(
    send: Callable[[int], Awaitable[bool]], *, rate: int, seconds: int
) -> tuple[list[float], int]:
    """Milliseconds from when each call was due, and how many failed."""
    begun, times, failed = time.perf_counter(), [], 0

    async def one(number: int) -> None:
        nonlocal failed
        due = begun + number / rate
        await asyncio.sleep(max(0.0, due - time.perf_counter()))
        if not await send(number):
            failed += 1
        times.append((time.perf_counter() - due) * 1000)

    await asyncio.gather(*(one(number) for number in range(rate * seconds)))
    return sorted(times), failed


def told(name: str, times: list[float], failed: int) -> str:
    """One row of the table."""
    p99 = times[int(len(times) * 0.99)]
    return (
        f"| {name} | {len(times)} | {failed} | {statistics.median(times):.0f} | {p99:.0f} | {times[-1]:.0f} |"
    )


async def measure(url: str, signer: Signer, *, rate: int, seconds: int) -> None:
    """Offer the load and print the table."""
    bodies = [(id, json.dumps(body)) for id, body in calls()]
    addresses = [f"{url}/cds-services/{id}" for id, _ in bodies]
    tokens = [
        [signer.token(address) for _ in range(rate * seconds // len(bodies) + 2)] for address in addresses
    ]
    limits = httpx.Limits(max_connections=OPEN_CALLS, max_keepalive_connections=OPEN_CALLS)
    async with httpx.AsyncClient(limits=limits, timeout=30, trust_env=False) as client:

        async def hook(number: int) -> bool:
            kind = number % len(bodies)
            headers = {"Authorization": f"Bearer {tokens[kind].pop()}", "Content-Type": "application/json"}
            answer = await client.post(addresses[kind], content=bodies[kind][1], headers=headers)
            return answer.status_code == 200 and bool(answer.json()["cards"])

        async def live(_: int) -> bool:
            return (await client.get(f"{url}/health/live")).status_code == 200

        await asyncio.gather(*(hook(number) for number in range(len(bodies))))
        print("| what | calls | failed | p50 ms | p99 ms | slowest ms |\n|---|---|---|---|---|---|")
        print(told("calls that bring a card", *await offer(hook, rate=rate, seconds=seconds)))
        print(told("/health/live", *await offer(live, rate=rate, seconds=seconds)))


def main() -> None:
    """Serve the site out of a new folder, and measure it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--rate", type=int, default=50)
    parser.add_argument("--seconds", type=int, default=30)
    parser.add_argument("--workers", type=int, default=2)
    chosen = parser.parse_args()
    signer = Signer()
    with tempfile.TemporaryDirectory() as folder:
        clients = Path(folder) / "clients.json"
        clients.write_text(json.dumps([{"iss": ISSUER, "jwks": signer.key_set}]), "utf-8")
        with site(
            Path(folder) / "site",
            workers=chosen.workers,
            settings={"BEDSIDE_SITE_CDS_CLIENTS": str(clients)},
        ) as server:
            asyncio.run(measure(server.url, signer, rate=chosen.rate, seconds=chosen.seconds))


if __name__ == "__main__":
    main()
