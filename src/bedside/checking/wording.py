"""Which words say more than a text can know: absolutes, misread grades, acronyms for two things?"""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from bedside.checking.catalog import found, quoted
from bedside.checking.manuscript import CheckedSentence, Manuscript
from bedside.terms import Finding, FindingCode

_ABSOLUTE = re.compile(
    r"\b(?:always|never|absolutely|mandatory|invariably|without exception|in all (?:patients|cases|people)|"
    r"guarantee[sd]?|"
    r"completely safe|no risk|100\s?% (?:effective|safe|sensitive|specific)|must not ever)\b",
    re.I,
)
_NOT_ABSOLUTE = re.compile(
    r"\b(?:not|almost|nearly|seldom|rarely|hardly|ever|were|was|had|has|have)\s$|\bnever[- ]?$", re.I
)
_NEVER_DID = re.compile(r"never (?:been|had|smok|treated|received|married|used|users?|smokers?)", re.I)


def check_absolutes(manuscript: Manuscript) -> Iterator[Finding]:
    """“Always”, “never”, “mandatory” in a sentence that cites nothing."""
    for sentence in manuscript.sentences:
        for match in _ABSOLUTE.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - 12) : match.start()]
            if (
                sentence.marks
                or match.start() == 0  # "Always take …" orders, and claims nothing
                or _NOT_ABSOLUTE.search(before)
                or _NEVER_DID.match(sentence.text, match.start())
            ):
                continue
            yield found(
                FindingCode.ABSOLUTE_WORD,
                sentence.plain.span(match.start(), match.end()),
                f"“{match.group()}” allows no exception, and the sentence cites nothing for it.",
                advice="Cite who says so, with the grade, or write what is known (usually, in most).",
            )


_GRADE_LETTERS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {"a": ("high",), "b": ("moderate",), "c": ("low", "very low")}
)
"""Quality behind the letter of a 1A to 2C grade, as printed in PMC3379532, appendix 4, after Guyatt et al.,
Chest 2006;129:174-181 (doi 10.1378/chest.129.1.174)."""
_LETTER_GRADE = re.compile(r"\b(?:grade\s|\()(?P<strength>[12])(?P<letter>[ABC])\b", re.I)
_QUALITY = re.compile(r"\b(?P<word>very low|low|moderate|high)[- ](?:quality|certainty)", re.I)
_STRENGTH = re.compile(r"\b(?P<word>strong|weak|conditional)\s(?:recommendation|suggestion)", re.I)
_OTHER_SCHEME = re.compile(r"\b(?:LOE|level of evidence|class|COR)\b", re.I)


def check_grades(manuscript: Manuscript) -> Iterator[Finding]:
    """A grade beside words that mean another one of the same scheme, such as 2C beside “moderate quality”."""
    for sentence in manuscript.sentences:
        grades = list(_LETTER_GRADE.finditer(sentence.text))
        if len(grades) != 1 or _OTHER_SCHEME.search(sentence.text):
            continue
        grade = grades[0]
        meant = _GRADE_LETTERS[grade["letter"].lower()]
        for match in _QUALITY.finditer(sentence.text):
            if match["word"].lower() not in meant:
                quality = " or ".join(meant)
                yield _misread(
                    sentence, match, f"{grade['strength']}{grade['letter']} means {quality} quality"
                )
        strength = "strong" if grade["strength"] == "1" else "weak"
        for match in _STRENGTH.finditer(sentence.text):
            word = match["word"].lower().replace("conditional", "weak")
            if word != strength:
                yield _misread(sentence, match, f"a grade that begins with {grade['strength']} is {strength}")


def _misread(sentence: CheckedSentence, match: re.Match[str], meant: str) -> Finding:
    return found(
        FindingCode.GRADE_MISREAD,
        sentence.plain.span(match.start(), match.end()),
        f"“{match.group()}” does not tell the grade: {meant}.",
        evidence=(
            quoted(sentence),
            "Grades 1A to 2C: Guyatt et al., Chest 2006;129:174-181, doi 10.1378/chest.129.1.174",
        ),
        advice="Print the grade as its guideline prints it, with the scheme's name.",
    )


