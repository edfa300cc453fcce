"""How many readers does the site bear? Beside a bare Django view that returns the same bytes, in one run.

Run it as ``python benchmarks/site``. Fifty readers at once on all cores of this machine, the client among
them. *First view* has no cookie and no kept page; *kept* asks whether the page has changed (304);
*asked anew* answers questions whose articles nobody made before. Read the ratios.
"""

import argparse
import gzip
import sys
import tempfile
from pathlib import Path

import httpx
from load import Load, put_load
from served_site import Server, free_port, site

HERE = Path(__file__).parent
PAGE = "/articles/hypomagnesemia/cause/"
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
            print(f"page: {len(page.content):,} bytes, {len(gzip.compress(page.content)):,} packed")
            rows = _site_rows(server, folder, etag=page.headers.get("etag", ""), seconds=given.seconds)
        rows["bare view, same bytes"] = _bare(folder, page.content, given.seconds, given.workers)
    _print(rows)


def _site_rows(server: Server, folder: Path, *, etag: str, seconds: int) -> dict[str, Load]:
    script = folder / "anew.lua"
    script.write_text(ASKING % ", ".join(f'"{address}"' for address in _addresses(server)), "utf-8")
    page = server.url + PAGE
    kept = ("Accept-Encoding: gzip", f"If-None-Match: {etag}")
    return {
        "first view": put_load(page, seconds=seconds, headers=(GZIP,)),
        "kept, asked whether changed": put_load(page, seconds=seconds, headers=kept),
        "asked anew": put_load(server.url, seconds=seconds, script=script, headers=(GZIP,)),
    }


def _addresses(server: Server) -> list[str]:
    """Addresses of articles that are answered when they are asked for, not published."""
    from bedside import Library

    with Library.open() as library:
        drugs = sorted({drug for claim in library.claims() for drug in claim.drugs})
        concepts = sorted({str(claim.concept) for claim in library.claims()})
        asked = [f"What about {drug} in {concept}?" for concept in concepts for drug in drugs]
        found = [library.find_address(question) for question in asked]
    paths = sorted({f"/articles/{address.path}/" for address in found if address is not None})
    good = [path for path in paths if httpx.get(server.url + path).status_code == 200]
    if len(good) < 10:
        raise RuntimeError("Too few addresses were found to ask for.")
    return good


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


def _print(rows: dict[str, Load]) -> None:
    bare = rows["bare view, same bytes"]
    print(f"{'what':30}{'a second':>10}{'p50 ms':>9}{'p99 ms':>9}{'of bare':>9}{'failed':>8}")
    for name, load in rows.items():
        share = load.a_second / bare.a_second
        print(f"{name:30}{load.a_second:10.0f}{load.p50:9.1f}{load.p99:9.1f}{share:9.2f}{load.failed:8}")


if __name__ == "__main__":
    main()
