"""What did this reader read before in this session? Addresses only, never the words of a question."""

from dataclasses import dataclass

from django.http import HttpRequest

from bedside.answering import Address
from bedside.terms import Audience
from bedside_web.articles.reading_actions import keep_turn
from bedside_web.articles.shelf import open_library

THREAD, HISTORY, CONVERSATION = "thread", "keeps_history", "conversation"
MOST = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """An article read before the one at hand."""

    path: str
    question: str


def begin_thread(request: HttpRequest, *, after: Address | None) -> None:
    """Go on with the thread after this article, or begin anew."""
    thread = list(request.session.get(THREAD, [])) if after else []
    if after and (not thread or thread[-1] != after.path):
        thread = [*[path for path in thread if path != after.path], after.path]
    if thread != request.session.get(THREAD, []):
        request.session[THREAD] = thread[-MOST:]
    if after is None:
        request.session.pop(CONVERSATION, None)


def steps_before(request: HttpRequest, address: Address, *, is_lay: bool) -> tuple[Step, ...]:
    """The articles of the thread before this one."""
    addresses = open_library().addresses
    paths = [path for path in request.session.get(THREAD, []) if path != address.path]
    read = ((path, addresses.read_path(path)) for path in paths)
    return tuple(
        Step(path=path, question=addresses.word(found, is_lay=is_lay)) for path, found in read if found
    )


def keep_asked(request: HttpRequest, question: str, address: Address, *, audience: Audience) -> None:
    """Keep the question for a signed-in reader who chose to keep a history."""
    if request.user.is_authenticated and request.session.get(HISTORY):
        request.session[CONVERSATION] = keep_turn(
            request.user,
            conversation=request.session.get(CONVERSATION),
            question=question,
            address=address.path,
            audience=audience,
        )
