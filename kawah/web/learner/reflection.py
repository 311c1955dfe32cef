"""A reflection: written for oneself, shared with the trainers only if one wants."""

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _

from kawah.learning.player import api as player
from kawah.learning.player.api import ReflectionPage
from kawah.web.learner import reading_again, sending
from kawah.web.learner.lesson import cap_on, onward
from kawah.web.learner.places import Place
from kawah.web.shell.asking import PersonRequest


def show(request: PersonRequest, place: Place) -> HttpResponse:
    try:
        page = player.reflection_page(place.enrollment, place.step, now=request.now)
    except player.ReflectionMissing as missing:
        raise Http404 from missing
    if request.method == "POST":
        return _write(request, place, page)
    return _show(request, place, page, fault="")


def _show(
    request: PersonRequest, place: Place, page: ReflectionPage, *, fault: str
) -> HttpResponse:
    kept = page.entry.text if page.entry else ""
    context = {
        **place.context,
        **reading_again.asked(place, now=request.now),
        "page": page,
        "cap": cap_on(request, place),
        "text": request.POST.get("text", kept),
        "fault": fault,
        "is_shared": _is_shared(request, page),
    }
    return render(request, "learner/reflection.html", context, status=400 if fault else 200)


def _is_shared(request: PersonRequest, page: ReflectionPage) -> bool:
    """As just ticked, or as it is kept."""
    if request.method == "POST":
        return request.POST.get("share") == "yes"
    return bool(page.entry and page.entry.shared_at)


def _write(request: PersonRequest, place: Place, page: ReflectionPage) -> HttpResponse:
    was_finished = place.enrollment.completed_at is not None
    given = sending.uuid_in(request.POST.get("entry", ""))
    uuid = page.entry.uuid if page.entry else given or page.uuid
    try:
        player.write_entry(
            request.person,
            uuid=uuid,
            text=request.POST.get("text", ""),
            happened_at=sending.happened_at(request),
            now=request.now,
            enrollment=place.enrollment,
            step=place.step,
        )
    except player.EntryEmpty:
        return _show(request, place, page, fault=_("Tulis dulu renungan Anda, lalu simpan."))
    except (player.TooShort, player.EntryTooLong) as fault:
        return _show(request, place, page, fault=str(fault))
    except player.EntryUnknown as unknown:
        raise Http404 from unknown
    if request.POST.get("share") == "yes":
        player.share(request.person, uuid=uuid, now=request.now)
    else:
        player.keep_private(request.person, uuid=uuid, now=request.now)
    messages.success(request, _("Renungan Anda tersimpan."))
    return onward(request, place, was_finished=was_finished)
