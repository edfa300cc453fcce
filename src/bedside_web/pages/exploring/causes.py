"""Which causes does a condition have? As a tree by mechanism, and as rows of a table."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext as _

from bedside.answering.tables import MECHANISM_TITLES
from bedside.terms import Certainty, Claim, ConceptEntry, DrugCause, Facet, TopicGroup

OVERVIEW = "overview"
HOME_TOPICS: Mapping[str, str] = {
    "gut": "gastrointestinal-medication",
    "kidney": "renal-medication",
    "shift": "redistribution",
    "extracorporeal": "extracorporeal",
    "unknown": "other",
}
"""Under which topic of claims the drugs of a mechanism stand."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Branch:
    """A mechanism, or a class of drugs, with what is below it; ``is_ours`` if its title is translated."""

    title: str
    is_ours: bool = False
    branches: tuple["Branch", ...] = ()
    claims: tuple[Claim, ...] = ()
    drugs: tuple[DrugCause, ...] = ()

    @property
    def count(self) -> int:
        """How many causes stand below it."""
        return len(self.claims) + len(self.drugs) + sum(branch.count for branch in self.branches)


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """A cause in the table: a claim, or a drug of the pack's list, which carries no certainty."""

    cause: str
    mechanism: str
    is_mechanism_ours: bool
    claim: Claim | None
    drug: DrugCause | None
    sources: int

    @property
    def certainty(self) -> Certainty | None:
        """The claim's certainty."""
        return self.claim.certainty if self.claim else None


def grow_tree(entry: ConceptEntry, claims: Sequence[Claim], drugs: Sequence[DrugCause]) -> tuple[Branch, ...]:
    """The causes by mechanism: the pack's own headings first in its order, then what stands under none."""
    groups = (*_group_of_overview(claims), *_groups(entry, claims))
    branches = [_branch(group, claims, drugs) for group in groups]
    known = {topic for group in groups for topic in group.topics}
    left = [drug for drug in drugs if HOME_TOPICS.get(drug.mechanism) not in known]
    branches += [
        Branch(title=MECHANISM_TITLES.get(mechanism, mechanism), branches=_classes(list(some)))
        for mechanism, some in groupby(sorted(left, key=_mechanism), key=_mechanism)
    ]
    return tuple(branch for branch in branches if branch.count)


def list_rows(tree: Sequence[Branch], root: Branch | None = None) -> Iterator[Row]:
    """Every cause of the tree as a row, with the mechanism at the root."""
    for branch in tree:
        top = root or branch
        for claim in branch.claims:
            works = {support.publication_id for support in claim.supports}
            yield _row(top, claim.statement, sources=len(works), claim=claim)
        for drug in branch.drugs:
            yield _row(top, drug.drug, sources=len(drug.publication_ids), drug=drug)
        yield from list_rows(branch.branches, top)


def _row(
    top: Branch, cause: str, *, sources: int, claim: Claim | None = None, drug: DrugCause | None = None
) -> Row:
    return Row(
        cause=cause,
        mechanism=top.title,
        is_mechanism_ours=top.is_ours,
        claim=claim,
        drug=drug,
        sources=sources,
    )


def _group_of_overview(claims: Sequence[Claim]) -> tuple[TopicGroup, ...]:
    title = _("In general")
    has_any = any(claim.topic == OVERVIEW for claim in claims)
    return (TopicGroup(title=title, plain_title=title, topics=(OVERVIEW,)),) if has_any else ()


def _groups(entry: ConceptEntry, claims: Sequence[Claim]) -> tuple[TopicGroup, ...]:
    """The pack's headings; a topic that stands under none is a heading of its own."""
    given = entry.groups.get(Facet.CAUSE, ())
    filed = {topic for group in given for topic in group.topics} | {OVERVIEW}
    others = dict.fromkeys(claim.topic for claim in claims if claim.topic not in filed)
    return (
        *given,
        *(TopicGroup(title=_titled(topic), plain_title=_titled(topic), topics=(topic,)) for topic in others),
    )


def _branch(group: TopicGroup, claims: Sequence[Claim], drugs: Sequence[DrugCause]) -> Branch:
    own = [drug for drug in drugs if HOME_TOPICS.get(drug.mechanism) in group.topics]
    return Branch(
        title=group.title,
        is_ours=OVERVIEW in group.topics,
        branches=(Branch(title=_("Drugs, by class"), is_ours=True, branches=_classes(own)),) if own else (),
        claims=tuple(claim for claim in claims if claim.topic in group.topics),
    )


def _classes(drugs: Sequence[DrugCause]) -> tuple[Branch, ...]:
    names = dict.fromkeys(drug.drug_class for drug in drugs)
    return tuple(
        Branch(title=_titled(name), drugs=tuple(drug for drug in drugs if drug.drug_class == name))
        for name in names
    )


def _titled(words: str) -> str:
    return words[:1].upper() + words[1:]


def _mechanism(drug: DrugCause) -> str:
    return drug.mechanism
