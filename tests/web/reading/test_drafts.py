"""A draft is offered where no curated claim answers, and written for whoever asks for it by a button."""

import asyncio
import re
from html import unescape
from threading import Event

import pytest
from django.core.cache import caches
from django.test import AsyncClient, Client
from prometheus_client import REGISTRY, generate_latest

from bedside_web.articles import drafting, shelf
from bedside_web.pages.views.stream import event
from drafting_library import (
    ATROPHY,
    EXERCISE,
    INVENTED,
    QUESTION,
    RECOVER,
    breaks_off,
    pieces_of,
    writing_by,
)

pytestmark = pytest.mark.django_db(transaction=True)
OFFER = "Have a draft written from these passages"


@pytest.fixture(autouse=True)
def opened(tennis_library, settings, monkeypatch):
    monkeypatch.setattr(shelf, "_opened", lambda: tennis_library)
    settings.FIND_WRITING = lambda: writing_by()
    caches["process"].clear()


def words(page):
    return unescape(re.sub(r"<[^>]+>", "", page))


def asked(client=None, question=QUESTION):
    return words((client or Client()).post("/ask/", {"question": question}).content.decode())


def drafted(sent=None, client=None, **headers):
    """The answer with its headers, and all that came, piece by piece."""

    async def read():
        answer = await (client or AsyncClient()).post(
            "/draft/", sent or {"question": QUESTION}, headers=headers
        )
        if not answer.streaming:
            return answer, [answer.content.decode()]
        return answer, [part.decode() async for part in answer]

    return asyncio.run(read())


def counted(name, **labels):
    return REGISTRY.get_sample_value(name, labels) or 0


def test_without_a_writer_nothing_is_offered(settings):
    settings.FIND_WRITING = lambda: None
    page = asked()
    assert RECOVER in page and OFFER not in page


def test_the_site_has_no_writer_unless_one_is_set():
    from bedside_web.config.writing import find_writing

    assert find_writing() is None


def test_a_draft_is_offered_below_the_answer_without_one():
    page = asked()
    assert page.index(RECOVER) < page.index(OFFER)


def test_asking_asks_no_writer(settings):
    writing = writing_by()
    settings.FIND_WRITING = lambda: writing
    asked()
    assert writing.writer.briefs == []


def test_asking_masks_nothing_and_so_takes_no_longer(settings, monkeypatch):
    """What masks may take seconds to load; it is asked when the reader wants to see what would be sent."""
    writing = writing_by(is_outside=True)
    looked = []
    monkeypatch.setattr(type(writing.masker), "find", lambda self, text: looked.append(text) or [])
    settings.FIND_WRITING = lambda: writing
    assert OFFER in asked() and not looked
    drafted()
    assert looked


@pytest.mark.parametrize(
    "question",
    [
        "What are the causes of hypomagnesemia?",
        "Does tennis elbow not need treatment?",
        "I want to kill myself with tennis elbow",
        "Wie behandelt man einen Tennisellenbogen bei Erwachsenen?",
    ],
)
def test_none_is_offered_where_claims_answer_or_the_question_was_not_read_whole(question, settings):
    writing = writing_by()
    settings.FIND_WRITING = lambda: writing
    answer = Client().post("/draft/", {"question": question})
    assert OFFER not in answer.content.decode() and answer.status_code in (200, 302)
    assert writing.writer.briefs == []


def test_lay_readers_are_offered_none(settings):
    writing = writing_by()
    settings.FIND_WRITING = lambda: writing
    client = Client()
    client.post("/choose/", {"audience": "patient"})
    assert OFFER not in asked(client)
    assert client.post("/draft/", {"question": QUESTION}).status_code == 200
    assert writing.writer.briefs == []


def test_a_get_writes_nothing(client, settings):
    writing = writing_by()
    settings.FIND_WRITING = lambda: writing
    answer = client.get("/draft/", {"question": QUESTION})
    assert answer.status_code == 302 and answer.headers["Location"] == "/" and writing.writer.briefs == []


def test_a_form_of_another_site_is_refused():
    assert Client(enforce_csrf_checks=True).post("/draft/", {"question": QUESTION}).status_code == 403


