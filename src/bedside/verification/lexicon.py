"""Which words carry no content, which deny, which hold back, and which say more or less?

Tables only, written by hand, not learned.
"""

from collections.abc import Mapping
from functools import lru_cache
from types import MappingProxyType


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


STOP_WORDS = _words(
    """a about above after again against all also although am among an and any are as at be because been
    before being below between both but by can cannot could did do does doing done down during each
    either et few for from further had has have having he her here hers him his how i if in into is it
    its itself just may me might more most must my neither nor no not of off on once one only or other
    others our out over own per rather same several shall she should since so some such than that the
    their them then there therefore these they this those though through thus to too toward towards
    under until up upon us very via was we were what when where whereas whether which while who whom
    whose why will with within without would you your al eg ie vs versus however moreover yet still even
    much many every often usually typically sometimes rarely seldom never always possibly probably
    perhaps likely unlikely potentially approximately roughly nearly almost"""
)

GENERAL_WORDS = _words(
    """study studies trial patient people person individual subject participant adult group case level
    concentration value rate risk effect effects associated association related relation result results
    finding show shown shows found find observed observe report reported suggest suggests indicate
    demonstrate evidence treatment treated treat therapy use used using receive given give
    administration role important importance significant significantly clinical disease disorder
    condition outcome amount number factor data analysis compared comparison versus include including
    involve involved lead leads cause causes caused due result occur occurs occurred develop development
    presence present function process response type types different specific common commonly general
    main major new known high low increase decrease change changes play plays provide require required
    need needed affect affects impact influence contribute control well overall total normal abnormal
    measured measure measurement time times year years month months day days hour hours week percent
    proportion prevalence incidence population cohort human humans cell cells via based make made help
    recommended recommendation consider considered advise advised start began appear seem defined
    definition defines called caution typical usual usually range limit cut-off threshold many least
    most"""
)
"""Words so common in medical prose that their absence says little; weighed half."""

NEGATIONS = _words(
    """no not none never neither nor without cannot fail fails failed failing unable seldom rarely hardly
    unlikely false untrue myth unproven n't"""
)
"""A word that denies what follows it. Lack and absence are no denials, see ``MANIPULATIONS``."""

NOT_NEGATIONS = (
    ("not", "only"),
    ("not", "least"),
    ("not", "just"),
    ("not", "merely"),
    ("no", "more", "than"),
    ("no", "less", "than"),
    ("no", "fewer", "than"),
    ("not", "more", "than"),
    ("not", "less", "than"),
    ("not", "exceed"),
    ("not", "exceeding"),
    ("no", "longer"),
    ("or", "not"),
)
"""Phrases in which the cue denies nothing or bounds a number."""

HEDGES = _words(
    """may might could possibly probably perhaps potentially suggest suggests suggested suggesting
    suspected seem seems seemed appear appears appeared apparently likely unclear uncertain hypothesize
    hypothesized hypothesis proposed believed thought presumed presumably speculate speculated
    preliminary tentative tentatively limited sometimes often usually typically generally commonly
    mostly mainly frequently occasionally plausible conceivably putative estimated"""
)
"""A word with which a source holds back; a claim that drops it says more than its source."""

MORE, LESS, SAME = 1, -1, 0

_MORE = """increas* rise rises rising rose raise* raising elevat* high higher greater more grow* gain* longer
    large* larger enhanc* promot* upregul* accelerat* augment* activat* induc* stimulat* boost* amplif*
    strengthen* intensif* exacerbat* excess* expan* doubl* tripl* prolong* potentiat* exceed* aggravat*
    stronger heavier encourag* facilitat* enabl* upper abundan* overexpress* above predispos* sensitiz*
    sensitis* susceptib* vulnerab* trigger* positive positively peak* surges surged over foster* favour
    favors confer confers"""
_LESS = """decreas* reduc* lower* low less fewer declin* fall falls fell fallen falling drop* diminish*
    attenuat* suppress* inhibit* block* prevent* downregul* slow* shorten* shorter small smaller weaken*
    lessen* deplet* impair* hinder* imped* restrict* minimi* lose loses losing loss losses lost halv*
    alleviat* abolish* abrogat* abat* disrupt* deactivat* inactivat* hamper* curb* poor poorer mitigat*
    protect* retard* antagoni* silenc* deficien* lack* absen* delet* ablat* knockdown* below blunt*
    ameliorat* curtail* eliminat* remov* preclud* counteract* negative negatively under defect*
    inverse* dysfunction* degrad* refractory resist*"""
_BETTER = """improv* better benefit* beneficial* effective effectively efficac* advantag* superior* success*
    favorabl* favourabl* safe safely safety help helps helped helpful restor* recover*"""
_WORSE = """wors* deteriorat* harm* ineffective* detriment* inferior* adverse* unsafe danger* useless
    unfavorab* unfavourab* unsuccess* toxic* damag* compromis*"""
