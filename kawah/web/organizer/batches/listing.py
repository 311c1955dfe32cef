"""All batches of an agency, whether they run, are over or are still to begin."""

from collections.abc import Callable, Mapping

from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from kawah.earned.certificates.api import to_issue
from kawah.learning.enrollment.api import Batch, BatchQuerySet
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE = 25
Narrowing = Callable[[BatchQuerySet, PersonRequest], BatchQuerySet]
FILTERS: Mapping[str, tuple[Promise, Narrowing]] = {  # as it stands in an address
    "berjalan": (
        _("Berjalan"),
        lambda rows, asked: rows.filter(starts_on__lte=asked.today, ends_on__gte=asked.today),
    ),
    "akan": (_("Akan mulai"), lambda rows, asked: rows.filter(starts_on__gt=asked.today)),
    "berakhir": (_("Sudah berakhir"), lambda rows, asked: rows.filter(ends_on__lt=asked.today)),
    "tempat": (_("Masih ada tempat"), lambda rows, asked: rows.with_free_seats(on=asked.today)),
    "sertifikat": (_("Sertifikat menunggu diterbitkan"), lambda rows, asked: to_issue(rows)),
}


def batches_of(request: PersonRequest, shown: str = "") -> BatchQuerySet:
    """The batches in sight, or those of one filter."""
    rows = Batch.objects.visible_to(request.scope, on=request.today)
    return FILTERS[shown][1](rows, request) if shown else rows


@may(Verb.ORGANIZE)
def batches(request: PersonRequest) -> HttpResponse:
    asked = request.GET.get("lihat", "")
    shown = asked if asked in FILTERS else ""
    rows = batches_of(request, shown).with_progress()
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    context = {
        "batches": page.object_list,
        "page": page,
        "shown": shown,
        "filters": [(key, word) for key, (word, _narrow) in FILTERS.items()],
        "here": "batches",
    }
    return render(request, "organizer/batches.html", context)
