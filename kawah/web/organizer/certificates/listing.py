"""The certificates of an agency's people, found by name, number of the person, or code."""

import re
from typing import Any

from django.contrib import messages
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from kawah.earned.certificates.api import Certificate
from kawah.people.access.api import Verb
from kawah.people.directory.api import Agency
from kawah.web.organizer.certificates.state import with_state
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.shell.looking import PERSON, number_in, person_in

ON_A_PAGE = 25
LONGEST = 80


def within(request: PersonRequest) -> "QuerySet[Any]":
    rows: QuerySet[Any] = Certificate.objects.visible_to(request.scope, on=request.today)
    return rows.select_related("person", "agency", "revocation", "replaced_by")


def issued_within(request: PersonRequest) -> "QuerySet[Any]":
    """Only who has issued a certificate may take it back."""
    return within(request).filter(agency__in=Agency.objects.visible_to(request.scope))


@may(Verb.ORGANIZE)
def certificates(request: PersonRequest) -> HttpResponse:
    if request.method == "POST":
        return redirect(_answer_to(request, _typed(request.POST.get("cari", ""))))
    name, holder = _typed(request.GET.get("nama", "")), person_in(request.GET)
    rows = within(request).order_by("-issued_at", "-pk")
    if name:
        rows = rows.filter(person__name__icontains=name)
    if holder:
        rows = rows.filter(person__uuid=holder)
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "page": page,
        "rows": with_state(page),
        "name": name,
        "is_narrowed": name or holder,
        "has_letterhead": request.scope.has_agencies and _may_administer(request),
    }
    return render(request, "organizer/certificates.html", context)


def _may_administer(request: PersonRequest) -> bool:
    return request.grant is not None and request.grant.may(Verb.ADMINISTER)


def _typed(text: str) -> str:
    return text.strip()[:LONGEST]


def _answer_to(request: PersonRequest, typed: str) -> str:
    """Where what was looked for stands: one certificate, one person's, or those of a name."""
    bare = re.sub(r"[\s.\-]", "", typed).upper()
    found = within(request).filter(Q(code=bare) | Q(number__iexact=typed)).first()
    if found:
        return reverse("organizer:certificate", args=[found.uuid])
    place = reverse("organizer:certificates")
    number = number_in(typed)
    if not number:
        return f"{place}?{urlencode({'nama': typed})}" if typed else place
    if held := within(request).filter(person__nip=number).first():
        return f"{place}?{urlencode({PERSON: held.person.uuid})}"
    messages.warning(request, _("Tidak ada sertifikat pegawai dengan nomor itu di instansi ini."))
    return place
