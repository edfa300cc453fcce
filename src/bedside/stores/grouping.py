"""Which of many records tell of one work? Pure rules; the order in which records came changes nothing.

Records are tied by what they share, strongest first: PMID, PMCID, DOI, then title with year. Records whose
stronger identifiers differ are not tied: a reprint or an erratum may bear the title, the year or even the
DOI of another work. Where a key leads to works that are told apart so, a record that has nothing stronger
cannot say to which it belongs and joins neither.
"""

import re
import unicodedata
from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from bedside.terms import Publication, PublicationId

FEWEST_TITLE_LETTERS = 30
"""Shorter titles ("Hypertension", "Editorial") are those of many works."""
MOST_BEARERS = 20
"""A key of more records names none of them: the title of each page of a site, the DOI of a whole volume."""
MOST_TANGLED = 50
"""Records that share keys, from one to the next; in a larger tangle only the PMID ties."""

_STRONG = ("pmid", "pmcid", "doi")
_SCHEMES = (*_STRONG, "title")
_NOT_A_LETTER = re.compile(r"[\W_]+")

_Group = tuple[Publication, ...]


def find_identities(publication: Publication) -> tuple[str, ...]:
    """The keys by which a record is known to be of a work: its own id first, title and year last."""
    keys = [f"id:{publication.id}"]
    keys += [f"pmid:{publication.pmid}"] if publication.pmid else []
    keys += [f"pmcid:{publication.pmcid.upper()}"] if publication.pmcid else []
    keys += [f"doi:{publication.doi.lower()}"] if publication.doi else []
    title = _NOT_A_LETTER.sub("", unicodedata.normalize("NFKC", publication.title)).casefold()
    if publication.year and len(title) >= FEWEST_TITLE_LETTERS:
        keys.append(f"title:{publication.year}:{title}")
    return tuple(dict.fromkeys(keys))


def group_records(
    records: Iterable[Publication],
    *,
    worn: Collection[str] = (),
    tangled: Collection[PublicationId] = (),
) -> list[tuple[PublicationId, ...]]:
    """The ids of the records of each work.

    ``worn`` are keys that too many records bear, ``tangled`` records of too large a tangle.

    The groups of a set of records that share no key with others are the same, whatever others there are.
    """
    groups: dict[PublicationId, _Group] = {each.id: (each,) for each in records}
    for scheme in _SCHEMES:
        for key, ids in sorted(_bearers(groups, scheme).items()):
            if key not in worn:
                free = [id for id in ids if scheme == "pmid" or id not in tangled]
                _tie(groups, free, scheme)
    distinct = {id(group): group for group in groups.values()}.values()
    return sorted(tuple(sorted(each.id for each in group)) for group in distinct)


def _bearers(groups: dict[PublicationId, _Group], scheme: str) -> dict[str, list[PublicationId]]:
    bearers: defaultdict[str, list[PublicationId]] = defaultdict(list)
    for record in {each.id: each for group in groups.values() for each in group}.values():
        for key in find_identities(record):
            if key.startswith(f"{scheme}:"):
                bearers[key].append(record.id)
    return bearers


def _tie(groups: dict[PublicationId, _Group], ids: Sequence[PublicationId], scheme: str) -> None:
    """Make one group of those that share a key, unless some of them deny it."""
    found = list({id(groups[each]): groups[each] for each in ids}.values())
    if any(_are_denied(one, other) for one, other in combinations(found, 2)):
        stronger = _SCHEMES[: _SCHEMES.index(scheme)]
        found = [group for group in found if not any(_values(group, each) for each in stronger)]
    tied = tuple(each for group in found for each in group)
    for each in tied:
        groups[each.id] = tied


def _are_denied(one: _Group, other: _Group) -> bool:
    """Whether two groups are of two works: the strongest identifier that both have decides."""
    for scheme in _STRONG:
        mine, theirs = _values(one, scheme), _values(other, scheme)
        if mine and theirs:
            return not mine & theirs
    return False


def _values(group: _Group, scheme: str) -> set[str]:
    return {value.lower() for each in group if (value := getattr(each, scheme))}
