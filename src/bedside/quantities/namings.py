"""Which numbers only name something? Citations, dates, telephone numbers, tables, grades, types, years."""

import re
from collections.abc import Iterator
from decimal import Decimal

from bedside.quantities.found import Draft
from bedside.terms import Comparator, QuantityRole

_MONTH = (
    r"(?:Jan(?:uary|\.)?|Feb(?:ruary|\.)?|Mar(?:ch|\.)?|Apr(?:il|\.)?|May|June?\.?|July?\.?|Aug(?:ust|\.)?"
    r"|Sept?(?:ember|\.)?|Oct(?:ober|\.)?|Nov(?:ember|\.)?|Dec(?:ember|\.)?)"
)
_RUN = r"[0-9]{1,4}[a-z]?(?:\s?[,;–—-]\s?[0-9]{1,4}[a-z]?){0,40}"
_NAMING = re.compile(
    rf"""
      \[\s?{_RUN}\s?\]                                               # [12], [9,10], [28-30]
    | (?<![0-9%\w)])(?<![0-9%]\s)\(\s?(?!(?:19|20)[0-9]{{2}}\s?\))[0-9]{{1,3}}(?:\s?[,;–—-]\s?[0-9]{{1,3}}){{0,40}}\s?\)  # (1), (14, 15)
    | ^\s{{0,4}}[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}}[.)](?=\s)           # the number of a list's item
    | (?<![\w.])[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s(?:19|20)[0-9]{{2}})?(?![A-Za-z])
    | \b{_MONTH}\s[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-9]{{1,2}}(?:st|nd|rd|th)?)?(?![0-9])(?:,?\s(?:19|20)[0-9]{{2}})?
    | \b{_MONTH},?\s(?:of\s)?(?:19|20)[0-9]{{2}}(?![0-9])
    | (?<![\w/.-])[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?:19|20)?[0-9]{{2}}(?![\w/])
    | (?<![\w/.-])(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}(?![\w-])
    | (?<![\w.])\+?[0-9]{{1,4}}(?:[\s-]\(?[0-9]{{2,5}}\)?){{2,4}}(?![\w%.])     # a telephone number
    | (?<![\w.])[0-9]{{1,2}}:[0-5][0-9](?:\s?[ap]\.?m\b\.?)?(?![0-9:])           # a time of day
    | (?<![\w.])[0-9]{{1,2}}\s?[ap]\.?m\b\.?
    | (?<![\w.])[0-9]{{1,3}}\.[0-9]{{1,2}}\.[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,3}}(?![\w])  # section 5.1.2
    """,
    re.VERBOSE | re.MULTILINE,
)
_PHONE_DIGITS = 9
_PART = re.compile(r"(?P<low>[0-9]{1,4})(?:\s?[–—-]\s?(?P<high>[0-9]{1,4}))?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")

_BEFORE_LABEL = re.compile(
    r"""(?:
      \b(?:tables?|figs?\.?|figures?|sections?|chapters?|appendi(?:x|ces)|annex|boxe?s?|equations?|refs?\.?|references?
        |schemes?|algorithms?|supplements?|files?|panels?|charts?|exhibits?|schedules?|articles?|paragraphs?|footnotes?
        |pages?|pp?\.|vol(?:ume|\.)?|issues?|editions?|versions?|parts?|items?|questions?|recommendations?|statements?
        |no\.|nos\.|numbers?|grades?|stages?|types?|class(?:es)?|categor(?:y|ies)|phases?|steps?|tiers?|levels?|lines?
        |groups?|arms?|cohorts?|stud(?:y|ies)|trials?|experiments?|visits?|cycles?|courses?|periods?|sessions?|assessments?
        |centers?|centres?|sites?|hypothes[ie]s|aims?|models?|factors?|scenarios?|cases?|examples?|rounds?|modules?|stage
        |chromosomes?|exons?|introns?|codons?|complex|genotypes?|subtypes?|serotypes?|isoforms?|caspase|interleukin|claudin
        |hepatitis|omega|vitamin|schedule|schedules|strength|evidence|quality|domains?|criteri(?:on|a)|objectives?|key\squestions?
        |packages?|software|spss|stata|sas|r\sversion|cap|unit|room|suite|box|bag|rule|rules|position|priority|option|options
        |score\sof\sevidence|serovars?|lot|batch|tel|telephone|fax|phone|version|release|factor|layer|lead|leads|wave|waves|zone
        |photosystem|nct|pmid|isrctn|kinase|receptor|channel|domain|protein|e)
      (?:\s(?:no\.?|number|nos\.?))?[\s:=(]{0,2}
    | [#№§]\s?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_NAMED_THINGS = re.compile(r"\b(?:E|Table|Fig)\s$")
_LOOK_BACK = 28


def find_namings(text: str) -> Iterator[Draft]:
    """Numbers that the form of their surroundings shows to be names, in order of place."""
    for match in _NAMING.finditer(text):
        printed = match.group()
        if printed[0] in "[(" and (numbers := list(_PART.finditer(text, match.start(), match.end()))):
            for part in numbers:
                yield _label(part.start(), part.end(), part["low"], high=part["high"])
            continue
        first = re.search("[0-9]+", printed)
        if first is None:
            continue
        digits = sum(character.isdigit() for character in printed)
        if re.match(r"\+?[0-9]{1,4}[\s-]", printed) and _is_run(printed) and digits < _PHONE_DIGITS:
            continue
        start = match.start() + first.start()
        yield _label(start, match.end(), first.group())


def find_skipped(text: str) -> Iterator[tuple[int, int]]:
    """Addresses and identifiers, in which no number is read."""
    for match in _ADDRESS.finditer(text):
        yield match.span()


_ADDRESS = re.compile(r"(?:https?://|www\.|\bdoi:?\s?10\.)[^\s]{1,300}|\b[\w.]{1,40}@[\w.]{1,60}")


def _is_run(printed: str) -> bool:
    return re.fullmatch(r"[+0-9\s()-]+", printed) is not None


def _label(start: int, end: int, low: str, *, high: str | None = None) -> Draft:
    draft = Draft(start=start, at=start, end=end, low=Decimal(low), role=QuantityRole.LABEL)
    if high is not None and Decimal(high) > draft.low:
        draft.high, draft.comparator = Decimal(high), Comparator.RANGE
    return draft


def is_named_before(text: str, place: int) -> bool:
    """Whether what stands before ``place`` makes a number there a name: "Table", "grade", "type", "No."."""
    return _BEFORE_LABEL.search(text, max(0, place - _LOOK_BACK), place) is not None
