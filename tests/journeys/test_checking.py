"""A clinician pastes a text, sees what is wrong in place, and takes the findings along."""

from walker import Walker

DRAFT = """Replete magnesium to a target serum magnesium of 4.0-5.0 mEq/L [1].

Give magnesium oxide 12-24 mmol by mouth daily (480-960 mg of elemental magnesium).
"""


def test_paste_a_text_and_see_the_findings_in_place(walker: Walker) -> None:
    """Each finding stands beside its words, and leads there and back."""
    walker.goes_to("/check/")
    walker.fills("Text, Markdown or HTML", DRAFT)
    walker.presses("Check", exact=True)
    walker.sees("3 findings")
    walker.takes_picture("check")
    assert walker.page.locator("mark").count() >= 3
    with walker.page.expect_download() as begun:
        walker.page.get_by_role("button", name="SARIF").click()
    assert begun.value.suggested_filename.endswith(".sarif")


def test_a_text_without_a_mistake(walker: Walker) -> None:
    """Nothing found is said with its doubt."""
    walker.goes_to("/check/")
    walker.fills("Text, Markdown or HTML", "Hypomagnesemia is a low level of magnesium in the blood.")
    walker.presses("Check", exact=True)
    walker.sees("Nothing was found")


def test_explore(walker: Walker) -> None:
    """From the conditions to the tree of causes, the board of numbers, and how good all this is."""
    walker.goes_to("/explore/")
    walker.takes_picture("explore")
    for path in (
        "/explore/hypomagnesemia/causes/",
        "/explore/drugs/",
        "/explore/board/",
        "/quality/",
        "/counters/",
        "/errata/",
        "/editorial-policy/",
        "/privacy/",
        "/check/findings/",
        "/verify/",
        "/board/people/",
    ):
        walker.goes_to(path)
    walker.goes_to("/explore/board/")
    walker.takes_picture("board-of-numbers")
