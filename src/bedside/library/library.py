"""What can be asked of a library? One object: answers, searches, works, and the making of vectors."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cached_property
from importlib.metadata import version
from pathlib import Path
from threading import Thread
from typing import TYPE_CHECKING

from bedside.answering import (
    Address,
    AmendedLedger,
    Asked,
    Shelf,
    answer,
    make_shelf,
    understand_asked,
)
from bedside.errors import UserError
from bedside.library.addresses import Addresses
from bedside.library.against import Against, find_what_opposes
from bedside.library.answer import Answer, digest_of
from bedside.library.board import Board, find_named, make_board
from bedside.library.checks import Checks, check_texts
from bedside.library.clinic import Clinic
from bedside.library.given import must_be, quiet, read_asked
from bedside.library.shipped import make_shipped
from bedside.library.sources import ReleaseSources
from bedside.library.texts import Text
from bedside.library.work import Work, find_work
from bedside.places import answers_folder, shipped_library
from bedside.ports import Ledger, Progress
from bedside.rendering import format_reference
from bedside.search import Sight, clean, find
from bedside.stores import (
    LocalReleaseWriter,
    Manifest,
    OpenRelease,
    SavedAnswer,
    backfill,
    is_library,
    open_release,
    open_vectors,
    save_answer,
)
from bedside.terms import (
    Audience,
    Claim,
    ClaimId,
    Finds,
    Found,
    Passage,
    Publication,
    Question,
    ReleaseId,
    SearchOptions,
)
from bedside.version import __version__

if TYPE_CHECKING:
    from bedside.engines import PackagedBge
    from bedside.intake import Intake
    from bedside.stores import PassageVectors

REJECTS = "rejects"
"""The folder of a library where records lie that could not be read."""
VECTORS = "vectors"
"""The folder of a library where vectors of its passages lie."""


class Library:
    """A library release, open for questions. Make one with ``Library.open``."""

    def __init__(self, path: Path, release: OpenRelease, *, vectors: Path | None = None) -> None:
        self.path = path
        self._release = release
        self._vectors_folder = vectors or path / VECTORS
        self._amended: tuple[Mapping[ClaimId, Claim], Shelf] | None = None

    @classmethod
    def open(
        cls,
        path: str | Path | None = None,
        *,
        release: str | None = None,
        vectors: Path | None = None,
        progress: Progress = quiet,
    ) -> "Library":
        """Open the library in ``path``; without one, the shipped library, made on its first use.

        ``release`` opens an earlier release by its id; ``vectors`` is the folder in which vectors of
        passages are kept, the library's own if it is not given. Raises ``LibraryNotFound`` if there is none.
        """
        if path is None:
            path = shipped_library()
            make_shipped(path, progress)
        chosen = ReleaseId(release) if release else None
        return cls(Path(path), open_release(Path(path), id=chosen), vectors=vectors)

    @classmethod
    def ingest(
        cls,
        paths: Iterable[str | Path] | str | Path,
        *,
        library: str | Path,
        bare: bool = False,
        progress: Progress = quiet,
    ) -> "Intake":
        """Read files, folders and packs into ``library`` as one new release, all or nothing.

        A new library begins with the shipped packs unless ``bare``. What could not be read is in the
        result's ``problems``. Raises ``PackError``, ``LibraryReadOnly``.
        """
        from bedside.intake import add_paths, add_shipped_packs
        from bedside.literature import find_abbreviations

        if isinstance(paths, str | Path):
            paths = [paths]
        place = Path(library)
        is_new = not is_library(place)
        with LocalReleaseWriter.begin(place, find_abbreviations=find_abbreviations) as writer:
            if is_new and not bare:
                add_shipped_packs(writer, progress)
            files = [Path(path) for path in paths]
            intake = add_paths(writer, files, progress, rejects=place / REJECTS)
            if intake.has_anything or (is_new and not intake.problems):
                progress("Writing the library", 1, None)
                writer.commit()
        return intake

    @property
    def release(self) -> ReleaseId:
        """The id of the open release."""
        return self._release.id

    @property
    def manifest(self) -> Manifest:
        """What the open release holds."""
        return self._release.manifest

    @cached_property
    def _shelf(self) -> Shelf:
        return self._make_shelf({})

    def _shelf_with(self, amended: Mapping[ClaimId, Claim] | None) -> Shelf:
        if not amended:
            return self._shelf
        if self._amended is None or self._amended[0] != amended:
            self._amended = (dict(amended), self._make_shelf(amended))
        return self._amended[1]

    def _make_shelf(self, amended: Mapping[ClaimId, Claim]) -> Shelf:
        return make_shelf(
            release=self.release,
            updated=max((pack.updated for pack in self.manifest.packs), default="unknown"),
            engines=(f"bedside {__version__}", f"tantivy {version('tantivy')}"),
            has_literature=self.has_literature,
            ledger=AmendedLedger(self._release.records, amended) if amended else self._release.records,
            store=self._release.records,
            index=self._release.index,
            format_reference=format_reference,
        )

    def ask(
        self,
        question: str,
        *,
        audience: Audience | str = Audience.CLINICIAN,
        follow_up: Answer | None = None,
        amended: Mapping[ClaimId, Claim] | None = None,
    ) -> Answer:
        """Answer ``question`` for ``audience``; ``follow_up`` is the answer that it follows.

        ``amended`` holds claims that stand in other words than in the release. Raises ``QuestionError``
        if the question is empty or too long, ``UserError`` for an audience that is not known.
        """
        asked, earlier = read_asked(question, audience, follow_up)
        return self._answer(asked, earlier, self._shelf_with(amended))

    def _answer(self, asked: Asked, earlier: tuple[str, ...], shelf: Shelf) -> Answer:
        article, question = answer(asked, shelf)
        return Answer(article=article, asked=asked, question=question, earlier=earlier)

    @cached_property
    def addresses(self) -> Addresses:
        """Under which address each answer stands."""
        return Addresses(self._shelf)

    def find_address(self, question: str, follow_up: Address | None = None) -> Address | None:
        """The one address of a question, without a word that the library does not have."""
        return self.addresses.read_question(question, follow_up=follow_up).address

    def ask_address(
        self,
        address: Address,
        audience: Audience | str = Audience.CLINICIAN,
        amended: Mapping[ClaimId, Claim] | None = None,
    ) -> Answer:
        """The answer that stands at an address; ``amended`` as for :meth:`ask`."""
        return self.ask(self.addresses.word(address), audience=audience, amended=amended)

    def search(self, query: str, *, top: int = 10, options: SearchOptions | None = None) -> tuple[Found, ...]:
        """The works of ingested literature that best match ``query``, best passage each."""
        return self.find(query, top=top, options=options).found

    def find(self, query: str, *, top: int = 10, options: SearchOptions | None = None) -> Finds:
        """As :meth:`search`, with how the query was read and why each work stands where it does."""
        must_be(query, str, "Give the query as text.")
        options = options or SearchOptions()
        sight = self._sight if options.meaning else self._words
        return find(query, sight, top=top, options=options)

    def make_vectors(
        self, *, seconds: float | None = None, progress: Progress = quiet, among: int | None = None
    ) -> tuple[int, int]:
        """Make vectors of passages that have none, so that meaning is compared at once.

        May be stopped at any moment, killed too: what was made stays. ``among`` leaves a release of
        more passages alone. Returns how many passages have a vector, and how many there are.
        """
        sight = self._sight
        keys = self._release.records.literature_vector_keys()
        if sight.embedder is None or self._vectors is None or (among is not None and len(keys) > among):
            return 0, len(keys)
        return backfill(
            self._vectors, self._release.records, embedder=sight.embedder, seconds=seconds, progress=progress
        ), len(keys)

    @property
    def has_model(self) -> bool:
        """Whether a model is installed that reads for meaning."""
        return self._embedder is not None

    def start_vectors(self) -> Thread:
        """Make vectors in a thread of their own while searches go on; it ends with the process."""
        thread = Thread(target=self.make_vectors, name="vectors", daemon=True)
        thread.start()
        return thread

    @cached_property
    def _words(self) -> Sight:
        """What a search by words looks at; no model and no vector is opened for it."""
        records = self._release.records
        return Sight(index=self._release.index, store=records, thesaurus=records.thesaurus)

    @cached_property
    def _sight(self) -> Sight:
        return replace(self._words, embedder=self._embedder, vectors=self._vectors)

    @cached_property
    def _embedder(self) -> "PackagedBge | None":
        if not self.has_literature:
            return None
        from bedside.engines import find_packaged_bge

        return find_packaged_bge()

    @cached_property
    def _vectors(self) -> "PassageVectors | None":
        if self._embedder is None:
            return None
        return open_vectors(self._vectors_folder, self._release, model=self._embedder.name)

    def check(
        self,
        texts: Sequence[Text] | Text | str,
        *,
        rules: Path | None = None,
        has_rules: bool = True,
    ) -> Checks:
        """Hold texts against themselves, the works that they cite, the curated claims, and each other.

        A ``str`` is Markdown, plain text or HTML. ``rules`` is a team's file of rules, else the nearest one
        above each text is taken, or none if ``has_rules`` is false. Raises ``SourceError`` for a broken one.
        """
        must_be(texts, (str, Text, Sequence), "Give the text to check as text.")
        if isinstance(texts, str):
            texts = Text(name="-", text=texts)
        every = [texts] if isinstance(texts, Text) else list(texts)
        return check_texts(
            every, sources=self.sources, release=self.release, rules=rules, has_rules=has_rules
        )

    def find_against(self, claim: str, *, top: int = 10) -> Against:
        """What speaks against ``claim``: passages of ingested literature, and curated claims."""
        must_be(claim, str, "Give the claim as text.")
        return find_what_opposes(
            claim,
            lambda query, most, options: self.find(query, top=most, options=options),
            publication_and_passage=lambda hit: (self.publication(hit), self.passage(hit)),
            sources=self.sources,
            top=top,
        )

    def board(self, *, concept: str | None = None) -> Board:
        """Where curated claims give different numbers for one thing; on one condition, if it is named.

        ``concept`` is a condition's id, name or other name. Raises ``UserError`` for one that is not known.
        """
        must_be(concept, (str, type(None)), "Give the condition as text.")
        return make_board(self._release, find_named(self._release.records.concepts(), concept))

    def claims(self) -> tuple[Claim, ...]:
        """All curated claims, in the packs' order."""
        records = self._release.records
        return tuple(claim for concept in records.concepts() for claim in records.claims_on(concept.id))

    @property
    def ledger(self) -> Ledger:
        """What the packs say: conditions, claims, drugs that bring them about, words in plain language."""
        return self._release.records

    @cached_property
    def clinic(self) -> Clinic:
        """What the library means for a patient: calculators, records, causes that fit, pathways."""
        return Clinic(self._release.records)

    @cached_property
    def sources(self) -> ReleaseSources:
        """The release as ``checking`` sees it: works by their identifiers, claims by their words."""
        return ReleaseSources(self._release)

    def publication(self, found: Found) -> Publication:
        """The publication of something found. ``KeyError`` for one of another release."""
        return self._release.records.publication(found.publication_id)

    def passage(self, found: Found) -> Passage:
        """The best passage of something found. ``KeyError`` for one of another release."""
        return self._release.records.passage(found.passage_id)

    def work(self, id: str) -> Work:
        """A work with its passages, the records that it was made of, and the claims that rest on it.

        ``id`` is a publication's id, that of one of its records, or ``pmid:``, ``doi:``, ``pmcid:``.
        Raises ``UserError`` if the library holds no such work.
        """
        return find_work(id, self._release, self.sources, claims=self.claims())

    @property
    def has_literature(self) -> bool:
        """Whether anything was ingested beside the packs."""
        return bool(self.manifest.counts.get("literature", 0))

    def save(self, given: Answer, *, format: str) -> SavedAnswer:
        """Keep an answer for follow-ups and replay, none with a patient's record in it (``UserError``).

        Raises ``LibraryReadOnly`` if it cannot be kept.
        """
        if given.asked.look is not None:
            raise UserError("An answer with a patient's record is never kept; ask without it to keep one.")
        saved = SavedAnswer(
            id=given.article.id,
            question=clean(given.asked.text),
            earlier=given.earlier,
            parent=given.asked.parent,
            audience=given.asked.audience,
            format=format,
            library=str(self.path.resolve()),
            release=self.release,
            sha256=digest_of(given),
            draft=given.asked.draft,
        )
        save_answer(answers_folder(), saved)
        return saved

    def follow(self, saved: SavedAnswer) -> Answer:
        """The answer of ``saved``, made again on this release, with the questions before it.

        A draft was verified against its own release, so it comes along on that one alone, and unchanged.
        """
        previous: Question | None = None
        for text in saved.earlier:
            asked = Asked(text=text, audience=saved.audience, previous=previous)
            previous = understand_asked(asked, self._shelf)
        asked = Asked(text=saved.question, audience=saved.audience, previous=previous, parent=saved.parent)
        if saved.draft and saved.release == self.release:
            drafted = self._answer(replace(asked, draft=saved.draft), saved.earlier, self._shelf)
            if digest_of(drafted) == saved.sha256:
                return drafted
        return self._answer(asked, saved.earlier, self._shelf)

    def close(self) -> None:
        """Let go of the release's files."""
        self._release.close()

    def __enter__(self) -> "Library":
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()
