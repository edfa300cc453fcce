"""What does a reader give to be checked, and in which forms does the result leave? Nothing of it is kept."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import PurePath

from django import forms
from django.conf import settings
from django.core.files.uploadedfile import UploadedFile
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.text import get_valid_filename
from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext

from bedside.errors import BedsideError, SourceError
from bedside.library import Checks, Text, mend_texts, read_bytes
from bedside.rendering import Sheaf, count_silent, make_sheaves
from bedside.terms import CheckedText, Severity

PASTED = "text"
"""What a pasted text is called."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """A form in which a result leaves: its suffix, its type, and who writes it."""

    suffix: str
    type: str
    write: Callable[[Checks], str]


def _mended(checks: Checks) -> str:
    return mend_texts(checks).texts[0].text


FORMS: Mapping[str, Form] = {
    "json": Form(suffix=".json", type="application/json", write=Checks.to_json),
    "sarif": Form(suffix=".sarif", type="application/sarif+json", write=Checks.to_sarif),
    "html": Form(suffix=".html", type="text/html; charset=utf-8", write=Checks.to_html),
    "mended": Form(suffix="", type="text/plain; charset=utf-8", write=_mended),
}


class CheckForm(forms.Form):
    """A pasted text or a file. What was drawn out of a file comes back as text, with the file's name.

    ``is_too_large`` says that a file came which was not even taken in.
    """

    is_too_large = False
    text = forms.CharField(required=False, strip=False)
    file = forms.FileField(required=False, max_length=255, allow_empty_file=True)
    name = forms.CharField(required=False, max_length=255)
    is_drawn = forms.BooleanField(required=False)
    has_returns = forms.BooleanField(required=False)

    def clean_text(self) -> str:
        """Browsers send every line end as CR LF; the text's own were those that ``has_returns`` tells."""
        text: str = self.cleaned_data["text"].replace("\r\n", "\n")
        return text.replace("\n", "\r\n") if self.data.get("has_returns") else text

    def clean(self) -> dict[str, object]:
        """Either a text or a file; both within their sizes, and readable."""
        if self.errors:
            return self.cleaned_data
        if self.is_too_large:
            raise _too_large()
        file = self.cleaned_data.get("file")
        given = self._read(file) if file else self._pasted()
        most = settings.CHECK_MOST_CHARACTERS
        if len(given.text) > most:
            message = ngettext(
                "The text is longer than %(most)s character. Check it in parts.",
                "The text is longer than %(most)s characters. Check it in parts.",
                most,
            )
            raise forms.ValidationError(message, params={"most": f"{most:,}"})
        self.cleaned_data["given"] = given
        return self.cleaned_data

    def _pasted(self) -> Text:
        text = self.cleaned_data["text"]
        if not text.strip():
            raise forms.ValidationError(_("There is nothing to check yet. Paste a text or choose a file."))
        name = self.cleaned_data.get("name") or PASTED
        return Text(name=PurePath(name).name, text=text, is_original=not self.cleaned_data["is_drawn"])

    def _read(self, file: "UploadedFile[bytes]") -> Text:
        name = PurePath(file.name or PASTED).name
        if (file.size or 0) > settings.CHECK_MOST_BYTES:
            raise _too_large()
        try:
            return read_bytes(name, file.read())
        except SourceError as error:
            raise forms.ValidationError(_in_english(_told(error))) from None
        except BedsideError as error:
            raise forms.ValidationError(_in_english(str(error))) from None


def _too_large() -> forms.ValidationError:
    message = _("The file is larger than %(megabytes)s MB. Check it in parts.")
    return forms.ValidationError(message, params={"megabytes": settings.CHECK_MOST_BYTES // 1_000_000})


def _in_english(sentence: str) -> SafeString:
    """What the library says, marked as being in its language."""
    return format_html('<span lang="en">{}</span>', sentence)


def _told(error: SourceError) -> str:
    """The first thing that is wrong with the file, and what to do about it."""
    return next((f"{each.met} {each.advice}" for each in error.problems), str(error))


@dataclass(frozen=True, slots=True, kw_only=True)
class Result:
    """A checked text as the page shows it; of ``silent`` sentences no rule had anything to say."""

    checked: CheckedText
    sheaf: Sheaf
    counts: Mapping[Severity, int]
    safe_mends: int
    silent: int = 0

    @property
    def has_returns(self) -> bool:
        """Whether the text's own line ends are CR LF."""
        return "\r\n" in self.checked.text

    @property
    def total(self) -> int:
        """How many findings there are."""
        return len(self.checked.findings)


def show(checks: Checks) -> Result:
    """The first text of a check, with its findings beside its blocks."""
    checked = checks.texts[0]
    severities = [finding.severity for finding in checked.findings]
    mends = [finding.mend for finding in checked.findings if finding.mend and finding.mend.is_safe]
    return Result(
        checked=checked,
        sheaf=make_sheaves((checked,))[0],
        counts={severity: severities.count(severity) for severity in Severity},
        silent=count_silent(checked),
        safe_mends=len(mends) if checked.is_original else 0,
    )


def file_name(checks: Checks, form: Form) -> str:
    """What the downloaded file is called: after the text, with no sign that a header or a disk would mind."""
    name = PurePath(checks.texts[0].name)
    suffix = form.suffix or name.suffix or ".txt"
    mark = ".mended" if form is FORMS["mended"] else ".check"
    return get_valid_filename(f"{name.stem[:80] or PASTED}{mark}{suffix}")
