"""Which sections does an article have, in which order, and how long is each?

The facet asked for comes first and at length; what is near to it follows briefly; the rest is left out.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from bedside.terms import Audience, Facet

WHOLE = 1_000


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPlan:
    """One section: its facet, and at most how many statements it shows."""

    facet: Facet
    most: int


def _plan(first: Facet, **others: int) -> tuple[SectionPlan, ...]:
    rest = (SectionPlan(facet=Facet(name), most=most) for name, most in others.items())
    return (SectionPlan(facet=first, most=WHOLE), *rest)


PLANS: Mapping[Facet, tuple[SectionPlan, ...]] = {
    Facet.CAUSE: (
        SectionPlan(facet=Facet.DEFINITION, most=3),
        SectionPlan(facet=Facet.CAUSE, most=WHOLE),
        SectionPlan(facet=Facet.FEATURE, most=7),
        SectionPlan(facet=Facet.DIAGNOSIS, most=5),
        SectionPlan(facet=Facet.INTERPRETATION, most=6),
        SectionPlan(facet=Facet.MANAGEMENT, most=10),
        SectionPlan(facet=Facet.SPECIAL, most=5),
        SectionPlan(facet=Facet.PITFALL, most=5),
    ),
    Facet.DEFINITION: _plan(Facet.DEFINITION, epidemiology=3, cause=3, feature=3, interpretation=2),
    Facet.FEATURE: _plan(Facet.FEATURE, definition=1, diagnosis=3, management=3, pitfall=2),
    Facet.DIAGNOSIS: _plan(Facet.DIAGNOSIS, interpretation=WHOLE, cause=2, pitfall=2),
    Facet.INTERPRETATION: _plan(Facet.INTERPRETATION, diagnosis=4, pitfall=2),
    Facet.MANAGEMENT: _plan(Facet.MANAGEMENT, dosing=4, monitoring=4, special=3, pitfall=4),
    Facet.DOSING: _plan(Facet.DOSING, monitoring=3, pitfall=5),
    Facet.MONITORING: _plan(Facet.MONITORING, management=2, pitfall=2),
    Facet.PREVENTION: _plan(Facet.PREVENTION, monitoring=2, management=2),
    Facet.PROGNOSIS: _plan(Facet.PROGNOSIS, epidemiology=2, management=2),
    Facet.SPECIAL: _plan(Facet.SPECIAL, management=3, pitfall=2),
    Facet.PITFALL: _plan(Facet.PITFALL, interpretation=2, management=2),
    Facet.EPIDEMIOLOGY: _plan(Facet.EPIDEMIOLOGY, definition=2, prognosis=2),
    Facet.PHYSIOLOGY: _plan(Facet.PHYSIOLOGY, cause=2, feature=2),
}

TRAINEE_EXTRA = SectionPlan(facet=Facet.PHYSIOLOGY, most=4)
NURSE_EXTRA = SectionPlan(facet=Facet.MONITORING, most=5)

TITLES: Mapping[Facet, tuple[str, str]] = {
    Facet.DEFINITION: ("Definition", "What it is"),
    Facet.CAUSE: ("Causes", "What can cause it"),
    Facet.FEATURE: ("Clinical features", "What people may notice"),
    Facet.DIAGNOSIS: ("Diagnostic approach", "How it is looked into"),
    Facet.INTERPRETATION: ("Interpretation", "What test results can mean"),
    Facet.MANAGEMENT: ("Management", "How it is treated"),
    Facet.DOSING: ("Dosing", "Doses"),
    Facet.MONITORING: ("Monitoring", "How it is watched"),
    Facet.PREVENTION: ("Prevention", "How it can be prevented"),
    Facet.PROGNOSIS: ("Prognosis", "What may happen later"),
    Facet.SPECIAL: ("Special situations", "Special situations"),
    Facet.PITFALL: ("Pitfalls", "Common mix-ups"),
    Facet.EPIDEMIOLOGY: ("How common it is", "How common it is"),
    Facet.PHYSIOLOGY: ("Physiology", "How the body handles it"),
}
ARTICLE_TITLES: Mapping[Facet, tuple[str, str]] = {
    Facet.DEFINITION: ("{name}: definition and overview", "What is {plain}?"),
    Facet.CAUSE: ("Causes of {name}", "What causes {plain}?"),
    Facet.FEATURE: ("Clinical features of {name}", "What are the signs of {plain}?"),
    Facet.DIAGNOSIS: ("Diagnostic approach to {name}", "How is {plain} looked into?"),
    Facet.INTERPRETATION: ("Interpreting tests in {name}", "What do tests for {plain} mean?"),
    Facet.MANAGEMENT: ("Management of {name}", "How is {plain} treated?"),
    Facet.DOSING: ("Dosing in {name}", "Treatment of {plain}"),
    Facet.MONITORING: ("Monitoring in {name}", "How is {plain} watched?"),
    Facet.PREVENTION: ("Prevention of {name}", "How can {plain} be prevented?"),
    Facet.PROGNOSIS: ("Prognosis of {name}", "What may follow {plain}?"),
    Facet.SPECIAL: ("{name} in special situations", "{plain} in special situations"),
    Facet.PITFALL: ("Pitfalls in {name}", "Mix-ups about {plain}"),
    Facet.EPIDEMIOLOGY: ("How common is {name}?", "How common is {plain}?"),
    Facet.PHYSIOLOGY: ("Physiology behind {name}", "How the body handles {plain}"),
}


def plan_for(facet: Facet, audience: Audience) -> tuple[SectionPlan, ...]:
    """The sections for this facet and reader; lay readers have no dosing section."""
    plan = PLANS[facet]
    if audience is Audience.TRAINEE and facet is not Facet.PHYSIOLOGY:
        plan = (*plan, TRAINEE_EXTRA)
    if audience is Audience.NURSE and Facet.MONITORING not in {section.facet for section in plan}:
        plan = (plan[0], NURSE_EXTRA, *plan[1:]) if facet is not Facet.CAUSE else (*plan, NURSE_EXTRA)
    if audience.is_lay:
        plan = tuple(section for section in plan if section.facet is not Facet.DOSING)
    return plan


def title_of(facet: Facet, audience: Audience) -> str:
    """The heading of a facet's section for this reader."""
    return TITLES[facet][audience.is_lay]


def article_title(facet: Facet, *, name: str, plain_name: str, audience: Audience) -> str:
    """The article's title for this reader."""
    title = ARTICLE_TITLES[facet][audience.is_lay].format(name=name.lower(), plain=plain_name)
    return title[:1].upper() + title[1:]
