"""One batch: who has finished, and the certificates of those who have."""

from uuid import UUID

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_POST

from kawah.earned.certificates import api as certificates
from kawah.learning.enrollment.api import Batch, Enrollment, Waiting
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest

NAMES = 50
LONGEST = 300


def batch_for(request: PersonRequest, key: UUID) -> Batch:
    """A batch within reach; any other is a 404."""
    rows = Batch.objects.visible_to(request.scope, on=request.today).filter(uuid=key)
    found: Batch | None = rows.select_related("version__course", "agency").first()
    if found is None:
        raise Http404
    return found


def own_batch(request: PersonRequest, key: UUID) -> Batch:
    """One of an agency looked after: over a batch decides who sees all of it; else a 404."""
    if not request.scope.has_agencies:
        raise Http404
    return batch_for(request, key)


@may(Verb.ORGANIZE)
def batch(request: PersonRequest, batch: UUID) -> HttpResponse:
    found = batch_for(request, batch)
    seen = Enrollment.objects.visible_to(request.scope, on=request.today)
    members = seen.filter(batch=found, is_open=True)
    unfinished = members.filter(completed_at=None).select_related("person")
    page = Paginator(unfinished.order_by("done", "person__name", "pk"), NAMES)
    context = {
        "batch": found,
        "learners": members.count(),
        "progress": certificates.progress(found),
        "page": page.get_page(request.GET.get("halaman")),
        "queue": _queue(request, found),
        "is_over": found.ends_on < request.today,
        "is_ours": request.scope.has_agencies,
    }
    return render(request, "organizer/batch.html", context)


def _queue(request: PersonRequest, batch: Batch) -> list[Waiting]:
    """Who waits for a seat and is in sight, the first ones."""
    seen = Person.objects.visible_to(request.scope, on=request.today)
    rows = Waiting.objects.open().filter(batch=batch, person__in=seen).in_order()
    return list(rows.with_place().select_related("person")[:NAMES])


@require_POST
@may(Verb.ORGANIZE)
def issue(request: PersonRequest, batch: UUID) -> HttpResponse:
    """Issue for everyone who has finished; doing it again issues only what is missing."""
    found = own_batch(request, batch)
    why = request.POST.get("why", "")[:LONGEST]
    made = certificates.issue_batch(found, by=request.person.uuid, why=why, now=request.now)
    if made.total:
        told = ngettext(
            "Sertifikat untuk %(count)s orang sedang disiapkan; halaman ini boleh ditutup.",
            "Sertifikat untuk %(count)s orang sedang disiapkan; halaman ini boleh ditutup.",
            made.total,
        )
        messages.success(request, told % {"count": made.total})
    else:
        messages.warning(request, _("Belum ada yang selesai, jadi belum ada yang diterbitkan."))
    return redirect("organizer:batch", batch)
