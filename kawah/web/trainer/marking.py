"""The marking queue: one answer at a time by its rubric; saving opens the next."""

import re
from http import HTTPStatus
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Response
from kawah.lib.markdown import words_in
from kawah.people.access.api import Verb
from kawah.people.directory.api import Person
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import rubric, words

AT_MOST = 50  # answers shown in the list
JUDGED = 10  # answers shown that were judged last
COMMENT_LENGTH = 4000
SEEN = re.compile(r"[0-9]{1,4}")


@may(Verb.TEACH)
def queue(request: PersonRequest) -> HttpResponse:
    rows = assessment.waiting(request.person).select_related("attempt__enrollment__course")
    context = {
        "rows": list(rows[:AT_MOST]),
        "count": len(_line(request.person)),
        "judged": assessment.judged_lately(request.person)[:JUDGED],
    }
    return render(request, "trainer/queue.html", context)


@may(Verb.TEACH)
def judge(request: PersonRequest, response: int) -> HttpResponse:
    row = assessment.judgeable(request.person).filter(pk=response).first()
    if row is None:
        raise Http404
    if request.method != "POST":
        return _page(request, row)
    try:
        attempt = _grade(request, row)
    except assessment.RubricIncomplete as fault:
        return _page(request, row, fault=fault)
    except assessment.JudgedMeanwhile as other:
        return _judged_meanwhile(request, row, other)
    messages.success(request, _saved(row, attempt))
    return _onward(request, after=row.pk)


def _saved(row: Response, attempt: assessment.Attempt) -> str:
    """What the answer earned; an attempt whose other answers still wait has no total yet."""
    row.refresh_from_db(fields=["fraction"])
    words = {
        "name": row.attempt.enrollment.person.name,
        "percent": row.percent,
        "total": attempt.percent,
    }
    if attempt.percent is None or attempt.percent == row.percent:
        return _("Nilai untuk %(name)s tersimpan: %(percent)s dari 100.") % words
    sentence = _("Nilai untuk %(name)s tersimpan: %(percent)s dari 100, seluruhnya %(total)s.")
    return sentence % words


def _no_longer_waiting(request: PersonRequest, row: Response) -> HttpResponse:
    """Judged already by the click before this one: go on to the next."""
    sentence = _("Jawaban %(name)s sudah dinilai; nilainya tidak berubah.")
    messages.info(request, sentence % {"name": row.attempt.enrollment.person.name})
    return _onward(request, after=row.pk)


def _grade(request: PersonRequest, row: Response) -> assessment.Attempt:
    seen = request.POST.get("seen", "")
    return assessment.grade(
        row,
        points=rubric.points_in(request.POST, row.item_version.question),
        comment=request.POST.get("comment", "").strip()[:COMMENT_LENGTH],
        by=request.person,
        now=request.now,
        seen=int(seen) if SEEN.fullmatch(seen) else 0,
    )


def _judged_meanwhile(
    request: PersonRequest, row: Response, other: assessment.JudgedMeanwhile
) -> HttpResponse:
    """A second click changes nothing; of two trainers the second is shown what was not saved."""
    if other.by == request.person.uuid:
        return _no_longer_waiting(request, row)
    judge = Person.objects.filter(uuid=other.by).first()
    return _page(request, row, judge=judge.name if judge else _("orang lain"))


def _line(trainer: Person) -> list[int]:
    return list(assessment.waiting(trainer).values_list("pk", flat=True))


def _following(line: list[int], after: int) -> int | None:
    """The one that stands behind `after`; behind the last one stands the first."""
    if after not in line:
        return line[0] if line else None
    rest = line[line.index(after) + 1 :] + line[: line.index(after)]
    return rest[0] if rest else None


def _onward(request: PersonRequest, *, after: int) -> HttpResponse:
    following = _following(_line(request.person), after)
    if following is not None:
        return redirect("trainer:mark", following)
    messages.success(request, _("Semua jawaban sudah dinilai. Terima kasih."))
    return redirect("trainer:home")


def _page(
    request: PersonRequest,
    row: Response,
    *,
    fault: assessment.RubricIncomplete | None = None,
    judge: str = "",
) -> HttpResponse:
    status = HTTPStatus.CONFLICT if judge else HTTPStatus.BAD_REQUEST if fault else HTTPStatus.OK
    context = {**_sheet(request, row), "fault": fault, "judge": judge}
    return render(request, "trainer/marking.html", context, status=status)


def _sheet(request: PersonRequest, row: Response) -> dict[str, Any]:
    """An answer with its rubric, and what was filled in so far."""
    question = row.item_version.question
    line = _line(request.person)
    marks = list(assessment.judgements().filter(response=row))
    newest = marks[-1] if marks and request.method != "POST" else None
    sent = rubric.fields_of(newest.points, question) if newest else request.POST
    answer = row.answer if isinstance(row.answer, str) else ""
    return {
        "response": row,
        "learner": row.attempt.enrollment.person,
        "activity": row.attempt.quiz.activity,
        "stem": words.html_of(question.stem),
        "notes": rubric.notes_of(question),
        "answer": answer,
        "length": _length(answer),
        "criteria": rubric.criteria_of(question, sent),
        "comment": newest.comment if newest else request.POST.get("comment", ""),
        "marked": _mark(newest) if newest else None,
        "seen": len(marks),
        "count": len(line),
        "following": _following(line, row.pk),
    }


def _mark(grade: assessment.Grade) -> dict[str, object]:
    judge = Person.objects.filter(uuid=grade.by).first() if grade.by else None
    name = judge.name if judge else _("orang lain")
    return {"percent": round(grade.fraction * 100), "by": name, "at": grade.at}


def _length(answer: str) -> str:
    count = words_in(answer)
    return ngettext("%(count)d kata", "%(count)d kata", count) % {"count": count}
