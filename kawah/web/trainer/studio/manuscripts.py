"""Courses under the pen, and beginning to write one that is there already."""

from uuid import UUID

from django.http import HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_POST

from kawah.learning.curriculum.api import Manuscript, verdicts_for, writing
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching


@may(Verb.TEACH)
def manuscripts(request: PersonRequest) -> HttpResponse:
    rows = Manuscript.objects.written_by(request.person).select_related("course__agency")
    said = {one.manuscript_id: one for one in verdicts_for(request.person)}
    found = [(row, said.get(row.pk)) for row in rows.order_by("course__title", "pk")]
    context = {"rows": found}
    return render(request, "trainer/studio/manuscripts.html", context)


@require_POST
@may(Verb.TEACH)
def begin(request: PersonRequest, course: UUID) -> HttpResponse:
    """Open the manuscript of a course that one teaches; the first one is made of its files."""
    taught = teaching.kept_course(request.person, course)
    made = writing.begin(taught.course, by=request.person, now=request.now)
    return redirect("trainer:manuscript", made.uuid)
