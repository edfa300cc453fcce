"""What does a number count? ``40 patients``, ``12 of 40``, ``n = 40``, ``three trials``."""

import re

_N_BEFORE = re.compile(
    r"(?:\b[nN]\s?=?|\b(?:participants|patients|women|children|infants|subjects|adults|studies|trials|RCTs)\s?="
    r"|\b(?:remaining|other|(?<!effect )sizes? (?:of|was|is)|total of|totals|\(out of"
    r"|(?:sub)?populations?(?: of)?|(?:samples?|cohorts?|groups?|series|denominator|[nN]umber|enrol[a-z]*) of"
    r"|\bnumber of (?:[a-z]+\s){1,3}(?:was|is|were))"
    r"|\bnumber of [a-z]{1,15} was)\s?(?:[=:]\s?)?$"
)
TOTAL = re.compile(
    r"\s(?:out\s)?of\s(?:(?:the|all|these|those|our|a total of|every|original|remaining|first|last"
    r"|initial)\s){0,2}|\s?/\s?|:(?=[1-9][0-9,])|\sin\s(?:every\s)?|\sper\s"
)
"""What leads from "12" to the 40 of "12 of 40"."""

_WORD = re.compile(r"(?:\s?\([^()]{1,60}\))?[\s\u00a0]?[-\s\u00a0](U\.S\.|[^\W\d_](?:[^\W\d_]|['’])*)")
_PEOPLE = frozenset(
    "people children women men persons individuals infants neonates adults participants patients subjects "
    "volunteers girls boys mice rats animals".split()
)
_ONE_OF_THESE = frozenset(
    "patient person child woman man infant participant subject case death study trial group tablet "
    "capsule dose "
    "drop injection item point day week month year hour time session visit site center centre review "
    "reviewer "
    "author event episode guideline hospital tooth eye sample specimen question arm cycle course puff spray "
    "ampoule vial sachet suppository patch unit randomized randomised systematic recommendation report "
    "article "
    "individual woman's occasion factor drink serving meal cup glass".split()
)
_STOP = frozenset(
    "of in to and or the for with at by on from as is was were are be been has had have than that which "
    "who this "
    "but if when while per vs versus after before during between among may can should could would will "
    "must did "
    "does do not no its their his her our these those it they we he she there also only then thus "
    "however because "
    "since until about over under above below via within without through against into onto s times more less "
    "higher lower greater fewer increases increased decreases decreased plus minus i ie eg etc both each "
    "every "
    "showed reported received versus respectively said says indicates means suggests represents needs "
    "remains "
    "requires others as us plus".split()
)
_NO_PLURAL = ("ss", "us", "is", "ous", "sis")
_SINGULAR_S = frozenset({"diabetes", "analysis", "diagnosis", "sepsis", "basis", "pus", "mellitus"})
# "four 40 mg injections", "three 30-minute sessions"
_MEASURED = re.compile(
    r"\s[0-9]{1,4}(?:\.[0-9]{1,2})?[\s-]?(?:m?c?g|[µμ]g|m[lL]|IU|units?|mm|cm|hours?|h|minutes?|min|days?|weeks?|wk"
    r"|months?|years?|bed|item|channel|arm|point)(?=[\s-][a-z])"
)
_MOST_WORDS = 6
_INITIALS = re.compile(r"[A-Z]{2,}s$")  # GPs, RCTs


def is_n_before(text: str, place: int) -> bool:
    """Whether "n =" stands before ``place``."""
    return _N_BEFORE.search(text, max(0, place - 24), place) is not None


def find_counted(text: str, place: int, *, is_one: bool = False) -> int | None:
    """Where the thing ends that the number before ``place`` counts, or ``None`` if it counts nothing."""
    is_people_needed = False
    if measured := _MEASURED.match(text, place):
        place = measured.end()
    for _ in range(_MOST_WORDS):
        match = _WORD.match(text, place)
        if match is None:
            return None
        printed, place = match.group(1), match.end()
        word = printed.lower()
        if word in ("and", "or") and not is_people_needed:  # "30 obese and overweight children"
            is_people_needed = True
            continue
        if word in _STOP and not (printed.isupper() and len(printed) > 1):
            return None
        if (
            word in _PEOPLE
            or (is_one and word in _ONE_OF_THESE)
            or (not is_one and not is_people_needed and (is_plural(word) or _INITIALS.match(printed)))
        ):
            return place
        if word in _SINGULAR_S:
            return None
    return None


def is_plural(word: str) -> bool:
    """Whether a word looks like the plural of a thing that can be counted."""
    if word in _PEOPLE or word in ("data", "criteria", "teeth", "feet"):
        return True
    return len(word) > 3 and word.endswith("s") and not word.endswith(_NO_PLURAL) and word not in _SINGULAR_S


