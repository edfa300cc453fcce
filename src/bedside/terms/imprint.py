"""What does a file that left say of itself? Which answer it is, which claims it shows, and its words."""

from dataclasses import dataclass
from enum import StrEnum

from bedside.terms.identifiers import AnswerId, ClaimId, PublicationId, ReleaseId

IMPRINT_SCHEMA = "urn:bedside:imprint:1.0"


class FileForm(StrEnum):
    """In which forms an article can be taken away."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    JSON = "json"
    PDF = "pdf"
    WORD = "docx"
    JATS = "jats"
    RIS = "ris"
    BIBTEX = "bibtex"
    CSL_JSON = "csl-json"
    FHIR = "fhir"
    FHIR_R5 = "fhir-r5"

    @property
    def suffix(self) -> str:
        """How the file's name ends, with the dot."""
        return _SUFFIXES.get(self, f".{self.value}")

    @property
    def media_type(self) -> str:
        """What an HTTP server calls it."""
        return _MEDIA_TYPES[self]

    @property
    def holds_references_only(self) -> bool:
        """Whether it is a list of references, without the article's statements."""
        return self in (FileForm.RIS, FileForm.BIBTEX, FileForm.CSL_JSON)


_SUFFIXES = {
    FileForm.TEXT: ".txt",
    FileForm.MARKDOWN: ".md",
    FileForm.JATS: ".xml",
    FileForm.BIBTEX: ".bib",
    FileForm.CSL_JSON: ".csl.json",
    FileForm.FHIR: ".fhir.json",
    FileForm.FHIR_R5: ".fhir-r5.json",
}
_MEDIA_TYPES = {
    FileForm.TEXT: "text/plain; charset=utf-8",
    FileForm.MARKDOWN: "text/markdown; charset=utf-8",
    FileForm.HTML: "text/html; charset=utf-8",
    FileForm.JSON: "application/json",
    FileForm.PDF: "application/pdf",
    FileForm.WORD: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    FileForm.JATS: "application/xml",
    FileForm.RIS: "application/x-research-info-systems",
    FileForm.BIBTEX: "application/x-bibtex",
    FileForm.CSL_JSON: "application/vnd.citationstyles.csl+json",
    FileForm.FHIR: "application/fhir+json; fhirVersion=4.0",
    FileForm.FHIR_R5: "application/fhir+json; fhirVersion=5.0",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintedClaim:
    """A claim that a file shows. ``sha256`` is of all that a reviewer signs, ``None`` if that is unknown."""

    id: ClaimId
    sha256: str | None
    places: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImprintedPart:
    """A run of a file's words, by its place. All parts, joined in order, are all words of the file.

    ``sha256`` begins that of the words: whoever replaces a word everywhere replaces it in the imprint too.
    """

    place: str
    words: str
    sha256: str
    claim_id: ClaimId | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Imprint:
    """What a file says of itself, laid into it when it is made.

    ``article_sha256`` is of the article's JSON, ``frame_sha256`` of what is no word but must not change
    (links, marks, styles), ``sha256`` of the rest of the imprint in canonical JSON; ``retracted`` names the
    works that the file marks as retracted. Nothing here is secret, so whoever changes a file can make a
    fitting imprint: it is a checksum, not a signature.
    """

    schema: str
    bedside: str
    release: ReleaseId
    answer: AnswerId
    form: FileForm
    article_sha256: str
    claims: tuple[ImprintedClaim, ...]
    parts: tuple[ImprintedPart, ...]
    frame_sha256: str
    retracted: tuple[PublicationId, ...] = ()
    sha256: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangedPart:
    """A place of a file whose words are not those of its imprint."""

    place: str
    was: str
    now: str
    claim_id: ClaimId | None = None


class ClaimStanding(StrEnum):
    """What became of a claim since a file showed it."""

    CURRENT = "current"
    CHANGED = "changed"
    GONE = "gone"
    RETRACTED = "rests on a retracted work"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class ClaimSince:
    """A claim of a file as the open library holds it now; ``retracted`` names works retracted since."""

    claim_id: ClaimId
    standing: ClaimStanding
    places: tuple[str, ...]
    retracted: tuple[PublicationId, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FileReport:
    """Whether a file is still what left, and what became of its claims in the release ``held_against``."""

    imprint: Imprint
    held_against: ReleaseId
    faults: tuple[str, ...]
    changed: tuple[ChangedPart, ...]
    claims: tuple[ClaimSince, ...]

    @property
    def is_intact(self) -> bool:
        """Whether words, marks and imprint fit each other."""
        return not self.faults and not self.changed

    @property
    def is_current(self) -> bool:
        """Whether the open library holds each claim as it stood when the file was made."""
        return all(claim.standing is ClaimStanding.CURRENT for claim in self.claims)
