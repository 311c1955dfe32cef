"""The agencies of the nation, each below the one it belongs to."""

from django.core.paginator import Paginator
from django.db.models import Q
from django.http import HttpResponse
from django.shortcuts import render

from kawah.people.access.api import Verb
from kawah.people.directory.api import Agency, provinces
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

ON_A_PAGE, LONGEST = 50, 60


@may(Verb.GOVERN)
def agencies(request: PersonRequest) -> HttpResponse:
    name, shown = request.GET.get("cari", "").strip()[:LONGEST], request.GET.get("lihat", "")
    rows = Agency.objects.filter(closing__isnull=shown != "tutup")
    rows = rows.select_related("parent", "closing").order_by("path")
    if name:
        rows = rows.filter(
            Q(name__icontains=name) | Q(short_name__icontains=name) | Q(code__istartswith=name)
        )
    page = Paginator(rows, ON_A_PAGE).get_page(request.GET.get("halaman"))
    known = provinces()
    context = {
        "page": page,
        "rows": [(one, known.get(one.province_code, one.province_code)) for one in page],
        "name": name,
        "shown": shown,
    }
    return render(request, "steward/agencies.html", context)
