"""What does an article say of the patient at hand? A look, worded for the reader, each line cited.

Nothing here is advice in our words: what bears on the plan is a claim of the ledger, with the datum that
brought it up. Lay readers get what is on record and what to talk about, never a suggestion, never a dose.
"""

from collections.abc import Iterable, Sequence

from bedside.answering.numbering import Numbering
from bedside.answering.shelf import Shelf
from bedside.answering.views import support_of, view_of
from bedside.terms import (
    Audience,
    CauseSeen,
    Citation,
    ClaimId,
    ClaimOrigin,
    ConditionSeen,
    Datum,
    Look,
    NextDatum,
    PlanKind,
    PlanLine,
    Presence,
    PublicationId,
    Section,
    SignSeen,
    Standing,
    Statement,
)

KEY = "this-patient"
TITLE = "This patient"
LAY_TITLE = "What this record says"
TOLD_AT_LENGTH = 4
TOLD_IN_A_LINE = 8
MOST_NEXT = 6
HOW_ORDERED = (
    "Causes stand in order of counted signs: the cause itself on record 3, a typical picture 2, a fitting "
    "sign 1, signs against taken away. This is an order to look in, not a probability."
)
NOT_FOR_YOU_ALONE = (
    "This shows what the record holds beside what sources say. It does not tell what to take or to stop: "
    "talk about it with the people who treat you."
)
NEEDED_TODAY = (
    "This needs urgent assessment today: contact your care team or the emergency service now. "
    "A source calls this severe: {band}."
)
_PLAN_TITLES = {PlanKind.CHECK: "Check first", PlanKind.CAUTION: "Mind", PlanKind.SUGGESTION: "Consider"}
_SAID = {Standing.FITS: "fits", Standing.POSSIBLE: "possible"}


