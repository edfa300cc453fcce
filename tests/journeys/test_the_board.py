"""A claim's way: worded anew, judged by reviewers, approved, opened again by a retraction, withdrawn."""

from collections.abc import Callable

from walker import Walker

# Articles that share no claim, and that the demonstration leaves alone: one for each width.
ARTICLES = {False: "hypocalcemia/interpretation", True: "hypernatremia/definition"}
CLAIMS = {
    False: ("hypca-010", "hypca-007", "hypca-009"),
    True: ("hypna2-001", "hypna2-010", "hypna2-002", "hypna2-006"),
}


def test_from_a_wording_to_a_withdrawal(walker: Walker, act_as: Callable[[str], None]) -> None:
    """Every step is made by the person who may make it, and readers see each."""
    article, claims = ARTICLES[walker.is_phone], CLAIMS[walker.is_phone]
    act_as("author")
    _propose(walker, claims[0])
    for name in ("reviewer1", "reviewer2"):
        act_as(name)
        walker.goes_to("/board/")
        walker.takes_picture("desk")
        for claim in claims:
            _judge(walker, claim)
    act_as("author")
    _revise(walker, article)
    act_as("editor")
    _approve(walker, article)
    _retract(walker, claims[0])
    walker.goes_to(f"/articles/{article}/")
    assert walker.page.locator("[aria-current=step]").inner_text().strip().endswith("Under Review")
    _withdraw(walker, article)


def _propose(walker: Walker, claim: str) -> None:
    walker.goes_to(f"/board/write/{claim}/")
    field = walker.page.get_by_label("Statement")
    field.fill(field.input_value().rstrip(".") + " (worded for the journey).")
    walker.presses("Check it")
    walker.fills("Why", "To be clearer.")
    walker.presses("Keep as draft")
    walker.presses("Submit")


def _judge(walker: Walker, claim: str) -> None:
    """Take it, read it, sign exactly this wording; nothing where enough have signed."""
    walker.goes_to(f"/board/claims/{claim}/")
    taking = walker.page.get_by_role("button", name="Take onto my desk")
    if not taking.count() or taking.get_attribute("aria-disabled") == "true":
        return
    walker.presses("Take onto my desk")
    walker.takes_picture("claim")
    walker.follows("Approve and sign")
    walker.ticks("I have read the sources")
    walker.takes_picture("signing")
    walker.presses("Sign this wording")
    walker.sees("approved")


def _revise(walker: Walker, article: str) -> None:
    """The new wording comes into the article by a revision, which somebody else must approve."""
    walker.goes_to(f"/board/articles/{article}/")
    walker.page.locator("form[action$='/revise/']").get_by_label("Why").fill("The new wording.")
    walker.presses("Make a revision")


def _approve(walker: Walker, article: str) -> None:
    walker.goes_to(f"/board/articles/{article}/")
    walker.presses("Approve this revision")
    walker.goes_to(f"/articles/{article}/")
    assert walker.page.locator("[aria-current=step]").inner_text().strip().endswith("Approved")
    walker.sees("worded for the journey")
    walker.takes_picture("approved")


def _retract(walker: Walker, claim: str) -> None:
    """Marking a source tells beforehand what rests on it, and afterwards what was opened again."""
    walker.goes_to(f"/board/claims/{claim}/")
    walker.follows("What else rests on it")
    walker.takes_picture("blast-radius")
    walker.fills("Where the retraction is printed", "Made up for a journey.")
    walker.page.locator("form[action$='/retract/'] button").click()
    walker.sees("What was touched")
    walker.looks()
    walker.goes_to(f"/board/claims/{claim}/")
    walker.sees("retracted")


def _withdraw(walker: Walker, article: str) -> None:
    """The notice stays at the address."""
    walker.goes_to(f"/board/articles/{article}/")
    walker.fills("Notice to readers", "Withdrawn at the end of a journey.")
    walker.page.locator("form[action$='/withdraw/'] button").click()
    walker.goes_to(f"/articles/{article}/")
    walker.sees("Withdrawn at the end of a journey.")
    walker.takes_picture("withdrawn")
    walker.goes_to("/board/trail/")
    walker.takes_picture("trail")


def test_what_is_not_allowed_says_why(walker: Walker, act_as: Callable[[str], None]) -> None:
    """A button that does nothing has a sentence beside it."""
    act_as("author")
    walker.goes_to("/board/claims/hm-dose-009/")
    refused = walker.page.locator("button[aria-disabled=true]").first
    reason = walker.page.locator(f"#{refused.get_attribute('aria-describedby')}")
    assert reason.inner_text().endswith(".")
