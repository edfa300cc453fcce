"""Which names does this library know? Made once a release, from its concepts, drugs and glossary."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from rapidfuzz import process
from rapidfuzz.distance import DamerauLevenshtein

from bedside.search.words import STOP, find_words, stem
from bedside.terms import Concept, ConceptEntry, DrugCause, GlossaryEntry

Phrase = tuple[str, ...]

ANALYTES: Mapping[str, str] = {
    "magnesium": "magnesium",
    "mg": "magnesium",
    "mag": "magnesium",
    "potassium": "potassium",
    "k": "potassium",
    "kcl": "potassium",
    "calcium": "calcium",
    "ca": "calcium",
    "sodium": "sodium",
    "na": "sodium",
    "phosphate": "phosphate",
    "phos": "phosphate",
    "phosphorus": "phosphate",
    "po4": "phosphate",
}
CUE_WORDS = frozenset(
    """
    causes cause symptoms symptom signs treatment treat manage management diagnosis diagnose monitoring
    prevention prognosis definition dosage dosing infusion intravenous oral calculate interpretation
    mechanism medication medications deficiency electrolyte fractional excretion torsades arrhythmia
    seizures pregnancy dialysis alcohol transplant diuretics diuretic refeeding kidney potassium magnesium
    calcium phosphate sodium
    """.split()
)
_SHORT, _LONG = 6, 8
PLAUSIBLE = 4
"""How many times beyond a line a value may lie and still be one; farther off it is another unit."""
_AFFIXES = ("hypo", "hyper")


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Names to concepts; other names of terms; and the words that a slip may be read as.

    ``other_names`` holds, for a term, its other names as word tuples: a drug has its class among them,
    a class does not have its drugs.
    """

    concepts: Mapping[Concept, ConceptEntry]
    phrases: Mapping[Phrase, Concept]
    by_analyte: Mapping[tuple[str, str], Concept]
    by_drug: Mapping[str, Concept]
    other_names: Mapping[Phrase, tuple[Phrase, ...]]
    longest: int
    levels: Mapping[str, Mapping[str, tuple[float, float]]]
    names: tuple[str, ...]
    concept_words: frozenset[str]
    known: frozenset[str]

    def read_as(self, word: str) -> str | None:
        """The known name that ``word`` is a slip of, or ``None`` if it is known or like nothing or two."""
        near = self.could_be(word)
        return near[0] if len(near) == 1 else None

    def could_be(self, word: str) -> tuple[str, ...]:
        """The known names that ``word`` is equally near to; none if it is known or like nothing."""
        if len(word) < _SHORT or word in self.known or word in STOP or not word.isalpha():
            return ()
        most = 2 if len(word) >= _LONG else 1
        near = process.extract(
            word, self.names, scorer=DamerauLevenshtein.distance, score_cutoff=most, limit=5
        )
        if any(stem(name) == stem(word) for name, _, _ in near):
            return ()  # another form of a known word, not a slip
        nearest = [name for name, distance, _ in near if distance == near[0][1]]
        return tuple(name for name in nearest if _keeps_direction(word, name))

    def judge(self, analyte: str, value: float, unit: str | None) -> str | None:
        """``low``, ``high`` or ``between``, by the lines that the pack's definitions draw.

        Without a unit, every unit in which the value is plausible must say the same; else ``None``.
        """
        limits = self.levels.get(analyte, {})
        if unit is None:
            asked = [line for line in limits.values() if line[0] / PLAUSIBLE <= value <= line[1] * PLAUSIBLE]
        else:
            asked = [limits[unit]] if unit in limits else []
        told = {"low" if value < low else "high" if value >= high else "between" for low, high in asked}
        return told.pop() if len(told) == 1 else None

    def expand(self, words: Sequence[str]) -> tuple[str, ...]:
        """``words`` with the other names of every term among them, in order, each once."""
        expanded = dict.fromkeys(words)
        for start in range(len(words)):
            for end in range(min(len(words), start + self.longest), start, -1):
                for name in self.other_names.get(tuple(words[start:end]), ()):
                    expanded.update(dict.fromkeys(name))
        return tuple(expanded)


def _keeps_direction(word: str, name: str) -> bool:
    """A slip is never read across hypo and hyper."""
    return (
        all(word.startswith(affix) == name.startswith(affix) for affix in _AFFIXES)
        or not (word.startswith("hyp") and name.startswith("hyp"))
        or word[:4] == name[:4]
    )


def make_vocabulary(
    concepts: Sequence[ConceptEntry],
    drugs: Iterable[DrugCause],
    glossary: Iterable[GlossaryEntry],
    claim_words: Iterable[str],
    *,
    levels: Mapping[str, Mapping[str, tuple[float, float]]],
) -> Vocabulary:
    """The vocabulary of one release. ``claim_words`` are words that need no correction;

    ``levels`` holds, for an analyte and a unit, the lines for low and high.
    """
    phrases = {
        find_words(name): concept.id
        for concept in concepts
        for name in (concept.name, concept.plain_name, *concept.synonyms)
    }
    drugs = tuple(drugs)
    other_names = _other_names(glossary, drugs)
    drug_names = {word for drug in drugs for word in find_words(drug.drug) if len(word) >= _SHORT}
    concept_names = {word for phrase in phrases for word in phrase if len(word) >= _SHORT}
    names = sorted(concept_names | drug_names | CUE_WORDS)
    every_phrase = [*phrases, *other_names]
    return Vocabulary(
        concepts={concept.id: concept for concept in concepts},
        phrases=phrases,
        by_analyte={
            (concept.analyte, concept.direction): concept.id
            for concept in concepts
            if concept.analyte and concept.direction
        },
        by_drug={
            find_words(drug.drug)[0]: drug.concept
            for drug in reversed(drugs)
            if len(find_words(drug.drug)) == 1
        },
        other_names=other_names,
        longest=max(map(len, every_phrase), default=1),
        levels=levels,
        names=tuple(names),
        concept_words=frozenset(word for concept in concepts for word in find_words(concept.name)),
        known=frozenset([*names, *claim_words]),
    )


def _other_names(
    glossary: Iterable[GlossaryEntry], drugs: Iterable[DrugCause]
) -> dict[Phrase, tuple[Phrase, ...]]:
    names: dict[Phrase, tuple[Phrase, ...]] = {}
    for entry in glossary:
        phrases = [phrase for name in (entry.term, *entry.also) if (phrase := find_words(name))]
        for phrase in phrases:
            names[phrase] = tuple(other for other in phrases if other != phrase)
    for drug in drugs:
        drug_class = find_words(drug.drug_class)
        name = find_words(drug.drug)
        others = dict.fromkeys((*names.get(name, ()), drug_class, *names.get(drug_class, ())))
        names[name] = tuple(other for other in others if other != name)
    return names
