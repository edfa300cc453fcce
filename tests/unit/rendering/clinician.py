"""What does an article for a clinician hold? The causes of hypomagnesemia, with every kind of part."""

from bedside.terms import (
    ARTICLE_SCHEMA_VERSION,
    AnswerId,
    Article,
    Audience,
    Concept,
    Correction,
    Counts,
    Facet,
    FollowUp,
    Making,
    Outcome,
    RankedEvidence,
    Recommendation,
    ReleaseId,
    ReviewStatus,
    Row,
    Section,
    Slot,
    Statement,
    Table,
)

from .numbering import EXPERT, HIGH, LOW, Numbering

MAKING = Making(
    release=ReleaseId("2026-11-22.1"),
    engines=("curated claims 0.1.0", "tantivy BM25", "number and negation check"),
    evidence=(
        RankedEvidence(id="hm-cau-001", score=12.41),
        RankedEvidence(id="hm-cau-002", score=11.93),
    ),
)
FOLLOW_UPS = (
    FollowUp(question="How is hypomagnesemia treated?", claims=29),
    FollowUp(question="Which drugs cause hypomagnesemia?", claims=24),
    FollowUp(question="What's the fractional excretion of magnesium for?", claims=7),
)
SAFETY_ADVICE = (
    "Seizure, syncope, a wide-complex tachycardia or a long QT with low magnesium: treat as an "
    "emergency "
    "and call the resuscitation team.",
    "Before giving magnesium intravenously, check kidney function, tendon reflexes and breathing.",
)


def clinician_article() -> Article:
    """Causes of hypomagnesemia for a clinician, with every kind of part."""
    book = Numbering()
    bottom_line = _bottom_line(book)
    sections = (_causes(book), _features(book), _workup(book), _management(book), _pitfalls(book))
    return Article(
        id=AnswerId("a-4f1c09d2"),
        schema_version=ARTICLE_SCHEMA_VERSION,
        question="What are the causes of hypomagnesmia?",
        title="Causes of hypomagnesemia",
        outcome=Outcome.ANSWERED,
        audience=Audience.CLINICIAN,
        concept=Concept("hypomagnesemia"),
        facet=Facet.CAUSE,
        urgent=None,
        bottom_line=bottom_line,
        sections=sections,
        references=book.references(),
        not_found=(
            "A severity scale that all sources share.",
            "A randomized comparison of how fast to replace magnesium outside cardiac arrest.",
        ),
        open_slots=(Slot.KIDNEY_FUNCTION, Slot.SEVERITY, Slot.ACUITY),
        near_sources=(),
        follow_ups=FOLLOW_UPS,
        corrections=(Correction(typed="hypomagnesmia", read_as="hypomagnesemia"),),
        safety_advice=SAFETY_ADVICE,
        glossary=(),
        readability=None,
        counts=Counts(statements=19, unverified=1, sources=len(book.numbers)),
        status=ReviewStatus.UNDER_REVIEW,
        status_note="Not yet approved: a reviewer is checking the claims below. Verify before use.",
        last_updated="22 November 2026",
        disclaimer=(
            "For health professionals, as a help in finding and checking evidence. It does not replace "
            "clinical "
            "judgment, local guidelines or the product label."
        ),
        making=MAKING,
    )


def _bottom_line(book: Numbering) -> tuple[Statement, ...]:
    return (
        book.say(
            "Hypomagnesemia comes from low intake, loss through the gut, loss through the kidneys, or a "
            "shift "
            "of magnesium into cells; loss through gut or kidney explains most cases.",
            "ijkd-2010-evidence",
            "mouw-2005-jfp",
            certainty=HIGH,
        ),
        book.say(
            "A suggested first test is the fractional excretion of magnesium together with the urinary "
            "calcium-to-creatinine ratio; it tells loss through the kidneys from other loss.",
            "ijkd-2010-evidence",
            certainty=EXPERT,
        ),
    )


def _gut(book: Numbering) -> Section:
    return Section(
        key="gut",
        title="Loss through the gut",
        statements=(
            book.say(
                "Prolonged or large-volume diarrhea is a frequent cause.", "mouw-2005-jfp", certainty=HIGH
            ),
            book.say(
                "Malabsorption: inflammatory bowel disease, celiac disease, chronic pancreatitis.",
                "austprescr-magnesium",
                "fpnotebook-hypomg",
                certainty=HIGH,
            ),
            book.say(
                "Proton pump inhibitors act mainly by reducing intestinal uptake, so they belong here "
                "and not "
                "under renal loss.",
                "janett-2015-ppi",
                dissents=[("listed as a cause of renal magnesium wasting", "seed-droracle-2025-causes")],
            ),
            book.say(
                "Most reports with proton pump inhibitors follow more than a year of use, some only "
                "three months.",
                "mhra-2012-ppi",
            ),
        ),
    )


