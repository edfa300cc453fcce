"""An answer comes by section, and holds what the whole page holds."""

import asyncio
import re

import pytest
from django.test import AsyncClient

from bedside_web.pages.views.stream import event

PATH = "/articles/hypomagnesemia/definition/"


def test_a_script_that_asks_gets_a_page_that_streams(client, db, library):
    answer = client.post(
        "/ask/", {"question": "How is hypomagnesemia defined?"}, headers={"HX-Request": "true"}
    )
    page = answer.content.decode()
    assert answer.headers["HX-Push-Url"] == PATH
    assert f'sse-connect="{PATH}stream/"' in page and 'aria-busy="true"' in page
    assert 'id="bottom-line"' not in page


@pytest.mark.django_db(transaction=True)
def test_the_stream_holds_the_body_of_the_page(client, library):
    async def read() -> tuple[str, str]:
        answer = await AsyncClient().get(PATH + "stream/")
        return answer.headers["Content-Type"], b"".join([part async for part in answer]).decode()

    kind, text = asyncio.run(read())
    assert kind == "text/event-stream"
    assert text.endswith("event: done\ndata: \n\n")
    parts = "".join(re.findall(r"^data: (.*)$", text, flags=re.MULTILINE))
    page = client.get(PATH).content.decode()
    wanted = re.findall(r'id="(claim-[^"]+|section-[^"]+|references|disclaimer)"', page)
    assert wanted == re.findall(r'id="(claim-[^"]+|section-[^"]+|references|disclaimer)"', parts)


def test_an_event_is_never_cut_by_its_data():
    assert event("part", "a\n\nb") == "event: part\ndata: a\ndata: \ndata: b\n\n"
    assert event("done", "") == "event: done\ndata: \n\n"
