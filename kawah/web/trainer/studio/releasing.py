"""Publishing what was approved, after a second question."""

from uuid import UUID

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import (
    CourseRefused,
    CourseRetired,
    NothingToPublish,
    ResepNotMet,
    reviewing,
)
from kawah.learning.enrollment.api import Enrollment
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio.desk import Desk, desk_for


@may(Verb.TEACH)
def publication(request: PersonRequest, manuscript: UUID) -> HttpResponse:
    desk = desk_for(request, manuscript)
    approval = reviewing.approved(desk.manuscript)
    if request.method == "POST":
        return _publish(request, desk)
    if approval is None:
        return redirect("trainer:manuscript_review", manuscript)
    context = {"desk": desk, "approval": approval, "learners": learners_of(desk)}
    return render(request, "trainer/studio/publish_sure.html", context)


def learners_of(desk: Desk) -> int:
    """Who is under way in a version that is out."""
    rows = Enrollment.objects.filter(course=desk.manuscript.course, is_open=True)
    return rows.filter(completed_at=None).count()


def _publish(request: PersonRequest, desk: Desk) -> HttpResponse:
    try:
        version = reviewing.publish_approved(desk.manuscript, by=request.person, now=request.now)
    except reviewing.NotApproved:
        told = _("Naskah sudah berubah sejak disetujui. Kirim lagi untuk ditelaah.")
        messages.warning(request, told)
    except (CourseRefused, ResepNotMet):
        told = _("Resep belum terpenuhi. Perbaiki yang ditandai, atau minta pengecualian.")
        messages.warning(request, told)
    except CourseRetired:
        told = _("Kursus ini sudah ditutup bagi peserta baru; versi baru tidak dapat terbit.")
        messages.warning(request, told)
    except NothingToPublish:
        messages.info(request, _("Versi ini sudah terbit; tidak ada yang berubah."))
    else:
        told = _("“%(title)s” terbit sebagai versi %(number)s.")
        messages.success(request, told % {"title": version.title, "number": version.number})
    return redirect("trainer:manuscript_review", desk.manuscript.uuid)
