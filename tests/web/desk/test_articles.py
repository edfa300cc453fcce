"""An editor sees what an article lacks, approves it once nothing is missing, withdraws it with a notice."""

from django.urls import reverse

from bedside_web.articles.mapping import newest_of, shown_claims
from bedside_web.articles.queries import articles
from bedside_web.reviews.queries import case_of
from bedside_web.reviews.views import article_acts


def smallest():
    return min(articles(), key=lambda each: len(shown_claims(newest_of(each))))


def address(name, article):
    return reverse(f"reviews:{name}", args=[article.address])


def sign_all(desk, article):
    for claim_id in shown_claims(newest_of(article)):
        reviewers = ("ada", "ben")[: case_of(claim_id).needed]
        for name in reviewers:
            desk.take(name, claim_id)
        for name in reviewers:
            desk.sign(name, claim_id)


def test_the_list_tells_how_far_each_article_is(shelf):
    rows = shelf.at("editor").get(reverse("reviews:articles")).context["rows"]
    assert len(rows) == articles().count()
    assert {row.checked for row in rows} == {0}
    assert all(row.total for row in rows)


def test_what_is_missing_is_told_beside_the_button(shelf):
    article = smallest()
    shelf.take("ada", next(iter(shown_claims(newest_of(article)))))
    answer = shelf.at("editor").get(address("article", article))
    total = len(shown_claims(newest_of(article)))
    refusal = answer.context["acts"]["approve"].refusal
    assert refusal.code == "unsigned"
    assert refusal.sentence in answer.content.decode()
    assert len(answer.context["missing"]) == total
    assert shelf.at("editor").post(address("approve", article)).status_code == 409


def test_an_article_whose_claims_are_all_signed_is_approved(shelf):
    article = smallest()
    sign_all(shelf, article)
    assert shelf.at("editor").get(address("article", article)).context["acts"]["approve"].refusal is None
    assert shelf.at("editor").post(address("approve", article)).status_code == 302
    article.refresh_from_db()
    assert (article.state, article.approved_by) == ("approved", shelf.user("editor"))


def test_a_withdrawal_needs_a_notice(shelf):
    article = smallest()
    answer = shelf.at("editor").post(address("withdraw", article), {"withdraw-notice": "  "})
    assert answer.status_code == 422
    article.refresh_from_db()
    assert article.state == "submitted"


def test_a_withdrawn_article_keeps_its_notice(shelf):
    article = smallest()
    told = {"withdraw-notice": "Its sources were merged wrongly."}
    assert shelf.at("editor").post(address("withdraw", article), told).status_code == 302
    page = shelf.at("editor").get(address("article", article)).content.decode()
    assert "Its sources were merged wrongly." in page


def test_a_reviewer_may_not_withdraw(shelf):
    article = smallest()
    answer = shelf.at("ada").post(address("withdraw", article), {"withdraw-notice": "No."})
    assert answer.status_code == 409


def test_a_revision_that_would_say_the_same_is_not_made(shelf, monkeypatch):
    monkeypatch.setattr(article_acts, "open_library", lambda: shelf.library)
    article = smallest()
    answer = shelf.at("editor").post(address("revise", article), {"revise-reason": "To see."}, follow=True)
    assert "It would say the same; nothing was made." in answer.content.decode()
    assert article.revisions.count() == 1


def test_an_article_that_is_not_there_is_not_found(shelf):
    for name in ("article", "approve", "withdraw", "revise"):
        url = reverse(f"reviews:{name}", args=["no/such"])
        client = shelf.at("editor")
        answer = client.get(url) if name == "article" else client.post(url)
        assert answer.status_code == 404


def test_what_falls_due_is_listed(shelf):
    assert shelf.at("editor").get(reverse("reviews:due")).context["rows"] == []
