"""Is what stands in brackets only a statistic that says what its sentence says: that it is not chance?

All of it must be read: an estimate, an interval, a P-value. What is read in part could say in the rest that
the finding may be chance ("95% CI -2.1% to 3.4%", "OR 0.91, 0.75-1.24").
"""

import re

_NUMBER = r"[-+]?(?:\d+(?:\.\d+)?|\.\d+)"
_PERCENT = r"(?: ?%)?"
_MEASURE = (
    r"(?:(?:adjusted |pooled |summary |a)?(?:[OHR]R|(?:odds|hazard|risk|rate) ratio|relative risk)"
    r"|(?:standardi[sz]ed |weighted )?mean difference|risk difference|[SW]?MD|RD|ARR|SD|SE)"
)
_ESTIMATE = re.compile(rf"{_MEASURE}(?: ?[:=,]| of)? ?{_NUMBER}{_PERCENT}", re.IGNORECASE)
_RANGE = rf"(?P<low>{_NUMBER}){_PERCENT}(?: to | ?[-,;] ?)(?P<high>{_NUMBER}){_PERCENT}"
_BARE_INTERVAL = re.compile(_RANGE)
_INTERVAL = re.compile(
    r"(?:9\d(?:\.\d)?% ?)?(?:CI|IQR|(?:confidence|interquartile) (?:interval|range))[:=,]? ?" + _RANGE,
    re.IGNORECASE,
)
_P = re.compile(r"P(?:-value)? ?(?P<sign>[=<>≤≥]?) ?(?P<value>(?:0?\.\d+|\d))(?![\d.^×])", re.IGNORECASE)
_BETWEEN = re.compile(r"[ ,;:]*")
_SURE_P = 0.05
"""A reader must see that a P-value is not below the customary bound."""
_CHANCE = (0, 1)
"""What an interval of a finding that is not chance leaves out: no difference, and a ratio of 1."""


def is_sure_statistic(held: str) -> bool:
    """Whether the text is nothing but statistics, and none says that the finding may be chance.

    >>> is_sure_statistic("OR 1.5, 95% CI 1.2-1.9, P<0.001"), is_sure_statistic("OR 0.91, 0.75-1.24")
    (True, False)
    """
    at = 0
    while at < len(held):
        found = _statistic(held, at)
        if found is None or _may_be_chance(found):
            return False
        between = _BETWEEN.match(held, found.end())
        at = between.end() if between else found.end()
    return at > 0


def _statistic(held: str, at: int) -> re.Match[str] | None:
    """What stands at a place. Two numbers alone are an interval behind an estimate only."""
    kinds = (_ESTIMATE, _INTERVAL, _P) + ((_BARE_INTERVAL,) if at else ())
    return next((found for kind in kinds if (found := kind.match(held, at))), None)


def _may_be_chance(found: re.Match[str]) -> bool:
    told = found.groupdict()
    if "low" in told:
        low, high = float(told["low"]), float(told["high"])
        return low > high or any(low <= chance <= high for chance in _CHANCE)
    if "value" in told:
        value, sign = float(told["value"]), told["sign"]
        return sign in (">", "≥") or value > _SURE_P or (value == _SURE_P and sign != "<")
    return False
