"""How many readers does the site bear? Beside a bare Django view that returns the same bytes, in one run.

Run it as ``python benchmarks/site``. Fifty readers at once on all cores of this machine, the client among
them. *First view* has no cookie and no kept page; *kept* asks whether the page has changed (304);
*asked anew* answers questions whose articles nobody made before. Read the ratios.
"""

import argparse
import gzip
import os
import random
import sys
import tempfile
from itertools import combinations
from pathlib import Path

import httpx
from load import Load, put_load
from served_site import Server, free_port, site

HERE = Path(__file__).parent
PAGE = "/articles/hypomagnesemia/cause/"
MOST_A_SECOND = 40
"""Articles that are asked for anew in a second: more than two cores answered when this was written."""
GZIP = "Accept-Encoding: gzip"
ASKING = """
local words = {%s}
local place = 0
request = function()
  place = place + 1
  return wrk.format("GET", words[place %% #words + 1])
end
"""


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=int, default=10)
    parser.add_argument("--workers", type=int, default=2)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="bedside-site-") as kept:
        folder = Path(kept)
        with site(folder / "site", workers=given.workers) as server:
            page = httpx.get(server.url + PAGE, headers={"Accept-Encoding": "gzip"})
            page.raise_for_status()
            print(
                f"page: {len(page.content):,} bytes, {len(gzip.compress(page.content)):,} packed; {_load()}"
            )
            rows = _site_rows(server, folder, page=page, seconds=given.seconds)
        rows["bare view, same bytes"] = _bare(folder, page.content, given.seconds, given.workers)
    _print(rows)
    print(_load())


def _site_rows(server: Server, folder: Path, *, page: httpx.Response, seconds: int) -> dict[str, Load]:
    script, addresses = folder / "anew.lua", _addresses(MOST_A_SECOND * seconds)
    script.write_text(ASKING % ", ".join(f'"{address}"' for address in addresses), "utf-8")
    cookies = "; ".join(f"{name}={value}" for name, value in page.cookies.items())
    kept = (GZIP, f"If-None-Match: {page.headers['etag']}", f"Cookie: {cookies}")
    address = str(page.url)
    _see_that_it_is_kept(address, kept)
    rows = {
        "first view": put_load(address, seconds=seconds, headers=(GZIP,)),
        "kept, asked whether changed": put_load(address, seconds=seconds, headers=kept),
        "asked anew": put_load(server.url, seconds=seconds, script=script, headers=(GZIP,)),
    }
    if rows["asked anew"].a_second * seconds > len(addresses):
        print(f"only {len(addresses)} addresses were found: some were asked for twice")
    return rows


def _see_that_it_is_kept(address: str, headers: tuple[str, ...]) -> None:
    answer = httpx.get(address, headers=dict(line.split(": ", 1) for line in headers))
    if answer.status_code != 304:
        raise RuntimeError(f"A page that is kept was sent again, with {answer.status_code}.")


def _addresses(most: int) -> list[str]:
    """Addresses of articles that nobody has published or asked for: two drugs of one condition each."""
    from bedside import Library

    found: set[str] = set()
    with Library.open() as library:
        topics = sorted({f"{claim.concept}/{claim.facet.value}" for claim in library.claims()})
        drugs = sorted({drug.replace(" ", "-") for claim in library.claims() for drug in claim.drugs})
        asked = [(topic, pair) for topic in topics for pair in combinations(drugs, 2)]
        for topic, pair in random.Random(1).sample(asked, k=len(asked)):
            address = library.addresses.read_path(f"{topic}/{'+'.join(pair)}")
            if address is not None and address.words:
                found.add(f"/articles/{address.path}/")
            if len(found) == most:
                break
    return sorted(found, key=lambda path: random.Random(path).random())


def _bare(folder: Path, page: bytes, seconds: int, workers: int) -> Load:
    body = folder / "page.gz"
    body.write_bytes(gzip.compress(page))
    port = free_port()
    command = [sys.executable, "-m", "uvicorn", "bare:application", "--app-dir", str(HERE)]
    command += ["--port", str(port), "--workers", str(workers), "--log-level", "warning"]
    server = Server(
        command=command, environment={"BEDSIDE_BARE_BODY": str(body)}, port=port, log=folder / "bare.log"
    )
    server.start(ready="/")
    try:
        return put_load(server.url + "/", seconds=seconds, headers=(GZIP,))
    finally:
        server.kill()


def _load() -> str:
    """How many programs wanted to run in the last minute, ours among them."""
    return f"load {os.getloadavg()[0]:.1f}"


def _print(rows: dict[str, Load]) -> None:
    bare = rows["bare view, same bytes"]
    print(f"{'what':30}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}{'of bare':>9}{'failed':>8}")
    for name, load in rows.items():
        share = load.a_second / bare.a_second
        print(f"{name:30}{load.a_second:10.0f}{load.p50:9.1f}{load.p99:9.1f}{share:9.2f}{load.failed:8}")


if __name__ == "__main__":
    main()
