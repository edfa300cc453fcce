"""An article by its parts, as server-sent events: what stands first is read first."""

from collections.abc import AsyncIterator

from asgiref.sync import sync_to_async
from django.http import HttpRequest, StreamingHttpResponse
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from bedside_web.articles.standing import find_standing
from bedside_web.pages.choices import read_choices, tell_caches
from bedside_web.pages.presenting.body import Body, make_body
from bedside_web.pages.views.article import canonical


@require_safe
async def stream(request: HttpRequest, address: str) -> StreamingHttpResponse:
    """The body of the article, an event a section, and one that says that it is done."""
    body = await sync_to_async(_body)(request, address)
    response = StreamingHttpResponse(_events(body), content_type="text/event-stream")
    tell_caches(response)
    response.headers["X-Accel-Buffering"] = "no"
    response.headers["Content-Encoding"] = "identity"  # compressing would hold the first parts back
    return response


def _body(request: HttpRequest, address: str) -> Body:
    choices = read_choices(request)
    standing = find_standing(canonical(address), choices.audience)
    return make_body(standing, choices, language=get_language() or "en")


async def _events(body: Body) -> AsyncIterator[str]:
    for part in body.parts:
        yield event("part", part)
    yield event("done", "")


def event(name: str, data: str) -> str:
    """An event of the stream; each line of its data is a line of its own."""
    lines = "".join(f"data: {line}\n" for line in data.splitlines() or [""])
    return f"event: {name}\n{lines}\n"
