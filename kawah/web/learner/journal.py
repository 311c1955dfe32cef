"""The journal: everything one wrote for oneself, newest first."""

from uuid import UUID, uuid4

from django.contrib import messages
from django.core.paginator import Page, Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.player import api as player
from kawah.learning.player.api import JournalEntry
from kawah.people.access.api import Verb
from kawah.web.learner import sending
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 50


@may(Verb.LEARN)
def journal(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return _write(request)
    return _page(request, fault="")


def _page(request: PersonRequest, *, fault: str) -> HttpResponse:
    page = _entries(request)
    context = {
        "entries": page,
        "page": page,
        "entry_uuid": uuid4(),
        "text": request.POST.get("text", ""),
        "fault": fault,
    }
    return render(request, "learner/journal.html", context, status=400 if fault else 200)


def _entries(request: PersonRequest) -> "Page[JournalEntry]":
    """The page that is asked for, or the one with an entry that is asked for."""
    rows = player.journal_of(request.person)
    pages = Paginator(rows, ON_A_PAGE)
    key = sending.uuid_in(request.GET.get("catatan", ""))
    asked = rows.filter(uuid=key).first() if key else None
    if asked is None:
        return pages.get_page(request.GET.get("halaman"))
    newer = rows.filter(created_at__gt=asked.created_at).count()
    return pages.get_page(newer // ON_A_PAGE + 1)


def address_of(entry: UUID) -> str:
    """Where an entry stands, on whichever page."""
    return f"{reverse('learner:journal')}?catatan={entry}#e{entry}"


def _write(request: PersonRequest) -> HttpResponse:
    try:
        player.write_entry(
            request.person,
            uuid=sending.uuid_in(request.POST.get("entry", "")) or uuid4(),
            text=request.POST.get("text", ""),
            happened_at=sending.happened_at(request),
            now=request.now,
        )
    except player.EntryEmpty:
        return _page(request, fault=_("Tulis dulu catatan Anda, lalu simpan."))
    except player.EntryTooLong as long:
        return _page(request, fault=str(long))
    except player.EntryUnknown as unknown:
        raise Http404 from unknown
    messages.success(request, _("Catatan Anda tersimpan di jurnal."))
    return redirect("learner:journal")


@require_POST
@may(Verb.LEARN)
def sharing(request: PersonRequest, entry: UUID) -> HttpResponse:
    """Let the course's trainers read an entry, or take it back."""
    try:
        if request.POST.get("share") == "yes":
            player.share(request.person, uuid=entry, now=request.now)
            messages.success(request, _("Widyaiswara kursus ini kini dapat membaca tulisan Anda."))
        else:
            player.keep_private(request.person, uuid=entry, now=request.now)
            messages.success(request, _("Tulisan Anda kembali hanya untuk Anda."))
    except (player.EntryUnknown, player.NothingToShareWith) as unknown:
        raise Http404 from unknown
    return redirect(address_of(entry))
