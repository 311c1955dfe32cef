"""One file of the folder as plain text: what its author wrote, sign for sign."""

from http import HTTPStatus
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse, JsonResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import ManuscriptFile, structure, writing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import clashes, panel, saving
from kawah.web.trainer.studio.desk import Desk, desk_for

TEXTS = (".md", ".gift", ".xml", ".toml", ".txt", ".vtt", ".csv")
LONGEST = 1_000_000  # letters


@may(Verb.TEACH)
def file(request: PersonRequest, manuscript: UUID, path: str) -> HttpResponse:
    desk = desk_for(request, manuscript)
    held = writing.file_of(desk.manuscript, path)
    if held is None:
        raise Http404
    if request.method != "POST" or not _is_text(held):
        return _page(request, desk, held, text=held.text, seen=held.revision)
    return _save(request, desk, held)


def _is_text(held: ManuscriptFile) -> bool:
    return held.path.lower().endswith(TEXTS)


def _save(request: PersonRequest, desk: Desk, held: ManuscriptFile) -> HttpResponse:
    text = request.POST.get("text", "").replace("\r\n", "\n")
    sent = request.POST.get("seen", "")
    seen = int(sent) if sent.isdecimal() and len(sent) < 10 else 0
    try:
        written = writing.write(
            desk.manuscript,
            held.path,
            text.encode(),
            seen=seen,
            by=request.person,
            now=request.now,
        )
    except writing.TooLarge:
        fault = _("Naskah ini sudah terlalu besar; kecilkan atau hapus berkasnya.")
        return _page(request, desk, held, text=text, seen=seen, fault=fault)
    except writing.WrittenMeanwhile as other:
        return _clashed(request, desk, other.file, text)
    if saving.is_script(request):
        return JsonResponse({"seen": str(written.revision), "sentence": saving.at(request)})
    messages.success(request, _("“%(title)s” tersimpan.") % {"title": held.path})
    return redirect(_onward(request, desk, held.path))


def _onward(request: PersonRequest, desk: Desk, path: str) -> str:
    """Whoever asks for the preview gets it once the text is saved."""
    if "preview" in request.POST and (key := key_of(desk, path)):
        return desk.place("manuscript_preview", key)
    return desk.place("manuscript_file", path)


def key_of(desk: Desk, path: str) -> str:
    """The activity whose text a file is."""
    rows = structure.activities(desk.top)
    return next((str(row["key"]) for _module, row in rows if row.get("file") == path), "")


def _clashed(
    request: PersonRequest, desk: Desk, now: ManuscriptFile | None, text: str
) -> HttpResponse:
    if now is None:
        raise Http404
    name = now.written_by.name if now.written_by else _("Orang lain")
    theirs = "" if now.is_removed else now.text
    found = clashes.clash(name, now.written_at, [(now.path, theirs, text)])
    if saving.is_script(request):
        return JsonResponse({"sentence": found.sentence}, status=HTTPStatus.CONFLICT)
    seen = 0 if now.is_removed else now.revision
    return _page(request, desk, now, text=text, seen=seen, found=found)


def _page(
    request: PersonRequest,
    desk: Desk,
    held: ManuscriptFile,
    *,
    text: str,
    seen: int,
    found: clashes.Clash | None = None,
    fault: str = "",
) -> HttpResponse:
    status = HTTPStatus.CONFLICT if found else HTTPStatus.OK
    if fault:
        status = HTTPStatus.REQUEST_ENTITY_TOO_LARGE
        if saving.is_script(request):
            return JsonResponse({"sentence": fault}, status=422)
    context = {
        "desk": desk,
        "file": held,
        "is_text": _is_text(held),
        "text": text,
        "seen": seen,
        "clash": found,
        "fault": fault,
        "key": key_of(desk, held.path) if held.path.endswith(".md") else "",
        "panel": panel.panel_of(desk),
    }
    return render(request, "trainer/studio/file.html", context, status=status)
