"""Which part of a passage does a judge read? Sentences by what they share with the claim, up to a length."""

from bedside.verification.sentences import MAX_PASSAGE
from bedside.verification.spans import MAX_CLAIM, find_window, read_sentences
from bedside.verification.words import coverage, read_words, weights_of

MOST_LETTERS = 520
"""Characters that a judge reads of a passage: some 110 word pieces."""


def choose_text(claim_text: str, passage_text: str, *, most: int = MOST_LETTERS) -> str:
    """The sentences that bear on the claim, in the passage's order; at least one, cut where it is too long.

    First those that the exact rules read, then the best one's neighbors, then others that share words.
    """
    claim = read_words(claim_text[:MAX_CLAIM])
    sentences = read_sentences(passage_text[:MAX_PASSAGE])
    if not sentences:
        return ""
    places = {sentence.start: place for place, sentence in enumerate(sentences)}
    window = [places[sentence.start] for sentence in find_window(claim, passage_text).sentences]
    wanted = weights_of(claim)
    shared = {place: coverage(wanted, sentence.stems) for place, sentence in enumerate(sentences)}
    near = [place for place in (window[0] + 1, window[0] - 1) if 0 <= place < len(sentences)]
    rest = sorted(shared, key=lambda place: (-shared[place], place))
    chosen: list[int] = []
    left = most
    for place in dict.fromkeys([*window, *near, *rest]):
        length = sentences[place].end - sentences[place].start + 1
        if length <= left or not chosen:
            chosen.append(place)
            left -= length
    return " ".join(
        passage_text[sentences[place].start : sentences[place].end][:most] for place in sorted(chosen)
    )
