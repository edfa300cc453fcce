"""Cohen's drug reviews: which records would a systematic review include?

Cohen et al., JAMIA 2006;13:206-219, doi:10.1197/jamia.M1929. The topics are worded by us after
the subjects of the reviews, with drugs of each class; the reviews' own search strategies are not in the set.
"""

from pathlib import Path

from bedside.errors import SourceError
from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.sets.folder import find_files, read_table

TOPICS = {
    "ADHD": "randomized trials of drugs for attention deficit hyperactivity disorder: methylphenidate, "
    "amphetamine, atomoxetine, pemoline, efficacy and adverse effects",
    "Antihistamines": "randomized trials of newer antihistamines for allergic rhinitis and urticaria: "
    "loratadine, desloratadine, cetirizine, fexofenadine",
    "AtypicalAntipsychotics": "randomized trials of atypical antipsychotics for schizophrenia, bipolar "
    "disorder and dementia: clozapine, olanzapine, risperidone, quetiapine, ziprasidone, aripiprazole",
    "CalciumChannelBlockers": "randomized trials of calcium channel blockers for hypertension, angina and "
    "heart failure: amlodipine, nifedipine, felodipine, diltiazem, verapamil, isradipine, nicardipine",
    "NSAIDS": "randomized trials of nonsteroidal anti-inflammatory drugs for arthritis pain: celecoxib, "
    "rofecoxib, naproxen, ibuprofen, diclofenac, gastrointestinal and cardiovascular adverse effects",
    "OralHypoglycemics": "randomized trials of oral hypoglycemic drugs for type 2 diabetes: glyburide, "
    "glipizide, glimepiride, repaglinide, nateglinide, sulfonylurea",
    "Triptans": "randomized trials of triptans for acute migraine: sumatriptan, rizatriptan, zolmitriptan, "
    "naratriptan, almotriptan, eletriptan, frovatriptan",
    "UrinaryIncontinence": "randomized trials of drugs for overactive bladder and urge urinary incontinence: "
    "oxybutynin, tolterodine, trospium, flavoxate",
}
"""One query for each file, by the file's name."""

DEEPEST = 10_000
"""Deeper than the set has records: screening looks at the whole ranking."""

_COLUMNS = ("record_id", "pubmedID", "title", "abstract", "label_included")


def read_cohen(data: Path) -> RetrievalSet:
    """All records of all files, one topic a file. Raises ``SourceError``."""
    texts: list[tuple[str, str, str]] = []
    relevant: dict[str, dict[str, int]] = {}
    candidates: dict[str, list[str]] = {}
    for path in find_files(data / "systematic_reviews" / "cohen2006", "*.csv"):
        topic = _known(path)
        for row in read_table(path, columns=_COLUMNS):
            id = "".join(row["pubmedID"].split()) or f"{topic}-{row['record_id']}"
            texts.append((id, row["title"], row["abstract"]))
            candidates.setdefault(topic, []).append(id)
            if row["label_included"] == "1":
                relevant.setdefault(topic, {})[id] = 1
    return RetrievalSet(
        name="cohen",
        pools=(make_pool(texts, queries=TOPICS, relevant=relevant, candidates=candidates),),
        hit="a record that the review included after its full text was read",
        license="no license is stated; records are MEDLINE's",
        caution="Eight topics in our own words, one query each: intervals are very wide.\n"
        "Work saved counts the review's own records only.",
        depth=DEEPEST,
    )


def _known(path: Path) -> str:
    if path.stem not in TOPICS:
        known = ", ".join(TOPICS)
        raise SourceError(f"{path} is of a review without a topic here. Expected one of: {known}.")
    return path.stem
