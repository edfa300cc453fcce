"""How is an article made into a file that says of itself what it is?"""

import hashlib
import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime

import msgspec

from bedside.editorial import hash_claim, hash_words
from bedside.errors import UserError
from bedside.exports.carrier import Carrier
from bedside.exports.carriers import carrier_of
from bedside.exports.landmarks import cut, landmarks_of
from bedside.exports.reference_landmarks import landmarks_of_entries
from bedside.exports.references import FindPublication, make_entries
from bedside.interchange.fhir import FhirVersion, document_of
from bedside.interchange.references import Entry, write_bibtex, write_csl_json, write_ris
from bedside.rendering import render_html, render_json, render_markdown, render_text, statements_of
from bedside.rendering.json import written_json
from bedside.terms import (
    IMPRINT_SCHEMA,
    Article,
    Claim,
    ClaimId,
    FileForm,
    Imprint,
    ImprintedClaim,
)
from bedside.version import __version__

WIDTH = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """Where an export looks up what an article names: its works and its claims, as they were shown."""

    find_publication: FindPublication
    find_claim: Callable[[ClaimId], Claim | None]


def make_file(article: Article, form: FileForm, sources: Sources, *, is_saved: bool = True) -> bytes:
    """The article as a file of that form, with its imprint in it.

    Where it is not saved, the file names no command that would come back to it.
    Raises ``UserError`` for a list of references that would be empty, and for a PDF without its libraries.
    """
    entries = make_entries(article, sources.find_publication) if form in _NEEDS_ENTRIES else ()
    if form.holds_references_only and not entries:
        raise UserError("The answer cites nothing, so there is no list of references. Choose another form.")
    written = _WRITERS[form](article, entries, is_saved)
    carrier = carrier_of(form)
    imprint = _make_imprint(article, form, entries, written=written, find_claim=sources.find_claim)
    return carrier.lay_in(written, msgspec.json.encode(imprint).decode())


_NEEDS_ENTRIES = (FileForm.JATS, FileForm.RIS, FileForm.BIBTEX, FileForm.CSL_JSON)


def _word(article: Article, _: Sequence[Entry], __: bool) -> bytes:
    from bedside.rendering.word import render_word

    return render_word(article, at=_made_at(article))


def _pdf(article: Article, _: Sequence[Entry], is_saved: bool) -> bytes:
    from bedside.rendering.pdf import render_pdf

    return render_pdf(article, is_saved=is_saved)


def _jats(article: Article, entries: Sequence[Entry], _: bool) -> bytes:
    from bedside.exports.jats import render_jats

    return render_jats(article, entries)


def _csl_json(_: Article, entries: Sequence[Entry], __: bool) -> bytes:
    return (json.dumps(write_csl_json(entries), ensure_ascii=False, indent=2) + "\n").encode()


def _fhir(version: FhirVersion) -> Callable[[Article, Sequence[Entry], bool], bytes]:
    return lambda article, _, __: written_json(document_of(article, version)).encode()


_WRITERS: Mapping[FileForm, Callable[[Article, Sequence[Entry], bool], bytes]] = {
    FileForm.TEXT: lambda article, _, is_saved: render_text(article, width=WIDTH, is_saved=is_saved).encode(),
    FileForm.MARKDOWN: lambda article, _, is_saved: render_markdown(article, is_saved=is_saved).encode(),
    FileForm.HTML: lambda article, _, is_saved: render_html(article, is_saved=is_saved).encode(),
    FileForm.JSON: lambda article, _, __: render_json(article).encode(),
    FileForm.PDF: _pdf,
    FileForm.WORD: _word,
    FileForm.JATS: _jats,
    FileForm.RIS: lambda _, entries, __: write_ris(entries).encode(),
    FileForm.BIBTEX: lambda _, entries, __: write_bibtex(entries).encode(),
    FileForm.CSL_JSON: _csl_json,
    FileForm.FHIR: _fhir(FhirVersion.R4),
    FileForm.FHIR_R5: _fhir(FhirVersion.R5),
}
"""A file without an imprint, of the article, its works, and whether commands come back to it."""


def _made_at(article: Article) -> datetime:
    """The article's own date, so that the same article gives the same bytes; the epoch where it has none."""
    try:
        return datetime.fromisoformat(article.last_updated).replace(tzinfo=UTC)
    except ValueError:
        return datetime(1980, 1, 1, tzinfo=UTC)


def _make_imprint(
    article: Article,
    form: FileForm,
    entries: Sequence[Entry],
    *,
    written: bytes,
    find_claim: Callable[[ClaimId], Claim | None],
) -> Imprint:
    carrier = carrier_of(form)
    taken = carrier.take_out(written)
    landmarks = () if form.holds_references_only else landmarks_of(article)
    landmarks = (*landmarks, *landmarks_of_entries(form, entries))
    parts = cut(taken.words, landmarks, _plain(carrier) if form.holds_references_only else carrier)
    return sealed(
        Imprint(
            schema=IMPRINT_SCHEMA,
            bedside=__version__,
            release=article.making.release,
            answer=article.id,
            form=form,
            article_sha256=hashlib.sha256(render_json(article).encode()).hexdigest(),
            claims=_claims(article, find_claim),
            parts=parts,
            frame_sha256=hash_frame(taken.frame),
            retracted=tuple(each.publication_id for each in article.references if each.is_retracted),
        )
    )


def _plain(carrier: Carrier) -> Carrier:
    """Openings of entries are written as the file holds them already."""
    return replace(carrier, as_written=str)


def _claims(article: Article, find_claim: Callable[[ClaimId], Claim | None]) -> tuple[ImprintedClaim, ...]:
    """Each claim of the article once, in reading order, with the places where it is shown."""
    places: dict[ClaimId, list[str]] = {
        statement.claim_id: [] for statement in statements_of(article) if statement.claim_id
    }
    for landmark in landmarks_of(article):
        if landmark.claim_id:
            places[landmark.claim_id].append(landmark.place)
    found = {id: find_claim(id) for id in places}
    return tuple(
        ImprintedClaim(id=id, sha256=hash_claim(claim) if claim else None, places=tuple(places[id]))
        for id, claim in found.items()
    )


def hash_frame(frame: str) -> str:
    """The SHA-256 of a file's frame, in hex."""
    return hashlib.sha256(frame.encode("utf-8", "replace")).hexdigest()


def sealed(imprint: Imprint) -> Imprint:
    """The imprint with the hash of the rest of itself."""
    return replace(imprint, sha256=hash_imprint(imprint))


def hash_imprint(imprint: Imprint) -> str:
    """The SHA-256 of all of an imprint but its own hash."""
    return hash_words(msgspec.to_builtins(replace(imprint, sha256="")))
