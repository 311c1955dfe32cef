"""Where each role is at home. Roles whose screens are still to come are told so, honestly."""

from django.http import HttpResponse
from django.shortcuts import redirect, render

from kawah.earned.hours.api import rules_in_force
from kawah.people.access.api import Verb, awaiting_decision
from kawah.people.competencies.api import Status, awaiting_proposals
from kawah.people.directory.api import Agency
from kawah.web.shell import navigation
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.SIGN_IN)
def home(request: PersonRequest) -> HttpResponse:
    return redirect(navigation.home_of(request.grant.role if request.grant else None))


@may(Verb.PRACTICE)
def practitioner(request: PersonRequest) -> HttpResponse:
    return render(request, "public/homes/practitioner.html")


@may(Verb.PAY)
def treasurer(request: PersonRequest) -> HttpResponse:
    return render(request, "public/homes/treasurer.html")


@may(Verb.GOVERN)
def national(request: PersonRequest) -> HttpResponse:
    current = rules_in_force(on=request.today)
    unsure = current.exclude(status=Status.VERIFIED)
    context = {
        "rules": current.count(),
        "unsure": unsure.count(),
        "waiting": awaiting_decision(request.person, grants=request.grants).count(),
        "proposals": awaiting_proposals(request.person, grants=request.grants).count(),
        "is_new": not Agency.objects.exclude(pk=request.person.agency_id).exists(),
    }
    return render(request, "public/homes/national.html", context)
