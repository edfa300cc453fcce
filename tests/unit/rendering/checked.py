"""Which checked texts show everything that a report must show? Sentences and findings of our own making."""

from bedside.terms import CheckedText, Finding, FindingCode, FindingFamily, Mend, ReleaseId, Severity

RELEASE = ReleaseId("0123456789abcdef")

NOTE = """# Sample protocol

Samplazole 2 g (9 mmol) is given over four hours, then 5 mcg/kg by drip. It always helps [7].

- The samplate was 3.1 mEq/L, a level in mmol/L nowhere.
- Stop at midnight.

The second paragraph says nothing that is wrong.
"""


def found(text: str, words: str, code: FindingCode, **more: object) -> Finding:
    """A finding on the first place where ``words`` stand."""
    start = text.index(words)
    plain: dict[str, object] = {
        "family": FindingFamily.QUANTITY,
        "severity": Severity.ERROR,
        "reason": f"“{words}” cannot be right.",
    }
    return Finding(code=code, start=start, end=start + len(words), **{**plain, **more})  # type: ignore[arg-type]


def replaced(text: str, words: str, replacement: str, *, is_safe: bool = True) -> Mend:
    """A mend of the first place where ``words`` stand."""
    start = text.index(words)
    return Mend(start=start, end=start + len(words), replacement=replacement, is_safe=is_safe)


def note() -> CheckedText:
    """A text with every severity, overlapping spans, evidence, advice, safe and unsafe mends."""
    return CheckedText(
        name="notes/protocol.md",
        text=NOTE,
        statements=6,
        release=RELEASE,
        findings=(
            found(
                NOTE,
                "2 g (9 mmol)",
                FindingCode.CONVERSION_WRONG,
                reason="2 g of samplazole are 8 mmol, not 9 mmol.",
                evidence=("2 g ÷ 250 g/mol = 8 mmol", "Molar mass as in the table of samples, line 4"),
                advice="Write 8 mmol, or leave the conversion out.",
                mend=replaced(NOTE, "9 mmol", "8 mmol", is_safe=False),
            ),
            found(NOTE, "Samplazole 2 g", FindingCode.DOSE_WITHOUT_ROUTE, severity=Severity.WARNING,
                  family=FindingFamily.DOSE, reason="The dose has no route.", advice="Name the route."),
            found(NOTE, "mcg/kg", FindingCode.UNIT_NOTATION, severity=Severity.INFO,
                  family=FindingFamily.WORDING, reason="“mcg” is written in a way that is misread.",
                  mend=replaced(NOTE, "mcg", "microgram")),
            found(NOTE, "always", FindingCode.ABSOLUTE_WORD, severity=Severity.WARNING,
                  family=FindingFamily.WORDING, reason="“always” allows no exception."),
            found(NOTE, "[7]", FindingCode.CITATION_DANGLING, family=FindingFamily.CITATION,
                  reason="The list of references has no number 7."),
            found(NOTE, "3.1 mEq/L, a level in mmol/L nowhere.\n- Stop", FindingCode.UNITS_MIXED,
                  severity=Severity.WARNING, reason="Two units, and no conversion."),
        ),
    )  # fmt: skip


def clean_text() -> CheckedText:
    """A text in which nothing was found."""
    return CheckedText(name="clean.md", text="All is well.\n", findings=(), statements=1, release=RELEASE)


def drawn_out() -> CheckedText:
    """What a reader drew out of a PDF: its places are not those of the file."""
    return CheckedText(
        name="leaflet.pdf",
        text=NOTE,
        findings=(found(NOTE, "mcg/kg", FindingCode.UNIT_NOTATION, mend=replaced(NOTE, "mcg", "microgram")),),
        statements=6,
        is_original=False,
    )
