"""Is the fast reading of shortened sentences the slow and obvious one?"""

from itertools import chain, combinations

from hypothesis import given, settings
from hypothesis import strategies as st

from bedside.verification import is_shortened

OPENINGS = ("RESULTS: ", "In conclusion, ", "We found that ")
ASIDES = (" (OR 2.0, 95% CI 1.5-3.1)", " [12]", " (P<0.001)", " (Table 2)")
LIMITS = (" (adults)", " (P = 0.4)", " (or less)", " (OR 1.0, 95% CI 0.8-1.3)", " [mice]", " (2 g)")
SOME = settings(max_examples=200, deadline=None, derandomize=True)
WORDS = st.lists(
    st.sampled_from("zinc lowers copper, not 5 mg in few a the severe children; and".split()),
    min_size=1,
    max_size=8,
)


@st.composite
def sentences(draw):
    """A sentence in parts: what may be left out of it is marked."""
    parts = [(opening, True) for opening in OPENINGS if draw(st.booleans())]
    for at, word in enumerate(draw(WORDS)):
        parts.append((f" {word}" if at else word, False))
        if draw(st.booleans()):
            aside = draw(st.sampled_from(ASIDES + LIMITS))
            parts.append((aside, aside in ASIDES))
    return parts


def shortened_forms(parts):
    """Slow and obvious: the sentence without each choice of what may be left out."""
    places = [at for at, (_, may_go) in enumerate(parts) if may_go]
    choices = chain.from_iterable(combinations(places, many) for many in range(len(places) + 1))
    for gone in choices:
        text = "".join(part for at, (part, _) in enumerate(parts) if at not in gone)
        yield text
        yield text[:1].upper() + text[1:]


@SOME
@given(sentences())
def test_every_form_without_what_may_go_is_shortened(parts):
    whole = "".join(part for part, _ in parts)
    assert all(is_shortened(f"{form}.", f"{whole}.") for form in shortened_forms(parts))


@SOME
@given(sentences(), st.data())
def test_what_is_shortened_is_one_of_these_forms(parts, data):
    whole = "".join(part for part, _ in parts)
    kept = [part for part, _ in parts if data.draw(st.booleans())]
    changed = "".join(kept) or "Zinc"
    forms = {form.strip() for form in shortened_forms(parts)}
    begun = {form[:1].lower() + form[1:] for form in forms} | forms
    assert is_shortened(changed, whole) == (changed.strip() in begun)


@SOME
@given(st.text(max_size=60), st.text(max_size=60))
def test_any_texts_have_an_answer(claim, sentence):
    assert is_shortened(claim, sentence) in (True, False)
