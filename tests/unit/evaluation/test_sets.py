"""What is made of each set's files, on tiny ones of our own?"""

import json
from pathlib import Path

import pytest

from bedside.errors import SourceError, UserError
from bedside.evaluation.retrieval_set import RetrievalSet, make_pool, sample_queries
from bedside.evaluation.sets import SETS, find_data
from bedside.evaluation.sets.evidence_inference import KEPT_WHOLE, cut_article

XML = """<?xml version="1.0"?><!DOCTYPE Document [<!ENTITY out SYSTEM "file:///etc/hostname">]>
<Document><QAPairs><QAPair><Question qid="1-1">What is salt ?</Question><Answer>Salt
 is salty.&out;</Answer></QAPair><QAPair><Question qid="1-2">Who ?</Question><Answer/></QAPair>
</QAPairs></Document>"""


def write(data: Path, name: str, *lines: object) -> None:
    path = data / name
    path.parent.mkdir(parents=True, exist_ok=True)
    texts = (line if isinstance(line, str) else json.dumps(line) for line in lines)
    path.write_text("".join(f"{text}\n" for text in texts), "utf-8")


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """Every set, with one or two records each."""
    write(
        tmp_path, "scifact/corpus.jsonl", {"doc_id": 7, "title": "Zinc", "abstract": ["It helps.", "Some."]}
    )
    write(
        tmp_path, "scifact/claims_train.jsonl", {"id": 1, "claim": "Zinc helps."}, {"id": 2, "claim": "No."}
    )
    write(tmp_path, "scifact/qrels_train.tsv", "query-id\tcorpus-id\tscore", "1\t7\t1")
    write(tmp_path, "med1033/corpus.jsonl", {"_id": "1", "title": "", "text": "lens of the eye ."})
    write(tmp_path, "med1033/queries.jsonl", {"_id": "1", "text": "the lens"})
    write(tmp_path, "med1033/qrels.tsv", "query-id\tcorpus-id\tscore", "1\t1\t1")
    asked = {"QUESTION": "Does it help?", "CONTEXTS": ["It may.", "It did."], "YEAR": "2001"}
    write(tmp_path, "pubmedqa/pqal_dev_500.json", {"11": asked})
    quoted = {"id": "b1", "body": "What helps?", "snippets": [{"text": "It may."}, {"text": "Rest  helps."}]}
    again = {"id": "b2", "body": "What else?", "snippets": [{"text": "Rest helps."}]}
    write(tmp_path, "bioasq_gold/raw/7B1_golden.json", {"questions": [quoted, {"id": "b3", "body": "?"}]})
    write(tmp_path, "bioasq_gold/raw/7B2_golden.json", {"questions": [again]})
    head = "record_id,pubmedID,title,authors,abstract,year,label_included,label_abstract_screening"
    rows = ("1,91,Stimulants,A,They help.,2001,1,1", "2,92,Bystander,A,Not this.,2001,0,1")
    write(tmp_path, "systematic_reviews/cohen2006/ADHD.csv", head, *rows)
    other = ("1,92,Bystander,A,Not this.,2001,1,1", "2,,No number,A,,2001,0,0")
    write(tmp_path, "systematic_reviews/cohen2006/Triptans.csv", head, *other)
    place = "evidence_inference"
    write(tmp_path, f"{place}/txt_files/PMC5.txt", "BODY.RESULTS:", "Pain fell.", "", "It rained.")
    write(tmp_path, f"{place}/split_developers.txt", "5")
    prompts = "PromptID,PMCID,Outcome,Intervention,Comparator"
    write(tmp_path, f"{place}/prompts_developers.csv", prompts, "1,5,pain,ice,heat", "2,6,sleep,ice,heat")
    spans = "PromptID,PMCID,Valid Label,Valid Reasoning,Label,Evidence Start,Evidence End"
    lines = ("1,5,True,True,significantly decreased,14,24", "2,6,True,True,significantly decreased,0,5")
    write(tmp_path, f"{place}/v2_annotations_developers.csv", spans, *lines, "1,5,True,True,x,-1,-1")
    write(tmp_path, "medquad/5_NIDDK_QA/1.xml", XML)
    return tmp_path


