"""What may be changed of a sentence without changing what it says? These must raise nothing."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bedside.evaluation.mutations.edit import Edit, both_ways, swap_words

_SCALED = (
    ("g", "mg", Decimal(1000)),
    ("mg", "mcg", Decimal(1000)),
    ("L", "mL", Decimal(1000)),
    ("weeks", "days", Decimal(7)),
    ("days", "hours", Decimal(24)),
    ("hours", "minutes", Decimal(60)),
)
_MOST_SCALED = Decimal(20_000)
_PERCENT = re.compile(r"(?<=\d)(?P<sign>%| percent)(?![A-Za-z])")
_FREQUENCIES = {
    "twice daily": ["bid", "two times a day"],
    "once daily": ["once a day", "one time daily"],
    "three times daily": ["tid", "three times a day"],
    "three times a day": ["three times daily"],
    "twice a day": ["twice daily"],
    "every day": ["daily"],
    "per day": ["daily", "a day"],
    "once a week": ["once weekly"],
    "per week": ["a week"],
}
_SPELLINGS = both_ways(
    [
        ("anemia", "anaemia"),
        ("edema", "oedema"),
        ("hemoglobin", "haemoglobin"),
        ("hemorrhage", "haemorrhage"),
        ("tumor", "tumour"),
        ("tumors", "tumours"),
        ("pediatric", "paediatric"),
        ("diarrhea", "diarrhoea"),
        ("randomized", "randomised"),
        ("hospitalized", "hospitalised"),
        ("color", "colour"),
        ("fetal", "foetal"),
        ("fetus", "foetus"),
        ("estrogen", "oestrogen"),
        ("esophageal", "oesophageal"),
        ("leukemia", "leukaemia"),
        ("ischemia", "ischaemia"),
        ("ischemic", "ischaemic"),
        ("behavior", "behaviour"),
        ("counseling", "counselling"),
        ("center", "centre"),
        ("centers", "centres"),
        ("program", "programme"),
        ("utilized", "utilised"),
        ("minimize", "minimise"),
        ("hypoglycemia", "hypoglycaemia"),
        ("anesthesia", "anaesthesia"),
        ("orthopedic", "orthopaedic"),
        ("gynecologic", "gynaecologic"),
        ("liter", "litre"),
        ("labor", "labour"),
        ("sulfate", "sulphate"),
        ("recognize", "recognise"),
        ("recognized", "recognised"),
        ("analyzed", "analysed"),
        ("hematologic", "haematologic"),
        ("celiac", "coeliac"),
        ("judgment", "judgement"),
        ("fiber", "fibre"),
    ]
)
_NUMBER_WORDS = {
    "two": "2",
    "three": "3",
    "four": "4",
    "five": "5",
    "six": "6",
    "seven": "7",
    "eight": "8",
    "nine": "9",
    "ten": "10",
    "twelve": "12",
}
_WORD_OF = {digits: word for word, digits in _NUMBER_WORDS.items()}
_COUNTED = (
    r"(?:patients|studies|trials|times|days|weeks|months|hours|years|women|men|children|groups|doses"
    r"|participants|subjects)"
)
_ALTERNATIVES = re.compile(
    r"(?:(?<= of )|(?<= in )|(?<= by )|(?<= with )|(?<= for )|(?<= from ))"
    r"(?P<one>[a-z]{4,}) (?P<joint>or|and) (?P<other>[a-z]{4,})(?=[.;,)]|$)"
)
_CITATION = re.compile(
    r"\s?\[\d{1,3}(?:\s?[,–-]\s?\d{1,3})*\]|\s\(\d{1,3}(?:\s?[,–]\s?\d{1,3})*\)(?=[.,;]|\s[a-z])"
)
_CONTRACTIONS = both_ways(
    [
        ("does not", "doesn't"),
        ("do not", "don't"),
        ("did not", "didn't"),
        ("is not", "isn't"),
        ("are not", "aren't"),
        ("was not", "wasn't"),
        ("were not", "weren't"),
        ("should not", "shouldn't"),
        ("cannot", "can't"),
        ("has not", "hasn't"),
        ("have not", "haven't"),
        ("could not", "couldn't"),
        ("will not", "won't"),
        ("would not", "wouldn't"),
    ]
)
_HYPHENS = {
    "follow-up": ["follow up"],
    "long-term": ["long term"],
    "short-term": ["short term"],
    "high-risk": ["high risk"],
    "low-dose": ["low dose"],
    "high-dose": ["high dose"],
    "first-line": ["first line"],
    "placebo-controlled": ["placebo controlled"],
    "double-blind": ["double blind"],
    "evidence-based": ["evidence based"],
    "cost-effective": ["cost effective"],
    "post-operative": ["postoperative"],
    "postoperative": ["post-operative"],
    "preoperative": ["pre-operative"],
    "nonsteroidal": ["non-steroidal"],
    "health-related": ["health related"],
    "side-effects": ["side effects"],
    "x-ray": ["x ray"],
    "decision-making": ["decision making"],
    "well-being": ["wellbeing"],
    "intention-to-treat": ["intention to treat"],
}
_SYNONYMS = both_ways(
    [
        ("physicians", "doctors"),
        ("physician", "doctor"),
        ("prior to", "before"),
        ("adverse effects", "side effects"),
        ("utilized", "used"),
        ("however", "but"),
    ]
) | {
    "in order to": ["to"],
    "approximately": ["about"],
    "initiate": ["start"],
    "initiated": ["started"],
    "initiation": ["start"],
    "individuals": ["people"],
    "elevated": ["raised"],
    "myocardial infarction": ["heart attack"],
    "renal": ["kidney"],
    "hepatic": ["liver"],
    "discontinued": ["stopped"],
    "administered": ["given"],
    "demonstrated": ["showed"],
    "additional": ["further"],
    "primarily": ["mainly"],
    "due to": ["because of"],
    "greater than": ["more than"],
    "children": ["kids"],
    "hypertension": ["high blood pressure"],
    "pregnant women": ["women who are pregnant"],
    "intravenous": ["IV"],
    "versus": ["vs"],
}
_ASIDE = re.compile(
    r" \((?:[A-Z][A-Za-z0-9-]{1,7}|(?:see )?(?:Table|Figure|Fig\.?|Appendix) [^()]{1,12}"
    r"|[Pp] ?[=<>] ?0?\.\d+)\)"
)
_WILL = re.compile(
    r"\b(?P<verb>will|should|must)\b(?= (?:be|have|cause|reduce|increase|lead|require|improve|result)\b)"
)


def unit_converted(sentence: str) -> Iterator[Edit]:
    """2000 mg for 2 g, 14 days for 2 weeks: only what comes out in few digits."""
    for big, small, factor in _SCALED:
        for unit, other, times in ((big, small, factor), (small, big, 1 / factor)):
            for match in re.finditer(
                rf"(?<![\w.,/–-])(?P<n>\d{{1,5}}(?:\.\d{{1,2}})?) (?P<u>{unit})(?![\w/-])", sentence
            ):
                if re.search(r"(?:\bto|\band|[-–±]|\bor|,)\s?$", sentence[: match.start()]):
                    continue
                value = (Decimal(match["n"]) * times).normalize()
                exponent = value.as_tuple().exponent
                is_back = value * (1 / times) == Decimal(match["n"])
                if is_back and isinstance(exponent, int) and exponent >= -1 and 1 < value <= _MOST_SCALED:
                    yield Edit(start=match.start("n"), end=match.end("u"), words=f"{value:f} {other}")


def percent(sentence: str) -> Iterator[Edit]:
    """Percent written out, or as a sign."""
    for match in _PERCENT.finditer(sentence):
        words = " percent" if match["sign"] == "%" else "%"
        yield Edit(start=match.start("sign"), end=match.end("sign"), words=words)


def frequency(sentence: str) -> Iterator[Edit]:
    """Twice daily, bid, two times a day."""
    return swap_words(sentence, _FREQUENCIES)


def spelling(sentence: str) -> Iterator[Edit]:
    """American and British spelling."""
    return swap_words(sentence, _SPELLINGS)


def number_word(sentence: str) -> Iterator[Edit]:
    """Two patients, 2 patients."""
    for match in re.finditer(rf"(?<![\w.,–-])(?P<n>[a-z]+|\d+)(?= {_COUNTED}\b)", sentence):
        words = _NUMBER_WORDS.get(match["n"]) or _WORD_OF.get(match["n"])
        if words and not re.search(r"(?:\bto|\bor|\bthan|,) $", sentence[: match.start()]):
            yield Edit(start=match.start("n"), end=match.end("n"), words=words)


def list_reordered(sentence: str) -> Iterator[Edit]:
    """Vomiting or nausea for nausea or vomiting: two single words behind a preposition, at an end."""
    for match in _ALTERNATIVES.finditer(sentence):
        words = f"{match['other']} {match['joint']} {match['one']}"
        yield Edit(start=match.start(), end=match.end(), words=words)


def citation_dropped(sentence: str) -> Iterator[Edit]:
    """A bracketed citation mark left out."""
    for match in _CITATION.finditer(sentence):
        yield Edit(start=match.start(), end=match.end(), words="")


def contraction(sentence: str) -> Iterator[Edit]:
    """Doesn't for does not."""
    return swap_words(sentence, _CONTRACTIONS)


