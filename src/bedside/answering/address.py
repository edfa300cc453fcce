"""Under which address does an answer stand? Condition, facet and words that the library itself uses.

The same question, however worded, has one address. It never holds a reader's own words: a word stands in it
only if the release's claims, drugs or glossary have it, and never a number.
"""

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache

from bedside.answering.address_book import AddressBook
from bedside.answering.answer import answer
from bedside.answering.follow_ups import QUESTIONS
from bedside.answering.inquiry import Asked
from bedside.answering.personal import without_names, without_people
from bedside.answering.safety import NO_ARTICLE
from bedside.answering.shelf import Shelf
from bedside.search import clean, find_conditions, find_urgency, find_words, is_english, make_focus
from bedside.terms import (
    Article,
    Audience,
    Concept,
    Facet,
    Outcome,
    Question,
    Statement,
    Urgency,
)

MOST_WORDS = 8
"""An address of more words is nobody's but one reader's."""
READINGS = 4
"""How often an address is read back until it stays the same."""
SPECIAL = ("What special situations are there in {name}?", "What special situations are there in {plain}?")
_WORDINGS: Mapping[Facet, tuple[str, str]] = {**QUESTIONS, Facet.SPECIAL: SPECIAL}
_Answered = Callable[[Asked], tuple[Article, Question]]

GROUPS: Mapping[str, str] = {
    "kidney replacement therapy": "dialysis",
    "kidney transplantation": "transplantation",
}
"""By which words a group is written where its own name would be read as something else."""

