"""What does a question ask? Condition, facet, focus, population, urgency; with the question before it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from bedside.search.conditions import Conditions, find_conditions
from bedside.search.facets import find_facet
from bedside.search.populations import find_named_slots, find_populations
from bedside.search.triage import find_urgency
from bedside.search.vocabulary import ANALYTES, Vocabulary
from bedside.search.words import clean, drop_units, find_words, is_content
from bedside.terms import Correction, Facet, Question

SAME = frozenset({"line", "bag", "syringe", "drip", "cannula", "infusion"})
"""What two medicines share that are given in the same one: the question is whether they mix."""
CAUSING = frozenset({"cause", "causes", "causing", "lead", "leads", "trigger", "triggers", "produce"})


def understand(text: str, vocabulary: Vocabulary, *, previous: Question | None = None) -> Question:
    """Read ``text``. A question that names no condition inherits the one of ``previous``.

    A follow-up that names no facet keeps the facet too ("and in pregnancy?", "and hypokalemia?"): a group of
    people is no other thing to ask.
    """
    cleaned = clean(text)
    measured, corrections = _corrected(_plainly(find_words(cleaned)), vocabulary)
    conditions = find_conditions(measured, vocabulary)
    words = drop_units(measured)
    facet, is_named, cues = _find_facet(words, conditions)
    question = Question(
        text=cleaned,
        concept=conditions.concept,
        facet=facet,
        focus=_find_focus(words, conditions, cues, vocabulary=vocabulary),
        populations=find_populations(" ".join(words)),
        named_slots=find_named_slots(cleaned.lower()),
        corrections=(*corrections, *conditions.readings),
        urgency=find_urgency(cleaned),
        is_facet_named=is_named,
    )
    if previous is not None:
        return _follow(question, previous)
    return question if question.concept or is_named else _about_a_drug(question, words, vocabulary)


def _plainly(words: Sequence[str]) -> tuple[str, ...]:
    """The words with "same line" and its like read as "mix"."""
    return tuple(
        "mix" if word == "same" and following in SAME else word for word, following in pairwise((*words, ""))
    )


def _find_facet(words: Sequence[str], conditions: Conditions) -> tuple[Facet, bool, frozenset[str]]:
    facet, is_named, cues = find_facet(words)
    if not is_named and any(reading.read_as.startswith(("low", "high")) for reading in conditions.readings):
        return Facet.MANAGEMENT, True, cues
    if conditions.is_wanted and facet is not Facet.DEFINITION:
        return Facet.MANAGEMENT, True, cues
    if facet is Facet.CAUSE and _asks_for_consequences(words, conditions):
        return Facet.FEATURE, True, cues
    return facet, is_named, cues


def _follow(question: Question, previous: Question) -> Question:
    """The question with what it leaves unsaid taken from the one before."""
    is_about_people = question.facet is Facet.SPECIAL and bool(question.populations)
    facet = question.facet if question.is_facet_named and not is_about_people else previous.facet
    if question.concept is not None or previous.concept is None:
        return replace(question, facet=facet, is_facet_named=True)
    return replace(question, concept=previous.concept, facet=facet, is_inherited=True, is_facet_named=True)


def _about_a_drug(question: Question, words: Sequence[str], vocabulary: Vocabulary) -> Question:
    """A bare drug name asks whether the drug is a cause."""
    concept = next((vocabulary.by_drug[word] for word in words if word in vocabulary.by_drug), None)
    if concept is None:
        return question
    return replace(question, concept=concept, facet=Facet.CAUSE, is_facet_named=True)


def _asks_for_consequences(words: Sequence[str], conditions: Conditions) -> bool:
    """Whether the condition is what causes and not what is caused ("can low magnesium cause a seizure")."""
    if not conditions.mentions:
        return False
    first = conditions.mentions[0]
    for position, word in enumerate(words):
        if word in CAUSING and first.words & set(words[:position]):
            is_asked = words[0] in ("what", "does", "do", "can") and words[-1] == word
            return is_asked or any(map(is_content, words[position + 1 :]))
    return False


def _find_focus(
    words: Sequence[str], conditions: Conditions, cues: frozenset[str], *, vocabulary: Vocabulary
) -> tuple[str, ...]:
    """Content words that name neither condition nor facet; other conditions stand under their names."""
    analytes = {vocabulary.concepts[m.concept].analyte for m in conditions.mentions if m.concept}
    named = conditions.spent | {word for word in words if ANALYTES.get(word) in analytes}
    named -= _terms_of_their_own(named, vocabulary)
    own = (word for word in words if word not in named and word not in cues and is_content(word))
    return tuple(dict.fromkeys((*map(str, conditions.others), *own)))


def _terms_of_their_own(spent: frozenset[str], vocabulary: Vocabulary) -> frozenset[str]:
    """Words that name the condition in passing and something else besides, such as FEMg."""
    return frozenset(
        word
        for word in spent
        if (word,) in vocabulary.other_names and word not in vocabulary.concept_words and word not in ANALYTES
    )


def _corrected(
    words: Sequence[str], vocabulary: Vocabulary
) -> tuple[tuple[str, ...], tuple[Correction, ...]]:
    read = [(word, vocabulary.read_as(word)) for word in words]
    corrections = [Correction(typed=word, read_as=name) for word, name in read if name is not None]
    return tuple(name or word for word, name in read), tuple(dict.fromkeys(corrections))
