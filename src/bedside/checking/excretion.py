"""Does a fractional excretion of magnesium follow from the four values that a paragraph gives with it?

FEMg = 100 × urine Mg × serum creatinine ÷ (0.7 × serum Mg × urine creatinine): claims hm-dx-002 and hm-dx-003
of the electrolytes pack. The 0.7 is for the share of serum magnesium that is filtered.
"""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from bedside.checking.catalog import found, quoted
from bedside.checking.measures import Measure, MeasuredSentence
from bedside.quantities.arithmetic import (
    FILTERED_SHARE,
    Amount,
    fractional_excretion_of_magnesium,
    is_rounded_to,
)
from bedside.terms import Finding, FindingCode

_NAMES = (
    ("result", re.compile(r"\b(?:FE\s?Mg|fractional excretion of (?:magnesium|Mg))\b", re.I)),
    ("urine magnesium", re.compile(r"\burin\w* (?:magnesium|Mg)\b|\bUMg\b", re.I)),
    ("urine creatinine", re.compile(r"\burin\w* creatinine\b|\bUCr\b", re.I)),
    ("serum magnesium", re.compile(r"\b(?:serum|plasma) (?:magnesium|Mg)\b|\b[PS]Mg\b", re.I)),
    ("serum creatinine", re.compile(r"\b(?:serum|plasma) creatinine\b|\b[PS]Cr\b", re.I)),
)
_REACH = 60
"""Letters between a name and its value."""


def check_excretions(measured: Sequence[MeasuredSentence]) -> Iterator[Finding]:
    """Paragraphs that give all four values and a result."""
    blocks: dict[int, dict[str, list[Measure]]] = defaultdict(lambda: defaultdict(list))
    for entry in measured:
        for measure in entry.measures:
            name = _name(measure)
            if name:
                blocks[entry.sentence.block][name].append(measure)
    for values in blocks.values():
        if len(values) == len(_NAMES) and all(len(some) == 1 for some in values.values()):
            yield from _held({name: some[0] for name, some in values.items()})


def _name(measure: Measure) -> str | None:
    """The last of the names before the value, if it stands near."""
    end = measure.quantity.start
    before = measure.sentence.text[max(0, end - _REACH) : end]
    places = [(match.start(), name) for name, words in _NAMES for match in words.finditer(before)]
    name = max(places)[1] if places else None
    is_percent = measure.quantity.unit == "%"
    return name if name and (name == "result") is is_percent and measure.quantity.high is None else None


def _held(values: dict[str, Measure]) -> Iterator[Finding]:
    amounts = {name: Amount(value=m.quantity.low, unit=m.quantity.unit or "") for name, m in values.items()}
    result = values["result"]
    try:
        closing = fractional_excretion_of_magnesium(
            amounts["urine magnesium"],
            serum_magnesium=amounts["serum magnesium"],
            urine_creatinine=amounts["urine creatinine"],
            serum_creatinine=amounts["serum creatinine"],
        )
    except ValueError:
        return
    right, printed = closing.computed.value, result.quantity.low
    if is_rounded_to(right, printed):
        return
    without = is_rounded_to(right * FILTERED_SHARE, printed)
    why = f"; {printed} % leaves out the factor {FILTERED_SHARE}" if without else ""
    yield found(
        FindingCode.SUM_OPEN,
        result.place,
        f"These values give a fractional excretion of {right:.1f} %, not {result.printed}{why}.",
        evidence=(closing.working, quoted(result.sentence)),
        advice="Reckon it again from the patient's values.",
    )
