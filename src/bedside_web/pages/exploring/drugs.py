"""Which drugs bring a condition about? Across all conditions, each with what else is said of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from django.utils.text import slugify

from bedside.answering.tables import MECHANISM_TITLES
from bedside.ports import Ledger
from bedside.terms import Claim, ConceptEntry, DrugCause, PublicationId


@dataclass(frozen=True, kw_only=True)
class Harm:
    """A drug as a cause of one condition."""

    entry: ConceptEntry
    cause: DrugCause

    @property
    def mechanism(self) -> str:
        """Where it acts, in words."""
        return MECHANISM_TITLES.get(self.cause.mechanism, self.cause.mechanism)


@dataclass(frozen=True, kw_only=True)
class DrugPage:
    """A drug: the conditions that it brings about, and the claims that name it."""

    name: str
    harms: tuple[Harm, ...]
    claims: tuple[Claim, ...]

    @cached_property
    def slug(self) -> str:
        """Its name in the address."""
        return slugify(self.name)

    @property
    def publication_ids(self) -> tuple[PublicationId, ...]:
        """The works that name it as a cause."""
        return tuple(id for harm in self.harms for id in harm.cause.publication_ids)

    @property
    def classes(self) -> tuple[str, ...]:
        """The classes that it belongs to."""
        return tuple(dict.fromkeys(harm.cause.drug_class for harm in self.harms))


def list_drugs(ledger: Ledger) -> tuple[DrugPage, ...]:
    """Every drug that brings a condition about, by name."""
    harms: dict[str, list[Harm]] = {}
    for entry in ledger.concepts():
        for cause in ledger.drug_causes(entry.id):
            harms.setdefault(cause.drug.casefold(), []).append(Harm(entry=entry, cause=cause))
    claims = _claims_by_drug(ledger)
    return tuple(
        DrugPage(name=harms[name][0].cause.drug, harms=tuple(harms[name]), claims=tuple(claims.get(name, ())))
        for name in sorted(harms)
    )


def by_class(drugs: Sequence[DrugPage]) -> dict[str, list[DrugPage]]:
    """The drugs by their first class, classes by name."""
    classes: dict[str, list[DrugPage]] = {}
    for drug in sorted(drugs, key=lambda drug: (drug.classes[0].casefold(), drug.name.casefold())):
        name = drug.classes[0]
        classes.setdefault(name[:1].upper() + name[1:], []).append(drug)
    return classes


def _claims_by_drug(ledger: Ledger) -> dict[str, list[Claim]]:
    claims: dict[str, list[Claim]] = {}
    for entry in ledger.concepts():
        for claim in ledger.claims_on(entry.id):
            for drug in dict.fromkeys(claim.drugs):
                claims.setdefault(drug.casefold(), []).append(claim)
    return claims
