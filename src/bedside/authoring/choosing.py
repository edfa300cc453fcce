"""Which sentences become claims? Each of a guessed facet, the strongest works first, nothing said twice."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bedside.authoring.sentences_of import without_citations
from bedside.authoring.words import GuessedFacet, Quotation
from bedside.search import find_facet, find_words
from bedside.terms import EvidenceKind, Facet, PublicationId, Support
from bedside.verification import measure_shared, verify_claim

SAME = 0.9
"""The share of each other's words from which two sentences say one thing, if one also supports the other."""
ALIKE = 0.7
"""The share from which a person should look at both."""
_MOST_OF_A_WORK = 3
"""Claims of one facet from one work, so that one work does not fill the draft."""
_MOST_SUPPORTS = 3
_STRENGTH = {kind: place for place, kind in enumerate(EvidenceKind)}


@dataclass(slots=True, kw_only=True)
class Chosen:
    """A sentence that becomes a claim, with others that say the same in other works."""

    guess: GuessedFacet
    quotations: list[Quotation]

    @property
    def text(self) -> str:
        """The sentence that the claim is drawn from."""
        return self.quotations[0].text


@dataclass(slots=True, kw_only=True)
class Choice:
    """What was chosen, the pairs that are nearly alike, and how many sentences were repeats."""

    chosen: list[Chosen] = field(default_factory=list)
    alike: list[tuple[int, int]] = field(default_factory=list)
    repeats: int = 0


def guess_facet(quotation: Quotation) -> GuessedFacet:
    """The facet by the words of the sentence, or else of the heading above it; what to do is management."""
    heading = quotation.passage.section.rpartition("›")[2]
    for text, of in ((without_citations(quotation.text), ""), (heading, " in the heading")):
        words = find_words(text)
        facet, is_named, spent = find_facet(words)
        if is_named:
            own = [word for word in dict.fromkeys(words) if find_facet((word,))[:2] == (facet, True)]
            return GuessedFacet(facet=facet, cue=f"{' '.join(own or sorted(spent)) or 'its words'}{of}")
    if quotation.is_recommendation:
        return GuessedFacet(facet=Facet.MANAGEMENT, cue="being a recommendation")
    return GuessedFacet(facet=Facet.DEFINITION, cue=None)


def choose(quotations: Iterable[Quotation], *, most: int) -> Choice:
    """At most ``most`` sentences, facet by facet in turn; those that name no facet come last.

    What only mentions the topic by the way comes after all that is on it.
    """
    choice = Choice()
    every = list(quotations)
    on_topic = [each for each in every if each.is_on_topic]
    asides = [each for each in every if not each.is_on_topic]
    for guess, quotation in (*_in_turn(_by_facet(on_topic)), *_in_turn(_by_facet(asides))):
        twin = _find_twin(quotation, choice)
        if twin is not None:
            _add_support(choice, twin, quotation)
        elif len(choice.chosen) < most:
            _add(choice, guess, quotation)
    order = {facet: place for place, facet in enumerate(Facet)}
    return _sorted(choice, order)


def _by_facet(quotations: Iterable[Quotation]) -> list[list[tuple[GuessedFacet, Quotation]]]:
    lists: Mapping[Facet | None, list[tuple[GuessedFacet, Quotation]]] = defaultdict(list)
    for quotation in quotations:
        guess = guess_facet(quotation)
        lists[guess.facet if guess.is_named else None].append((guess, quotation))
    named = [sorted(lists[facet], key=_rank) for facet in Facet if facet in lists]
    return [*map(_spread, named), _spread(sorted(lists.get(None, []), key=_rank))]


def _rank(pair: tuple[GuessedFacet, Quotation]) -> tuple[bool, bool, int, int]:
    """What advises comes first, then what concludes, then the stronger work."""
    quotation = pair[1]
    is_concluded = "conclusion" in quotation.passage.section.lower()
    return (
        not quotation.is_recommendation,
        not is_concluded,
        _STRENGTH[quotation.publication.kind],
        quotation.place,
    )


def _spread(
    pairs: Sequence[tuple[GuessedFacet, Quotation]],
) -> list[tuple[GuessedFacet, Quotation]]:
    """The pairs with those of a work that has had its share behind all others."""
    seen: Counter[PublicationId] = Counter()
    first: list[tuple[GuessedFacet, Quotation]] = []
    later: list[tuple[GuessedFacet, Quotation]] = []
    for pair in pairs:
        seen[pair[1].publication.id] += 1
        (first if seen[pair[1].publication.id] <= _MOST_OF_A_WORK else later).append(pair)
    return [*first, *later]


def _in_turn(
    lists: Sequence[Sequence[tuple[GuessedFacet, Quotation]]],
) -> Iterable[tuple[GuessedFacet, Quotation]]:
    """One of each facet in turn until all are through; then what names none."""
    *named, unnamed = lists
    for row in range(max(map(len, named), default=0)):
        yield from (each[row] for each in named if row < len(each))
    yield from unnamed


def _find_twin(quotation: Quotation, choice: Choice) -> int | None:
    """The place of a chosen sentence that says the same, each in the other's words and by the verifier."""
    text = without_citations(quotation.text)
    words = frozenset(text.lower().split())
    for place, chosen in enumerate(choice.chosen):
        said = without_citations(chosen.text)
        other = frozenset(said.lower().split())
        if 2 * len(words & other) < min(len(words), len(other)):
            continue  # far from alike; the finer measure costs more
        if min(measure_shared(said, text)) >= SAME and is_supported(said, text):
            return place
    return None


def is_supported(claim: str, text: str) -> bool:
    """Whether the text supports the claim and nothing is found against it."""
    verdict = verify_claim(claim, text)
    return verdict.support is Support.SUPPORTS and not verdict.findings


def _add_support(choice: Choice, place: int, quotation: Quotation) -> None:
    chosen = choice.chosen[place]
    works = {each.publication.id for each in chosen.quotations}
    if quotation.publication.id in works or len(works) >= _MOST_SUPPORTS:
        choice.repeats += 1
    else:
        chosen.quotations.append(quotation)


def _add(choice: Choice, guess: GuessedFacet, quotation: Quotation) -> None:
    new = len(choice.chosen)
    for place, chosen in enumerate(choice.chosen):
        if min(measure_shared(chosen.text, quotation.text)) >= ALIKE:
            choice.alike.append((place, new))
    choice.chosen.append(Chosen(guess=guess, quotations=[quotation]))


def _sorted(choice: Choice, order: Mapping[Facet, int]) -> Choice:
    """By facet, what names none at the end; the pairs follow their sentences."""
    places = sorted(
        range(len(choice.chosen)),
        key=lambda at: (not choice.chosen[at].guess.is_named, order[choice.chosen[at].guess.facet], at),
    )
    new = {old: at for at, old in enumerate(places)}
    return Choice(
        chosen=[choice.chosen[at] for at in places],
        alike=[(new[one], new[two]) for one, two in choice.alike],
        repeats=choice.repeats,
    )