def only_pool(found: RetrievalSet) -> tuple[dict, dict, dict]:
    (pool,) = found.pools
    return dict(pool.corpus), dict(pool.queries), {query: dict(of) for query, of in pool.relevant.items()}


@pytest.mark.parametrize("name", SETS)
def test_a_set_says_what_it_is(name: str, data: Path) -> None:
    found = SETS[name](data)
    assert found.name == name
    assert found.hit and found.license and found.caution.endswith(".")
    for pool in found.pools:
        assert set(pool.queries) == set(pool.relevant)
        assert all(set(gains) <= set(pool.corpus) for gains in pool.relevant.values())
        assert all(not set(id) & set(" \t\n") for id in pool.corpus)


def test_scifact(data: Path) -> None:
    assert only_pool(SETS["scifact"](data)) == (
        {"7": ("Zinc", "It helps. Some.")},
        {"1": "Zinc helps."},
        {"1": {"7": 1}},
    )


def test_pubmedqa(data: Path) -> None:
    corpus, queries, relevant = only_pool(SETS["pubmedqa"](data))
    assert corpus == {"11-0": ("", "It may."), "11-1": ("", "It did.")}
    assert (queries, relevant) == ({"11": "Does it help?"}, {"11": {"11-0": 1, "11-1": 1}})


def test_bioasq_takes_a_quote_once_wherever_it_stands(data: Path) -> None:
    """One quote is of two questions, another is a paragraph of PubMedQA too: each is one text."""
    corpus, queries, relevant = only_pool(SETS["bioasq"](data))
    texts = [text for _, text in corpus.values()]
    assert sorted(texts) == ["It did.", "It helps. Some.", "It may.", "Rest helps.", "lens of the eye ."]
    assert set(queries) == {"b1", "b2"}
    assert {corpus[id][1] for id in relevant["b1"]} == {"It may.", "Rest helps."}
    assert set(relevant["b2"]) < set(relevant["b1"])


def test_cohen_has_one_topic_a_file_over_all_records(data: Path) -> None:
    found = SETS["cohen"](data)
    corpus, queries, relevant = only_pool(found)
    assert set(corpus) == {"91", "92", "Triptans-2"}
    assert set(queries) == {"ADHD", "Triptans"} and "migraine" in queries["Triptans"]
    assert relevant == {"ADHD": {"91": 1}, "Triptans": {"92": 1}}
    assert found.pools[0].candidates["ADHD"] == {"91", "92"}
    assert found.depth > len(corpus)


def test_a_review_without_a_topic_is_told(data: Path) -> None:
    (data / "systematic_reviews/cohen2006/ADHD.csv").rename(data / "systematic_reviews/cohen2006/New.csv")
    with pytest.raises(SourceError, match=r"New\.csv is of a review without a topic"):
        SETS["cohen"](data)


def test_evidence_inference_keeps_to_its_articles(data: Path) -> None:
    corpus, queries, relevant = only_pool(SETS["evidence-inference"](data))
    assert corpus == {"5-0": ("BODY.RESULTS", "Pain fell."), "5-1": ("", "It rained.")}
    assert queries == {"1": "effect of ice compared with heat on pain"}
    assert relevant == {"1": {"5-0": 1}}


def test_medquad_reads_nothing_outside_its_file(data: Path) -> None:
    corpus, queries, relevant = only_pool(SETS["medquad"](data))
    assert corpus == {"5-1-1": ("", "Salt is salty.")}
    assert (queries, relevant) == ({"5-1-1": "What is salt ?"}, {"5-1-1": {"5-1-1": 1}})


