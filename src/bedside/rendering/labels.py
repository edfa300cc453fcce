"""Which words are the renderer's own? Headings and fixed sentences, for professionals and for others."""

from dataclasses import dataclass

from bedside.terms import Audience


@dataclass(frozen=True, slots=True, kw_only=True)
class Labels:
    """The fixed words around an article, in one register."""

    bottom_line: str = "Bottom line"
    safety: str = "Red flags and whom to call"
    not_found: str = "What was not found"
    open_slots: str = "What would sharpen this answer"
    near_sources: str = "Nearest sources"
    near_sources_note: str = "These came near, but none of them supports an answer."
    follow_ups: str = "Ask next"
    glossary: str = "Terms used here"
    references: str = "References"
    making: str = "How this answer was made"
    disclaimer: str = "Disclaimer"
    dissent: str = "But:"
    unverified: str = "unverified"
    nothing_found: str = (
        "Nothing in this library supports an answer to this question. Bedside does not fill the gap."
    )
    urgent_only: str = "This may be an emergency: act on the notice above first. No article was written."


PROFESSIONAL = Labels()
LAY = Labels(
    bottom_line="In short",
    safety="When to get help, and whom to call",
    not_found="What we could not find",
    glossary="Words used here",
    dissent="Not everyone agrees:",
    near_sources_note="These came near, but none of them answers the question.",
    nothing_found=(
        "We found nothing that answers this question well enough to rely on. "
        "A doctor, nurse or pharmacist can help."
    ),
    disclaimer="Please note",
)

AUDIENCE_LINES = {
    Audience.CLINICIAN: "For clinicians",
    Audience.TRAINEE: "For trainees",
    Audience.NURSE: "For nurses",
    Audience.PATIENT: "For patients",
    Audience.CAREGIVER: "For caregivers",
}


def labels_for(audience: Audience) -> Labels:
    """The words for this reader."""
    return LAY if audience.is_lay else PROFESSIONAL
