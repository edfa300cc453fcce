"""Which words of a query only ask, and which say what is looked for?

A question frames its population, comparison and outcome with words that stand in any study: "in patients
with", "compared with", "what is the effect of". They find little, and cost the words that do.
"""

from collections.abc import Sequence

ASKING = frozenset(
    """
    about after all also am among any anyone anything around ask been being both but call called came can't
    cannot come could couldn't did didn't different doesn't doing don't done during each either else
    especially etc even ever every everything exactly exist exists explain find first following found
    further get gets getting give given gives go goes going good got had hasn't haven't having he help helps
    her here him his however i i'm i've if including info information instead into isn't its itself just
    keep kind kinds know known later latest least let like likely list lists look made main mainly make
    makes many may me mean means might more most much must my name names need needed needs never new now off
    often old on once one only or other others our out over own particular per perhaps please possible put
    quick quickly quite rather really recent regarding same say says see seem seen several she should show
    shown simple since so some somebody someone something specific specifically still such sure take taken
    tell them then there they thing things think those though through thus today together told too toward
    towards true try under until up us use used useful uses using usual usually various very via want way
    ways we well what's will within without would write yes yet you your

    answer answers article based describe detail details discuss evidence guide guideline guidelines
    important involve involved literature overview question questions recommend recommendation
    recommendations recommended relevant role summarize summary suggest suggested

    clinical clinically common commonly commonest condition conditions current currently disease diseases
    disorder disorders general generally major occur occurs

    adult adults individual individuals patient patients people person persons subject subjects
    alone against better best between combination compare compared comparing comparison comparisons plus
    relative versus vs whether
    affect affected affects associated association effect effects happen happening happens impact impacts
    improve improved improves influence related result results
    """.split()
)
"""Frames of questions; then of population, of comparison, and of outcome. None names a thing."""


def find_asking(words: Sequence[str]) -> frozenset[str]:
    """The words that only ask; none where no word would be left to look for.

    >>> sorted(find_asking(("effect", "magnesium", "compared", "placebo")))
    ['compared', 'effect']
    """
    asking = ASKING.intersection(words)
    return asking if len(asking) < len(set(words)) else frozenset()
