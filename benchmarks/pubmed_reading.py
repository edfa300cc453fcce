"""How quick is the reading of PubMed XML, and how much memory does it take, beside its peers?

Run: ``python benchmarks/pubmed_reading.py [FILE ...]`` with PubMed XML files whose records are to be
recombined under new PMIDs (default: ``../shared/data/pubmed_xml``). The peers are ``pubmed_parser``,
if it can be imported, and a bare ``lxml.etree.iterparse`` that clears each record and looks at none.
All of them read the same gzip files, in turn; the best of five rounds counts, in
seconds of the processor, since machines are shared; MB are those of the XML.
"""

import gzip
import itertools
import os
import re
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from unittest.mock import patch

from lxml import etree

from bedside.literature import ahead, find_reader
from bedside.sentences import find_sentences

RECORD = re.compile(rb"<(PubmedArticle)>.*?</\1>", re.DOTALL)
OWN_PMID = re.compile(rb"(<PMID Version=\"\d+\">)\d+(</PMID>)")
OWN_NAMES = re.compile(rb"(10\.\d{4,9}/|IdType=\"pmc\">PMC|<ArticleTitle>)")
HEAD = b'<?xml version="1.0" encoding="utf-8"?>\n<PubmedArticleSet>\n'
TAIL = b"\n</PubmedArticleSet>\n"
ROUNDS = 5
FILES = (1, 10, 100)
RECORDS = 140


def build(sources: Sequence[Path], folder: Path, *, files: int) -> list[Path]:
    """Files of ``RECORDS`` records each: real ones, in turn, each under a PMID of its own."""
    records = [found[0] for path in sources for found in RECORD.finditer(path.read_bytes())]
    numbers, turn = itertools.count(1), itertools.cycle(records)
    made = []
    for number in range(files):
        path = folder / f"part{number:03}.xml.gz"
        numbered = (renamed(each, next(numbers)) for each in itertools.islice(turn, RECORDS))
        path.write_bytes(gzip.compress(HEAD + b"\n".join(numbered) + TAIL, 1))
        made.append(path)
    return made


def renamed(record: bytes, number: int) -> bytes:
    """A record that is of another work than all others: its own PMID, DOI, PMCID and title are new."""
    own, listed, references = OWN_PMID.sub(rb"\g<1>%d\g<2>" % number, record, count=1).partition(
        b"<ReferenceList"
    )
    return OWN_NAMES.sub(rb"\g<1>%d" % number, own) + listed + references


def read_ours(path: Path) -> int:
    find_sentences.cache_clear()  # or records that are met again would be quicker than they are
    return sum(1 for _ in find_reader(path).read(path, on_problem=print))


def read_bare(path: Path) -> int:
    count = 0
    with gzip.open(path) as stream:
        for _, element in etree.iterparse(stream, tag="PubmedArticle"):
            count += 1
            element.clear()
            while element.getprevious() is not None:
                del element.getparent()[0]
    return count


def peers() -> Iterator[tuple[str, Callable[[Path], int]]]:
    yield "bedside", read_ours
    yield "bare iterparse", read_bare
    try:
        import pubmed_parser
    except ImportError:
        print("pubmed_parser is not installed; without it there is no such row.")
        return
    yield "pubmed_parser", lambda path: sum(1 for _ in pubmed_parser.parse_medline_xml(str(path)))


def measure(paths: Sequence[Path]) -> None:
    size = sum(len(gzip.decompress(path.read_bytes())) for path in paths) / 1e6
    best: dict[str, float] = {}
    readers, counts = dict(peers()), {}
    for _, (name, read) in itertools.product(range(ROUNDS), readers.items()):
        began = time.process_time()
        counts[name] = sum(map(read, paths))
        best[name] = min(best.get(name, float("inf")), time.process_time() - began)
    print(
        f"{size:.1f} MB, best of {ROUNDS}\n{'reader':16}{'records':>8}{'rec/s':>9}{'MB/s':>8}{'ours is':>10}"
    )
    for name, seconds in best.items():
        rates = f"{counts[name] / seconds:9.0f}{size / seconds:8.1f}{seconds / best['bedside']:9.2f}x"
        print(f"{name:16}{counts[name]:8}{rates}")


def measure_ingest(paths: Sequence[Path]) -> None:
    """By the clock, since two programs work at once: the same files into new libraries, in turns."""
    from bedside.library import Library  # here, or it would count in the memory of reading

    best: dict[str, float] = {}
    ways = {"one program": 1, "reading ahead": os.cpu_count() or 1}
    for _, (name, cores) in itertools.product(range(ROUNDS), ways.items()):
        with tempfile.TemporaryDirectory() as folder, patch.object(ahead, "_cores", lambda: cores):  # noqa: B023
            began = time.perf_counter()
            read = Library.ingest(paths, library=Path(folder, "library"), bare=True).publications
            best[name] = min(best.get(name, float("inf")), time.perf_counter() - began)
    for name, seconds in best.items():
        share = seconds / best["one program"]
        print(f"ingest, {name:16}{read:8}{read / seconds:9.0f} rec/s by the clock, {share:.2f} of the time")
    print(f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} cores")


def measure_memory(paths: Sequence[Path]) -> None:
    for count in FILES:
        given = [sys.executable, __file__, "--peak", *map(str, paths[:count])]
        print(f"peak memory of reading {count:3} files: {subprocess.check_output(given, text=True).strip()}")


def peak(paths: Sequence[Path]) -> None:
    """In a process of its own; what ``getrusage`` tells would hold the parent's peak too."""
    read = sum(map(read_ours, paths))
    status = Path("/proc/self/status").read_text()
    print(f"{int(status.split('VmHWM:')[1].split()[0]) / 1024:.1f} MB ({read} records)")


def main(given: Sequence[str]) -> None:
    if given[:1] == ["--peak"]:
        peak([Path(each) for each in given[1:]])
        return
    beside = Path(__file__).parents[2] / "shared" / "data" / "pubmed_xml"
    sources = [Path(each) for each in given] or sorted(beside.rglob("*.xml"))
    with tempfile.TemporaryDirectory() as folder:
        paths = build(sources, Path(folder), files=max(FILES))
        measure(paths[:5])
        measure_ingest(paths[:20])
        measure_memory(paths)


if __name__ == "__main__":
    main(sys.argv[1:])
