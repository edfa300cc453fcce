"""A clinician has a draft written, reads it as it comes, and sees what would leave before anything does."""

from collections.abc import Callable

from walker import Walker

from drafting_library import ATROPHY, EXERCISE, QUESTION, RECOVER

OFFER = "Have a draft written from these passages"
SEND = "Send this and have a draft written"
DONE = "The draft is done."
Walk = Callable[[str], Walker]


def _ask(walker: Walker) -> None:
    walker.goes_to("/")
    walker.fills("Your question", QUESTION)
    walker.presses("Ask", exact=True)
    walker.sees(RECOVER)
    walker.takes_picture("draft-offered")


def _draft(walker: Walker) -> str:
    return str(walker.page.locator("#draft").inner_text())


def test_a_draft_comes_by_section_below_the_answer(walk_at: Walk) -> None:
    """The page stays, the first section stands before the last one is there, and its citations open."""
    walker = walk_at("here")
    _ask(walker)
    walker.page.get_by_role("button", name=OFFER).click()
    walker.page.locator("#draft .bottom-line").wait_for()
    assert EXERCISE in _draft(walker) and ATROPHY not in _draft(walker)
    first = walker.page.locator("#draft .bottom-line").element_handle()
    walker.sees(DONE)
    walker.looks()
    assert ATROPHY in _draft(walker) and "No person has read this" in _draft(walker)
    assert first.evaluate("element => element.isConnected"), "what did not change stayed where it was"
    walker.takes_picture("draft")
    walker.page.locator("#draft a.cite").first.click()
    walker.page.get_by_role("dialog").locator("blockquote").first.wait_for()


def test_without_scripts_the_draft_is_a_page(walk_at: Walk) -> None:
    """The form leads to a page that holds the answer first and then the draft."""
    walker = walk_at("here")
    around = walker.page.context.browser.new_context(java_script_enabled=False, base_url=walker.url)
    page = around.new_page()
    page.goto("/")
    page.get_by_label("Your question").fill(QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.get_by_role("button", name=OFFER).click()
    page.get_by_text("No person has read this").wait_for()
    text = page.locator("main").inner_text()
    assert text.index(RECOVER) < text.index(EXERCISE) < text.index(ATROPHY)
    assert not page.get_by_text("The draft is being written").is_visible()
    around.close()


def test_what_would_leave_is_shown_first(walk_at: Walk) -> None:
    """Nothing is sent before the reader saw where to and what, and pressed the button."""
    walker = walk_at("elsewhere")
    _ask(walker)
    walker.presses(OFFER)
    walker.sees("Nothing has been sent yet")
    walker.page.get_by_text("Tennis elbow in adults").first.click()
    walker.looks()
    walker.takes_picture("draft-what-would-be-sent")
    walker.page.get_by_role("button", name=SEND).click()
    walker.sees(DONE)
    walker.looks()
    assert ATROPHY in _draft(walker)


def test_a_draft_that_breaks_off_says_so(walk_at: Walk) -> None:
    """What was verified stays, and the answer above too."""
    walker = walk_at("breaking")
    _ask(walker)
    walker.page.get_by_role("button", name=OFFER).click()
    walker.sees("The draft is not whole.")
    walker.looks()
    assert EXERCISE in _draft(walker) and walker.page.get_by_text(RECOVER).first.is_visible()