def test_drafts_are_limited_like_questions(settings):
    settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 1
    assert drafted()[0].status_code == 200
    answer, _ = drafted()
    assert answer.status_code == 429


def test_an_emergency_is_told_beyond_the_limit_too(settings):
    settings.ASKS_PER_MINUTE_FROM_AN_ADDRESS = 1
    Client().post("/draft/", {"question": QUESTION})
    answer = Client().post("/draft/", {"question": "I can't breathe"})
    assert answer.headers["Location"].startswith("/urgent/")


def test_without_scripts_the_page_begins_with_the_answer_and_ends_with_the_draft():
    answer, parts = drafted()
    assert answer.headers["Content-Type"] == "text/html; charset=utf-8"
    assert RECOVER in words(parts[0]) and EXERCISE not in words(parts[0])
    page = "".join(parts)
    assert page.count("</html>") == 1 and 'href="#extractive"' in page
    draft = words(page.partition('<section id="draft"')[2])
    assert EXERCISE in draft and ATROPHY in draft and INVENTED not in words(page)
    assert draft.count("drafted by a model") == 2 and RECOVER not in draft
    assert "Drafted by the model scripted. No person has read this." in draft
    assert "Of its 3 sentences, 1 (33%) were dropped" in draft


def test_no_name_stands_twice_on_the_page():
    names = re.findall(r'\sid="([^"]+)"', "".join(drafted()[1]))
    assert len(names) == len(set(names))


def test_with_scripts_it_comes_by_section():
    answer, parts = drafted(accept="text/event-stream")
    assert answer.headers["Content-Type"].startswith("text/event-stream")
    assert EXERCISE in words(parts[0]) and ATROPHY not in words(parts[0])
    assert ATROPHY in words(parts[-2]) and parts[-1] == event("done", "")


def test_nobody_keeps_a_draft():
    for accept in ("text/html", "text/event-stream"):
        answer, _ = drafted(accept=accept)
        assert answer.headers["Cache-Control"] == "private, no-store"
        assert "noindex" in answer.headers["X-Robots-Tag"]
        assert answer.headers["Content-Encoding"] == "identity"


def test_a_quotation_in_the_place_of_a_sentence_says_so(settings):
    claims = (("answer", "Eccentric exercise might reduce pain of tennis elbow.", 1),)
    settings.FIND_WRITING = lambda: writing_by(lambda brief: iter(pieces_of(claims)))
    draft = unescape("".join(drafted()[1])).partition('<section id="draft"')[2]
    if "quoted from the source" not in draft:
        assert "Nothing of it stands in a source" in draft
    assert "might reduce" not in draft


def test_a_fault_leaves_the_answer_and_tells_the_code(settings):
    settings.FIND_WRITING = lambda: writing_by(breaks_off)
    page = words("".join(drafted()[1]))
    assert "The draft is not whole. It broke off. broken-off" in page
    assert "secret words" not in page and RECOVER in page and EXERCISE in page


def test_every_fault_has_its_sentence():
    from bedside.terms import WriterFault
    from bedside_web.pages.presenting.drafted import FAULTS

    assert set(FAULTS) == set(WriterFault)


def test_a_writer_elsewhere_is_told_nothing_before_the_reader_saw_it(settings):
    writing = writing_by(is_outside=True)
    settings.FIND_WRITING = lambda: writing
    question = f"{QUESTION} Jane Roe asks."
    page = unescape(drafted({"question": question})[1][0])
    assert "To <strong>writer.example.org</strong>" in page and "Nothing has been sent yet" in page
    assert "How is tennis elbow treated? [name] asks." in page and "Tennis elbow in adults" in page
    assert writing.writer.briefs == []
    mark = re.search(r'name="agreed" value="([0-9a-f]{64})"', page)[1]
    wrong = drafted({"question": question, "agreed": mark[::-1]})[1][0]
    assert "Nothing has been sent yet" in wrong and writing.writer.briefs == []
    page = "".join(drafted({"question": question, "agreed": mark})[1])
    assert ATROPHY in page and "Jane Roe" not in writing.writer.briefs[0].material
    assert "[name]" in writing.writer.briefs[0].material


