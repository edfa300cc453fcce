"""Which conditions does the library know, what can be read of each, and how much of it was checked?"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.http import Http404
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from bedside.ports import Ledger
from bedside.terms import Claim, ConceptEntry, Facet
from bedside_web.pages.exploring.progress import Progress
from bedside_web.reviews.names import FACETS


@dataclass(frozen=True, slots=True, kw_only=True)
class FacetLine:
    """A facet of a condition. ``address`` is that of its article; facets without one have claims only."""

    facet: Facet
    name: Promise
    address: str | None
    claims: tuple[Claim, ...]
    checked: int
    is_withdrawn: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A condition with its facets, in the order in which they are asked."""

    entry: ConceptEntry
    facets: tuple[FacetLine, ...]
    claims: int
    checked: int
    unverified: int

    @property
    def has_causes(self) -> bool:
        """Whether a page of causes has anything to show."""
        return any(line.facet is Facet.CAUSE for line in self.facets)


def list_topics(ledger: Ledger, progress: Progress) -> tuple[Topic, ...]:
    """Every condition, in the packs' order."""
    return tuple(make_topic(entry, ledger.claims_on(entry.id), progress) for entry in ledger.concepts())


def make_topic(entry: ConceptEntry, claims: Sequence[Claim], progress: Progress) -> Topic:
    """A condition with its facets; those without claims are left out."""
    counts = Counter(claim.facet for claim in claims)
    return Topic(
        entry=entry,
        facets=tuple(
            _line(entry, [claim for claim in claims if claim.facet is facet], progress)
            for facet in FACETS
            if counts[facet]
        ),
        claims=len(claims),
        checked=sum(progress.checked.get((entry.id, facet), 0) for facet in counts),
        unverified=sum(claim.is_unverified for claim in claims),
    )


def find_entry(ledger: Ledger, concept: str) -> ConceptEntry:
    """The condition of this id. Raises ``Http404`` without repeating what was typed."""
    return _only(entry for entry in ledger.concepts() if entry.id == concept)


def _only(found: Iterable[ConceptEntry]) -> ConceptEntry:
    for entry in found:
        return entry
    raise Http404(_("The library knows no such condition."))


def _line(entry: ConceptEntry, claims: Sequence[Claim], progress: Progress) -> FacetLine:
    facet = claims[0].facet
    address = f"{entry.id}/{facet.value}"
    return FacetLine(
        facet=facet,
        name=FACETS[facet],
        address=address if address in progress.published else None,
        claims=tuple(claims),
        checked=progress.checked.get((entry.id, facet), 0),
        is_withdrawn=progress.published.get(address, False),
    )
