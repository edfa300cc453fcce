"""Which sentences can stand alone as a claim, and which names of a topic do they print?"""

import pytest

from bedside.authoring.sentences_of import (
    MOST_PASSAGES,
    find_claim_like,
    read_names,
    stands_alone,
    without_citations,
)
from bedside.literature import Part, make_passages
from bedside.ports import ReadPublication
from bedside.terms import EvidenceKind, Origin, PassageKind, Publication, PublicationId


@pytest.mark.parametrize(
    "sentence",
    [
        "Magnesium sulphate is recommended for first-line treatment of eclampsia.",
        "It is reasonable to use samplazole after the procedure.",
        "Samplazole should be continued indefinitely (Smith et al., 2011; Jacob & Doe, 2009).",
        "Samplazole lowers the risk of death (hazard ratio 0.8 [95% CI, 0.7-0.9]).",
    ],
)
def test_a_sentence_that_stands_alone(sentence: str) -> None:
    assert stands_alone(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "It was given with samplazole for a week.",
        "When this is altered there is a higher risk of disease.",
        "We treated most patients with samplazole by mouth.",
        "Samplazole was given to 48 patients with the disease.",
        "The aim was to study samplazole in older people.",
        "Samplazole was given to participants for two years.",
        "A study was undertaken to learn what samplazole does.",
        "RESULTS Samplazole lowers the risk of death in most.",
        "AUTHORS' CONCLUSIONS Samplazole lowers the risk of death.",
        "Note: samplazole is not for children of any age.",
        "samplazole lowers the risk of death in most people",
        "Samplazole lowers the risk (of death in most people.",
        "Take samplazole: • in the morning • with your food.",
        "Samplazole lowers blood pressure in rats and mice.",
        "Samplazole see Table 3 for the dose in children.",
        "Too short a sentence.",
        "Complications of exemplaremia, including pale nails and blue hair.",
        "Samplazole " + "lowers the risk of death and " * 12 + "pain.",
        "El samplazole es para la tos de los niños y las niñas.",
        "Is samplazole given in the morning or at night?",
    ],
)
def test_a_sentence_that_does_not(sentence: str) -> None:
    assert not stands_alone(sentence)


def test_names_of_a_topic() -> None:
    """Spelling aside; a second name must stand in one piece, the words of the topic itself anywhere."""
    names = read_names(["hypomagnesaemia in pregnancy", "low magnesium"])
    assert names.are_in("Hypomagnesemia of pregnancies is told.")
    assert names.are_in("A low magnesium is told.")
    assert not names.are_in("A low dose of magnesium is told.")
    assert not names.are_in("Hypomagnesemia is told.")


def test_citations_in_brackets() -> None:
    assert without_citations("Given (Smith, 2011) or not [Doe 1999a] (n = 12).") == "Given or not (n = 12)."


def _work(*parts: Part, title: str = "A work") -> ReadPublication:
    publication = Publication(
        id=PublicationId("a"), kind=EvidenceKind.REVIEW, title=title, origin=Origin.LITERATURE
    )
    return ReadPublication(publication=publication, passages=make_passages(publication.id, parts))


SENTENCE = "Samplazole lowers the risk of death."


def test_a_huge_work_is_read_in_part() -> None:
    work = _work(*(Part((f"Part {number}",), SENTENCE) for number in range(MOST_PASSAGES + 50)))
    assert len(work.passages) > MOST_PASSAGES
    assert len(list(find_claim_like(work, read_names(["samplazole"])))) == MOST_PASSAGES


@pytest.mark.parametrize(
    "work",
    [
        _work(Part(("Methods",), SENTENCE)),
        _work(Part(("Results",), SENTENCE, kind=PassageKind.TABLE)),
        _work(Part(("Results",), SENTENCE), title="Samplazole in mice"),
        _work(Part(("Results",), SENTENCE.replace("Samplazole", "Sampladone"))),
    ],
)
def test_parts_of_works_that_hold_no_claim(work: ReadPublication) -> None:
    assert not list(find_claim_like(work, read_names(["samplazole"])))
