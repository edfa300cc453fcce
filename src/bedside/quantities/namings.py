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
    | (?<![0-9%\w)])(?<![0-9%]\s)\(\s?(?!(?:19
      |20)[0-9]{{2}}\s?\))[0-9]{{1,3}}(?:\s?[,;–—-]\s?[0-9]{{1,3}}){{0,40}}\s?\)  # (1), (14, 15)
    | ^\s{{0,4}}[0-9]{{1,2}}(?:\.[0-9]{{1,2}}){{0,3}}(?:\.[A-Z])?[.)–-](?=\s)  # the number of a list's item
    | (?<=\s)[0-9]{{1,2}}\)(?=\s[A-Za-z])                                 # "if 1) all are met"
    | (?<![\w.])[0-9]{{1,5}}[A-Z]?(?=,?\s(?:[A-Z][\w.'-]+\s){{1,3}}(?:Street|St
        |Road|Rd|Avenue|Ave|Close|Lane|Drive|Dr
        |Boulevard|Blvd|Way|Court|Place|Square|Parkway|Highway|Pike|Terrace|Crescent)\b[.,]?(?:\s[A-Z0-9]|,|$))
    | \b(?:Street|Road|Avenue|Lane|Boulevard|Square|Drive|[Ss]tr\.)(?:\s[0-9]{{1,4}}[a-z]?)?,
        \s[0-9]{{2,6}}(?:\s[0-9]{{2,4}})?(?=\s[A-Z][a-z])             # a postal code behind a street
    | (?<![\w.])[0-9]{{1,3}}:\s?[0-9]{{1,5}}[-–][0-9]{{1,5}}(?=,\s?(?:19|20)[0-9]{{2}}\b)  # 70:828-835, 2010
    | (?<![\w.-])(?:19|20)[0-9]{{2}}-[0-9]{{6}}-[0-9]{{2}}(?![\w-])                 # a register's number
    | (?<![\w.,%/–-])(?:[1-9]|1[0-2])[-–]0(?=\s(?:[A-Za-z-]+\s){{0,2}}
        (?:sutures?|nylon|silk|[Vv]icryl|[Pp]rolene|PDS|monofilaments?|poly[a-z]+|catgut|threads?|stitch)\b)
    | (?<![\w.,%/–-])[0-9]{{2,6}}[-–—]0[0-9]{{1,5}}(?![\w%/–-]|[.,·][0-9]|\s?(?:%|m?c?g\b|mL\b))  # 345-001
    | (?<=[“"‘])[0-9]{{1,4}}(?=[”"’])                                        # what is embossed on a tablet
    | (?<=\band\s)[0-9.]{{1,5}}(?=\son\s(?:the\s)?(?:body|cap|one\sside|other\sside|reverse))
    | (?<![\w.:])[0-9]{{1,2}}(?::[0-9]{{2}})?(?:\s?[-–]\s?|\s(?:and|to|or)\s)
        [0-9]{{1,2}}(?::[0-9]{{2}})?\s?[ap]\.?m\b
    | (?<=[“"])[A-Z]{{1,4}}\s[0-9]{{1,4}}(?=[”"])
    | (?<![\w.])1-8[0-9]{{2}}(?:-[A-Z0-9]{{2,12}}){{1,3}}(?![\w-])
    | \b(?:[Cc]all|[Dd]ial)\s(?:911|9-1-1|999|112|111|988)\b
    | (?<![\w.])[0-9]{{1,2}}(?:st|nd|rd|th)?\s(?:of\s)?{_MONTH}(?:,?\s(?:19|20)[0-9]{{2}})?(?![A-Za-z]|\sbe\b)
    | \b{_MONTH}\s[0-9]{{1,2}}(?:st|nd|rd|th)?(?:\s?[-–]\s?[0-9]{{1,2}}(?:st|nd|rd
      |th)?)?(?![0-9])(?:,?\s(?:19|20)[0-9]{{2}})?
    | \b{_MONTH},?\s(?:of\s)?(?:19|20)[0-9]{{2}}(?![0-9])
    | (?<![\w/.-])[0-9]{{1,2}}[/.][0-9]{{1,2}}[/.](?:19|20)?[0-9]{{2}}(?![\w/%]|\s?(?:m?c?g|[µμ]g|mL)\b)
    | (?<![\w/.-])(?:19|20)[0-9]{{2}}-[0-9]{{2}}-[0-9]{{2}}(?![\w-])
    | (?<![\w.])\+?[0-9]{{1,5}}(?:[-–]\(?[0-9]{{2,5}}\)?){{2,4}}(?![\w%]|\.[0-9])       # a telephone number
    | (?<![\w.])\+?(?:0[0-9]{{2,4}}|\(?[0-9]{{3}}\)?)(?:\s\(?[0-9]{{2,5}}\)?){{2,3}}(?![\w%.])
    | (?<![\w.])[0-9]{{5}}-[0-9]{{4}}(?![\w-])                                   # a postal code
    | \+[0-9]{{1,3}}[\s-]?(?:\([0-9]{{1,4}}\)\s?)?[0-9][0-9\s-]{{5,16}}[0-9]
    | (?<=[A-Za-z0-9α-ω])\(\s?[0-9]{{1,3}}(?:\s?[,;]\s?[0-9]{{1,3}}){{0,5}}\s?\)    # t(16;16), F(1, 38)
    | (?<=\b[Ft])\(\s?[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?(?:\s?[,;]\s?[0-9]{{1,5}}(?:\.[0-9]{{1,3}})?)?\s?\)
    | (?<![\w.])[0-9]{{1,2}}:[0-5][0-9](?:\s?[ap]\.?m\b\.?)?(?![0-9:])           # a time of day
    | (?<![\w.])[0-9]{{1,2}}\s?(?:[ap]\.?m\b\.?|[AP]M\b|o['’]clock\b)
    | (?<![\w.])(?:19|20)[0-9]{{2}}(?:\s[A-Z][a-z]{{2}}(?:[-–][A-Z][a-z]{{2}})?)?(?:\s[0-9]{{1,2}})?;\s?
        [0-9]{{1,4}}(?:\s?\([^)\n]{{1,20}}\))?
        (?::\s?[A-Za-z]{{0,3}}[0-9]{{1,6}}(?:\s?[-–]\s?[A-Za-z]?[0-9]{{1,6}})?)?    # a place in a journal
    | (?<![0-9%\w)])(?<![0-9%]\s)\(\s?[0-9]{{1,2}}\.[0-9]{{1,2}}
        (?:(?:,\s|,?\sand\s)[0-9]{{1,2}}\.[0-9]{{1,2}}){{0,9}}\s?\)                              # (5.1)
    | (?<![\w.])[1-9](?:\s{{0,2}}[×xX]\s{{0,2}}[1-9]){{1,3}}(?![0-9.,])
        (?=\s(?:[a-z-]+\s)?(?:comparisons?|designs?|factorial|ANOVAs?|contingency|tables?|crossover|mixed)\b)
    | ^[0-9]{{1,2}}(?=\s[A-Z]{{4}})
    | ^[0-9]{{1,2}}\.[0-9]{{1,2}}(?=\s[A-Z][a-z])                        # a numbered heading
    | (?<![\w.])[0-9]{{1,3}}\.[0-9]{{1,2}}\.[0-9]{{1,3}}(?:\.[0-9]{{1,3}}){{0,3}}(?![\w])  # section 5.1.2
    """,
    re.VERBOSE | re.MULTILINE,
)
_DECIMAL = re.compile(r"\(\s?[0-9]{1,2}\.")
_NO_SECTION = re.compile(r"\(\s?(?:0\.[0-9]|[0-9]{1,2}\.0\b)|\b(?:scores?|ratios?|mean|utility|valued)\b")
_PHONE_DIGITS = 8
_PART = re.compile(r"(?P<low>[0-9]{1,4}(?:\.[0-9]{1,2})?)(?:\s?[–—-]\s?(?P<high>[0-9]{1,4}))?")
_YEAR = re.compile(r"(?:19|20)[0-9]{2}$")

_NUMBERED = re.compile(
    r"""(?:
      \b(?:e?tables?|figs?\.?|figures?|sections?|chapters?|appendi(?:x|ces)|annex|boxe?s?|equations?|refs?\.?
        |references?|algorithms?|supplements?|files?|panels?|charts?|exhibits?|schedules?|articles?|footnotes?
        |paragraphs?|pages?|pg\.?|pp?\.|vol(?:ume|\.)?|issues?|versions?|recommendations?|statements?|no\.|nos\.
        |grades?|stages?|types?|class(?:es)?|categor(?:y|ies)|phases?|steps?|tiers?|levels?|evidence|strength
        |chromosomes?|trisom(?:y|ies)|materials?|mark|stations?|hpv|exons?|introns?|codons?|complex|genotypes?|subtypes?|serotypes?|isoforms?|caspase
        |interleukin|claudin|omega|vitamin|software|spss|stata|sas|unit|suite|options?|serovars?|lot|batch
        |tel|telephone|fax|phone|zone|nct|pmid|isrctn|factor|key\squestions?|e|acr|variants?|tanner(?:\sstage)?|guidelines?|guidance|schemes?|cap|lead|content|hypothesis|textbox(?:es)?|videos?
        |polysorbates?|macrogols?|glycol|peg|poloxamers?|tween|triton|receptors?|famil(?:y|ies)|member|annotations?|aims?)
      (?:\s(?:no\.?|number|nos\.?))?\s?[:=]?\s?
    | (?<=[0-9])(?:Table|Fig)\.?\s?                                # "t002Table 2"
    | [#№§]\s?
    )$""",
    re.VERBOSE | re.IGNORECASE,
)
_GROUPED = re.compile(
    r"\b(?:groups?|arms?|cohorts?|stud(?:y|ies)|trials?|experiments?|visits?|cycles?|courses?|periods?"
    r"|sessions?"
    r"|assessments?|centers?|centres?|sites?|aims?|models?|scenarios?|cases?|examples?|rounds?|modules?"
    r"|parts?"
    r"|items?|questions?|lines?|editions?|domains?|criteri(?:on|a)|objectives?|packages?|rules?"
    r"|positions?|waves?"
    r"|herds?|layers?|priority|blocks?|passages?|release|numbers?|protocols?|time\s?points?|phases?|study\sday|factors?)\s$",
    re.IGNORECASE,
)
_ACRONYM = re.compile(
    r"(?<![\w-])(?!BMI|INR|GCS|NRS|VAS|ECOG|ASA|EDSS|MMSE|CDR|NNT|NNH|MELD|PASI|DAS|SUV|SEM|IQR|CRP|"
    r"APGAR|APACHE|SOFA|MAP|RASS|ANC|PSA|MIC|BIS)[A-Z]{3,8}\s$"
)
_LOOK_BACK = 28


def find_namings(text: str) -> Iterator[Draft]:
    """Numbers that the form of their surroundings shows to be names, in order of place."""
    for match in _NAMING.finditer(text):
        printed = match.group()
        if _DECIMAL.match(printed) and _NO_SECTION.search(text):
            continue
        if (printed[0] in "[(" or ";" in printed) and (
            numbers := list(_PART.finditer(text, match.start(), match.end()))
        ):
            for part in numbers:
                yield _label(part.start(), part.end(), part["low"], high=part["high"])
            continue
        if printed.endswith(")") and len(printed) < 4 and _is_inside_brackets(text, match.start()):
            continue
        first = re.search(r"[0-9]+(?:\.[0-9]+)?(?![0-9.]*\.[0-9])|[0-9]+", printed)
        if first is None:
            continue
        digits = sum(character.isdigit() for character in printed)
        if _is_run(printed) and digits < _PHONE_DIGITS:
            continue
        start = match.start() + first.start()
        yield _label(start, match.end(), first.group())


def _is_inside_brackets(text: str, place: int) -> bool:
    return text.count("(", 0, place) > text.count(")", 0, place)


def find_skipped(text: str) -> Iterator[tuple[int, int]]:
    """Addresses and identifiers, in which no number is read."""
    for match in _ADDRESS.finditer(text):
        yield match.span()


_ADDRESS = re.compile(
    r"(?<![\w.])[0-9]{1,2}(?:['′]?,[0-9]{1,2}['′]?){1,7}['′]?-(?!year|month|day|week|hour|fold|min|mg"
    r"|m[lL]\b)[A-Za-z(]"  # 2,3,7,8-TCDD
    r"|(?<=[a-z]{3})[0-9]{1,2}(?:[,–-][0-9]{1,2}){1,10}"  # hypoglycemia22,23
    r"(?![0-9]|[.,]?[0-9%]|\s(?:months|weeks|days|years|hours)\b)"
    r"|(?<=[a-z]\.)[0-9]{1,2}(?:[,–-][0-9]{1,2}){1,10}(?![0-9.%])"  # "within the muscle.11,12"
    r"|\b[A-Z]{2,}[0-9]{1,2}(?:,\s[0-9]{1,2}){2,30}"  # HPV31, 51, 52
    r"(?:,?\s(?:and|or)\s[0-9/]{1,5})?(?![0-9.%]|\s?(?:%|mg))"
    r"|\b[cgmnp]\.[-−–*+]?[0-9]+"  # c.-1639
    r"|(?<![\w.])99m(?![\w/])"  # technetium
    r"|(?:https?://|www\.|\bdoi:?\s?10\.)[^\s]{1,300}|\b[\w.]{1,40}@[\w.]{1,60}|\bCA[\s-](?:19-9|125"
    r"|15-3)\b|\b10\.[0-9]{4,5}/[^\s]{1,300}"
)


def _is_run(printed: str) -> bool:
    return re.fullmatch(r"\+?[0-9(][0-9]+(?:[\s–-]\(?[0-9]+\)?){2,5}", printed) is not None


def _label(start: int, end: int, low: str, *, high: str | None = None) -> Draft:
    draft = Draft(start=start, at=start, end=end, low=Decimal(low), role=QuantityRole.LABEL)
    if high is not None and Decimal(high) > draft.low:
        draft.high, draft.comparator = Decimal(high), Comparator.RANGE
    return draft


def is_named_before(text: str, place: int) -> bool:
    """Whether what stands before ``place`` makes a number there a name: "Table", "grade", "type", "No."."""
    return _NUMBERED.search(text, max(0, place - _LOOK_BACK), place) is not None


def may_be_named_before(text: str, place: int) -> bool:
    """Whether a number there is a name if it counts nothing: "group 2", "Study 1", "trials 1 and 2"."""
    return _GROUPED.search(text, max(0, place - _LOOK_BACK), place) is not None


_MOLECULE_NEXT = re.compile(
    r"\s(?:inhibit|antagonis|agonis|kinas|recept|antibod|protein|isoform|pathway|gene\b|genes\b|subunit|enzym)"
)
_MOLECULE_BEFORE = re.compile(r"(?<![\w-])(?:\([A-Z]{2,6}\)|[A-Z]{2,6})\s$")


def is_of_molecules(text: str, start: int, end: int) -> bool:
    """Whether capitals and a kind of molecule stand around numbers: "PDE 3/4 inhibitors"."""
    before = _MOLECULE_BEFORE.search(text, max(0, start - 12), start)
    return before is not None and _MOLECULE_NEXT.match(text, end) is not None


_BRACKETED = re.compile(r"\([A-Z]{3,8}\)\s$")
_CODE_NAME = re.compile(r"(?<![\w-])[A-Z]+[a-z]*[A-Z]*[a-z]?\s$|(?<![\w-])[A-Z][a-z]+[A-Z][A-Za-z]*\s$")


def is_after_acronym(text: str, place: int, *, is_large: bool, is_small: bool) -> bool:
    """Whether capitals stand before ``place`` that are no measure: "CTC 2", "PICO 1", "SMZ 1500"."""
    start = max(0, place - 12)
    if is_large and _BRACKETED.search(text, start, place):
        return True  # "(CALGB) 9335"
    if is_large and place > 12 and _CODE_NAME.search(text, start, place):
        return re.search(r"[A-Z].*[A-Z]", text[start:place]) is not None
    return (is_small or is_large) and _ACRONYM.search(text, start, place) is not None