@pytest.mark.parametrize(
    ("name", "file", "content", "told"),
    [
        ("scifact", "scifact/corpus.jsonl", b'{"doc_id": 7}\n', "corpus.jsonl:1"),
        ("scifact", "scifact/corpus.jsonl", b"\xff\xfe\n", "cannot be read"),
        ("scifact", "scifact/qrels_train.tsv", b"query-id\tcorpus-id\tscore\n1\t7\tmany\n", "'score'"),
        ("scifact", "scifact/qrels_train.tsv", b"query-id\tcorpus-id\tscore\n1\t7\n", "'score'"),
        ("med", "med1033/queries.jsonl", b"[" * 100_000, "queries.jsonl:1"),
        ("pubmedqa", "pubmedqa/pqal_dev_500.json", b"[]", "Expected `object`"),
        ("medquad", "medquad/5_NIDDK_QA/1.xml", b"<Document>", "Not XML"),
        ("medquad", "medquad/5_NIDDK_QA/1.xml", b"", "Not XML"),
        ("cohen", "systematic_reviews/cohen2006/ADHD.csv", b"a,b\n1,2\n", "ADHD.csv:2"),
        ("evidence-inference", "evidence_inference/split_developers.txt", None, "not there"),
    ],
)
def test_a_broken_file_is_told_with_its_place(data: Path, name, file, content, told) -> None:
    if content is None:
        (data / file).unlink()
    else:
        (data / file).write_bytes(content)
    with pytest.raises(SourceError) as caught:
        SETS[name](data)
    assert told in str(caught.value.problems[0])


def test_a_bomb_of_entities_is_refused(data: Path) -> None:
    rows = "".join(f'<!ENTITY e{n + 1} "{f"&e{n};" * 10}">' for n in range(12))
    pair = '<QAPair><Question qid="1">Q</Question><Answer>A &e12;</Answer></QAPair>'
    write(data, "medquad/5_NIDDK_QA/1.xml", f'<!DOCTYPE D [<!ENTITY e0 "ha">{rows}]><D>{pair}</D>')
    with pytest.raises(SourceError) as caught:
        SETS["medquad"](data)
    assert "Not XML" in str(caught.value.problems[0])


def test_the_folder_of_sets_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "here").mkdir()
    monkeypatch.setenv("BEDSIDE_SHARED", str(tmp_path))
    assert find_data(None) == tmp_path / "data"
    monkeypatch.delenv("BEDSIDE_SHARED")
    monkeypatch.chdir(tmp_path / "here")
    with pytest.raises(UserError, match="--data DIR"):
        find_data(None)


def test_passages_of_an_article_are_as_long_as_ours_and_lose_nothing() -> None:
    long = "A sentence of this length stands here. " * 200
    text = f"TITLE:\nShort\n\nBODY.RESULTS:\n{long}\n\n{'x' * 5000}\n"
    found = cut_article(text)
    assert all(end - start <= KEPT_WHOLE for (start, end), _ in found)
    assert [head for _, head in found][:2] == ["TITLE", "BODY.RESULTS"]
    joined = "".join(text[start:end] for (start, end), _ in found)
    assert "".join(joined.split()) == "".join(text.replace("TITLE:", "").replace("BODY.RESULTS:", "").split())


def test_a_sample_is_the_same_again_and_keeps_the_texts() -> None:
    texts = [(f"t{number}", "", f"text {number}") for number in range(40)]
    queries = {f"q{number}": "text" for number in range(40)}
    pool = make_pool(texts, queries=queries, relevant={f"q{n}": {f"t{n}": 1} for n in range(40)})
    whole = RetrievalSet(name="s", pools=(pool, pool), hit="h", license="l", caution="c")
    part = sample_queries(whole, most=10, seed=1)
    assert part == sample_queries(whole, most=10, seed=1) != sample_queries(whole, most=10, seed=2)
    assert len(part.pools[0].queries) <= 10 and len(part.pools[0].corpus) == 40
    assert set(part.pools[0].relevant) == set(part.pools[0].queries)
    assert sample_queries(whole, most=500, seed=1) == whole