NEGATIONS = re.compile(
    r"\b(?:not|no|never|none|nor|neither|without|except|excluding|unless|rather than|other than|cannot"
    r"|\w+n[’']t|(?:do|does|did|is|are|wo|ca)nt)\b",
    re.IGNORECASE,
)
_EVERYDAY_NOT = re.compile(
    r"\b(?:why (?:is|does|has|did|won't|isn't|doesn't)|(?:is|are|does|has)(?: not|n't) "
    r"(?:coming|going|respond|improv|work|rising|ris|correct))",
    re.IGNORECASE,
)
_PLAIN = re.compile(r"[a-z]+")
_PATH = re.compile(r"[\w'-]+(?:\+[\w'-]+)*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """A condition, a facet, and sorted words, each one or several words joined by hyphens."""

    concept: Concept
    facet: Facet
    words: tuple[str, ...] = ()

    @property
    def path(self) -> str:
        """As it stands in a URL: ``hypomagnesemia/cause/kidney-disease+omeprazole``."""
        return "/".join((self.concept, self.facet.value, *(["+".join(self.words)] if self.words else [])))

    @property
    def parent(self) -> "Address":
        """The same without its words."""
        return Address(concept=self.concept, facet=self.facet)


@dataclass(frozen=True, slots=True, kw_only=True)
class Addressed:
    """What a question comes to. ``article`` answers it as asked, for a clinician.

    ``unread`` are words of the question that the library does not know; ``is_negated`` says that it denies
    something, which no address can tell, and ``denial`` is the word that does. ``names_condition``: the
    condition stands in the question. ``nearest`` are addresses near it, if it has none of its own.
    """

    article: Article
    question: Question
    address: Address | None
    unread: tuple[str, ...]
    is_negated: bool
    nearest: tuple[Address, ...] = ()
    urgency: Urgency | None = None
    names_condition: bool = True
    denial: str = ""
    is_english: bool = True

    @property
    def has_no_article(self) -> bool:
        """Whether it is an emergency in which an article would do harm."""
        return self.urgency in NO_ARTICLE

    @property
    def is_whole(self) -> bool:
        """Whether the address tells all that was asked."""
        is_read = self.is_english and not self.unread and not self.is_negated
        return self.address is not None and is_read


def address_question(asked: Asked, shelf: Shelf, book: AddressBook, *, is_lay: bool = False) -> Addressed:
    """Answer the question as asked, and find its address. Raises ``QuestionError`` as ``answer`` does.

    ``is_lay``: what is told without asking is taken to be happening. Every reader is led to one address.
    """
    urgency = find_urgency(clean(asked.text), is_lay=is_lay)
    asked = replace(asked, text=without_people(asked.text, book) or asked.text)
    told = cache(lambda each: answer(each, shelf))  # the readings below mostly ask for the same once more
    article, question = told(asked)
    address = _settled(asked, told, shelf=shelf, book=book)
    _, unread = _read(question, article.facet, shelf, book=book)
    return Addressed(
        article=article,
        question=question,
        address=address,
        unread=unread,
        is_negated=NEGATIONS.search(question.text) is not None
        and _EVERYDAY_NOT.search(question.text) is None,
        nearest=() if address else _nearest(article, question, shelf, book=book),
        urgency=urgency,
        denial=denial[0] if (denial := NEGATIONS.search(question.text)) else "",
        names_condition=_names_condition(asked.text, question, shelf),
        is_english=is_english(asked.text),
    )


def _names_condition(text: str, question: Question, shelf: Shelf) -> bool:
    """Whether the question itself names the condition, by more than a drug or a bare substance."""
    words = (shelf.vocabulary.read_as(word) or word for word in find_words(clean(text)))
    told = find_conditions(tuple(words), shelf.vocabulary).mentions
    named = {each.concept for each in told if each.is_name or each.reading or len(each.words) > 1}
    return question.concept in named


def read_path(path: str, shelf: Shelf, book: AddressBook) -> Address | None:
    """The canonical address that a path leads to: other orders, cases, spellings and names lead to it too."""
    parts = [part for part in path.strip("/").split("/") if part]
    if not 1 <= len(parts) <= 3 or not all(map(_PATH.fullmatch, parts)):
        return None
    concept = _read_concept(parts[0], shelf)
    facet = book.read_facet(parts[1]) if len(parts) > 1 else Facet.DEFINITION
    if concept is None or facet is None:
        return None
    words = [part.replace("-", " ").lower() for part in parts[2].split("+")] if len(parts) > 2 else []
    groups = [GROUPS.get(word, word) for word in words if word in book.groups]
    given = Address(
        concept=concept,
        facet=facet,
        words=tuple(_slug(word) for word in sorted({*groups, *(w for w in words if w not in book.groups)})),
    )
    asked = Asked(text=word_address(given, shelf, book), audience=Audience.CLINICIAN)
    read = address_question(asked, shelf, book)
    return read.address if read.is_whole else None


def word_address(address: Address, shelf: Shelf, book: AddressBook, *, is_lay: bool = False) -> str:
    """The question that an address stands for, in the library's own words."""
    entry = shelf.vocabulary.concepts[address.concept]
    professional, lay = _WORDINGS[address.facet]
    template = lay if is_lay and lay else professional
    base = template.format(name=entry.name.lower(), plain=entry.plain_name).removesuffix("?")
    words = [slug.replace("-", " ") for slug in address.words]
    groups = [word for word in words if word in book.groups]
    others = [word for word in words if word not in book.groups]
    within = f" in {' and '.join(groups)}" if groups else ""
    beside = f" ({', '.join(others)})" if others else ""
    return f"{base}{within}{beside}?"


def _settled(asked: Asked, answered: _Answered, *, shelf: Shelf, book: AddressBook) -> Address | None:
    """The address that reads back as itself and answers as the question was answered; else ``None``."""
    impersonal = without_names(asked.text, book)
    if not any(map(str.isalnum, impersonal)):
        return None
    article, _ = answered(asked)
    told, understood = answered(replace(asked, text=impersonal))
    if told.outcome is Outcome.NOT_FOUND:
        return None
    first = told if article.outcome is Outcome.NOT_FOUND else article
    address, _ = _read(understood, first.facet, shelf, book=book)
    for _ in range(READINGS):
        if address is None:
            return None
        text = word_address(address, shelf, book)
        told, understood = answered(Asked(text=text, audience=Audience.CLINICIAN))
        again, lost = _read(understood, told.facet, shelf, book=book)
        if again == address and not lost:
            return address if _says_the_same(first, told) else None
        address = again
    return None


def _read(
    question: Question, facet: Facet, shelf: Shelf, *, book: AddressBook
) -> tuple[Address | None, tuple[str, ...]]:
    if question.concept is None or question.urgency in NO_ARTICLE or facet not in _WORDINGS:
        return None, ()
    asked = find_words(question.text)
    focus = tuple(word for word in question.focus if word not in book.harmless)
    terms = make_focus(focus, shelf.vocabulary, asked=asked)
    read = [(term.word, _canonical(term.word, term.is_group, book)) for term in terms]
    words = sorted({_slug(known) for _, known in read if known})
    unread = tuple(word for word, known in read if known is None)
    if len(words) > MOST_WORDS:
        return None, unread
    return Address(concept=question.concept, facet=facet, words=tuple(words)), unread


def _canonical(word: str, is_group: bool, book: AddressBook) -> str | None:
    known = word if is_group else book.read_word(word)
    known = GROUPS.get(known, known) if known else None
    return known if known and all(map(_PLAIN.fullmatch, known.split())) else None


def _slug(word: str) -> str:
    return word.replace(" ", "-")


def _says_the_same(article: Article, told: Article) -> bool:
    """Whether what answered the question first stands on the other article's page too."""
    first = next((statement.claim_id for statement in article.bottom_line if statement.claim_id), None)
    there = {statement.claim_id for statement in _statements(told)}
    return told.outcome is Outcome.ANSWERED and (first is None or first in there)


def _statements(article: Article) -> Iterator[Statement]:
    yield from article.bottom_line
    for section in article.sections:
        for part in (section, *section.subsections):
            yield from part.statements


def _read_concept(part: str, shelf: Shelf) -> Concept | None:
    if part.lower() in shelf.vocabulary.concepts:
        return Concept(part.lower())
    return shelf.vocabulary.phrases.get(find_words(part.replace("-", " ")))


def _nearest(article: Article, question: Question, shelf: Shelf, *, book: AddressBook) -> tuple[Address, ...]:
    """Up to three addresses on the same condition at which something is answered."""
    if question.concept is None or question.urgency in NO_ARTICLE:
        return ()
    facets = dict.fromkeys((article.facet, question.facet, Facet.MANAGEMENT, Facet.CAUSE))
    near = (Address(concept=question.concept, facet=facet) for facet in facets if facet in _WORDINGS)
    return tuple(address for address in near if _is_answered(address, shelf, book))[:3]


def _is_answered(address: Address, shelf: Shelf, book: AddressBook) -> bool:
    asked = Asked(text=word_address(address, shelf, book), audience=Audience.CLINICIAN)
    return answer(asked, shelf)[0].outcome is Outcome.ANSWERED
