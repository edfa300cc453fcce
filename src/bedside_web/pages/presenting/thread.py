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


def go_on(request: HttpRequest, address: Address, *, after: Address | None) -> None:
    """Put an article behind the one that it follows, or begin a new thread with it."""
    thread = list(request.session.get(THREAD, [])) if after else []
    if after and after.path not in thread:
        thread = [after.path]
    if after:
        thread = thread[: thread.index(after.path) + 1]
    request.session[THREAD] = [*(path for path in thread if path != address.path), address.path][-MOST:]
    if after is None:
        request.session.pop(CONVERSATION, None)


def steps_before(request: HttpRequest, address: Address, *, is_lay: bool) -> tuple[Step, ...]:
    """The articles before this one, if it is of the thread."""
    thread = request.session.get(THREAD, [])
    if address.path not in thread:
        return ()
    addresses = open_library().addresses
    read = ((path, addresses.read_path(path)) for path in thread[: thread.index(address.path)])
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
