"""Which grade does a guideline print with a recommendation? Only what its own rating scheme bears out.

Nothing is converted, and what may be the level of the evidence alone is no grade of a recommendation.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bedside.terms import StatedGrade


@dataclass(frozen=True, slots=True)
class RatingScheme:
    """A guideline's scheme for the strength of its recommendations: its name, and its text as printed."""

    name: str | None
    text: str

    def grade(self, printed: str) -> StatedGrade:
        """The grade as printed, with the scheme's name."""
        return StatedGrade(grade=printed, scheme=self.name)


@dataclass(frozen=True, slots=True)
class GradeMark:
    """Where in a text a grade is printed, and its words.

    ``is_whole``: it states the strength of the recommendation, not that of the evidence alone.
    """

    start: int
    end: int
    printed: str
    is_whole: bool


def _any(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(f"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


_WORD = r"(?:very )?(?:strong|weak|conditional|moderate|optional|limited|inconclusive|consensus|intermediate)"
_SCALE = r"(?:(?:very )?(?:low|moderate|high)|insufficient|intermediate|limited|strong|weak)"
_RATED = rf"(?:{_SCALE}|[A-D]|[1-5][a-d]?)"
_LETTER = (
    r"(?P<printed>(?P<word>Grade|Level|Class) (?P<value>[A-DU]|I{1,3}[ABab]?|IV|[1-4]))(?: recommendations?)?"
)
_TARGET = r"(?: (?:for|against)(?: (?:the use of )?(?:an|the) intervention)?)?"

# Words that state a strength by themselves.
_STRENGTH = _any(
    rf"(?:grade:? ?)?{_WORD} recommendation{_TARGET}",
    rf"{_WORD} (?:for|against)",
    r"[A-DI] recommendation",
    rf"strength of (?:the |therapeutic )?recommendations? ?[:=] ?(?:{_WORD}|[A-D]|[1-3])",
    r"benefit/ ?effectiveness/ ?harm = class I{1,3}V?",
    rf"grade: {_WORD}",
    r"GR ?= ?[A-D]",
)
# Words that count only where the scheme's own text holds them.
_IN_SCHEME = _any(
    _WORD,
    r"recommendation",
    r"clinical principle",
    r"expert (?:consensus )?opinion",
    r"(?:formal |informal )?consensus",
    r"good practice (?:point|statement)",
    r"GPP|standard|option",
)
_LETTERED = re.compile(
    r"(?P<word>grade|level|class) ?:? ?(?P<value>[A-DU]\d?|I{1,3}[ABab]?|IV|[1-4][A-D]?)", re.I
)
# Words that say how good the evidence is, or what became of the recommendation; fine beside a strength.
_BESIDE = _any(
    rf"(?:grade: )?{_SCALE}(?:[- ]quality|[- ]level of)?[- ]evidence",
    rf"{_SCALE} (?:level|quality) of evidence",
    rf"(?:level|quality|strength|certainty|quality/ ?certainty) of (?:the )?evidence ?[:=]? ?{_RATED}",
    rf"evidence (?:quality|strength|level):? ?(?:grade )?{_RATED}",
    r"type: (?:evidence|consensus|evidence and consensus)[- ]based|type: (?:in)?formal consensus",
    r"LE ?= ?[1-5][a-d]?",
    r"benefits outweigh harms",
    r"(?:not )?reviewed|new-(?:added|replaced)|amended|not changed",
)
# Codes without a word: (D), [EO], (1C), (III-B). They count where the scheme's own letters or numbers say so.
_CODE = re.compile(
    r"(?:(?:I{1,3}(?:-[123])?)-?|(?:I{1,3}|IV)[ab]?, ?)?(?P<letter>[A-EIL])\Z"
    r"|(?P<number>[12])[A-D]\Z|(?P<word>EO)\Z"
)
_LONGEST_GRADE = 160
_BRACKET = re.compile(r"[(\[]\s*([^()\[\]]{1,160}?)\s*[)\]]")
_CLOSING_BRACKET = re.compile(r"[(\[]([^()\[\]]{1,40})[)\]]\s*:?\Z")
_LABELED_TAIL = re.compile(
    r"(?:(?:Type: [^.:;]{3,60}; )?Evidence quality: [\w ]{3,20}; )?"
    rf"Strength of (?:the |therapeutic )?recommendations? ?: ?(?:{_WORD}|[A-D])\.?(?=[\s*]*$)",
    re.IGNORECASE,
)
_BEFORE = re.compile(r"Level of Evidence ?= ?[A-C]\s*$", re.IGNORECASE)
_LEAD = re.compile(rf"{_LETTER}\s*[:.–]\s", re.IGNORECASE)
_SIGN_LEAD = re.compile(r"(?P<letter>[A-D]|GPP)(?: [-–]|:) (?=[A-Z])")
_HEADING = re.compile(rf"{_LETTER}:?\Z", re.IGNORECASE)
_OF_EVIDENCE = {
    "grade": re.compile(r"(?:evidence|quality|studies)[^.;]{0,60}\bgrades? [A-D]\b", re.IGNORECASE),
    "class": re.compile(r"\bclass (?:I+|of) ?(?:stud|evidence|data)", re.IGNORECASE),
    "level": re.compile(r"\blevels? (?:I+|[1-4]|of) ?(?:stud|evidence)", re.IGNORECASE),
}


def find_grades(text: str, scheme: RatingScheme | None) -> list[GradeMark]:
    """The grades that a text prints, in order. None where the source names no rating scheme."""
    if scheme is None:
        return []
    if len(text) <= _LONGEST_GRADE and ":" in text and _are_grade(kinds := _kinds(text, scheme)):
        return [GradeMark(0, len(text), text.strip(" ."), "strength" in kinds)]
    marks = list(_bracketed(text, scheme))
    tail = _LABELED_TAIL.search(text)
    if tail and not any(mark.end > tail.start() for mark in marks):
        marks.append(GradeMark(tail.start(), tail.end(), tail[0].rstrip(". "), True))
    return marks


def leading_grade(text: str, scheme: RatingScheme | None) -> str | None:
    """A grade that opens a text, as in ``Level B recommendations. Do …``; ``None`` without one."""
    found = _LEAD.match(text)
    if found and _is_lettered_grade(found, scheme):
        return found["printed"]
    lettered = _SIGN_LEAD.match(text)
    return lettered["letter"] if lettered and scheme and _has_letters(scheme, lettered["letter"]) else None


def heading_grade(heading: str, scheme: RatingScheme | None) -> str | None:
    """A heading that is nothing but a grade, as ``Class IIa`` over the recommendations of that class."""
    found = _HEADING.match(heading.strip())
    if found is None and re.search(r"\brecommendations?\b", heading, re.IGNORECASE):
        bracket = _CLOSING_BRACKET.search(heading)
        found = _HEADING.match(bracket[1]) if bracket else None
    return found["printed"] if found and _is_lettered_grade(found, scheme) else None


def _bracketed(text: str, scheme: RatingScheme) -> Iterator[GradeMark]:
    for found in _BRACKET.finditer(text):
        if _is_code(found[1], scheme) and not text[found.end() :].strip(" .)]*†‡"):
            yield GradeMark(found.start(), found.end(), found[1], True)
            continue
        kinds = _kinds(found[1], scheme)
        rest = text[found.end() :].lstrip(" )].,*†‡")
        if not _are_grade(kinds) or rest[:1].islower():  # other words in the bracket, or the sentence goes on
            continue
        before = _BEFORE.search(text, max(0, found.start() - 40), found.start())
        start = before.start() if before else found.start()
        printed = text[start : found.end()] if before else found[1]
        yield GradeMark(start, found.end(), printed, "strength" in kinds)


def _is_code(content: str, scheme: RatingScheme) -> bool:
    found = _CODE.match(content)
    if found is None:
        return False
    if found["letter"]:
        return _has_letters(scheme, found["letter"])
    named = rf"\bgrade {found['number']}\b" if found["number"] else r"\bEO\b"
    return re.search(named, scheme.text, re.IGNORECASE) is not None


def _has_letters(scheme: RatingScheme, letter: str) -> bool:
    """Whether the scheme grades by letters, this one among them; a lone A would be an article."""
    # GPP, the good practice point, stands beside the letters.
    wanted = {"A", "B", "C", letter}
    return all(re.search(rf"(?<![\w'-]){each}(?![\w'])", scheme.text) for each in wanted)


def _kinds(text: str, scheme: RatingScheme) -> list[str | None]:
    """What each piece of a grade is: of strength, of evidence, or ``None`` for other words."""
    return [_kind_of(piece.strip(" ."), scheme) for piece in re.split(r"[;,]", text)]


def _are_grade(kinds: list[str | None]) -> bool:
    return None not in kinds


def _kind_of(piece: str, scheme: RatingScheme) -> str | None:
    if _STRENGTH.fullmatch(piece):
        return "strength"
    if _IN_SCHEME.fullmatch(piece) and re.search(rf"\b{re.escape(piece)}\b", scheme.text, re.IGNORECASE):
        return "strength"
    lettered = _LETTERED.fullmatch(piece)
    if lettered:
        return "strength" if _is_lettered_grade(lettered, scheme) else "evidence"
    return "evidence" if _BESIDE.fullmatch(piece) else None


def _is_lettered_grade(found: re.Match[str], scheme: RatingScheme | None) -> bool:
    """Whether the scheme has a grade, level or class of that letter, and means recommendations by it."""
    if scheme is None:
        return False
    word, value = found["word"].lower(), found["value"]
    if _OF_EVIDENCE[word].search(scheme.text):
        named = rf"\b{word} {re.escape(value)}(?: recommendation|\s*[=:–—(])"
    else:
        named = rf"\b{re.escape(value.rstrip('123') or value)}\b"
        if not re.search(rf"\b{word}s?\b", scheme.text, re.IGNORECASE):
            return False
    return re.search(named, scheme.text, re.IGNORECASE) is not None