def blanks(sentence: str) -> Iterator[Edit]:
    """A blank more, or a line's end for a blank."""
    for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", sentence):
        yield Edit(start=match.start(), end=match.end(), words="\n" if match.start() % 2 else "  ")


def hyphen(sentence: str) -> Iterator[Edit]:
    """Long term for long-term; a dash for the hyphen of a range."""
    yield from swap_words(sentence, _HYPHENS)
    for match in re.finditer(r"(?<= \d)-(?=\d{1,3} )|(?<= \d\d)-(?=\d{1,3} )", sentence):
        yield Edit(start=match.start(), end=match.end(), words="–")


def quotation_marks(sentence: str) -> Iterator[Edit]:
    """Curly for straight, straight for curly."""
    for old, new in (('"', "”"), ("“", '"'), ("”", '"'), ("'", "’"), ("’", "'")):
        for match in re.finditer(old, sentence):
            yield Edit(start=match.start(), end=match.end(), words=new)


def synonym(sentence: str) -> Iterator[Edit]:
    """About for approximately, kidney for renal."""
    return swap_words(sentence, _SYNONYMS)


def hedge_added(sentence: str) -> Iterator[Edit]:
    """May for will: a claim may say less than its source."""
    for match in _WILL.finditer(sentence):
        if match["verb"] == "will":
            yield Edit(start=match.start("verb"), end=match.end("verb"), words="may")


def parenthesis_dropped(sentence: str) -> Iterator[Edit]:
    """A short form, a pointer to a table or a test's outcome in brackets left out."""
    for match in _ASIDE.finditer(sentence):
        yield Edit(start=match.start(), end=match.end(), words="")


def attributed(sentence: str) -> Iterator[Edit]:
    """A lead before the sentence that says whose it is."""
    first = sentence.split(" ", 1)[0]
    if first[:1].isupper() and first[1:].islower() and first.lower() in _MAY_BE_SMALL:
        yield Edit(start=0, end=1, words="According to the authors, " + sentence[0].lower())


_MAY_BE_SMALL = frozenset(
    "the a an in for patients there if when all most these this treatment adults children women men "
    "clinicians physicians it no both after among use".split()
)