class PatientSection:
    """Words a look for one reader; numbers run on in the article's numbering."""

    def __init__(self, shelf: Shelf, numbering: Numbering, audience: Audience) -> None:
        self._shelf = shelf
        self._numbering = numbering
        self._audience = audience

    def make(self, look: Look) -> Section:
        """The section on the patient: the condition, causes, what to find out, what bears on the plan."""
        is_lay = self._audience.is_lay
        parts = self._lay_parts(look) if is_lay else self._parts(look)
        return Section(
            key=KEY,
            title=LAY_TITLE if is_lay else TITLE,
            statements=(
                *self._urgent(look),
                *self._condition(look),
                *map(self._beside, look.beside),
                *self._calculated(look),
                *self._unread(look),
            ),
            subsections=tuple(part for part in parts if part.statements),
        )

    def _parts(self, look: Look) -> tuple[Section, ...]:
        leading = [each for each in look.causes if each.standing is Standing.FITS][:TOLD_AT_LENGTH]
        rest = [each for each in look.causes if each.standing in _SAID and each not in leading]
        return (
            *(self._cause(each, at) for at, each in enumerate(leading)),
            self._part("others", "Other causes", self._others(look, rest[:TOLD_IN_A_LINE])),
            self._part("next", "Not on record, and would tell them apart", self._next(look)),
            self._part("plan", "Before and during treatment", self._plan(look)),
        )

    def _lay_parts(self, look: Look) -> tuple[Section, ...]:
        fitting = [each for each in look.causes if each.standing is Standing.FITS]
        told = [self._seen(sign, "On record") for each in fitting for sign in each.signs_for]
        advice = [Statement(text=NOT_FOR_YOU_ALONE, origin=ClaimOrigin.RECORD, citations=())]
        lines = [line for line in look.plan if line.plan_kind is not PlanKind.SUGGESTION]
        return (
            self._part("causes", "On record, and known to go with it", [*dict.fromkeys(told)]),
            self._part("plan", "What to talk about", [*self._lines(lines), *advice]),
        )

    @staticmethod
    def _part(key: str, title: str, statements: Iterable[Statement]) -> Section:
        return Section(key=f"{KEY}-{key}", title=title, statements=tuple(statements))

    def _urgent(self, look: Look) -> list[Statement]:
        """For a lay reader the first line: a value in a band that a claim calls severe waits for no visit."""
        if not self._audience.is_lay:
            return []
        bands = (band for each in (look.condition, *look.beside) for band in each.severe)
        return [self._says(urgent_line(band), band) for band in bands]

    def _condition(self, look: Look) -> list[Statement]:
        seen, name = look.condition.seen, self._name(look.condition)
        if seen is None or seen.presence is Presence.UNKNOWN:
            missing = "; ".join(seen.missing) if seen else "what shows it"
            had = f" On record: {_data(seen.data)}." if seen and seen.data else ""
            text = f"The record does not tell whether there is {name}: not on record: {missing}.{had}"
        elif seen.presence is Presence.ABSENT:
            text = f"The record shows no {name}: {_data(seen.data)} (it would be {seen.sign.text})."
        else:
            text = f"The record shows {name}: {_data(seen.data)} ({seen.sign.text})."
        bands = (
            [self._seen(band, "Severity") for band in look.condition.bands]
            if not self._audience.is_lay
            else []
        )
        order = [Statement(text=HOW_ORDERED, origin=ClaimOrigin.RECORD, citations=())] if look.causes else []
        shown = Statement(text=text, origin=ClaimOrigin.RECORD, citations=self._cite(seen))
        return [shown, *bands, *([] if self._audience.is_lay else order)]

    def _beside(self, condition: ConditionSeen) -> Statement:
        """Another condition on record: whoever asks about one must not miss it."""
        signs = (*([condition.seen] if condition.seen else []), *condition.severe)
        told = "; ".join(seen.sign.text for seen in signs)
        data = _data(datum for seen in signs for datum in seen.data)
        text = f"The record also shows {self._name(condition)}: {data} ({told}). Ask about it too."
        return self._told(text, _claims(signs), _works(signs))

    def _name(self, condition: ConditionSeen) -> str:
        entry = self._shelf.vocabulary.concepts.get(condition.concept)
        return entry.plain_name if self._audience.is_lay and entry else condition.name.lower()

    def _calculated(self, look: Look) -> list[Statement]:
        if self._audience.is_lay or not look.calculated:
            return []
        text = f"Calculated from the record: {'. '.join(look.calculated)}."
        return [Statement(text=text, origin=ClaimOrigin.RECORD, citations=())]

    def _unread(self, look: Look) -> list[Statement]:
        if not look.unread:
            return []
        places = ", ".join(each.place for each in look.unread[:3])
        more = f" and {len(look.unread) - 3} more" if len(look.unread) > 3 else ""
        text = f"Not used, because it could not be read for certain: {places}{more}."
        return [Statement(text=text, origin=ClaimOrigin.RECORD, citations=())]

    def _cause(self, cause: CauseSeen, at: int) -> Section:
        statements = [self._seen(sign, "For") for sign in cause.signs_for]
        statements += [self._seen(sign, "Against") for sign in cause.signs_against]
        statements += [self._missing(cause.unknown)] if cause.unknown else []
        if cause.to_ask:
            asked = "; ".join(sign.text for sign in cause.to_ask)
            statements.append(self._told(f"To ask: {asked}.", (), cause.publication_ids))
        if cause.confirm_with:
            text = f"To confirm: {'; '.join(cause.confirm_with)}."
            statements.append(self._told(text, (), cause.publication_ids))
        counted = f"Counted: {cause.reckoning}."
        statements.append(Statement(text=counted, origin=ClaimOrigin.RECORD, citations=()))
        title = f"{_capital(cause.cause)}: {_SAID[cause.standing]}"
        return self._part(f"cause-{at + 1}", title, statements)

    def _others(self, look: Look, rest: Sequence[CauseSeen]) -> list[Statement]:
        alike: dict[tuple[str, ...], list[CauseSeen]] = {}
        for each in rest:
            alike.setdefault(tuple(sign.sign.text for sign in each.signs_for), []).append(each)
        lines = [self._fitting(causes) for causes in alike.values()]
        opposed: dict[tuple[str, ...], list[CauseSeen]] = {}
        for each in look.causes:
            if each.standing is Standing.AGAINST:
                opposed.setdefault(tuple(sign.sign.text for sign in each.signs_against), []).append(each)
        lines += [self._opposed(causes) for causes in opposed.values()]
        untold = sum(each.standing is Standing.NOT_TOLD for each in look.causes)
        if untold:
            text = (
                f"{untold} further causes have no sign on record, which does not exclude them. "
                "Causes that this library does not hold are not considered."
            )
            lines.append(Statement(text=text, origin=ClaimOrigin.RECORD, citations=()))
        return lines

    def _fitting(self, causes: Sequence[CauseSeen]) -> Statement:
        """Causes that one and the same thing makes possible, in one line."""
        signs = causes[0].signs_for
        why = "; ".join(f"{seen.sign.text} ({_data(seen.data)})" for seen in signs)
        names = _capital(", ".join(cause.cause for cause in causes))
        return self._told(f"{names}: {_SAID[causes[0].standing]}, by {why}.", _claims(signs), _works(signs))

    def _opposed(self, causes: Sequence[CauseSeen]) -> Statement:
        """Causes that one and the same thing speaks against, in one line."""
        signs = causes[0].signs_against
        itself = all(seen.presence is Presence.ABSENT for seen in signs)
        why = "; ".join(f"{seen.sign.text} ({_data(seen.data)})" for seen in signs)
        names = _capital(", ".join(cause.cause for cause in causes))
        text = (
            f"{names}: against, the record does not show: {why}."
            if itself
            else f"{names}: against, by {why}."
        )
        return self._told(text, _claims(signs), _works(signs))

    def _next(self, look: Look) -> list[Statement]:
        return [
            self._told(_next_text(each), each.claim_ids, each.publication_ids)
            for each in look.next_data[:MOST_NEXT]
        ]

    def _plan(self, look: Look) -> list[Statement]:
        order = list(PlanKind)
        return self._lines(sorted(look.plan, key=lambda line: order.index(line.plan_kind)))

    def _lines(self, lines: Iterable[PlanLine]) -> list[Statement]:
        return [made for line in lines if (made := self._line(line)) is not None]

    def _line(self, line: PlanLine) -> Statement | None:
        claim = self._shelf.ledger.claim(line.claim_id)
        text = view_of(claim, self._audience)
        if text is None:
            return None
        title = _PLAN_TITLES[line.plan_kind]
        behind = f" On record: {_data(line.data)}." if line.data else ""
        if line.missing:
            behind += f" Not on record: {'; '.join(line.missing)}."
        if line.held_back:
            title = "Held back"
            behind += f" This is held back until it is known: {'; '.join(line.held_back)}."
        titles = tuple(self._shelf.publication(each.publication_id).title for each in claim.supports)
        return Statement(
            text=f"{title}: {text}{behind}",
            origin=ClaimOrigin.RECORD,
            citations=self._numbering.cite_claim(claim),
            claim_id=claim.id,
            certainty=claim.certainty,
            support=support_of(claim, titles),
            is_unverified=claim.is_unverified,
        )

    def _seen(self, seen: SignSeen, title: str) -> Statement:
        data = f": {_data(seen.data)}" if seen.data else ""
        text = f"{title}: {seen.sign.text}{data}."
        return self._says(text, seen)

    def _says(self, text: str, seen: SignSeen) -> Statement:
        return Statement(text=text, origin=ClaimOrigin.RECORD, citations=self._cite(seen))

    def _missing(self, unknown: Sequence[SignSeen]) -> Statement:
        text = f"Not on record: {'; '.join(seen.sign.text for seen in unknown)}."
        return self._told(text, _claims(unknown), _works(unknown))

    def _cite(self, seen: SignSeen | None) -> tuple[Citation, ...]:
        return self._cited(seen.sign.claim_ids, seen.sign.publication_ids) if seen else ()

    def _told(self, text: str, claims: Iterable[ClaimId], works: Iterable[PublicationId]) -> Statement:
        return Statement(text=text, origin=ClaimOrigin.RECORD, citations=self._cited(claims, works))

    def _cited(self, claims: Iterable[ClaimId], works: Iterable[PublicationId]) -> tuple[Citation, ...]:
        cited = [
            citation
            for id in dict.fromkeys(claims)
            for citation in self._numbering.cite_claim(self._shelf.ledger.claim(id))
            if not self._shelf.publication(citation.publication_id).is_ai_written  # no sign rests on such
        ]
        return (*cited, *self._numbering.cite_publications(dict.fromkeys(works)))


def urgent_line(band: SignSeen) -> str:
    """What a lay reader is told first of a value in a band that a claim calls severe."""
    return NEEDED_TODAY.format(band=_data(band.data))


def _data(data: Iterable[Datum]) -> str:
    return "; ".join(dict.fromkeys(datum.text for datum in data))


def _claims(signs: Iterable[SignSeen]) -> tuple[ClaimId, ...]:
    return tuple(id for seen in signs for id in seen.sign.claim_ids)


def _works(signs: Iterable[SignSeen]) -> tuple[PublicationId, ...]:
    return tuple(id for seen in signs for id in seen.sign.publication_ids)


def _capital(text: str) -> str:
    return text[:1].upper() + text[1:]


def _next_text(each: NextDatum) -> str:
    needs = f" (needs {'; '.join(each.needs[:4])})" if each.is_measured and each.needs != (each.what,) else ""
    title = "Measure" if each.is_measured else "Find out"
    return f"{title}: {each.what}{needs}. It would move {', '.join(each.causes)}."
