"""What stands in each section? Chosen claims, worded for the reader, grouped, cited."""

from collections.abc import Iterable, Sequence

from bedside.answering.choose import Chosen, is_for_children
from bedside.answering.gather import Gathered
from bedside.answering.numbering import Numbering
from bedside.answering.plans import WHOLE, SectionPlan, plan_for, title_of
from bedside.answering.shelf import Shelf
from bedside.answering.tables import (
    SAYS_TOPICS,
    THRESHOLD_TOPIC,
    find_tabled_topics,
    make_drug_section,
    make_tables,
    state_drugs,
)
from bedside.answering.this_patient import PatientSection
from bedside.answering.views import support_of, view_of
from bedside.search import find_stems
from bedside.terms import (
    Audience,
    Certainty,
    Citation,
    Claim,
    ClaimId,
    ClaimOrigin,
    ConceptEntry,
    DraftedClaim,
    Facet,
    Look,
    Passage,
    PassageId,
    Section,
    Statement,
    Support,
    TopicGroup,
)

FOCUSED_MOST = 6
FOCUSED_SHORT = 2
LAY_MOST_A_GROUP = 4
_CERTAINTIES = tuple(Certainty)
FOCUS_TITLE = "On your question"
QUOTES_TITLE = "In the words of the literature"


class SectionMaker:
    """Makes the sections of one article; knows which claims were shown, so that none is shown twice.

    With a ``look`` it also knows which claims are held back for the patient.
    """

    def __init__(
        self, shelf: Shelf, numbering: Numbering, audience: Audience, *, look: Look | None = None
    ) -> None:
        self._shelf = shelf
        self._numbering = numbering
        self._audience = audience
        self._shown: set[ClaimId] = set()
        self._has_no_adult_doses = False
        self._held_back = frozenset(line.claim_id for line in (look.plan if look else ()) if line.held_back)

    def state(self, claims: Iterable[Claim], *, is_marked: bool = True) -> tuple[Statement, ...]:
        """Statements of the claims that this reader may see; ``is_marked`` keeps them from coming again."""
        statements = []
        for claim in claims:
            text = view_of(claim, self._audience)
            if text is None:
                continue
            if is_marked:
                self._shown.add(claim.id)
            statements.append(self._statement(claim, text))
        return tuple(statements)

    def _statement(self, claim: Claim, text: str) -> Statement:
        citations = self._numbering.cite_claim(claim)
        is_lay = self._audience.is_lay
        in_table = claim.topic == THRESHOLD_TOPIC
        return Statement(
            text=text,
            origin=ClaimOrigin.CURATED,
            citations=citations,
            claim_id=claim.id,
            certainty=claim.certainty,
            support=support_of(claim, self._titles(claim)),
            is_unverified=claim.is_unverified,
            recommendation=None if is_lay else claim.recommendation,
            dissents=() if is_lay or in_table else self._numbering.cite_dissents(claim.disagreements),
            is_held_back=claim.id in self._held_back,
        )

    def _titles(self, claim: Claim) -> tuple[str, ...]:
        return tuple(self._shelf.publication(support.publication_id).title for support in claim.supports)

    def state_drugs(self, entry: ConceptEntry) -> tuple[Statement, ...]:
        """The bottom line on drugs as causes."""
        name = entry.plain_name if self._audience.is_lay else entry.name.lower()
        return state_drugs(entry.id, name, self._shelf, self._numbering)

    def quote(self, quotes: Sequence[tuple[Passage, str]]) -> tuple[Section, ...]:
        """A section of sentences quoted from ingested literature, each with its place."""
        statements = tuple(
            Statement(
                text=f"“{sentence.strip()}”",
                origin=ClaimOrigin.EXTRACTED,
                citations=(self._numbering.cite_passage(passage),),
                support=Support.SUPPORTS,
            )
            for passage, sentence in quotes
        )
        return (Section(key="literature", title=QUOTES_TITLE, statements=statements),) if statements else ()

    def draft(self, claims: Iterable[DraftedClaim]) -> tuple[Statement, ...]:
        """Statements of what a writer drafted, or of the source's words in its place."""
        return tuple(
            Statement(
                text=f"“{claim.text}”" if claim.is_quoted else claim.text,
                origin=ClaimOrigin.EXTRACTED if claim.is_quoted else ClaimOrigin.DRAFTED,
                citations=tuple(self._cite(id) for id in claim.passage_ids),
                support=Support.SUPPORTS,
            )
            for claim in claims
        )

    def _cite(self, id: PassageId) -> Citation:
        return self._numbering.cite_passage(self._shelf.store.passage(id))

    def on_patient(self, look: Look) -> Section:
        """What a patient's record says of the condition."""
        return PatientSection(self._shelf, self._numbering, self._audience).make(look)

    def focus(self, chosen: Chosen) -> tuple[Section, ...]:
        """What was asked in particular, beyond what the bottom line says."""
        statements = self.state(claim for claim in chosen.on_focus if claim.id not in self._shown)
        return (Section(key="focus", title=FOCUS_TITLE, statements=statements),) if statements else ()

    def planned(self, chosen: Chosen, gathered: Gathered, entry: ConceptEntry) -> tuple[Section, ...]:
        """The facet asked for, at length, and what is near to it, briefly."""
        self._has_no_adult_doses = chosen.is_for_children
        by_facet: dict[Facet, list[Claim]] = {}
        for claim in chosen.visible:
            by_facet.setdefault(claim.facet, []).append(claim)
        sections = (
            self._section(_narrowed(plan, chosen), by_facet.get(plan.facet, []), gathered, entry=entry)
            for plan in plan_for(chosen.facet, self._audience)
        )
        return tuple(section for section in sections if section is not None)

    def _section(
        self, plan: SectionPlan, of_facet: Sequence[Claim], gathered: Gathered, *, entry: ConceptEntry
    ) -> Section | None:
        """Made in reading order (sentences, tables, headings), because that order gives the numbers."""
        has_tables = self._has_tables(plan, gathered)
        tabled = find_tabled_topics(of_facet) if has_tables else frozenset()
        told = [claim for claim in of_facet if claim.topic not in tabled and self._is_fresh(claim)]
        told = _most_telling(told, plan, entry)
        groups = entry.groups.get(plan.facet, ())
        grouped = {topic for group in groups for topic in group.topics}
        statements = self.state(claim for claim in told if claim.topic not in grouped)
        tools = (self._shelf, self._numbering)
        tables = make_tables(plan.facet, of_facet, entry, tools=tools) if has_tables else ()
        subsections = self._subsections(plan, told, groups)
        if plan.facet is Facet.CAUSE and plan.most >= WHOLE and not self._audience.is_lay:
            subsections += make_drug_section(entry.id, self._shelf, self._numbering)
        if not (statements or subsections or tables):
            return None
        return Section(
            key=plan.facet.value,
            title=title_of(plan.facet, self._audience),
            facet=plan.facet,
            statements=statements,
            tables=tables,
            subsections=subsections,
        )

    def _is_fresh(self, claim: Claim) -> bool:
        if self._has_no_adult_doses and claim.facet is Facet.DOSING:
            return claim.id not in self._shown and is_for_children(claim, self._shelf)
        return claim.id not in self._shown

    def _has_tables(self, plan: SectionPlan, gathered: Gathered) -> bool:
        """Tables stand in sections of some length, and wherever the question is on what they compare."""
        is_on_topic = any(term.is_in(find_stems(topic)) for term in gathered.focus for topic in SAYS_TOPICS)
        return not self._audience.is_lay and (plan.most != FOCUSED_SHORT or is_on_topic)

    def _subsections(
        self, plan: SectionPlan, claims: Sequence[Claim], groups: Iterable[TopicGroup]
    ) -> tuple[Section, ...]:
        subsections = []
        for group in groups:
            of_group = [claim for claim in claims if claim.topic in group.topics]
            statements = self.state(of_group if not self._audience.is_lay else _plainest(of_group))
            if statements:
                title = group.plain_title if self._audience.is_lay else group.title
                key = f"{plan.facet.value}-{group.title.lower().replace(' ', '-').replace(':', '')}"
                subsections.append(Section(key=key, title=title, statements=statements))
        return tuple(subsections)


