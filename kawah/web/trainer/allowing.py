"""One more attempt for a learner who has failed every one."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Attempt
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest


@may(Verb.TEACH)
def allow(request: PersonRequest, attempt: UUID) -> HttpResponse:
    if not Attempt.objects.taught_by(request.person).filter(uuid=attempt).exists():
        raise Http404
    row = assessment.stuck_attempts(request.person).filter(uuid=attempt).first()
    if row is None:
        messages.info(request, _("Peserta ini sudah dapat mencoba lagi."))
        return redirect("trainer:home")
    why, fault = request.POST.get("why", ""), False
    if request.method == "POST":
        try:
            assessment.allow_again(
                row.enrollment, row.quiz, by=request.person, why=why, now=request.now
            )
        except assessment.AllowanceUnexplained:
            fault = True
        except assessment.AllowanceNeedless:
            raise Http404 from None
        else:
            words = {"name": row.enrollment.person.name}
            messages.success(request, _("%(name)s mendapat satu kesempatan lagi.") % words)
            return redirect("trainer:home")
    context = {"attempt": row, "why": why, "fault": fault}
    return render(request, "trainer/allow.html", context, status=400 if fault else 200)
