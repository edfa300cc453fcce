"""How is search measured, and what does a run leave behind?"""

import json
import sys
from pathlib import Path
from typing import Any
from unittest.mock import patch

from bedside.evaluation import Plan, Run, evaluate, read_run, render_page, render_table, write_run
from bedside.evaluation.bootstrap import compare_paired
from bedside.evaluation.measures import measure_ranking
from bedside.evaluation.retrieval_set import make_pool
from bedside.evaluation.sets.evidence_inference import read_evidence_inference
from runners.running import Given, Outcome, runner

TEXTS = {"salt": "Salt raises blood pressure.", "zinc": "Zinc shortens a cold.", "rest": "Rest is good."}
SMALL = {
    "texts": TEXTS,
    "queries": {"1": "does zinc help a cold", "2": "salt and pressure"},
    "relevant": {"1": ["zinc"], "2": ["salt"]},
}
ARTICLE = "BODY.RESULTS:\nPain fell with the drug.\n\nBODY.METHODS:\nSixty people took part.\n"


@runner("measure a ranking", sample={"ranking": ["a", "b"], "relevant": {"b": 1}, "screened": ["a", "b"]})
def measure(given: Given, folder: Path) -> Outcome:
    """``ranking`` best first, ``relevant`` with gains, and what had to be ``screened``, if anything."""
    measured = measure_ranking(given["ranking"], given["relevant"], candidates=given.get("screened", ()))
    return {name: round(value, 4) for name, value in measured.items()}


@runner("compare two systems", sample={"ours": [1.0, 0.0], "theirs": [0.0, 0.0]})
def compare(given: Given, folder: Path) -> Outcome:
    """The values of two systems, query by query."""
    difference = compare_paired(given["ours"], given["theirs"])
    return {
        "difference": difference.mean,
        "interval": [difference.low, difference.high],
        "holds zero": difference.low <= 0 <= difference.high,
        "again the same": compare_paired(given["ours"], given["theirs"]) == difference,
    }


@runner("make a pool", sample=SMALL)
def pool(given: Given, folder: Path) -> Outcome:
    """``texts`` by id, ``queries`` by id, and which texts are ``relevant`` to each."""
    made = make_pool(
        [(id, "", text) for id, text in given["texts"].items()],
        queries=given["queries"],
        relevant={query: dict.fromkeys(ids, 1) for query, ids in given["relevant"].items()},
    )
    return {
        "texts": list(made.corpus),
        "queries": list(made.queries),
        "relevant": {query: list(gains) for query, gains in made.relevant.items()},
    }


@runner("find marked passages", sample={"article": ARTICLE, "marked": "Pain fell"})
def marked(given: Given, folder: Path) -> Outcome:
    """An ``article`` in which an annotator ``marked`` some words; ``accepted`` by the verifier or not."""
    place = folder / "evidence_inference"
    (place / "txt_files").mkdir(parents=True)
    (place / "txt_files" / "PMC7.txt").write_text(given["article"], "utf-8")
    start = given["article"].index(given["marked"])
    accepted = given.get("accepted", True)
    span = f"{accepted},{accepted},no significant difference,{start},{start + len(given['marked'])}"
    head = "PromptID,Valid Label,Valid Reasoning,Label,Evidence Start,Evidence End"
    _write(place / "v2_annotations_developers.csv", [head, f"1,{span}"])
    prompt = "PromptID,PMCID,Outcome,Intervention,Comparator"
    _write(place / "prompts_developers.csv", [prompt, "1,7,pain,the drug,placebo"])
    _write(place / "split_developers.txt", ["7"])
    pools = read_evidence_inference(folder).pools
    return {
        "queries": [query for each in pools for query in each.queries.values()],
        "texts": [" ".join(text).strip() for each in pools for text in each.corpus.values()],
        "hits": [each.corpus[id][1] for each in pools for gains in each.relevant.values() for id in gains],
    }


@runner("evaluate", sample=SMALL, refused={**SMALL, "set": "no-such-set"})
def run(given: Given, folder: Path) -> Outcome:
    """A small set of ``texts``, ``queries`` and ``relevant`` ids; ``without`` a package or the data."""
    _write_small(given, folder / "data" / "med1033")
    data = folder / ("nowhere" if given.get("without") == "data" else "data")
    plan = Plan(
        sets=[given.get("set", "med")],
        variants=[given.get("variant", "bedside")],
        sample=given.get("sample"),
        with_peer=given.get("peer", True),
    )
    absent = {"bm25s": None} if given.get("without") == "bm25s" else {}
    with patch.dict(sys.modules, absent):
        made = evaluate(plan, data=data, progress=lambda *_: None)
    write_run(made, folder / "run.json")
    kept = read_run(folder / "run.json")
    (only,) = kept.sets
    return {
        "systems": [system.system for system in only.systems],
        "queries": len(only.queries),
        "of": only.queries_in_set,
        "values kept": sorted({len(each) for system in only.systems for each in system.values.values()}),
        "nDCG@10": {system.system: system.means["ndcg@10"] for system in only.systems},
        "read back the same": kept == made,
        "means follow from the values": _follow(kept),
        "times are told": all(system.costs.p50_ms > 0 for system in only.systems),
        "table": render_table(kept).splitlines(),
        "widest line": max(map(len, render_table(kept).splitlines()[:3])),
        "page": render_page(kept),
    }


@runner("make the page of figures", sample={})
def page(given: Given, folder: Path) -> Outcome:
    """The page where no run is there."""
    return {"page": render_page(None)}


def _follow(made: Run) -> bool:
    systems = [system for each in made.sets for system in each.systems]
    return all(
        abs(system.means[name] - sum(values) / len(values)) < 0.0001
        for system in systems
        for name, values in system.values.items()
    )


def _write_small(given: Given, place: Path) -> None:
    place.mkdir(parents=True)
    _write(place / "corpus.jsonl", map(_line, given["texts"].items()))
    _write(place / "queries.jsonl", map(_line, given["queries"].items()))
    judged = [f"{query}\t{id}\t1" for query, ids in given["relevant"].items() for id in ids]
    _write(place / "qrels.tsv", ["query-id\tcorpus-id\tscore", *judged])


def _line(item: tuple[str, str]) -> str:
    return json.dumps({"_id": item[0], "text": item[1]})


def _write(path: Path, lines: Any) -> None:
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")
