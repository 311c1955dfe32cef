"""Teachers of a course, and looking for them among the people of the agency. What is typed to look
for somebody may be a personal number, so it is sent in the form."""

from typing import Any
from uuid import UUID

from django.db.models import OuterRef, Q, QuerySet, Subquery
from django.http import HttpResponse

from kawah.learning.curriculum.api import TeacherRole, structure
from kawah.people.directory.api import Appointment, Person, read_roll
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import saving
from kawah.web.trainer.studio.desk import Desk
from kawah.web.trainer.studio.part_form import PartForm
from kawah.web.trainer.studio.rows_form import MOST_ROWS
from kawah.web.trainer.studio.saving import Sheet

LONGEST, MOST = 80, 10
COLUMNS = ("role", "name", "position", "email")


def page(request: PersonRequest, desk: Desk, sheet: Sheet) -> HttpResponse:
    """Saving, unless somebody is looked for or put into the form; then what is typed stays."""
    if request.method == "POST" and ("find" in request.POST or "add" in request.POST):
        return saving.shown_again(request, desk, sheet, _typed(request, desk), extra=found)
    return saving.page(request, desk, sheet, extra=found)


def found(request: PersonRequest, desk: Desk, form: PartForm) -> dict[str, Any]:
    typed = request.POST.get("cari", "").strip()[:LONGEST] if "find" in request.POST else ""
    return {"typed": typed, "people": _people(desk, typed) if typed else []}


def colleagues_of(desk: Desk) -> "QuerySet[Person]":
    agency = desk.manuscript.course.agency
    people: QuerySet[Person] = Person.objects.filter(agency=agency, is_active=True)
    return people


def _people(desk: Desk, typed: str) -> list[Any]:
    people = colleagues_of(desk)
    named = [one.pk for one in read_roll(typed, among=people).people]
    rows = people.filter(Q(pk__in=named) | Q(name__icontains=typed))
    return list(with_posts(rows, desk).order_by("name", "pk")[:MOST])


def with_posts(rows: "QuerySet[Person]", desk: Desk) -> "QuerySet[Any]":
    held = Appointment.objects.in_force(on=desk.now.date()).filter(person=OuterRef("pk"))
    return rows.annotate(post=Subquery(held.order_by("pk").values("position__name")[:1]))


def _typed(request: PersonRequest, desk: Desk) -> list[structure.Table]:
    """The rows as they were sent, with the person who was chosen as the last one."""
    sent = request.POST.get("rows", "")
    count = min(int(sent), MOST_ROWS) if sent.isdecimal() and len(sent) < 4 else 0
    rows = [{name: request.POST.get(f"{name}-{n}", "") for name in COLUMNS} for n in range(count)]
    kept = [row for row in rows if row["name"] or row["position"] or row["email"]]
    key, _slash, role = request.POST.get("add", "").partition("/")
    person = _person(desk, key)
    return [*kept, _row(person, role, desk)] if person else kept


def _row(person: Person, role: str, desk: Desk) -> structure.Table:
    held = with_posts(colleagues_of(desk).filter(pk=person.pk), desk).first()
    return {
        "role": role if role in TeacherRole.values else TeacherRole.WIDYAISWARA.value,
        "name": person.name[:160],
        "position": (held.post if held and held.post else "")[:200],
        "email": person.email or "",
    }


def _person(desk: Desk, key: str) -> Person | None:
    try:
        return colleagues_of(desk).filter(uuid=UUID(key)).first()
    except ValueError:
        return None