def _kidney(book: Numbering) -> Section:
    return Section(
        key="kidney",
        title="Loss through the kidneys",
        statements=(
            book.say(
                "Thiazides: odds ratio for hypomagnesemia about 3.1 in a population cohort; loop "
                "diuretics did "
                "not lower magnesium there.",
                "kieboom-thiazide",
                dissents=[
                    ("both loop and thiazide diuretics are listed as causes", "seed-droracle-2025-causes")
                ],
            ),
            book.say(
                "Gitelman syndrome (SLC12A3): hypokalemic alkalosis with hypomagnesemia and low urinary "
                "calcium.",
                "blanchard-2017-gitelman",
                certainty=HIGH,
            ),
            book.say("Amphotericin B, through tubular toxicity.", "austprescr-magnesium"),
        ),
    )


def _other(book: Numbering) -> Section:
    return Section(
        key="other",
        title="Other settings",
        statements=(
            book.say(
                "Critical illness: 22.6% of 8,922 intensive care admissions had magnesium below 1.6 mg/dL.",
                "moskowitz-2014-lactate",
                dissents=[("60% to 65% in older intensive care series", "agus-1999-jasn")],
            ),
            book.say(
                "Altered thyroid hormone function is named as a cause.",
                "seed-droracle-2025-causes",
                certainty=LOW,
                is_unverified=True,
            ),
        ),
    )


def _causes(book: Numbering) -> Section:
    return Section(
        key="causes",
        title="Causes by mechanism",
        facet=Facet.CAUSE,
        subsections=(_gut(book), _kidney(book), _other(book)),
    )


def _features(book: Numbering) -> Section:
    rows = (
        Row(cells=("0.60 mmol/L", "1.46 mg/dL", "Textbook"), citations=book.cite("statpearls-hypomg")),
        Row(
            cells=("0.65 mmol/L", "1.3 mEq/L = 1.6 mg/dL", "Heart guideline, as quoted"),
            citations=book.cite("aha-2010-part12"),
            is_unverified=True,
        ),
        Row(cells=("0.70 mmol/L", "1.7 mg/dL", "Two hospital guidelines"),
            citations=book.cite("nhs-highland-hypomg", "nhsdg-hypomg")),
        Row(cells=("0.74 mmol/L", "1.8 mg/dL", "Nephrology review"),
            citations=book.cite("ijkd-2010-evidence")),
    )  # fmt: skip
    table = Table(
        title="Lower limit of magnesium: who says what",
        columns=("Limit", "Same limit in other units", "Kind of source"),
        rows=rows,
        note="Converted at 1 mmol/L = 2 mEq/L = 2.43 mg/dL.",
    )
    return Section(
        key="features",
        title="What counts as low, and what one sees",
        facet=Facet.DEFINITION,
        statements=(
            book.say(
                "Most people with hypomagnesemia have no symptoms.", "ijkd-2010-evidence", certainty=HIGH
            ),
            book.say(
                "Symptoms usually appear below about 1.2 mg/dL (0.5 mmol/L).",
                "ijkd-2010-evidence",
                "nhsdg-hypomg",
            ),
        ),
        tables=(table,),
    )


def _workup(book: Numbering) -> Section:
    return Section(
        key="workup",
        title="Finding the cause",
        facet=Facet.DIAGNOSIS,
        statements=(
            book.say(
                "A fractional excretion of magnesium above 2% with normal kidney function points to "
                "renal wasting.",
                "ijkd-2010-evidence",
                "austprescr-magnesium",
            ),
            book.say(
                "High urinary calcium suggests loop diuretics or Bartter syndrome; low urinary calcium, "
                "thiazides "
                "or Gitelman syndrome.",
                "ijkd-2010-evidence",
                "austprescr-magnesium",
            ),
        ),
    )


def _management(book: Numbering) -> Section:
    return Section(
        key="management",
        title="What follows for treatment",
        facet=Facet.MANAGEMENT,
        statements=(
            book.say(
                "For cardiotoxicity or cardiac arrest with hypomagnesemia, intravenous magnesium sulfate is "
                "recommended.",
                "aha-2010-part12",
                certainty=EXPERT,
                recommendation=Recommendation(by="American Heart Association 2010", grade="Class I"),
            ),
            book.say(
                "People without symptoms are usually treated by mouth.",
                "ijkd-2010-evidence",
                certainty=EXPERT,
            ),
        ),
    )


def _pitfalls(book: Numbering) -> Section:
    return Section(
        key="pitfalls",
        title="Pitfalls",
        facet=Facet.PITFALL,
        statements=(
            book.say(
                "Low potassium often resists correction until magnesium is replaced.",
                "huang-2007-romk",
                certainty=HIGH,
            ),
            book.say(
                "Units: 1.3 mEq/L, 0.65 mmol/L and 1.6 mg/dL are equal; 1.3 mEq/L is not 1.3 mg/dL.",
                "alpf-icu-mg",
                certainty=HIGH,
            ),
        ),
    )
