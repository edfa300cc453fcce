"""Which other words does a release know for a phrase? From its own texts, and from MeSH where it was read.

Phrases are compared by their stems and without small words, so ``Diuretics`` meets ``diuretic``.
"""

import re
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence

import msgspec

from bedside.ports import ReadPublication
from bedside.stores.tables import encode
from bedside.stores.text_analysis import build_analyzer
from bedside.terms import MeshHeading, PublicationId

FindAbbreviations = Callable[[str], Iterator[tuple[str, str]]]
Rows = Callable[..., Sequence[tuple[str, ...]]]

FEWEST_WORKS = 2
"""What a single work calls a thing is no custom."""
MOST_NARROWER = 8
MOST_NAMES = 8
_AT_ONCE = 400
_SMALL = frozenset("a an and as at by for from in of on or the to with".split())
_INVERTED = re.compile(r"([^,]+), ([^,]+)\Z")
_SHORT, _LONG = "short form", "long form"


class ThesaurusTables:
    """The tables of a release in the making from which it will know other words."""

    def __init__(self, connection: sqlite3.Connection, find_abbreviations: FindAbbreviations | None) -> None:
        self._run, self._run_many = connection.execute, connection.executemany
        self._find_abbreviations = find_abbreviations
        self._has_old_headings = True

    def learn(self, read: ReadPublication) -> None:
        """Keep the abbreviations that a work explains."""
        if self._find_abbreviations is None:
            return
        texts = (read.publication.title, *(passage.text for passage in read.passages))
        found = {pair for text in texts for pair in self._find_abbreviations(text)}
        rows = ((read.publication.id, short, long) for short, long in sorted(found))
        self._run_many("INSERT INTO abbreviations VALUES (?, ?, ?)", rows)

    def forget(self, id: PublicationId) -> None:
        """Drop what a work explained."""
        self._run("DELETE FROM abbreviations WHERE publication_id = ?", (id,))

    def put_heading(self, heading: MeshHeading) -> None:
        """Keep a heading; the first one drops all that an earlier release held."""
        if self._has_old_headings:
            for table in ("headings", "heading_phrases", "heading_trees"):
                self._run(f"DELETE FROM {table}")
            self._has_old_headings = False
        id = heading.id
        self._run("DELETE FROM heading_phrases WHERE heading_id = ?", (id,))
        self._run("DELETE FROM heading_trees WHERE heading_id = ?", (id,))
        self._run("INSERT OR REPLACE INTO headings VALUES (?, ?)", (id, encode(heading)))
        names = (heading.name, *heading.names)
        keys = dict.fromkeys(make_key(form) for name in names for form in _forms(name))
        rows = ((key, id) for key in keys if key)
        self._run_many("INSERT OR IGNORE INTO heading_phrases VALUES (?, ?)", rows)
        self._run_many(
            "INSERT OR REPLACE INTO heading_trees VALUES (?, ?)", ((tree, id) for tree in heading.trees)
        )

    def settle(self) -> None:
        """Count anew what short and long forms the works agree on; the same works, the same table."""
        self._run("DELETE FROM expansions")
        rows = self._run("SELECT short, long, count(*) FROM abbreviations GROUP BY short, long")
        self._run_many("INSERT INTO expansions VALUES (?, ?, ?, ?)", _agreed(rows))

    def digests(self) -> Iterator[bytes]:
        """What names the content beside the works: the headings."""
        yield from (row[0] for row in self._run("SELECT body FROM headings ORDER BY id"))


