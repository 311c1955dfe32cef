"""The first look at what is known about oneself, and the first steps."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from kawah.people.access.api import Verb
from kawah.people.accounts import api as accounts
from kawah.people.directory import api as directory
from kawah.web.shell import navigation
from kawah.web.shell.access import NEWCOMER, may
from kawah.web.shell.addresses import next_of
from kawah.web.shell.asking import PersonRequest

LONGEST = 500


@may(Verb.SIGN_IN)
def own_data(request: PersonRequest) -> HttpResponse:
    home = navigation.home_of(request.grant.role if request.grant else None)
    way = next_of(request, otherwise=home)
    if request.method == "POST":
        return _take(request, way)
    return _page(request, way)


def _take(request: PersonRequest, way: str) -> HttpResponse:
    wrong = request.POST.get("wrong", "").strip()
    if "right" not in request.POST and not wrong:
        return _page(request, way, fault=_("Tuliskan apa yang keliru dan apa yang benar."))
    if len(wrong) > LONGEST:
        told = _("Paling panjang %(most)s karakter; ini %(count)s. Ringkaslah.")
        return _page(request, way, fault=told % {"most": LONGEST, "count": len(wrong)})
    if "right" in request.POST:
        accounts.confirm_data(request.person, now=request.now)
    else:
        accounts.confirm_data(request.person, wrong=wrong, now=request.now)
        told = _("Sudah kami sampaikan kepada admin instansi. Anda boleh mulai belajar sekarang.")
        messages.success(request, told)
    return redirect(way)


def _page(request: PersonRequest, way: str, *, fault: str = "") -> HttpResponse:
    context = {
        "person": request.person,
        "post": directory.current(request.person, on=request.today),
        "boss": directory.supervisor_of(request.person, on=request.today),
        "next": way,
        "fault": fault,
        "wrong": request.POST.get("wrong", ""),
    }
    return render(request, "public/own_data.html", context, status=400 if fault else 200)


@require_POST
@may(Verb.SIGN_IN)
def put_away(request: PersonRequest) -> HttpResponse:
    accounts.put_steps_away(request.person, now=request.now)
    request.session.pop(NEWCOMER, None)
    return redirect("public:home")


@may(Verb.SIGN_IN)
def language(request: PersonRequest) -> HttpResponse:
    return render(request, "public/own_language.html")
