"""Beginning a course: from nothing, from a short example, from another course, from a file."""

from http import HTTPStatus

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.csrf import csrf_exempt, csrf_protect

from kawah.learning.curriculum.api import Manuscript, starting, writing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio.new_form import FILE, NewCourseForm

MOST_BYTES = 50 * 1024 * 1024
AROUND = 20_000  # what a form adds to a file


# The token would be looked for by reading a body of any size; it is looked for after its length.
@csrf_exempt
@may(Verb.TEACH)
def new(request: PersonRequest) -> HttpResponse:
    told = request.headers.get("Content-Length", "")
    if request.method == "POST" and told.isdecimal() and int(told) > MOST_BYTES + AROUND:
        form = NewCourseForm({"start": FILE})
        form.offer(request)
        form.add_error("file", _("Berkas ini lebih besar dari 50 MB; kecilkan media di dalamnya."))
        return _page(request, form, HTTPStatus.REQUEST_ENTITY_TOO_LARGE)
    return guarded(request)


@csrf_protect
def guarded(request: PersonRequest) -> HttpResponse:
    if request.method != "POST":
        form = NewCourseForm(initial={"start": request.GET.get("dari", "contoh")})
        form.offer(request)
        return _page(request, form, HTTPStatus.OK)
    form = NewCourseForm(request.POST, request.FILES)
    form.offer(request)
    if not form.is_valid():
        return _page(request, form, HTTPStatus.BAD_REQUEST)
    made = _begin(request, form)
    told = _("“%(title)s” siap ditulis. Kuncinya: %(key)s.")
    messages.success(request, told % {"title": made.course.title, "key": made.course.key})
    is_file = form.cleaned_data["start"] == FILE
    return redirect("trainer:manuscript_report" if is_file else "trainer:manuscript", made.uuid)


def _begin(request: PersonRequest, form: NewCourseForm) -> Manuscript:
    """Two who give the same title at once get keys of their own."""
    agency = request.person.agency
    title = form.cleaned_data["title"] or starting.title_of(form.folder) or _("Kursus tanpa judul")
    while True:
        key = starting.free_course_key(agency, title)
        files = starting.named(form.folder, key=key, title=title)
        try:
            return writing.begin_new(
                agency, key=key, title=title, files=files, by=request.person, now=request.now
            )
        except writing.CourseExists:
            continue


def _page(request: PersonRequest, form: NewCourseForm, status: HTTPStatus) -> HttpResponse:
    context = {"form": form, "most": MOST_BYTES}
    return render(request, "trainer/studio/new.html", context, status=status)
