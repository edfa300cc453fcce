"""Do the real sets hold what their makers say they hold?"""

import pytest

from bedside.evaluation.sets import SETS
from bedside.evaluation.sets.folder import read_table, read_text
from shared_data import shared

PARTS = {
    "scifact": ("scifact", 5183, 809),
    "bioasq": ("bioasq_gold", 20_000, 1_497),
    "med": ("med1033", 1033, 30),
    "pubmedqa": ("pubmedqa", 1_600, 500),
    "cohen": ("systematic_reviews", 4_800, 8),
    "evidence-inference": ("evidence_inference", 11_000, 601),
    "medquad": ("medquad", 2_600, 2_732),
}


@pytest.mark.parametrize("name", SETS)
def test_a_real_set_is_read_whole(name: str) -> None:
    folder, texts, queries = PARTS[name]
    found = SETS[name](shared(folder).parent)
    assert sum(len(pool.corpus) for pool in found.pools) >= texts
    assert sum(len(pool.queries) for pool in found.pools) == queries
    assert all(gains for pool in found.pools for gains in pool.relevant.values())


def test_every_accepted_span_of_evidence_inference_lies_where_it_says() -> None:
    """The offsets count characters of the text as we read it; else every hit would be a little off."""
    folder = shared("evidence_inference")
    columns = ("PMCID", "Annotations", "Evidence Start", "Evidence End")
    seen = 0
    for row in read_table(folder / "v2_annotations_developers.csv", columns=columns):
        text = read_text(folder / "txt_files" / f"PMC{row['PMCID']}.txt")
        marked = text[int(row["Evidence Start"]) : int(row["Evidence End"])]
        assert marked.strip()[:30] == row["Annotations"].strip()[:30]
        seen += 1
    assert seen > 1_000
