"""Reflections that learners shared, and the answers to them."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.player import api as player
from kawah.learning.player.api import JournalEntry
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.navigation import address

ON_A_PAGE = 20
ALL = "semua"


def unanswered(trainer: Person) -> "QuerySet[JournalEntry]":
    return player.shared_with(trainer).filter(replies=None)


@may(Verb.TEACH)
def reflections(request: PersonRequest) -> HttpResponse:
    shown = request.GET.get("lihat", "")
    trainer = request.person
    rows = player.shared_with(trainer) if shown == ALL else unanswered(trainer)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    entries = [{"entry": entry, "uuid": uuid4()} for entry in page]
    context = {"entries": entries, "page": page, "shown": shown}
    return render(request, "trainer/reflections.html", context)


@require_POST
@may(Verb.TEACH)
def answer(request: PersonRequest, entry: UUID) -> HttpResponse:
    """Keep an answer; its identifier comes with the form, so that it is kept once."""
    try:
        player.reply(
            request.person,
            entry=entry,
            uuid=_uuid_in(request.POST.get("reply", "")),
            text=request.POST.get("text", ""),
            path=f"{address('learner:journal')}?catatan={entry}#e{entry}",
            now=request.now,
        )
    except player.EntryUnknown as unknown:
        raise Http404 from unknown
    except player.EntryEmpty:
        messages.warning(request, _("Balasan masih kosong. Tulis dulu, lalu kirim."))
    else:
        messages.success(request, _("Balasan Anda terkirim kepada penulisnya."))
    return redirect("trainer:reflections")


def _uuid_in(text: str) -> UUID:
    try:
        return UUID(text)
    except ValueError:
        return uuid4()
