"""Is this an emergency? Plain words as people type them; the urgent line comes before any article.

Better one line too many than one too few: a question *about* seizures stays a question, a person
*having* one gets the line. Words of the moment (I, he, she, my, now, just) decide between the two.
"""

import re

from bedside.terms import Urgency

_PERSON = r"(?:i|i'm|im|i've|ive|me|my|he|he's|hes|she|she's|shes|they|they're|we|someone|husband|wife|son|daughter|"
_PERSON += (
    r"mum|mom|mother|dad|father|baby|child|kid|friend|patient|boy|girl|man|woman|brother|sister|partner)"
)
_NOW = r"(?:now|right now|just|suddenly|started|having|is having|won't|wont|can't|cant|cannot|keeps?|help)"

_ALWAYS: tuple[tuple[Urgency, str], ...] = (
    (
        Urgency.SELF_HARM,
        r"suicid\w+|kill (?:myself|himself|herself|themselves)|end(?:ing)? (?:my|his|her|their) (?:own )?life|end(?:ing)? it all|"
        r"want(?:s)? to die|wanna die|better off dead|hurt(?:ing)? myself|harm(?:ing)? myself|self[- ]harm|"
        r"don'?t want to (?:live|be here)|no reason to live|take my (?:own )?life",
    ),
    (
        Urgency.OVERDOSE,
        r"(?:took|taken|swallowed|drank|ate|ingested|gave|given)\b.{0,40}\b(?:too many|too much|whole bottle|all (?:of )?"
        r"(?:my|his|her|the) (?:pills|tablets|medicine|meds)|bottle of|handful|overdose)|"
        r"(?:drank|drunk|swallowed|ingested) (?:\w+ ){0,2}(?:bleach|antifreeze|detergent|pesticide|batter(?:y|ies)|poison)|"
        r"(?:overdos(?:ed|ing))|poisoned|(?:i|he|she|they|child|baby|son|daughter) (?:\w+ ){0,3}overdose",
    ),
    (
        Urgency.COLLAPSE,
        r"(?:is|isn't|not|stopped|won't|has) (?:breathing|responding|respond|waking|wake up|no pulse)(?! to)|unresponsive|"
        r"unconscious|passed out|collapsed|no pulse|blue lips|turning blue|cardiac arrest (?:now|right now)",
    ),
    (Urgency.BREATHING, r"(?:can't|cant|cannot|can not|struggling to|hard to) breathe|gasping|choking"),
    (Urgency.STROKE, r"face (?:is )?(?:drooping|droops)|slurr(?:ed|ing) (?:speech|words)|having a stroke"),
    (
        Urgency.ALLERGY,
        r"throat (?:is )?(?:closing|swelling)|anaphyla(?:xis|ctic) (?:now|right now)|tongue (?:is )?swelling",
    ),
    (
        Urgency.BLEEDING,
        r"(?:won't|wont|can't|cant) stop (?:the )?bleeding|bleeding (?:a lot|heavily|out)|vomiting blood",
    ),
)
_PERSONAL: tuple[tuple[Urgency, str], ...] = (
    (Urgency.CHEST_PAIN, r"chest (?:pain|hurts?|tightness|pressure|is tight)|heart attack|crushing pain"),
    (Urgency.SEIZURE, r"seizures?|seizing|fitting|convuls\w+|having a fit|shaking all over"),
    (Urgency.BREATHING, r"short of breath|trouble breathing|difficulty breathing"),
    (Urgency.STROKE, r"can't move (?:my|his|her) (?:arm|leg|face)|sudden(?:ly)? (?:numb|weak)"),
    (Urgency.COLLAPSE, r"faint(?:ed|ing)|blacked out"),
)
_ALWAYS_COMPILED = tuple((urgency, re.compile(rf"\b(?:{pattern})")) for urgency, pattern in _ALWAYS)
_PERSONAL_COMPILED = tuple((urgency, re.compile(rf"\b(?:{pattern})\b")) for urgency, pattern in _PERSONAL)
_MOMENT = re.compile(
    rf"\b(?:i|i'm|im|my|me)\b|\b{_PERSON}\b.{{0,60}}\b{_NOW}\b|\b{_NOW}\b.{{0,60}}\b{_PERSON}\b|^(?:\W*help)\b"
    r"|\b(?:my|our|the) (?:husband|wife|son|daughter|mum|mom|mother|dad|father|baby|child|kid|friend|partner)\b"
)
_HYPOTHETICAL = re.compile(
    r"\b(?:how (?:do|should|would) i (?:treat|manage|code|dose|diagnose)|my patients? with)\b"
)


def find_urgency(text: str) -> Urgency | None:
    """The emergency that ``text`` tells of, or ``None``."""
    lowered = " ".join(text.lower().replace("\u2019", "'").split())
    for urgency, pattern in _ALWAYS_COMPILED:
        if pattern.search(lowered):
            return urgency
    if not _MOMENT.search(lowered) or _HYPOTHETICAL.search(lowered):
        return None
    for urgency, pattern in _PERSONAL_COMPILED:
        if pattern.search(lowered):
            return urgency
    return None