_DID = re.compile(
    r"(?:\s\([^()]{1,150}\)(?=\s(?:were|had|have)\b))?"
    r"\s(?:of (?:which|whom|them|these|those)\b|(?:were|had|have|received|died|withdrew|completed"
    r"|underwent|did|developed"
    r"|dropped|discontinued|reported|met|showed|(?!considered|compared|defined|based|associated|indicated"
    r"|rated)[a-z]{3,12}ed)\b|\s?[(\[][0-9]{1,3}(?:\.[0-9]+)?\s?%(?!\s?-?(?:CI|CrI|C\.I|[Cc]onfidence"
    r"|[Cc]redible))|pp?\b\.?(?!\s?[=<>]))"
)


def is_acting(text: str, place: int) -> bool:
    """Whether what the number before ``place`` counts is left out: "16 were excluded", "116 of which"."""
    return _DID.match(text, place) is not None


_ONE_THING = re.compile(
    r"(?:\s?[(\[][A-Za-z][^()\[\]]{0,20}[)\]])?[\s-](?![A-Z][A-Z0-9]{1,6}\s?[=<>])(?P<thing>[A-Za-z][A-Za-z]{2,}|[A-Z]{2})\b(?![-−–]?[0-9])"
)

_NO_THING = _STOP | frozenset(
    "such so more most once twice time again very too now just even still yet already usually often always"
    " respectively according based compared using indicating following followed depending including excluding"
    " because where whereas although though unless whether out off up down near left right alone"
    " apart later ago"
    " earlier old aged fold percent degrees point points either neither although being having given"
    " corresponding"
    " associated considered defined suggesting resulting showing representing meaning denotes denoting equals"
    " equal higher lower can never nor inclusive onwards onward together per via like unlike except"
    " upon along"
    " ratio gauge whose whom what how bc ad ce bce am pm"
    " irrespective regardless despite next immediately approximately about around nearly almost only".split()
)


def is_one_thing(text: str, place: int) -> bool:
    """Whether the 1 before ``place`` counts one of what follows: "1 form", "1 examination"."""
    match = _ONE_THING.match(text, place)
    return match is not None and not (match["thing"].lower() in _NO_THING or match["thing"].endswith("ly"))


_POINTED_AT = re.compile(
    r"\b(?:this|that|the|the only|each|every|any|no|which|what|first|last|another|other|as|or|type|a|an|day"
    r"|than|good|same|right|such|wrong|whichever|old|new|by|rather|these|those|at)\s$",
    re.IGNORECASE,
)
_ONE_OR_OTHER = re.compile(
    r"[\s-](?:way|ways|hand|side|side's|sided|another|such|thing|third|reason|possible|should|must|might|cannot|needs|finds"
    r"|knows|has|had|gets|feels|becomes|wants|wishes|considers|believes|assumes|uses|does|would|could|way's|out"
    r"|thinks|sees|main|size|step|stop|time|form|kind|type|sort|particular|examples?|exceptions?|problems?|strengths?|limitations?"
    r"|advantages?|disadvantages?|explanations?|concerns?|issues?|approach(?:es)?|aspects?|parts?|effects?|models?|methods?"
    r"|challenges?|end|theory|hypothesis|source|cause|results?|clinical|potential|difference|area|option|half|quarter|fifth|big|common|important|key)\b"
)


_TO_ANOTHER = re.compile(
    r"\s(?:[a-z-]+,?\s){1,9}(?:(?:to|or|than|and|into|from|over|versus)\s)(?:another|the\s(?:other|next))\b"
)
_DONE = re.compile(r"\s[a-z]{2,}(?:ed|ing)\b")


def is_just_one(text: str, start: int, place: int) -> bool:
    """Whether the word "one" before ``place`` counts: "one entry criterion", and not "one should"."""
    if find_counted(text, place, is_one=True) is not None:
        return True
    if _ONE_OR_OTHER.match(text, place) or _POINTED_AT.search(text, max(0, start - 12), start):
        return False
    if _TO_ANOTHER.match(text, place):
        return False
    return _DONE.match(text, place) is None and text[place : place + 1] == " " and is_one_thing(text, place)


def is_people(text: str, place: int) -> bool:
    """Whether people or animals follow within three words: "2008 patients", "2010 healthy older women"."""
    for _ in range(3):
        match = _WORD.match(text, place)
        if match is None or match.group(1).lower() in _STOP:
            return False
        if match.group(1).lower() in _PEOPLE:
            return True
        place = match.end()
    return False