_SAME = """similar* unchanged unaffected equal* equivalent* independent* unrelated identical indistinguishable
    unaltered nonsignificant comparable"""
_CAUSE = """caus* lead leads leading led produc* associat* link* correlat* contribut* depend depends dependent
    requir* affect* alter* influenc* regulat* chang* play plays"""


def _signs() -> Mapping[str, tuple[str, int]]:
    table: dict[str, tuple[str, int]] = {}
    for words, axis, sign in (
        (_CAUSE, "cause", MORE),
        (_MORE, "amount", MORE),
        (_LESS, "amount", LESS),
        (_BETTER, "worth", MORE),
        (_WORSE, "worth", LESS),
        (_SAME, "same", SAME),
    ):
        table |= dict.fromkeys(words.split(), (axis, sign))
    return MappingProxyType(table)


MANIPULATIONS = """delet* knock* lack* deficien* loss losing absen* ablat* deplet* remov* inhibit* block*
    silenc* activat* overexpress* induc* convert* restrict* blockade supplement* stimulat* disrupt* inactivat*
    mutat* defect* expan* expos*"""
"""What is done to something, or how it is, rather than what follows: before the verb of a claim it tells no
direction ("deletion of X increases Y")."""

SIGNS = _signs()
"""A word, or its beginning before a star, to its axis (amount, worth, same, cause) and its sign."""

_THINGS = _words(
    "inhibitor inhibitors blocker blockers antagonist antagonists agonist agonists growth surgery dropout "
    "inducer inducers activator activators suppressant suppressants impairment largest"
)
"""Words that begin like a direction and name a thing."""


@lru_cache(maxsize=16384)
def sign_of(word: str) -> tuple[str, int] | None:
    """Axis and sign of a lower-case word, by the word itself or by its longest listed beginning."""
    if word in SIGNS:
        return SIGNS[word]
    if word in _THINGS:
        return None
    return next((SIGNS[word[:n] + "*"] for n in range(len(word), 2, -1) if word[:n] + "*" in SIGNS), None)


EQUIVALENTS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "ppi": ("proton", "pump", "inhibitor"),
        "ppis": ("proton", "pump", "inhibitors"),
        "iv": ("intravenous",),
        "mgso4": ("magnesium", "sulfate"),
        "mg2": ("magnesium",),
        "ckd": ("chronic", "kidney", "disease"),
        "aki": ("acute", "kidney", "injury"),
        "icu": ("intensive", "care", "unit"),
        "crrt": ("continuous", "kidney", "replacement"),
        "rrt": ("kidney", "replacement"),
        "krt": ("kidney", "replacement"),
        "renal": ("kidney",),
        "intravenously": ("intravenous",),
        "parenteral": ("intravenous",),
        "sulphate": ("sulfate",),
        "phosphorus": ("phosphate",),
        "plasma": ("serum",),
        "urinary": ("urine",),
        "cardiac": ("heart",),
        "hepatic": ("liver",),
        "pulmonary": ("lung",),
        "cerebral": ("brain",),
        "gastrointestinal": ("gut",),
        "intestinal": ("gut",),
        "women": ("woman",),
        "men": ("man",),
        "children": ("child",),
        "pediatric": ("child",),
        "mice": ("mouse",),
        "murine": ("mouse",),
        "tumour": ("cancer",),
        "tumor": ("cancer",),
        "tumors": ("cancer",),
        "carcinoma": ("cancer",),
        "fatality": ("mortality",),
        "death": ("mortality",),
        "deaths": ("mortality",),
        "tumours": ("cancer",),
        "neoplasm": ("cancer",),
        "neoplasms": ("cancer",),
        "utilize": ("use",),
        "utilizes": ("uses",),
        "utilized": ("used",),
        "utilizing": ("using",),
        "utilise": ("use",),
        "utilised": ("used",),
        "doctor": ("physician",),
        "doctors": ("physician",),
        "initiate": ("start",),
        "initiated": ("started",),
        "initiating": ("starting",),
        "initiation": ("start",),
        "commence": ("start",),
        "commenced": ("started",),
        "discontinue": ("stop",),
        "discontinued": ("stopped",),
        "discontinuing": ("stopping",),
        "discontinuation": ("stopping",),
        "cease": ("stop",),
        "ceased": ("stopped",),
        "administer": ("give",),
        "administered": ("given",),
        "additional": ("further",),
        "primarily": ("mainly",),
        "chiefly": ("mainly",),
        "demonstrated": ("showed",),
        "demonstrates": ("shows",),
        "individuals": ("people",),
        "persons": ("people",),
        "medication": ("drug",),
        "medications": ("drugs",),
        "medicine": ("drug",),
        "medicines": ("drugs",),
        "illness": ("disease",),
        "illnesses": ("diseases",),
        "hemorrhage": ("bleeding",),
        "haemorrhage": ("bleeding",),
    }
)
"""A printed word to the words that it is read as on both sides, so that either wording meets the other."""
