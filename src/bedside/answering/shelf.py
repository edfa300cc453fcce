"""What does one release hold, as the stages of answering see it? Made once, used for every question."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from bedside.answering.plain import Explainer, make_explainer
from bedside.appraisal import find_levels
from bedside.ports import Ledger, LexicalIndex, PassageStore
from bedside.search import Vocabulary, find_stems, find_words, make_vocabulary
from bedside.terms import Claim, ClaimId, DrugCause, Publication, PublicationId, ReadDepth, ReleaseId

REMEMBERED = 8192
"""Works kept at hand, so that a second answer does not ask the store for them again."""
_DEPTHS = tuple(ReadDepth)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shelf:
    """A release ready to answer from. ``updated`` is the ISO date of its newest pack;

    ``has_literature`` says whether there are passages besides the notes of packs. ``drugs`` are the words by
    which its drugs and their classes are asked for.
    """

    release: ReleaseId
    updated: str
    engines: tuple[str, ...]
    has_literature: bool
    ledger: Ledger
    store: PassageStore
    index: LexicalIndex
    publication: Callable[[PublicationId], Publication]
    reference_text: Callable[[PublicationId], str]
    vocabulary: Vocabulary
    claim_stems: Mapping[ClaimId, frozenset[str]]
    read_depths: Mapping[PublicationId, ReadDepth]
    explain: Explainer
    names: tuple[str, ...]
    drugs: frozenset[str]


def make_shelf(
    *,
    release: ReleaseId,
    updated: str,
    engines: tuple[str, ...],
    has_literature: bool,
    ledger: Ledger,
    store: PassageStore,
    index: LexicalIndex,
    format_reference: Callable[[Publication], str],
) -> Shelf:
    """Read a release's ledger once and keep what every question needs of it."""
    concepts = ledger.concepts()
    claims = [claim for concept in concepts for claim in ledger.claims_on(concept.id)]
    drugs = [cause for concept in concepts for cause in ledger.drug_causes(concept.id)]
    texts = {claim.id: _text(claim) for claim in claims}
    words = {word for text in texts.values() for word in find_words(text)}
    glossary = ledger.glossary()
    publication = lru_cache(maxsize=REMEMBERED)(store.publication)
    vocabulary = make_vocabulary(concepts, drugs, glossary, words, levels=find_levels(concepts, claims))
    return Shelf(
        release=release,
        updated=updated,
        engines=engines,
        has_literature=has_literature,
        ledger=ledger,
        store=store,
        index=index,
        publication=publication,
        reference_text=lru_cache(maxsize=REMEMBERED)(lambda id: format_reference(publication(id))),
        vocabulary=vocabulary,
        claim_stems={id: find_stems(text) for id, text in texts.items()},
        read_depths=_read_depths(claims),
        explain=make_explainer(glossary),
        names=tuple(
            sorted(
                {concept.name for concept in concepts}
                | {concept.analyte for concept in concepts if concept.analyte}
                | {name for drug in drugs for name in (drug.drug, drug.drug_class)}
                | {name for claim in claims for name in (*claim.drugs, *claim.conditions)}
                | {name for entry in glossary for name in (entry.term, *entry.also)}
            )
        ),
        drugs=_drugs(vocabulary, claims, drugs),
    )


def _drugs(vocabulary: Vocabulary, claims: Sequence[Claim], causes: Sequence[DrugCause]) -> frozenset[str]:
    """Drugs and, by the glossary and the tables, their classes."""
    names = {find_words(name) for claim in claims for name in claim.drugs}
    names |= {find_words(cause.drug) for cause in causes}
    classes = {other for name in names for other in vocabulary.other_names.get(name, ())}
    return frozenset(" ".join(name) for name in names | classes)


def _text(claim: Claim) -> str:
    """The words by which a claim can be found."""
    parts = (
        claim.statement,
        claim.plain or "",
        claim.topic,
        *claim.drugs,
        *claim.conditions,
        *claim.populations,
    )
    return " ".join(parts)


def _read_depths(claims: Sequence[Claim]) -> dict[PublicationId, ReadDepth]:
    depths: dict[PublicationId, ReadDepth] = {}
    for support in (support for claim in claims for support in claim.supports):
        known = depths.get(support.publication_id, support.read_depth)
        depths[support.publication_id] = min(known, support.read_depth, key=_DEPTHS.index)
    return depths
