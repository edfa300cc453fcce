"""Before a source is marked, the editor sees exactly what will be opened again; after, what was."""

from django.urls import reverse

from bedside_web.articles.mapping import newest_of, shown_claims
from bedside_web.articles.queries import articles
from bedside_web.ledger.models import ClaimRecord
from bedside_web.ledger.queries import cited_texts, claims_resting_on
from bedside_web.reviews.actions import approve_article
from bedside_web.reviews.queries import case_of


def address(name, source):
    return reverse(f"reviews:{name}", args=[source])


def a_source(desk):
    return cited_texts(desk.claim().current)[0].publication_id


def rounds():
    return dict(ClaimRecord.objects.values_list("pk", "round"))


def test_the_list_begins_with_what_most_claims_rest_on(desk):
    rows = desk.at("editor").get(reverse("reviews:sources")).context["rows"]
    counts = [row["claims"] for row in rows]
    assert counts == sorted(counts, reverse=True)
    assert all(row["source"].title for row in rows)


def test_what_is_foretold_is_what_is_touched(shelf):
    source = a_source(shelf)
    answer = shelf.at("editor").get(address("source", source))
    foretold = {row["claim_id"] for row in answer.context["claims"]}
    assert foretold == {claim.pk for claim in claims_resting_on(source)}
    before = rounds()
    told = {"retract-notice": "Retracted in the journal."}
    assert shelf.at("editor").post(address("retract", source), told).status_code == 302
    assert {id for id, number in rounds().items() if number != before[id]} == foretold
    page = shelf.at("editor").get(address("source", source)).content.decode()
    assert "What was touched" in page
    assert "Retracted in the journal." in page


def test_an_approved_article_is_foretold_to_go_back(shelf):
    source = a_source(shelf)
    articles = shelf.at("editor").get(address("source", source)).context["articles"]
    assert articles
    shown = {id for article in articles for id, _hash in article.current.claims}
    assert shown & {claim.pk for claim in claims_resting_on(source)}


def test_an_approved_article_that_went_back_is_listed(shelf):
    article = min(articles(), key=lambda each: len(shown_claims(newest_of(each))))
    ids = list(shown_claims(newest_of(article)))
    for id in ids:
        reviewers = ("ada", "ben")[: case_of(id).needed]
        for name in reviewers:
            shelf.take(name, id)
        for name in reviewers:
            shelf.sign(name, id)
    approve_article(shelf.user("editor"), article.address, has_second_factor=True)
    source = cited_texts(ClaimRecord.objects.get(pk=ids[0]).current)[0].publication_id
    other = shelf.at("editor")
    other.post(address("retract", source), {"retract-notice": "x"})
    touched = other.get(address("source", source)).context["touched"]
    assert touched[0].articles == (article.address,)
    assert ids[0] in touched[0].claims


def test_a_superseded_source_names_the_later_edition(desk):
    source = a_source(desk)
    told = {"supersede-superseded_by": "The edition of 2030"}
    assert desk.at("editor").post(address("supersede", source), told).status_code == 302
    assert (
        "superseded by The edition of 2030" in desk.at("ada").get(address("source", source)).content.decode()
    )


def test_only_editors_mark_sources(desk):
    source = a_source(desk)
    answer = desk.at("ada").post(address("retract", source), {"retract-notice": "x"})
    assert answer.status_code == 409
    assert "Only an editor may do this." in desk.at("ada").get(address("source", source)).content.decode()


def test_programs_are_told_what_was_touched(desk):
    source = a_source(desk)
    answer = desk.at("editor").post(
        address("retract", source), {"retract-notice": "x"}, headers={"Accept": "application/json"}
    )
    assert set(answer.json()["claims"]) == {claim.pk for claim in claims_resting_on(source)}


def test_a_source_that_is_not_there_is_not_found(desk):
    assert desk.at("editor").get(address("source", "no-such")).status_code == 404
    told = {"retract-notice": "x"}
    assert desk.at("editor").post(address("retract", "no-such"), told).status_code == 404
