"""Acts upon the outline: order, new modules, taking out."""

from collections.abc import Callable
from typing import TypeVar
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.learning.curriculum.api import Manuscript, amending, removing, structure
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio.desk import readable

T = TypeVar("T")
TITLE = 200


@require_POST
@may(Verb.TEACH)
def arrange(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    """One button of the outline: up, down, out; or the whole order, as a script sends it."""
    row = readable(request, manuscript).manuscript
    if "order" in request.POST:
        return _order(request, row)
    try:
        key = _act(request, row)
    except structure.PlaceMissing:
        messages.info(request, _("Bagian itu sudah tidak ada; susunan terbaru tampil di bawah."))
        key = ""
    return back(row, f"k-{key}" if key else "susunan")


def _act(request: PersonRequest, manuscript: Manuscript) -> str:
    """Raises PlaceMissing."""
    for name, by in (("up", -1), ("down", 1)):
        if key := request.POST.get(name, ""):
            kind, _slash, key = key.partition("/")
            move = structure.move_module if kind == "modul" else structure.move_activity
            _reshape(request, manuscript, lambda top: move(top, key, by=by))  # noqa: B023 - at once
            return key
    kind, _slash, key = request.POST.get("remove", "").partition("/")
    if key:
        remove = removing.remove_module if kind == "modul" else removing.remove_activity
        gone = remove(manuscript, key, by=request.person, now=request.now)
        told = _("“%(title)s” dihapus. Di bawah “Yang dihapus”, Anda dapat mengembalikannya.")
        messages.success(request, told % {"title": gone.title})
    return ""


def _order(request: PersonRequest, manuscript: Manuscript) -> HttpResponse:
    """`modul:kegiatan,kegiatan;modul:…`"""
    parts = [one.partition(":") for one in request.POST["order"].split(";") if one]
    order = {key: [one for one in keys.split(",") if one] for key, _colon, keys in parts}
    try:
        _reshape(request, manuscript, lambda top: structure.arrange(top, order))
    except structure.OrderOutdated:
        sentence = _("Susunan ini sudah berubah; muat ulang halaman, lalu pindahkan lagi.")
        return JsonResponse({"sentence": sentence}, status=409)
    return JsonResponse({"sentence": _("Urutan tersimpan.")})


@require_POST
@may(Verb.TEACH)
def add_module(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    row = readable(request, manuscript).manuscript
    title = request.POST.get("title", "").strip()[:TITLE]
    if not title:
        messages.warning(request, _("Beri modul ini judul, lalu tambahkan."))
        return back(row, "modul-baru")
    key = _reshape(request, row, lambda top: structure.add_module(top, title))
    return back(row, f"k-{key}")


def _reshape(
    request: PersonRequest, manuscript: Manuscript, change: Callable[[structure.Table], T]
) -> T:
    try:
        return amending.reshape(manuscript, change, by=request.person, now=request.now)
    except structure.StructureUnreadable as error:
        raise Http404 from error


def back(manuscript: Manuscript, place: str) -> HttpResponse:
    answer = redirect("trainer:manuscript", manuscript.uuid)
    answer["Location"] += f"#{place}"
    return answer
