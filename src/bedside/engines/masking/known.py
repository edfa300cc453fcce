"""Is this word one of medicine, or of no one person? Then a name finder's guess is not followed."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from bedside.engines.masking.lexicon import Lexicon

_FOLDER = Path(__file__).parent / "words"
_WORD = re.compile(r"[^\W_]+(?:'[^\W_]+)?")
_ENDINGS = re.compile(
    r"""(?:emia|aemia|itis|osis|pathy|uria|ectomy|algia|plasty|scopy|trophy|plegia|penia|cytosis|coccus|bacter
    |virus|viral|monas|plasia|iasis|ectasis|genesis|kinesia|kinase|globin|cytoma|lemia|noma|penic|cytic|otic|emic|genic|pathic|trophic|lytic|graphy|formis|osum|osus|pril|sartan|olol|statin|mab|nib|azole|cillin|mycin|oxacin|gliptin|gliflozin|glutide|tidine
    |prazole|dipine|triptan|setron|lukast|parin|xaban|gatran|caine|barbital|azepam|azolam|tyline|pramine|oxetine
    |cycline|vudine|dronate|dronic|phylline|terol|profen|coxib|thiazide|semide|zolamide|lactone|renone|vaptan
    |ciclovir|cyclovir|bactam|penem|floxacin|formin|glitazone|asone|olone|onide|zosin|zepine|peridone|apine
    |lisib|ciclib|pressin|tecan|rubicin|platin|taxel|mustine|trexate|fibrate|calcin|calcet|calcitol|ferol|sulfate|phosphate
    |chloride|carbonate|citrate|gluconate|acetate|hydroxide|oxide|amide|amine|azine|idine|mide|toin|zide)s?$
    """,
    re.VERBOSE,
)
_LEAST_BEFORE_ENDING = 3
_PREFIXES = re.compile(
    r"^(?:auto|non|hyper|hypo|anti|pre|post|neuro|cardio|immuno|micro|macro|broncho|gastro|hepato|pseudo|poly|inter"
    r"|intra|over|under|multi|sub|trans|myo|osteo|nephro|hemo|extra|electro|re|un|de|para|peri|endo|ultra)-?"
)
_LEAST_STEM = 4
_AUXILIARIES = frozenset(
    "will may can do does did my an see so in is has had are was were the and or for should".split()
)
_SYMBOLS = frozenset(
    "Na Mg Ca Cl Li Fe Zn Cu He Is It In If Of Or So To We He No On At As An By Do My Am Be".split()
)
_IN_ONE = re.compile(
    r"(?<!^Mc)(?<!^Mac)(?<!^De)(?<!^Di)(?<!^Du)(?<!^La)(?<!^Le)(?<!^Van)(?<!^Fitz)(?<=[a-z])[A-Z]"
)
"""Words written into one, as *RiboTag*; *McDonald* is a name."""


@lru_cache(maxsize=1)
def _listed() -> frozenset[str]:
    return frozenset(_read("eponyms.txt") | _read("medicines.txt") | _read("ordinary.txt"))


@lru_cache(maxsize=1)
def _large_places() -> frozenset[str]:
    return frozenset(_read("large-places.txt"))


def _read(name: str) -> set[str]:
    lines = (_FOLDER / name).read_text(encoding="utf-8").splitlines()
    return {word for line in lines if not line.startswith("#") for word in line.split()}


def find_words(texts: Iterable[str]) -> frozenset[str]:
    """The words of names and terms, in small letters."""
    return frozenset(word for text in texts for word in _WORD.findall(text.replace("’", "'").casefold()))


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """What is known of words: ``terms`` are those of a library's names, the rest is in the lists."""

    terms: frozenset[str]
    lexicon: Lexicon

    def is_known(self, word: str) -> bool:
        """Whether a word is no part of a name: small, a number, short, an abbreviation, or of medicine.

        Of words joined by a hyphen, one of medicine is enough: *Wolff-Chaikoff*.
        """
        bare = _bare(word)
        if (
            _IN_ONE.search(bare)
            or len(bare) <= 2
            or not bare[0].isupper()
            or bare.isupper()
            or any(each.isdigit() for each in bare)
        ):
            return True
        parts = [bare, *(part for part in re.split(r"[-/']", bare) if len(part) > 2)]
        return any(self._is_medical(part.casefold()) for part in parts)

    def is_ordinary(self, word: str) -> bool:
        """Whether a dictionary has the word, and no list of names: *Renal*, but not *Finch*."""
        bare = _bare(word).casefold()
        if bare in self.lexicon.given or bare in self.lexicon.frequent:
            return False
        return all(self._is_english(part) for part in bare.split("-"))

    def is_large_place(self, word: str) -> bool:
        """Whether a word names a country, a state, or what lies in no one of them."""
        return _bare(word).casefold() in _large_places()

    def is_full_name(self, given: str, family: str) -> bool:
        """Whether two words are a given and a family name.

        In small letters they may not both be words of English, nor known; written as names, the second may be
        any word that no dictionary has.
        """
        first, last = given.casefold(), family.casefold()
        if first in _AUXILIARIES or last in _AUXILIARIES or self._is_medical(last):
            return False
        if given[0].isupper() and family[0].isupper() and not given.isupper():
            is_given = first in self.lexicon.given or not (self.is_known(given) or self.is_ordinary(given))
            is_family = last in self.lexicon.frequent or not (
                self.is_known(family) or self.is_ordinary(family)
            )
            return is_given and (is_family or (first in self.lexicon.given and _is_short(family)))
        is_name = first in self.lexicon.given and last in self.lexicon.family and not self._is_medical(first)
        is_written = len(first) > 2 and len(last) > 2
        return is_name and is_written and not (first in self.lexicon.english and last in self.lexicon.english)

    def is_given_name(self, word: str) -> bool:
        """Whether a word is a given name and nothing else that is known."""
        bare = _bare(word)
        is_other = self.is_known(bare) or self.is_large_place(bare) or bare.casefold() in self.lexicon.english
        return bare.casefold() in self.lexicon.given and not is_other

    def _is_medical(self, word: str) -> bool:
        if word in self.terms or word in _listed() or word.removesuffix("s") in _listed():
            return True
        met = _ENDINGS.search(word)
        return met is not None and met.start() >= _LEAST_BEFORE_ENDING

    def _is_english(self, word: str) -> bool:
        stem = _PREFIXES.sub("", word)
        forms = {word, *({stem} if len(stem) >= _LEAST_STEM else ())}
        forms |= {form.removesuffix("s") for form in forms} | {form.removesuffix("es") for form in forms}
        forms |= {form.removesuffix("ies") + "y" for form in forms} | {
            form.removesuffix("d") for form in forms
        }
        forms |= {form.removesuffix(end) for form in forms for end in ("e", "ing")}
        forms |= {form + "e" for form in forms if word.endswith("ing")}
        return not self.lexicon.english.isdisjoint(forms)


def _is_short(family: str) -> bool:
    return len(family) == 2 and family[0].isupper() and family[1].islower() and family not in _SYMBOLS


def _bare(word: str) -> str:
    return re.sub(r"'s?$", "", word.strip("()[]{}<>.,;:!?\"'*/&+"))
