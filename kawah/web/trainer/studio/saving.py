"""Saving a part of course.toml from its form: by a button or by the script that saves drafts. Two
who write the same part do not overwrite each other: the second sees both, and chooses."""

from collections.abc import Callable
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.curriculum.api import amending, course_parts, structure, writing
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import clashes, panel
from kawah.web.trainer.studio.desk import Desk
from kawah.web.trainer.studio.part_form import PartForm

MORE = "more"


class Sheet(Struct, frozen=True):
    """A part with its form, its page, and where one goes on after saving."""

    part: course_parts.Part
    form: type[PartForm]
    title: str
    template: str
    onward: str


Searching = Callable[[PersonRequest, Desk, PartForm], dict[str, Any]]


def page(
    request: PersonRequest, desk: Desk, sheet: Sheet, *, extra: Searching | None = None
) -> HttpResponse:
    """The form of a part, or what saving it says."""
    held = _held(desk, sheet)
    if request.method != "POST":
        form = sheet.form(None, held=held, desk=desk)
        return _shown(request, desk, sheet, form, extra=extra)
    form = sheet.form(request.POST, held=held, desk=desk)
    if not form.is_valid():
        return _refused(request, desk, sheet, form, extra)
    try:
        amending.amend(
            desk.manuscript,
            sheet.part,
            form.value(),
            seen=request.POST.get("seen", ""),
            by=request.person,
            now=request.now,
        )
    except amending.PartWritten as other:
        return _clashed(request, desk, sheet, form, other)
    except structure.PlaceMissing as error:
        raise Http404 from error
    except writing.TooLarge:
        form.add_error(None, _("Naskah ini sudah terlalu besar; kecilkan atau hapus berkasnya."))
        return _refused(request, desk, sheet, form, extra)
    return _saved(request, desk, sheet)


def shown_again(
    request: PersonRequest, desk: Desk, sheet: Sheet, held: Any, *, extra: Searching
) -> HttpResponse:
    """What was sent, in its form still; nothing is saved and nothing is called wrong yet."""
    form = sheet.form(None, held=held, desk=desk)
    return _shown(request, desk, sheet, form, extra=extra)


def is_script(request: PersonRequest) -> bool:
    return "application/json" in request.headers.get("Accept", "")


def at(request: PersonRequest) -> str:
    """When something was saved, as the script tells it."""
    local = timezone.localtime(request.now)
    return _("Tersimpan pukul %(time)s.") % {"time": date_format(local, "TIME_FORMAT")}


def _held(desk: Desk, sheet: Sheet) -> Any:
    try:
        return sheet.part.read(desk.top)
    except structure.PlaceMissing as error:
        raise Http404 from error


def _saved(request: PersonRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    fresh = Desk(desk.manuscript, now=desk.now)
    if is_script(request):
        seen = course_parts.token(sheet.part, fresh.top)
        return JsonResponse({"seen": seen, "sentence": at(request)})
    if MORE in request.POST:
        return redirect(request.path + "#tambah")
    messages.success(request, _("“%(title)s” tersimpan.") % {"title": sheet.title})
    return redirect(sheet.onward)


def _refused(
    request: PersonRequest, desk: Desk, sheet: Sheet, form: PartForm, extra: Searching | None
) -> HttpResponse:
    if is_script(request):
        told = [str(error) for errors in form.errors.values() for error in errors]
        sentence = _("Belum disimpan: %(why)s") % {"why": told[0]}
        return JsonResponse({"sentence": sentence}, status=422)
    status = HTTPStatus.BAD_REQUEST
    return _shown(request, desk, sheet, form, extra=extra, status=status)


def _clashed(
    request: PersonRequest, desk: Desk, sheet: Sheet, form: PartForm, other: amending.PartWritten
) -> HttpResponse:
    """Both texts; who sends again what stands in the form has seen the other's."""
    fresh = Desk(desk.manuscript, now=desk.now)
    theirs = dict(sheet.form(None, held=other.value, desk=fresh).lines())
    mine = dict(form.lines())
    labels = list(dict.fromkeys((*mine, *theirs)))
    rows = [(label, theirs.get(label, ""), mine.get(label, "")) for label in labels]
    name = other.by.name if other.by else _("Orang lain")
    found = clashes.clash(name, other.at, rows)
    if is_script(request):
        return JsonResponse({"sentence": found.sentence}, status=409)
    return _shown(request, fresh, sheet, form, found=found, status=HTTPStatus.CONFLICT)


def _shown(
    request: PersonRequest,
    desk: Desk,
    sheet: Sheet,
    form: PartForm,
    *,
    found: clashes.Clash | None = None,
    extra: Searching | None = None,
    status: int = HTTPStatus.OK,
) -> HttpResponse:
    """A form that was refused keeps the token it was sent with."""
    is_kept = request.method == "POST" and found is None
    seen = request.POST.get("seen", "") if is_kept else course_parts.token(sheet.part, desk.top)
    context = {
        "desk": desk,
        "sheet": sheet,
        "form": form,
        "seen": seen,
        "clash": found,
        "panel": panel.panel_of(desk),
        **(extra(request, desk, form) if extra else {}),
    }
    return render(request, sheet.template, context, status=status)
