"""The rules of an agency: those in force first."""

from django.core.paginator import Paginator
from django.db.models import F
from django.http import HttpResponse
from django.shortcuts import render

from kawah.learning.joining import api as joining
from kawah.people.access.api import Verb
from kawah.web.organizer.duties import wording
from kawah.web.organizer.duties.reach import duties_of
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 25


@may(Verb.ORGANIZE)
def duties(request: PersonRequest) -> HttpResponse:
    rows = duties_of(request).order_by(F("ended_at").desc(nulls_first=True), "-at", "-pk")
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    late = joining.late_in(
        joining.Duty.objects.filter(pk__in=[d.pk for d in page]), on=request.today
    )
    shown = [
        (duty, wording.audience(duty), wording.due(duty), late.get(duty.pk, 0)) for duty in page
    ]
    context = {"page": page, "rows": shown, "here": "duties"}
    return render(request, "organizer/duties.html", context)