class StoredThesaurus:
    """Honors ``ports.Thesaurus``."""

    def __init__(self, rows: Rows) -> None:
        """``rows`` runs a statement with values and gives all rows."""
        self._rows = rows

    def find_short_forms(self, phrases: Sequence[str]) -> dict[str, Sequence[str]]:
        """The short form by which the works go on, for each phrase that has one."""
        return self._expansions(_SHORT, phrases)

    def find_long_forms(self, phrases: Sequence[str]) -> dict[str, Sequence[str]]:
        """The long form, for each phrase that is a short form of one thing above all."""
        return self._expansions(_LONG, phrases)

    def find_names(self, phrases: Sequence[str]) -> dict[str, Sequence[str]]:
        """The other names of the heading that a phrase names."""
        found: dict[str, Sequence[str]] = {}
        for phrase, headings in self._headings(phrases).items():
            names = [name for each in headings for name in (each.name, *each.names)]
            others = {make_key(_forms(name)[-1]): name for name in reversed(names)}
            others.pop(make_key(phrase), None)
            found[phrase] = tuple(reversed(others.values()))[:MOST_NAMES]
        return found

    def find_narrower(self, phrases: Sequence[str]) -> dict[str, Sequence[str]]:
        """The names of headings one step below the heading that a phrase names, in order of the trees."""
        found: dict[str, Sequence[str]] = {}
        for phrase, headings in self._headings(phrases).items():
            trees = [tree for each in headings for tree in each.trees]
            below = dict.fromkeys(name for tree in trees for name in self._names_below(tree))
            found[phrase] = tuple(below)[:MOST_NARROWER]
        return found

    def _names_below(self, tree: str) -> Iterator[str]:
        select = (
            "SELECT body FROM heading_trees JOIN headings ON id = heading_id "
            "WHERE tree > ? AND tree < ? AND length(tree) = ? ORDER BY tree LIMIT ?"
        )
        # A full stop sorts just before a slash, and a step down is a full stop with three digits.
        for (body,) in self._rows(select, f"{tree}.", f"{tree}/", len(tree) + 4, MOST_NARROWER):
            yield msgspec.json.decode(body, type=MeshHeading).name

    def _headings(self, phrases: Sequence[str]) -> dict[str, list[MeshHeading]]:
        select = (
            "SELECT phrase, body FROM heading_phrases JOIN headings ON id = heading_id "
            "WHERE phrase IN ({}) ORDER BY id"
        )
        found: defaultdict[str, list[MeshHeading]] = defaultdict(list)
        for phrase, body in self._of_phrases(select, phrases):
            found[phrase].append(msgspec.json.decode(body, type=MeshHeading))
        return dict(found)

    def _expansions(self, kind: str, phrases: Sequence[str]) -> dict[str, Sequence[str]]:
        select = f"SELECT phrase, other FROM expansions WHERE kind = '{kind}' AND phrase IN ({{}})"
        return {phrase: (other,) for phrase, other in self._of_phrases(select, phrases)}

    def _of_phrases(self, select: str, phrases: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Rows whose first column is a key, with the phrase in its place."""
        asked: defaultdict[str, list[str]] = defaultdict(list)
        for phrase in phrases:
            asked[make_key(phrase)].append(phrase)
        keys = list(asked)
        for start in range(0, len(keys), _AT_ONCE):
            some = keys[start : start + _AT_ONCE]
            for key, value in self._rows(select.format(",".join("?" * len(some))), *some):
                yield from ((phrase, value) for phrase in asked[key])


_ANALYZER = build_analyzer()


def make_key(phrase: str) -> str:
    """What a phrase is compared by: the stems of its words, small words left out.

    >>> make_key("Inhibitors of the Proton-Pump")
    'inhibitor proton pump'
    """
    words = phrase.lower().replace("-", " ").split()
    return " ".join(_ANALYZER.analyze(" ".join(word for word in words if word not in _SMALL)))


def _forms(name: str) -> tuple[str, ...]:
    """A name, and as it is spoken where MeSH turned it round: ``Anemia, Sickle Cell``."""
    turned = _INVERTED.match(name)
    return (name, f"{turned[2]} {turned[1]}") if turned else (name,)


def _agreed(rows: Iterator[tuple[str, str, int]]) -> Iterator[tuple[str, str, str, int]]:
    """Kind, key, what stands for it, and in how many works.

    A short form has the long form that half of its works mean. A long form has the short form that most
    of its works use, if that means nothing else above it.
    """
    longs: _Meant = defaultdict(lambda: defaultdict(Counter))
    shorts: _Meant = defaultdict(lambda: defaultdict(Counter))
    for short, long, count in rows:
        short_key, long_key = make_key(short), make_key(long)
        if short_key and long_key:
            longs[short_key][long_key][long] += count
            shorts[long_key][short_key][short] += count
    meaning: dict[str, str] = {}
    for key, others in longs.items():
        other, wording = _commonest(others)
        works = wording.total()
        if works >= FEWEST_WORKS and 2 * works >= sum(each.total() for each in others.values()):
            meaning[key] = other
            yield _LONG, key, _printed(wording), works
    for key, others in shorts.items():
        other, wording = _commonest(others)
        if wording.total() >= FEWEST_WORKS and meaning.get(other) == key:
            yield _SHORT, key, _printed(wording), wording.total()


_Meant = defaultdict[str, defaultdict[str, Counter[str]]]
"""Key to the keys of what stands for it, each with how often it was printed how."""


def _commonest(others: Mapping[str, Counter[str]]) -> tuple[str, Counter[str]]:
    return min(others.items(), key=lambda each: (-each[1].total(), each[0]))


def _printed(wording: Counter[str]) -> str:
    return min(wording, key=lambda each: (-wording[each], each))