def test_what_is_shown_is_what_is_sent(settings):
    """Another question has another mark, so what one reader agreed to sends nothing else."""
    settings.FIND_WRITING = lambda: writing_by(is_outside=True)
    marks = {
        re.search(r'name="agreed" value="([0-9a-f]{64})"', drafted({"question": question})[1][0])[1]
        for question in (QUESTION, "What helps in tennis elbow?")
    }
    assert len(marks) == 2


def test_a_writer_elsewhere_without_a_mask_is_not_offered(settings):
    settings.FIND_WRITING = lambda: writing_by(is_outside=True, is_masked=False)
    assert OFFER not in asked()


def test_no_more_drafts_at_once_than_were_set(settings, monkeypatch):
    settings.DRAFTS_AT_ONCE = 1
    assert drafting.PLACES.take()
    try:
        page = unescape("".join(drafted()[1]))
    finally:
        drafting.PLACES.give_back()
    assert "Other drafts are being written just now" in page and ">busy</code>" in page
    assert ATROPHY in "".join(drafted()[1]), "the place is free again"


def test_zero_at_once_offers_none(settings):
    settings.DRAFTS_AT_ONCE = 0
    assert OFFER not in asked()


def test_who_goes_away_stops_the_writer(settings):
    begun, stopped = Event(), Event()

    def endless(brief):
        try:
            yield from pieces_of()[:3]
            while True:
                begun.set()
                yield " "
        finally:
            stopped.set()

    settings.FIND_WRITING = lambda: writing_by(endless)
    left = counted("bedside_drafts_total", end="left")

    async def go_away():
        answer = await AsyncClient().post("/draft/", {"question": QUESTION})
        parts = aiter(answer)
        await anext(parts)
        waiting = asyncio.create_task(anext(parts))
        await asyncio.to_thread(begun.wait, 20)
        waiting.cancel()
        await asyncio.to_thread(stopped.wait, 20)

    asyncio.run(go_away())
    assert begun.is_set() and stopped.is_set()
    for _ in range(200):
        if not drafting.PLACES._taken:
            break
        Event().wait(0.05)
    assert drafting.PLACES._taken == 0
    assert counted("bedside_drafts_total", end="left") == left + 1


def test_another_reader_is_answered_while_a_draft_is_written(settings):
    go_on = Event()

    def waits(brief):
        yield from pieces_of()[:2]
        go_on.wait(20)
        yield from pieces_of()[2:]

    settings.FIND_WRITING = lambda: writing_by(waits)

    async def both():
        answer = await AsyncClient().post("/draft/", {"question": QUESTION})
        parts = aiter(answer)
        first = await anext(parts)
        rest = asyncio.create_task(anext(parts))
        other = await AsyncClient().get("/")
        is_waiting = not rest.done()
        go_on.set()
        return first, other, is_waiting, await rest

    _, other, is_waiting, rest = asyncio.run(both())
    assert other.status_code == 200 and is_waiting and ATROPHY in rest.decode()


def test_counts_tell_faults_and_shares_and_no_question(settings, caplog):
    whole = counted("bedside_drafts_total", end="whole")
    dropped = counted("bedside_draft_sentences_total", became="dropped")
    with caplog.at_level(0):
        drafted({"question": f"{QUESTION} Zebulon Quux"})
        drafted()
        settings.FIND_WRITING = lambda: writing_by(breaks_off)
        drafted()
    assert counted("bedside_drafts_total", end="whole") == whole + 2
    assert counted("bedside_draft_sentences_total", became="dropped") >= dropped + 2
    assert counted("bedside_drafts_total", end="broken-off") >= 1
    told = " ".join(record.getMessage() for record in caplog.records) + generate_latest().decode()
    assert "Quux" not in told and "tennis" not in told


def test_a_draft_has_no_address_and_stands_in_no_history():
    client = Client()
    client.post("/ask/", {"question": QUESTION})
    assert "thread" not in client.session
    assert client.get("/articles/tennis-elbow/management/").status_code == 404
