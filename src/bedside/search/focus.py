"""What, beyond condition and facet, is the question about, and which claims speak of it?"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise

from bedside.search.populations import SAID_AS, find_population_words
from bedside.search.vocabulary import Vocabulary
from bedside.search.words import STOP, find_words, stem
from bedside.terms import Concept

OTHER_NAME = 0.9
LEAST_NAME = 0.8
"""What a text is worth that has another name of the word asked for: its class, say."""


@dataclass(frozen=True, slots=True, kw_only=True)
class FocusTerm:
    """A word of the question with its other names, each as the set of stems that it needs.

    ``is_group``: the names are ways to speak of one group of people, and none is better than another.
    """

    word: str
    alternatives: tuple[frozenset[str], ...]
    is_group: bool = False

    def is_in(self, stems: frozenset[str]) -> bool:
        """Whether a text with these stems speaks of the term."""
        return any(needed <= stems for needed in self.alternatives)

    def weight_in(self, stems: frozenset[str]) -> float:
        """1.0 if the text has the word itself, less for another name of it, the later the less, else 0.0."""
        for place, needed in enumerate(self.alternatives):
            if needed <= stems:
                return (
                    1.0 if place == 0 or self.is_group else max(LEAST_NAME, OTHER_NAME - 0.05 * (place - 1))
                )
        return 0.0


LIKE: Mapping[str, tuple[str, ...]] = {
    "calculate": ("formula",),
    "calculation": ("formula",),
    "equation": ("formula",),
    "work": ("formula",),
    "ekg": ("ecg",),
    "electrocardiogram": ("ecg",),
    "kids": ("children",),
    "infusion": ("intravenous", "parenteral"),
    "iv": ("intravenous", "parenteral"),
    "pills": ("oral",),
    "tablets": ("oral",),
    "mouth": ("oral",),
    "arrest": ("cardiac arrest",),
    "renal": ("kidney",),
    "kidney": ("renal",),
    "heart": ("cardiac", "arrhythmia"),
    "seizure": ("symptoms",),
    "seizures": ("symptoms",),
    "arrhythmia": ("symptoms",),
    "tetany": ("symptoms",),
    "target": ("aim", "goal"),
    "seizing": ("seizures", "symptoms"),
    "fitting": ("seizures", "symptoms"),
    "convulsing": ("seizures", "symptoms"),
    "symptomatic": ("symptoms",),
    "asymptomatic": ("no symptoms",),
    "palpitations": ("arrhythmia", "arrhythmias"),
    "dextrose": ("glucose",),
    "bolus": ("push", "iv bolus"),
    "responding": ("resists", "refractory"),
    "refractory": ("resists",),
    "resistant": ("resists", "refractory"),
    "contraindicated": ("contraindication",),
    "twitching": ("tetany",),
    "cramps": ("irritability",),
    "cramp": ("cramps",),
    "breastfeeding": ("lactation",),
    "eat": ("foods", "diet"),
    "food": ("foods", "diet"),
    "foods": ("diet",),
    "diet": ("foods",),
    "jerk": ("reflexes", "reflex"),
    "jerks": ("reflexes", "reflex"),
    "resp": ("breathing", "respiratory"),
    "im": ("intramuscularly", "intramuscular"),
    "peaked": ("tall",),
    "convulsions": ("seizures", "symptoms"),
    "drip": ("infusion", "intravenous"),
}
"""Words that people use for what claims say otherwise; the glossary of a pack adds its own."""


SOFT = frozenset(
    """
    mild moderate severe acute chronic symptomatic asymptomatic emergency normal abnormal first step steps
    fast rate speed long term target goal range now day days hour hours week weeks
    low high lower higher raised decreased increased reduced elevated loss syndrome electrolyte electrolytes
    """.split()
)
"""Words that narrow a question but never make it another one: if no claim has them, they are let go."""


GENERAL = SOFT | frozenset(
    """
    iv intravenous im intramuscular oral mouth tablet tablets pill pills infusion injection bolus route
    sulfate oxide chloride salt salts replacement supplement supplements symptoms emergency emergencies
    """.split()
)
"""Words that do not tell one indication from another."""


def make_focus(
    words: Sequence[str], vocabulary: Vocabulary, *, asked: Sequence[str] = ()
) -> tuple[FocusTerm, ...]:
    """The focus terms of a question's focus words; ``asked`` are all its words, in order.

    A term of several words ("fractional excretion of magnesium") is one focus term.
    """
    rest = list(words)
    terms = list(_population_terms(asked, rest))
    for phrase in _phrases(asked, vocabulary):
        spoken = [word for word in phrase if word in rest]
        if spoken:
            rest = [word for word in rest if word not in phrase]
            names = (phrase, *vocabulary.other_names[phrase])
            terms.append(FocusTerm(word=" ".join(phrase), alternatives=tuple(map(_stems_of, names))))
    return (*terms, *(_single(word, vocabulary) for word in rest))


def _population_terms(asked: Sequence[str], rest: list[str]) -> Iterator[FocusTerm]:
    """One term for each group of people that is named; its words are taken out of ``rest``."""
    for name, words in find_population_words(" ".join(asked)).items():
        if words.isdisjoint(rest):
            continue
        rest[:] = [word for word in rest if word not in words]
        said = (_together(phrase) for phrase in SAID_AS[name])
        yield FocusTerm(word=name, alternatives=tuple(said), is_group=True)


def _together(phrase: str) -> frozenset[str]:
    """The words of a phrase as they must stand: alone, or each beside the next."""
    stems = [stem(word) for word in find_words(phrase)]
    return frozenset(map(" ".join, pairwise(stems))) if len(stems) > 1 else frozenset(stems)


def _phrases(asked: Sequence[str], vocabulary: Vocabulary) -> Iterator[tuple[str, ...]]:
    """The terms of several words that the question holds, longest first."""
    for size in range(vocabulary.longest, 1, -1):
        for start in range(len(asked) - size + 1):
            phrase = tuple(asked[start : start + size])
            if phrase in vocabulary.other_names:
                yield phrase


def _single(word: str, vocabulary: Vocabulary) -> FocusTerm:
    names = vocabulary.other_names.get((word,), ())
    like = (find_words(phrase) for phrase in (*LIKE.get(word, ()), *_analyte_of(word, vocabulary)))
    others = dict.fromkeys(map(_stems_of, (*names, *like)))
    return FocusTerm(word=word, alternatives=(frozenset({stem(word)}), *others))


def _analyte_of(word: str, vocabulary: Vocabulary) -> tuple[str, ...]:
    """The substance of a condition that is named beside the question's own."""
    entry = vocabulary.concepts.get(Concept(word))
    return (entry.analyte,) if entry and entry.analyte else ()


def _stems_of(words: Iterable[str]) -> frozenset[str]:
    return frozenset(stem(word) for word in words if word not in STOP)


@lru_cache(maxsize=1024)
def find_stems(*texts: str) -> frozenset[str]:
    """The stems of all words of ``texts``, and each pair of neighbors ("renal impair")."""
    stems: set[str] = set()
    for text in texts:
        in_order = [stem(word) for word in find_words(text)]
        stems.update(in_order)
        stems.update(map(" ".join, pairwise(in_order)))
    return frozenset(stems)


def measure_coverage(focus: tuple[FocusTerm, ...], stems: frozenset[str]) -> float:
    """The share of focus terms that a text with these stems speaks of; 0.0 if there are none."""
    return sum(term.weight_in(stems) for term in focus) / len(focus) if focus else 0.0
