"""Which unit stands behind a number? ``2.5 mg once daily``, ``1.2 g of protein per kg``."""

import re

from bedside.quantities.found import Draft
from bedside.quantities.printed import UNIT, to_ucum
from bedside.terms import Comparator

_OF_IT_PER = re.compile(r"\sof\s(?:(?!and\b|or\b|to\b)[A-Za-z-]+\s){1,3}(?=per\s)")
_FLUID = re.compile(
    r"(?:\s\([^()]{1,20}\))?\sof\s(?:[a-z-]+\s)?(?:water|fluids?|liquids?|urine|milk|juice|formula|beer"
    r"|wine|soda"
    r"|coffee|tea|blood|solution|saline)\b|\s\(?[^()]{0,6}[0-9.,]+\s?(?:cups?|m[lL]|milli|lit|quarts?|pints?)"
)
_GAP = re.compile(
    r"\s(?:completed|consecutive|full|additional|more|further|calendar|successive|complete|straight"
    r"|working|whole"
    r"|postoperative)\s(?=(?:day|week|month|year|hour|minute)s?\b)|[–‐](?=[a-z])|[\s\u00a0\u202f-]?"
)
# "3.2 events per 100 patient-years": the unit stands behind what was counted
_EVENTS_PER = re.compile(
    r"\s(?:(?!(?:and|or|to|of|in|vs|versus|than|with"
    r"|for)\b)[A-Za-z-]+\s){1,3}(?=per\s(?:[0-9][0-9,]*\s)?(?:patient|person|woman"
    r"|child|participant|subject)[-\s]?years?\b)"
)
_COUNTED_UNIT = re.compile(
    r"[\s-](?:dose|increases?|decreases?|change|higher|lower|difference|increment|rise|reduction|(?:of\s)?(?:apheresis|PLAS"
    r"|PLTs?|[pP]lasma|FFP|[pP]?RBCs?|PRBCs?|packed|red\s(?:blood\s)?cells?|(?:whole\s)?blood|platelets?|cryo[a-z]*"
    r"|erythrocytes|autologous|allogeneic|alcohol))\b"
)
_MONEY = re.compile(
    r"\s?(?:€|\$|[Ee]uros?|[Dd]ollars?|USD|EUR|GBP)\s?(?=per\s(?:hour|day|week|month|year)|/(?:h|d|day|year)\b)"
)
_ADVERB = re.compile(r"\s(?:daily|hourly|weekly|monthly|yearly|annually)$")
_DOSES = frozenset(
    {
        "mg",
        "g",
        "ug",
        "[iU]",
        "mL",
        "mmol",
        "meq",
        "mg/kg",
        "[iU]/kg",
        "mmol/kg",
        "meq/kg",
        "mL/kg",
        "mg/m2",
        "ug/kg",
        "g/kg",
        "ng",
        "kcal",
        "L",
        "[Cal]",
        "[cup_us]",
        "[foz_us]",
        "[oz_av]",
        "[tsp_us]",
    }
)
_OF_IT_DAILY = re.compile(
    r"\s(?:of\s)?(?:(?!(?:once|twice|thrice|times|every|per|or|and|to|then|one|three|four|two|[bBtTqQ][iI][dD]"
    r"|for|in|within|on|at|during|after|before|by|as|over|with|until|[a-z]{2,}(?:tions|lets|sules|doses|pills|puffs|vials))\b)[\[(]?[A-Za-z-]{2,20}[\])]?\s){1,4}"
    r"(?:once\s)?(?:per\s|a\s|each\s|every\s)?(?P<per>day|daily|weekly|week|hourly|hour)\b(?!\s[0-9])"
)
LESS_OR_MORE = (Comparator.LESS, Comparator.MORE)
_FAHRENHEIT = re.compile(r"\s?F(?![\w-])")
_WARMTH = re.compile(r"\b(?:[Tt]emperatures?|[Ff]evers?|[Ff]ebrile|[Hh]ypothermia)\b")
_COLDEST = 50
"""Below it, an F is not taken for degrees."""
_ORDINAL_NEXT = re.compile(
    r"\s(?:trimester|line|stage|phase|generation|degree|opinion|look|course|dose|trial|study)\b"
)
_PLURAL_NEXT = re.compile(r"\s[a-z]+s\b")


_OF_LIFE = re.compile(
    r"\b(?:their|his|her|your|my|our)\s(?:(?:early|mid|late)[\s-])?(?:to[\s-](?:mid|late)[\s-])?"
    r"(?:[1-9]0s?(?:\sand\s|\sor\s|\sto\s|,\s))?$"
)


def is_of_life(text: str, draft: Draft) -> bool:
    """Whether a decade of life is told: "in their 30s"."""
    return _OF_LIFE.search(text, max(0, draft.at - 30), draft.at) is not None


def take_unit(text: str, draft: Draft) -> re.Match[str] | None:
    """Reads the unit behind ``draft`` into it; ``None`` where there is none."""
    gap = _EVENTS_PER.match(text, draft.end) or _MONEY.match(text, draft.end) or _GAP.match(text, draft.end)
    unit = UNIT.match(text, gap.end() if gap else draft.end)
    may_be_warmth = unit is None and draft.low >= _COLDEST and _WARMTH.search(text) is not None
    if may_be_warmth and (degrees := _FAHRENHEIT.match(text, draft.end)):
        draft.unit, draft.printed_unit, draft.end = "[degF]", "F", degrees.end()
        return degrees
    if unit is None or (draft.is_word and len(unit.group()) < 2):
        return None
    is_glued = unit.start() == draft.end
    is_decade = 1900 <= draft.low <= 2090 or draft.comparator in LESS_OR_MORE or is_of_life(text, draft)
    if is_glued and unit.group() == "s" and is_decade:
        return None  # the 1940s, the under 16s, in their 30s
    if (
        unit.group() == "second"
        and draft.low != 1
        and (draft.is_word or _ORDINAL_NEXT.match(text, unit.end()))
    ):
        return None  # "three second trimester losses"
    if unit.group() == "second" and draft.low != 1 and _PLURAL_NEXT.match(text, unit.end()):
        return None  # "37 second operations"
    if unit.group().startswith("unit") and (draft.low < 0 or _COUNTED_UNIT.match(text, unit.end())):
        return None  # "6 units of plasma", "10 unit dose blisters", "-1.2 units"
    if is_glued and unit.group() == "K":
        return None  # thousands
    code = to_ucum(unit)
    if code in ("{copies}", "{cells}", "{beats}", "{breaths}"):
        return None
    printed = unit.group()
    if gap and gap.group() == "-" and (adverb := _ADVERB.search(printed)):  # "a 10-min daily session"
        printed = printed[: adverb.start()]
        if bare := UNIT.fullmatch(printed):
            code = to_ucum(bare)
    draft.unit, draft.printed_unit, draft.end = code, printed, unit.start() + len(printed)
    if code == "[oz_av]" and _FLUID.match(text, draft.end):
        draft.unit = "[foz_us]"
    if code in _DOSES and (joint := _OF_IT_PER.match(text, draft.end)):  # "1.2 g of protein per kg"
        rate = UNIT.match(text, joint.end())
        if rate and rate["slash"]:
            draft.unit, draft.end = code + to_ucum(rate), rate.end()
            return unit
    may_be_daily = code in _DOSES or (code in ("min", "h") and text.startswith(" of ", draft.end))
    if may_be_daily and (daily := _OF_IT_DAILY.match(text, draft.end)):  # "0.4 mg of folic acid every day"
        draft.unit = code + {"w": "/wk", "h": "/h"}.get(daily["per"][0], "/d")
    return unit
