"""The pages that write parts of course.toml: the course's data, one activity, one module."""

from typing import Any
from uuid import UUID

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Comment, course_parts, structure, writing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import passages
from kawah.web.trainer.studio import activity_forms, colleagues, data_forms, headings, saving
from kawah.web.trainer.studio.desk import Desk, readable
from kawah.web.trainer.studio.module_form import ModuleForm
from kawah.web.trainer.studio.part_form import PartForm
from kawah.web.trainer.studio.saving import Sheet

TEMPLATES = {
    "umum": "trainer/studio/part.html",
    "dampak": "trainer/studio/part.html",
    "pengajar": "trainer/studio/teachers.html",
}


@may(Verb.TEACH)
def part(request: PersonRequest, manuscript: UUID, part: str) -> HttpResponse:
    desk = readable(request, manuscript)
    if part not in data_forms.FORMS:
        raise Http404
    sheet = Sheet(
        part=course_parts.PARTS[part],
        form=data_forms.FORMS[part],
        title=str(headings.GROUPS[part]),
        template=TEMPLATES.get(part, "trainer/studio/rows.html"),
        onward=f"{desk.place('manuscript')}#data",
    )
    if part == "pengajar":
        return colleagues.page(request, desk, sheet)
    return saving.page(request, desk, sheet)


@may(Verb.TEACH)
def activity(request: PersonRequest, manuscript: UUID, key: str) -> HttpResponse:
    desk = readable(request, manuscript)
    table = _table(desk, key)
    is_quiz = table.get("kind") == "quiz"
    sheet = Sheet(
        part=course_parts.activity_part(key),
        form=activity_forms.form_of(table),
        title=str(table.get("title", key)),
        template="trainer/studio/quiz.html" if is_quiz else "trainer/studio/activity.html",
        onward=f"{desk.place('manuscript')}#k-{key}",
    )
    return saving.page(request, desk, sheet, extra=_beside)


@may(Verb.TEACH)
def module(request: PersonRequest, manuscript: UUID, key: str) -> HttpResponse:
    desk = readable(request, manuscript)
    sheet = Sheet(
        part=course_parts.module_part(key),
        form=ModuleForm,
        title=_("Judul modul"),
        template="trainer/studio/part.html",
        onward=f"{desk.place('manuscript')}#k-{key}",
    )
    return saving.page(request, desk, sheet)


def _table(desk: Desk, key: str) -> structure.Table:
    try:
        return structure.activity_of(desk.top, key)
    except structure.PlaceMissing as error:
        raise Http404 from error


def _beside(request: PersonRequest, desk: Desk, form: PartForm) -> dict[str, Any]:
    """What the page of an activity leads to."""
    path = str(form.held.get("file", ""))
    banks = [str(row["file"]) for row in desk.top.get("bank", []) if row.get("file")]
    is_quiz = form.held.get("kind") == "quiz"
    return {
        "content": desk.content_place(path) if path else "",
        "preview": desk.place("manuscript_preview", form.held["key"]) if path else "",
        "remarks": _remarks(desk, str(form.held["key"])),
        "banks": [(bank, desk.content_place(bank)) for bank in banks] if is_quiz else [],
    }


def _remarks(desk: Desk, key: str) -> list[Comment]:
    """What the reviewer said of an activity that has no file of its own."""
    parts = passages.activity_parts(desk.top)
    standing = passages.open_on(desk.manuscript, writing.COURSE_FILE, parts)
    places = [place for place, part in enumerate(parts) if part.key == key]
    return [one for place in places for one in standing.on(place)]
