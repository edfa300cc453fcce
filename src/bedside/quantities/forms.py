"""Which numbers stand in two parts? ``38+6 weeks``, ``37 0/7 weeks``, ``10(-5)``, ``10th percentile``."""

import re
from decimal import Decimal

from bedside.quantities.comparators import find_comparator_before
from bedside.quantities.found import Draft
from bedside.quantities.numerals import SUPERSCRIPTS
from bedside.terms import Comparator, QuantityRole

_CENTILE = re.compile(
    r"(?:st|nd|rd|th)(?=(?:\s?(?:,|-|–|to|and|or|through)\s?(?:the\s)?[0-9]{1,2}(?:\.[0-9])?(?:st|nd|rd"
    r"|th)){0,6}"
    r"[\s-](?:per)?centiles?\b)"
)
_WEEKS_AND_DAYS = re.compile(
    r"(?:\s?\+\s?(?P<days>[0-6])|\s(?P<of_seven>[0-6])/7)(?![0-9])"
    r"(?=(?:\s?(?:to|-|–|and)\s?[0-9]{2}(?:\s?\+\s?[0-6]|\s[0-6]/7)?)?[\s-]?(?:w(?:ee)?ks?\b|gestation))"
)
_POWER_OF_TEN = re.compile(
    r"(?:\^|<sup>|\((?=[-−–]))(?P<power>[-−–]?[0-9]{1,2})(?![0-9])\)?(?:</sup>)?|(?P<raised>⁻?[⁰¹²³⁴-⁹]{1,2})"
    r"|(?P<minus>[-−–][0-9]{1,2})(?![0-9.])"
)
_P_SIGN = re.compile(r"\b[Pp]\s?[<=>≤]\s?$")


_INCHES = re.compile(r"\s?['′’]\s?(?P<inches>[0-9]{1,2}(?:\.[0-9])?)\s?(?:[\"″”]|''|’’)")


_SEVERAL_TO = re.compile(r"(?:[:∶][0-9]{1,3}){2,5}(?![0-9:.])|[:∶][1-9](?![0-9:]|[.,][0-9])")  # 1:1:1, 2:1


def read_form(text: str, draft: Draft) -> None:
    """Numbers in two parts: "38+6 weeks", "37 0/7 weeks", "P < 10(-5)", "the 10th percentile"."""
    if weeks := _WEEKS_AND_DAYS.match(text, draft.end):
        days = Decimal(weeks["days"] or weeks["of_seven"])
        draft.low, draft.end = round(draft.low + days / 7, 4) if days else draft.low, weeks.end()
        draft.role = QuantityRole.MOMENT  # of a pregnancy
    elif draft.low == 10 and (power := _POWER_OF_TEN.match(text, draft.end)):
        if power["minus"] is None or _P_SIGN.search(text, max(0, draft.at - 6), draft.at):
            printed = (power["power"] or power["raised"] or power["minus"]).translate(SUPERSCRIPTS)
            draft.low, draft.end = Decimal(1).scaleb(int(printed)), power.end()
    elif shares := _SEVERAL_TO.match(text, draft.end):
        draft.end, draft.role = shares.end(), QuantityRole.VALUE
    elif inches := _INCHES.match(text, draft.end):
        draft.low, draft.end = round(draft.low + Decimal(inches["inches"]) / 12, 4), inches.end()
        draft.unit, draft.printed_unit = "[ft_i]", inches.group()
    elif centile := _CENTILE.match(text, draft.end):
        draft.end, draft.role = centile.end(), QuantityRole.VALUE
        if text.endswith(" the ", 0, draft.at):
            start, comparator = find_comparator_before(text, draft.at - 4)
            if comparator is not Comparator.EQUAL:
                draft.start, draft.comparator = start, comparator