_GRADE = re.compile(
    r"\b(?:[Cc]lass (?:I{1,3}[ab]?|1|2[ab]?|3)(?![\w-])(?= (?:recommendation|indication|evidence)|[,;)]|"
    r"\b.{0,20}\blevel)|"
    r"grade [12][ABC]\b|[Ll]evel (?:of evidence )?[ABC](?:-(?:R|NR|LD|EO))?\b|strong recommendation)"
)
_BODY = re.compile(
    r"\b[A-Z]{2,8}\b(?<!MgSO)|\b(?:Association|Society|College|Organi[sz]ation|Academy|Institute|Task Force|"
    r"Network|Group|"
    r"Committee|Council|Consensus|Cochrane|guideline)",
)
_DRUG_CLASS = re.compile(r"\bclass (?:I|1)[abc]?\b.{0,25}\b(?:anti-?arrhythmic|agent|drug)", re.I)


def check_grades_of_nobody(manuscript: Manuscript) -> Iterator[Finding]:
    """A class or grade without the body that gave it, or without a year."""
    for sentence in manuscript.sentences:
        match = _GRADE.search(sentence.text)
        if not match or _DRUG_CLASS.search(sentence.text):
            continue
        above = " ".join((*sentence.headings, sentence.lead))
        if _SCHEME.search(above) or _EXPLAINED.match(sentence.text, match.end()):
            continue
        around = f"{above} {sentence.text[: match.start()]} {sentence.text[match.end() :]}"
        bodies = [body for body in _BODY.findall(around) if body not in _NO_BODIES]
        if bodies:
            continue
        yield found(
            FindingCode.GRADE_WITHOUT_SOURCE,
            sentence.plain.span(match.start(), match.end()),
            f"“{match.group()}” is given without the guideline, its year or the level of evidence.",
            advice="Name the body, the edition and the level, as the guideline prints them.",
        )


_SCHEME = re.compile(
    r"\b(?:levels?|grades?|grading|ratings?|strength|class(?:es)?|evidence|recommendations?)\b", re.I
)
_EXPLAINED = re.compile(r"\s?(?:[:=–—]|means\b|refers\b|is defined)")
_NO_BODIES = frozenset({"IV", "IM", "PO", "SC", "OR", "RR", "CI", "II", "III", "ICU", "ECG", "GFR", "HF"})

_DEFINED = re.compile(r"\s\((?P<short>[A-Z][A-Za-z]{0,2}[A-Z]\w{0,5})s?\)")
_BEFORE = 120
"""Letters before a bracket in which the long form stands."""


def check_acronyms(manuscript: Manuscript) -> Iterator[Finding]:
    """A short form that the text itself spells out in two ways."""
    meanings: dict[str, list[tuple[str, CheckedSentence, re.Match[str]]]] = defaultdict(list)
    for sentence in manuscript.sentences:
        for match in _DEFINED.finditer(sentence.text):
            before = sentence.text[max(0, match.start() - _BEFORE) : match.start()]
            long_form = _long_form(before, match["short"])
            if long_form:
                meanings[match["short"]].append((long_form, sentence, match))
    for short, uses in meanings.items():
        first, first_sentence, _ = uses[0]
        for long_form, sentence, match in uses[1:]:
            if _differ(first, long_form):
                yield found(
                    FindingCode.ACRONYM_AMBIGUOUS,
                    sentence.plain.span(match.start("short"), match.end("short")),
                    f"{short} stands for “{long_form}” here and for “{first}” before.",
                    evidence=(quoted(first_sentence),),
                    advice="Spell one of them out throughout.",
                )


def _long_form(words: str, short: str) -> str | None:
    """The words before the bracket whose first letters the short form takes, in order."""
    parts = re.split(r"[\s-]", words)
    letters = [letter.lower() for letter in short if letter.isupper()]
    tail = parts[-len(letters) - 2 :] if len(parts) > len(letters) + 2 else parts
    for start in reversed(range(len(tail))):
        chosen = tail[start:]
        initials = [part[0].lower() for part in chosen if part]
        if initials and initials[0] == letters[0] and _is_in_order(letters, initials):
            return " ".join(chosen).lower()
    return None


def _is_in_order(letters: list[str], initials: list[str]) -> bool:
    rest = iter(initials)
    return len(letters) >= 2 and all(letter in rest for letter in letters)


def _differ(first: str, second: str) -> bool:
    """Whether each has a word that the other lacks, spelling and endings apart."""
    one = {word[:3] for word in first.split() if len(word) > 3}
    two = {word[:3] for word in second.split() if len(word) > 3}
    return len(one - two) > 1 or (bool(one - two) and bool(two - one) and min(len(one), len(two)) < 4)
