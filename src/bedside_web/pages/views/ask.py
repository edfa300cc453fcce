"""Ask: a question comes in, the reader is led to the address that answers it."""

from dataclasses import replace

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.debug import sensitive_post_parameters
from django_htmx.http import HttpResponseClientRedirect

from bedside.answering import Address, Addressed
from bedside.errors import QuestionError
from bedside.search import speaks_as_patient
from bedside.terms import Audience, Facet
from bedside_web.articles.shelf import open_library
from bedside_web.pages.choices import Choices, keep_choices, read_choices
from bedside_web.pages.forms import QuestionForm
from bedside_web.pages.partial import wants_part
from bedside_web.pages.presenting.asked import asked_words
from bedside_web.pages.presenting.front import front_words
from bedside_web.pages.presenting.offered import offer_for_read
from bedside_web.pages.presenting.safety_words import advice_words
from bedside_web.pages.presenting.thread import go_on, keep_asked
from bedside_web.pages.views.article import show_streaming
from bedside_web.pages.views.urgent import lead_to_help


@sensitive_post_parameters("question")
def ask(request: HttpRequest) -> HttpResponse:
    """Read a question; it leaves no trace in any address. A ``GET`` leads to the front page."""
    if request.method != "POST":
        return redirect("pages:front")
    form = QuestionForm(request.POST)
    if not form.is_valid():
        return _back(request, str(next(iter(form.errors.values()))[0]))
    addresses = open_library().addresses
    after = addresses.read_path(form.cleaned_data["after"]) if form.cleaned_data["after"] else None
    chosen = read_choices(request)
    choices = _heard(chosen, form.cleaned_data["question"])
    try:
        read = addresses.read_question(
            form.cleaned_data["question"], follow_up=after, audience=choices.audience
        )
    except QuestionError as error:
        return _back(request, str(error))
    response = _lead(request, read, choices, after=after)
    if choices != chosen:
        keep_choices(response, choices)
    return response


def _heard(chosen: Choices, question: str) -> Choices:
    """The reader's choices; who has chosen nothing and speaks as a patient is written for as one."""
    if chosen.is_chosen or not speaks_as_patient(question):
        return chosen
    return replace(chosen, audience=Audience.PATIENT, is_chosen=True)


def _lead(request: HttpRequest, read: Addressed, choices: Choices, *, after: Address | None) -> HttpResponse:
    if read.urgency is not None:
        near = read.address or next((each for each in read.nearest if each.facet is Facet.MANAGEMENT), None)
        is_near = near and read.names_condition and not read.has_no_article
        return lead_to_help(request, read.urgency, then=near.path if near and is_near else "")
    if choices.audience.is_lay:
        _advise(request, read)
    is_back = after is not None and read.address == after and read.question.is_inherited
    if read.address is None or not read.is_whole or is_back:
        asked = request.POST["question"]
        offer = offer_for_read(read, asked, choices)
        words = asked_words(read, choices, is_back=is_back, is_offered=offer is not None)
        return render(request, "pages/asked.html", {**words, "asked": asked, "offer": offer})
    go_on(request, read.address, after=after)
    keep_asked(request, request.POST["question"], read.address, audience=choices.audience)
    if wants_part(request) and choices == read_choices(request):
        return show_streaming(request, read.address)
    response = redirect("pages:article", read.address.path)
    return HttpResponseClientRedirect(response["Location"]) if wants_part(request) else response


def _advise(request: HttpRequest, read: Addressed) -> None:
    """Say once, above whatever comes next, whom to ask first; the address and the article know no value."""
    for sentence in advice_words(read.question):
        messages.warning(request, sentence, extra_tags="amber")


def _back(request: HttpRequest, problem: str) -> HttpResponse:
    return render(request, "pages/front.html", {**front_words(), "problem": problem}, status=422)
