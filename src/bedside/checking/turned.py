"""Does a sentence deny a cause, advise a way of giving that is forbidden, or turn a definition round?

Only plain sentences: what is said of some, of one dose or of one group denies no claim.
"""

import re
from collections.abc import Mapping
from types import MappingProxyType

from bedside.checking.measures import analyte_of_disorder
from bedside.terms import Claim, Facet
from bedside.verification import stems_of

_CAUSES = r"(?:cause|lead to|result in|bring (?:on|about)|induce|produce|trigger)"
_CAUSED = r"(?:caused|brought (?:on|about)|induced|produced|triggered)"
_NEVER = (
    r"(?:(?:do|does|can|could|will|would)(?: not|n['’]t)|cannot|(?:can |could |will )?never)"
    r"(?: ever| directly)?"
)
_DENIED = (
    re.compile(rf"(?P<cause>[^.;:,]+?)\s{_NEVER}\s{_CAUSES}\s(?P<effect>[^.;:,]+)\.?", re.I),
    re.compile(
        rf"(?P<effect>[^.;:,]+?)\s(?:(?:is|are) (?:never|not)|(?:is|are)n['’]t)(?: ever)?\s{_CAUSED} by\s"
        r"(?P<cause>[^.;:,]+)\.?",
        re.I,
    ),
)
_OF_SOME = re.compile(
    r"\b(?:all|every|each|most|many|some|few|any|only|alone|itself|themselves|usually|often|generally|"
    r"typically|mostly|commonly|normally|may|might|probably|likely|seldom|rarely)\b",
    re.I,
)
_DOUBTED = re.compile(
    r"\b(?:not|no|never|nor|without|uncertain|unclear|absent|whereas|although|but|unlike|except\w*)\b", re.I
)


def why_not_denied(text: str, claim: Claim) -> str | None:
    """Why a denial of a cause cannot stand beside a claim on causes of that condition."""
    denial = next((met for shape in _DENIED if (met := shape.fullmatch(text.strip()))), None)
    if denial is None or claim.facet is not Facet.CAUSE:
        return None
    cause, effect = stems_of(denial["cause"]), stems_of(denial["effect"])
    if _OF_SOME.search(text) or _DOUBTED.search(claim.statement) or not cause:
        return None
    is_of_it = effect == stems_of(claim.concept) and cause <= stems_of(claim.statement)
    return f"A curated claim counts it among the causes of {claim.concept}." if is_of_it else None


_WAYS: Mapping[str, re.Pattern[str]] = MappingProxyType(
    {
        "an intravenous push": re.compile(
            r"\b(?:IV|i\.v\.|intravenous(?:ly)?)[\s-](?:\w+\s)?(?:push|bolus)(?:es)?\b|"
            r"\b(?:push|bolus)(?:es)?\s(?:IV\b|i\.v\.|intravenously\b)",
            re.I,
        ),
        "an intramuscular injection": re.compile(r"\b(?:intramuscular(?:ly)?|IM|i\.m\.)(?!\w)"),
    }
)
"""Ways of giving that claims forbid by name."""
_FORBIDDEN = re.compile(
    r"(?P<what>[\w ]+?) (?:must|should|may|is|are) (?:never|not) (?:to )?be (?:given|administered|injected) "
    r"(?P<ways>[^.;:]+)\.?",
    re.I,
)
_ADVISED = re.compile(
    r"(?:^|[:;]\s|\b(?:then|and|please)\s)(?:give|administer|inject|push)\b|"
    r"\b(?:should|must|can|may)\s(?:\w+\s)?be\s(?:\w+ly\s)?(?:given|administered|injected|pushed)\b",
    re.I,
)
_WARNED = re.compile(
    r"\b(?:not|never|no|cannot|avoid\w*|contraindicated|without|error|mistake\w*|accident\w*|inadvertent\w*|"
    r"fatal|lethal|deaths?|if|when)\b|n['’]t\b",
    re.I,
)
_BANNED = re.compile(
    r"\b(?:(?:not|never|cannot)|\w+n['’]t)\s(?:to\s)?(?:be\s)?(?:ever\s)?(?:give|administer|inject|push)(?:n|ed)?\b|"
    r"\bavoid\s(?:giving|administering|injecting|pushing)\b",
    re.I,
)
_FORMULA = re.compile(r"\bKCl\b", re.I)
_BETWEEN = re.compile(r"(?:(?!\b(?:and|then|while|after|before|followed|with|to)\b)[^,;:]){0,60}")
_OF = re.compile(r"\sof\s(?:[\d.]+\s?\w+\s)?(?:of\s)?")


def why_not_given_so(text: str, claim: Claim) -> str | None:
    """Why a drug cannot be given in the advised way beside a claim that forbids it."""
    if not _ADVISED.search(text) or _WARNED.search(text):
        return None
    way = _forbidden_way(text, claim)
    return f"A curated claim forbids giving it as {way}." if way else None


def is_same_ban(text: str, claim: Claim) -> bool:
    """Whether the sentence forbids what the claim forbids, in whatever words and for whatever amount."""
    return _BANNED.search(text) is not None and _forbidden_way(text, claim) is not None


def _forbidden_way(text: str, claim: Claim) -> str | None:
    forbidden = _FORBIDDEN.fullmatch(claim.statement)
    if forbidden is None:
        return None
    drug = re.compile(rf"\b{re.escape(forbidden['what'])}\b", re.I)
    told = _FORMULA.sub("potassium chloride", text)
    ways = ((name, way) for name, way in _WAYS.items() if way.search(forbidden["ways"]))
    return next((name for name, way in ways if _is_given(told, drug, way)), None)


def _is_given(text: str, drug: re.Pattern[str], way: re.Pattern[str]) -> bool:
    """Whether the way is that of the drug and of nothing beside it."""
    for given in way.finditer(text):
        for named in drug.finditer(text):
            is_behind = named.end() <= given.start()
            between = text[named.end() : given.start()] if is_behind else text[given.end() : named.start()]
            if (_BETWEEN if is_behind else _OF).fullmatch(between):
                return True
    return False


_BELOW = r"below|under|less than|lower than|at most|no more than|<|≤"
_ABOVE = r"above|over|more than|greater than|higher than|at least|>|≥"
_DEFINED = re.compile(
    r"(?P<name>\w+emia) (?:is|means|is defined (?:as|by)) (?:(?:an?|serum|plasma|blood|total|or) )*"
    rf"(?P<of>\w+) (?:levels? |concentrations? )?(?:of )?(?:(?P<below>{_BELOW})|(?P<above>{_ABOVE}))\s?"
    r"(?P<line>\d[\d.]*\s?[\w/]+)",
    re.I,
)


def why_not_defined_so(text: str, claim: Claim) -> str | None:
    """Why what lies above a line cannot be the disorder that a claim draws below one, and the other way."""
    ours, theirs = _DEFINED.match(text), _DEFINED.match(claim.statement)
    if ours is None or theirs is None or ours["of"].lower() != analyte_of_disorder(ours["name"]):
        return None
    is_same = stems_of(ours["name"]) == stems_of(theirs["name"])
    is_turned = (ours["below"] is None) != (theirs["below"] is None)
    side = theirs["below"] or theirs["above"]
    reason = f"A curated claim puts {theirs['name'].lower()} {side} {theirs['line']}."
    return reason if is_same and is_turned else None
