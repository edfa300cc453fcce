"""What does a question ask? Concept, facet, focus, population, urgency; with the question before it."""

from collections.abc import Sequence

from bedside.search.facets import find_facet
from bedside.search.populations import find_named_slots, find_populations
from bedside.search.triage import find_urgency
from bedside.search.vocabulary import ANALYTES, DIRECTIONS, WINDOW, Vocabulary
from bedside.search.words import clean, drop_units, find_words, is_content
from bedside.terms import Concept, Correction, Facet, Question

CAUSING = frozenset({"cause", "causes", "causing", "lead", "leads", "trigger", "triggers", "produce"})


def understand(text: str, vocabulary: Vocabulary, *, previous: Question | None = None) -> Question:
    """Read ``text``. A question that names no condition inherits the one of ``previous``.

    A follow-up that names no facet either keeps the facet too ("and in pregnancy?").
    """
    cleaned = clean(text)
    words, corrections = _corrected(drop_units(find_words(cleaned)), vocabulary)
    concept, spent = _find_concept(words, vocabulary)
    facet, is_named, cues = find_facet(words)
    if facet is Facet.CAUSE and _asks_for_consequences(words, spent):
        facet = Facet.FEATURE
    if concept is None and previous is None and not is_named:
        concept = next((vocabulary.by_drug[word] for word in words if word in vocabulary.by_drug), None)
        facet, is_named = (Facet.CAUSE, True) if concept else (facet, is_named)
    inherits = concept is None and previous is not None and previous.concept is not None
    if inherits and previous is not None:
        concept = previous.concept
        if not is_named:
            facet = previous.facet
    if concept is not None:
        analyte = vocabulary.concepts[concept].analyte
        spent |= {word for word in words if ANALYTES.get(word) == analyte}
    spent -= _terms_of_their_own(spent, vocabulary)
    focus = tuple(dict.fromkeys(w for w in words if w not in spent and w not in cues and is_content(w)))
    joined = " ".join(words)
    return Question(
        text=cleaned,
        concept=concept,
        facet=facet,
        focus=focus,
        populations=find_populations(joined),
        named_slots=find_named_slots(cleaned.lower()),
        corrections=corrections,
        urgency=find_urgency(cleaned),
        is_inherited=inherits,
        is_facet_named=is_named or inherits,
    )


def _asks_for_consequences(words: Sequence[str], spent: frozenset[str]) -> bool:
    """Whether the condition is what causes and not what is caused ("can low magnesium cause a seizure")."""
    for position, word in enumerate(words):
        if word in CAUSING and spent and spent <= frozenset(words[:position]):
            has_object = any(map(is_content, words[position + 1 :]))
            return has_object or (words[0] in ("what", "does", "do", "can") and words[-1] == word)
    return False


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


def _find_concept(words: Sequence[str], vocabulary: Vocabulary) -> tuple[Concept | None, frozenset[str]]:
    """The condition that is named, and the words that name it. A name comes before a bare substance."""
    for size in range(vocabulary.longest, 0, -1):
        for start in range(len(words) - size + 1):
            phrase = tuple(words[start : start + size])
            if phrase in vocabulary.phrases:
                return vocabulary.phrases[phrase], frozenset(phrase)
    return _find_by_analyte(words, vocabulary)


def _find_by_analyte(words: Sequence[str], vocabulary: Vocabulary) -> tuple[Concept | None, frozenset[str]]:
    """A substance near a word for low or high; a substance alone is read as too little of it."""
    for position, word in enumerate(words):
        analyte = ANALYTES.get(word)
        if analyte is None:
            continue
        near = words[max(0, position - WINDOW) : position + WINDOW + 1]
        directions = [(DIRECTIONS[other], other) for other in near if other in DIRECTIONS]
        direction, spoken = directions[0] if directions else ("low", "")
        concept = vocabulary.by_analyte.get((analyte, direction))
        if concept is not None:
            return concept, frozenset({word, spoken})
    return None, frozenset()