def _weight(claim: Claim) -> tuple[bool, int, int]:
    """Sorts verified claims first, then those of many sources, then the certain ones."""
    return claim.is_unverified, -len(claim.supports), _CERTAINTIES.index(claim.certainty)


def _plainest(claims: Sequence[Claim]) -> list[Claim]:
    """For lay readers, at most a few claims a heading: those that most sources support."""
    ranked = sorted(claims, key=_weight)
    kept = {claim.id for claim in ranked[:LAY_MOST_A_GROUP]}
    return [claim for claim in claims if claim.id in kept]


def _narrowed(plan: SectionPlan, chosen: Chosen) -> SectionPlan:
    """When something particular was asked, the general parts stay short."""
    if not chosen.on_focus:
        return plan
    most = FOCUSED_MOST if plan.facet is chosen.facet else FOCUSED_SHORT
    return SectionPlan(facet=plan.facet, most=min(plan.most, most))


def _most_telling(claims: Sequence[Claim], plan: SectionPlan, entry: ConceptEntry) -> list[Claim]:
    """The first ``plan.most`` by the pack's choice and by how many sources support them, in its order."""
    if plan.most >= WHOLE:
        return list(claims)
    named = entry.bottom_lines.get(plan.facet, ())
    ranked = sorted(claims, key=lambda claim: (claim.id not in named, *_weight(claim)))
    kept = {claim.id for claim in ranked[: plan.most]}
    return [claim for claim in claims if claim.id in kept]
