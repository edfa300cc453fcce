"""How good and how quick is the search for passages, beside bm25s, on SciFact's training claims?

Run: ``python benchmarks/scifact_search.py FOLDER`` where FOLDER holds SciFact's ``corpus.jsonl``,
``claims_train.jsonl`` and ``qrels_train.tsv`` (default: ``../shared/data/scifact``). Works are
ranked by their best passage; the peer gets title and abstract as one text, the same terms, and
the same formula (Lucene's BM25, k1 = 1.2, b = 0.75).
"""

import json
import math
import re
import statistics
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path

import bm25s

from bedside.literature import find_reader
from bedside.stores import LocalReleaseWriter, open_release
from bedside.stores.text_analysis import build_analyzer

Search = Callable[[Sequence[str]], list[str]]
STOP_WORDS = """
a an and are as at be by can do does for from has have in is it its no not of on or than that the these
this those to was were which with
"""
STOP = frozenset(STOP_WORDS.split())


def words_of(text: str) -> list[str]:
    return [word for word in re.findall(r"[^\W_]+", text.lower()) if word not in STOP]


def ndcg(found: Sequence[str], wanted: set[str]) -> float:
    gain = sum(1 / math.log2(rank + 2) for rank, id in enumerate(found[:10]) if id in wanted)
    return gain / sum(1 / math.log2(rank + 2) for rank in range(min(10, len(wanted))))


def measure(name: str, search: Search, claims: Mapping[str, str], wanted: Mapping[str, set[str]]) -> None:
    scores, times = [], []
    for id, relevant in wanted.items():
        words = words_of(claims[id])
        began = time.perf_counter()
        found = search(words)
        times.append(time.perf_counter() - began)
        scores.append(ndcg(found, relevant))
    mean, middle = statistics.mean(scores), statistics.median(times) * 1000
    print(f"{name:8} nDCG@10 {mean:.4f}   p50 {middle:.2f} ms   queries {len(scores)}")


def bedside_search(corpus: Path, library: Path) -> Search:
    began = time.perf_counter()
    with LocalReleaseWriter.begin(library) as writer:
        count = writer.add_publications(find_reader(corpus).read(corpus, on_problem=print))
        writer.commit()
    print(f"bedside  {count / (time.perf_counter() - began):.0f} works a second to a committed release")
    index = open_release(library).index
    return lambda words: list(
        dict.fromkeys(str(hit.publication_id) for hit in index.find_passages(words, top=100))
    )


def peer_search(works: Sequence[Mapping[str, str]]) -> Search:
    analyzer = build_analyzer()
    began = time.perf_counter()
    peer = bm25s.BM25(method="lucene", k1=1.2, b=0.75)
    peer.index([analyzer.analyze(f"{each['title']} {each['text']}") for each in works], show_progress=False)
    print(f"bm25s    {len(works) / (time.perf_counter() - began):.0f} works a second to memory")

    def search(words: Sequence[str]) -> list[str]:
        terms = [term for word in words for term in analyzer.analyze(word)]
        found, _ = peer.retrieve([terms], k=100, show_progress=False)
        return [works[int(each)]["_id"] for each in found[0]]

    return search


def main(folder: Path) -> None:
    records = [json.loads(line) for line in (folder / "corpus.jsonl").open()]
    works = [
        {"_id": str(each["doc_id"]), "title": each["title"], "text": " ".join(each["abstract"])}
        for each in records
    ]
    claims = {
        str(each["id"]): each["claim"] for each in map(json.loads, (folder / "claims_train.jsonl").open())
    }
    wanted: defaultdict[str, set[str]] = defaultdict(set)
    for line in (folder / "qrels_train.tsv").read_text().splitlines()[1:]:
        claim, work, _ = line.split("\t")
        wanted[claim].add(work)
    with tempfile.TemporaryDirectory() as made:
        corpus = Path(made, "corpus.jsonl")
        corpus.write_text("\n".join(map(json.dumps, works)))
        measure("bedside", bedside_search(corpus, Path(made, "library")), claims, wanted)
    measure("bm25s", peer_search(works), claims, wanted)


if __name__ == "__main__":
    beside = Path(__file__).parents[2] / "shared" / "data" / "scifact"
    main(Path(sys.argv[1]) if len(sys.argv) > 1 else beside)
