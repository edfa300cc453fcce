"""Which words may stand in an address, and by which one word is each of them written?"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bedside.answering.choose import DRUG_WORDS
from bedside.answering.shelf import Shelf
from bedside.ports import Ledger
from bedside.search import CUE_WORDS, LIKE, POPULATIONS, find_words, is_content, stem
from bedside.terms import Facet

DRUGS = "drugs"
_FACETS: Mapping[str, Facet] = {
    "causes": Facet.CAUSE,
    "features": Facet.FEATURE,
    "symptoms": Facet.FEATURE,
    "signs": Facet.FEATURE,
    "treatment": Facet.MANAGEMENT,
    "doses": Facet.DOSING,
    "tests": Facet.DIAGNOSIS,
    "pitfalls": Facet.PITFALL,
}
HARMLESS = frozenset(
    """
    husband wife son daughter mother dad father friend partner brother sister uncle aunt neighbor
    grandmother grandfather grandma grandpa woman man women men lady gentleman
    female male client case mrn takes taking patient patients
    """.split()
)
"""Words that tell of whom a question is, in a way that changes no answer."""
SPENT = frozenset("girl boy year years month months week weeks old behind".split())
"""Words that are read, of a child's age or of what is asked, and stand in no address themselves."""


@dataclass(frozen=True, slots=True, kw_only=True)
class AddressBook:
    """The words of a release as addresses write them.

    ``terms`` gives the glossary's own name for its other names, which a drug's name is not; ``by_stem`` the
    commonest form of a word of claims. ``proper`` are words of drugs, conditions and the glossary, which
    are nobody's name.
    """

    terms: Mapping[str, str]
    by_stem: Mapping[str, str]
    drugs: frozenset[str]
    proper: frozenset[str]
    groups: frozenset[str]
    asking: frozenset[str] = CUE_WORDS
    harmless: frozenset[str] = HARMLESS | SPENT

    def read_word(self, word: str) -> str | None:
        """The word or term as an address writes it; ``None`` for one that the library does not have."""
        if word in DRUG_WORDS:
            return DRUGS
        if word in self.terms and word not in self.drugs:
            return self.terms[word]
        if " " in word:
            return word if all(part in self.proper for part in word.split()) else None
        known = self.by_stem.get(stem(word))
        if known is not None:
            return known
        like = (self.by_stem.get(stem(other)) for other in LIKE.get(word, ()) if " " not in other)
        return next((other for other in like if other), None)

    def read_facet(self, part: str) -> Facet | None:
        """The facet that a part of a path names, in any case, singular or plural."""
        name = part.lower()
        return Facet(name) if name in set(Facet) else _FACETS.get(name)


def make_address_book(shelf: Shelf) -> AddressBook:
    """Read a release's words once; the same release gives the same book."""
    counts = Counter(word for text in _texts(shelf.ledger) for word in find_words(text) if is_content(word))
    counts += Counter(word for name in shelf.names for word in find_words(name) if is_content(word))
    counts += Counter(str(concept) for concept in shelf.vocabulary.concepts)
    by_stem: dict[str, str] = {}
    for word, _ in sorted(counts.items(), key=lambda each: (-each[1], len(each[0]), each[0])):
        by_stem.setdefault(stem(word), word)
    return AddressBook(
        terms=dict(_terms(shelf.ledger)),
        by_stem=by_stem,
        drugs=frozenset(shelf.vocabulary.by_drug),
        proper=frozenset(word for name in shelf.names for word in find_words(name)),
        groups=frozenset({*POPULATIONS, "dialysis", "transplantation"}),
    )


def _texts(ledger: Ledger) -> Iterator[str]:
    for concept in ledger.concepts():
        for claim in ledger.claims_on(concept.id):
            yield from (claim.statement, claim.topic, *claim.drugs, *claim.conditions)
        for cause in ledger.drug_causes(concept.id):
            yield from (cause.drug, cause.drug_class)


def _terms(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Every name of a glossary entry of more than one, with the entry's own term."""
    for entry in ledger.glossary():
        own = " ".join(find_words(entry.term))
        for name in (entry.term, *entry.also):
            yield " ".join(find_words(name)), own
