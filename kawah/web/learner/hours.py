"""My JP: every line with its reason, and what one can do about the others."""

from datetime import date

from django.http import HttpResponse
from django.shortcuts import render
from msgspec import Struct

from kawah.earned.hours import api as earned
from kawah.earned.hours.api import ExplainedLine
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.learner import standing
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


class Row(Struct, frozen=True):
    """A line as it is shown: what it gave, and a state for its chip."""

    line: ExplainedLine
    jp: str
    state: str


@may(Verb.LEARN)
def hours(request: PersonRequest) -> HttpResponse:
    years = _years(request.person, this=request.today.year)
    wanted = request.GET.get("tahun", "")
    year = int(wanted) if wanted.isdecimal() and int(wanted) in years else request.today.year
    stands = earned.balance(request.person, year=year, on=request.today)
    effect = earned.index_effect(request.person, year=year, on=request.today)
    context = {
        "standing": standing.shown(stands),
        "rows": [_row(line) for line in earned.lines_of(request.person, year=year)],
        "index": effect,
        "asked_jp": written.hours(effect.asked, on=request.today) if effect else "",
        "year": str(year),
        "years": [str(one) for one in years],
    }
    return render(request, "learner/hours.html", context)


def _years(person: Person, *, this: int) -> list[int]:
    found = set(earned.Line.objects.filter(person=person).values_list("year", flat=True).distinct())
    return sorted(found | {this}, reverse=True)


def _row(line: ExplainedLine) -> Row:
    state = "done" if line.counted >= line.claimed else "doing" if line.counted else "waiting"
    return Row(line, written.hours(line.counted, on=_close(line.day)), state)


def _close(day: date) -> date:
    """Lines of one year are told in the JP of that year's end, as its sum is."""
    return date(day.year, 12, 31)
