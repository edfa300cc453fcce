"""A clinician asks, reads, opens a citation, changes reader and units, asks on, and prints."""

from walker import Walker

QUESTION = "what causes low Mg?"
TITLE = "What are the causes of hypomagnesemia?"
LAST_PART = "The same library release gives the same answer"


def test_ask_read_open_a_citation_ask_on_and_print(walker: Walker) -> None:
    """The question as it is typed comes to the article's own address; nothing of it stands there."""
    walker.goes_to("/")
    walker.takes_picture("front")
    walker.fills("Your question", QUESTION)
    walker.presses("Ask", exact=True, arrives_at="**/articles/hypomagnesemia/cause/")
    walker.sees(LAST_PART)
    assert walker.page.get_by_role("heading", level=1).inner_text() == TITLE
    walker.takes_picture("article")
    _use_the_contents(walker)
    _open_a_citation(walker)
    _change_reader_and_units(walker)
    _ask_on(walker)
    _print(walker)


def _use_the_contents(walker: Walker) -> None:
    """They lie open beside the article, and folded below its bottom line on a phone; keys are enough."""
    page = walker.page
    contents = page.get_by_role("navigation", name="On this page")
    is_wide = page.evaluate("window.innerWidth >= 1120")
    assert contents.locator("li").first.is_visible() == is_wide
    if not is_wide:
        contents.locator("summary").press("Enter")
    contents.get_by_role("link", name="Have a follow-up question?").press("Enter")
    assert page.url.endswith("#follow-up")
    walker.looks()


def _open_a_citation(walker: Walker) -> None:
    """The panel shows the words that are cited, and Escape leads back to the number."""
    citation = walker.page.locator("a.cite").first
    citation.click()
    panel = walker.page.get_by_role("dialog")
    panel.locator("blockquote").first.wait_for()
    walker.looks()
    walker.takes_picture("citation")
    walker.page.keyboard.press("Escape")
    panel.wait_for(state="hidden")
    assert citation.evaluate("element => element === document.activeElement")


def _change_reader_and_units(walker: Walker) -> None:
    walker.chooses("Written for", "patient")
    walker.presses("Apply")
    walker.sees("For patients")
    walker.takes_picture("article-for-a-patient")
    walker.chooses("Written for", "clinician")
    walker.chooses("Units", "SI")
    walker.presses("Apply")
    walker.sees("For clinicians")
    assert "mmol/L" in walker.page.locator("#body").inner_text()


def _ask_on(walker: Walker) -> None:
    walker.fills("Ask on", "and how is it treated?")
    walker.page.locator(".follow-up button").click()
    walker.page.wait_for_url("**/articles/hypomagnesemia/management/")
    walker.sees(LAST_PART)
    walker.looks()
    assert (
        TITLE in walker.page.get_by_role("navigation", name="Read before in this conversation").inner_text()
    )


def _print(walker: Walker) -> None:
    """On paper stand the answer and its references, and nothing to press."""
    walker.page.emulate_media(media="print")
    assert walker.page.locator("#body").is_visible()
    assert not walker.page.get_by_role("button", name="Ask", exact=True).is_visible()
    assert len(walker.page.pdf()) > 10_000
    walker.page.emulate_media(media="screen")


def test_without_scripts_the_same_question_is_one_page(walker: Walker) -> None:
    """Nothing of the site needs a script: the form leads to the whole article, the number to the source."""
    around = walker.page.context.browser.new_context(java_script_enabled=False, base_url=walker.url)
    page = around.new_page()
    page.goto("/")
    page.get_by_label("Your question").fill(QUESTION)
    page.get_by_role("button", name="Ask", exact=True).click()
    page.wait_for_url("**/articles/hypomagnesemia/cause/")
    assert page.get_by_role("heading", name="References", exact=True).is_visible()
    page.locator("a.cite").first.click()
    page.wait_for_url("**/sources/**")
    assert page.locator("blockquote").first.is_visible()
    around.close()


def test_an_emergency_comes_before_any_article(walker: Walker) -> None:
    """Whoever tells of an emergency reads what to do now; the words do not stand in the address."""
    walker.goes_to("/")
    walker.fills("Your question", "my chest hurts badly and I cannot breathe, is it my potassium?")
    walker.presses("Ask", exact=True, arrives_at="**/urgent/**")
    assert "hurts" not in walker.page.url
    walker.takes_picture("urgent")
