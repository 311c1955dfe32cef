"""My JP: every line with its reason, and what one can do about the others."""

from django.http import HttpResponse
from django.shortcuts import render

from kawah.earned.hours import api as earned
from kawah.lib import jp
from kawah.lib.periods import year_end
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.learner import standing
from kawah.web.learner.ledger_lines import groups
from kawah.web.shell import written
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.LEARN)
def hours(request: PersonRequest) -> HttpResponse:
    years = _years(request.person, this=request.today.year)
    wanted = request.GET.get("tahun", "")
    year = int(wanted) if wanted in map(str, years) else request.today.year
    stands = earned.balance(request.person, year=year, on=request.today)
    effect = earned.index_effect(request.person, year=year, on=request.today)
    context = {
        "standing": standing.shown(stands),
        "groups": groups(earned.lines_of(request.person, year=year)),
        "minutes_per_jp": jp.minutes_per_jp(on=year_end(year)),
        "index": effect,
        "asked_jp": written.hours(effect.asked, on=request.today) if effect else "",
        "year": str(year),
        "years": [str(one) for one in years],
    }
    return render(request, "learner/hours.html", context)


def _years(person: Person, *, this: int) -> list[int]:
    found = set(earned.Line.objects.filter(person=person).values_list("year", flat=True).distinct())
    return sorted(found | {this}, reverse=True)
