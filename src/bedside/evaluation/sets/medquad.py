"""MedQuAD: which answer of the National Institutes of Health was written for this question?

Ben Abacha and Demner-Fushman, BMC Bioinformatics 2019;20:511, https://github.com/abachaa/MedQuAD.
"""

from collections.abc import Iterator
from pathlib import Path

from lxml import etree

from bedside.errors import Problem, SourceError
from bedside.evaluation.retrieval_set import RetrievalSet, make_pool
from bedside.evaluation.sets.folder import find_files


def read_medquad(data: Path) -> RetrievalSet:
    """All questions that have an answer. Raises ``SourceError``."""
    pairs = [pair for path in find_files(data / "medquad", "*/*.xml") for pair in _read_pairs(path)]
    pool = make_pool(
        [(id, "", answer) for id, _, answer in pairs],
        queries={id: question for id, question, _ in pairs},
        relevant={id: {id: 1} for id, _, _ in pairs},
    )
    return RetrievalSet(
        name="medquad",
        pools=(pool,),
        hit="the answer that stands under the question on its page",
        license="CC BY 4.0",
        caution="Questions are made by patterns from the pages' headings; only the own answer counts, "
        "even where another page answers as well.",
    )


def _read_pairs(path: Path) -> Iterator[tuple[str, str, str]]:
    """Id, question and answer of each pair of a file; the folder's name makes ids differ between sources."""
    # Nothing outside the file is read, and no entity is put in: the files are other people's.
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    try:
        root = etree.fromstring(path.read_bytes(), parser)
    except (OSError, etree.XMLSyntaxError) as error:
        problem = Problem(place=str(path), line=None, met=f"Not XML: {error}.", advice="Fetch it again.")
        raise SourceError("A set cannot be read.", (problem,)) from None
    source = path.parent.name.split("_")[0]
    for pair in root.iter("QAPair"):
        question = pair.find("Question")
        answer = pair.findtext("Answer") or ""
        if question is not None and (question.text or "").strip() and answer.strip():
            yield f"{source}-{question.get('qid', path.stem)}", (question.text or "").strip(), answer
