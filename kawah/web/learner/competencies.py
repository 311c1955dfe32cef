"""What the post held and the post aimed at ask, beside what one holds."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.people.competencies import api as held
from kawah.people.competencies.api import Competency, Gap
from kawah.people.directory import api as directory
from kawah.people.directory.api import Person, Position
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.charts.rows import GapRow


@may(Verb.LEARN)
def competencies(request: PersonRequest) -> HttpResponse:
    person = request.person
    appointment = directory.current(person, on=request.today)
    posts = [appointment.position if appointment else None, person.target_position]
    asked = [post for post in posts if post]
    context = {
        "are_verified": held.are_verified(asked, on=request.today),
        "post": appointment.position if appointment else None,
        "rows": _rows(person, appointment.position, on=request.today) if appointment else [],
        "aim": person.target_position,
        "aim_rows": _rows(person, person.target_position, on=request.today)
        if person.target_position
        else [],
    }
    return render(request, "learner/competencies.html", context)


def _rows(person: Person, position: Position, *, on: date) -> list[GapRow]:
    gaps = held.gaps_of(person, position, on=on)
    codes = [gap.competency for gap in gaps]
    known = {row.code: row for row in Competency.objects.filter(code__in=codes)}
    return [_row(gap, known[gap.competency]) for gap in gaps]


def _row(gap: Gap, competency: Competency) -> GapRow:
    return GapRow(competency.name, gap.held, gap.asked, competency.level_count)
