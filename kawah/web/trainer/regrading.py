"""Having the answers to a mended question judged anew, after seeing what that changes."""

from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import redirect, render
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from kawah.learning.assessment import api as assessment
from kawah.learning.assessment.api import Choice, Item, ItemVersion, Regrade
from kawah.learning.curriculum.api import Course
from kawah.lib.questions.right_words import Line, right_words
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import teaching, words

REASON_LENGTH = 200
WHOLE = 0.999


@may(Verb.TEACH)
def regrade(request: PersonRequest, course: UUID, item: UUID) -> HttpResponse:
    taught = teaching.kept_course(request.person, course)
    version = _mended(taught.course, item)
    reason, fault = request.POST.get("reason", ""), False
    if request.method == "POST":
        try:
            assessment.order_regrade(version, reason=reason, by=request.person, now=request.now)
        except assessment.RegradeUnexplained:
            fault = True
        else:
            messages.success(request, _("Penilaian ulang dimulai; yang hasilnya berubah dikabari."))
            return redirect("trainer:regrade", course, item)
    context = {
        "taught": taught,
        "stem": words.html_of(version.question.stem),
        "before": right_lines(version.item.versions.get(number=version.number - 1)),
        "after": right_lines(version),
        "effect": assessment.effect_of(version),
        "ordered": Regrade.objects.filter(version=version).first(),
        "reason": reason,
        "fault": fault,
        "length": REASON_LENGTH,
    }
    return render(request, "trainer/regrade.html", context, status=400 if fault else 200)


def _mended(course: Course, key: UUID) -> ItemVersion:
    """The newest version of a question that was mended; anything else is a 404."""
    rows = Item.objects.filter(bank__course=course, uuid=key)
    found = rows.select_related("newest__item__bank__agency").first()
    version = assessment.mended(found) if found else None
    if version is None:
        raise Http404
    return version


def right_lines(version: ItemVersion) -> list[SafeString]:
    """The right answer, a line each, with the share of the points where it is not all of them."""
    body = version.question.body
    lines = right_words(body).lines
    shares = (
        [option.fraction for option in body.options if option.fraction > 0]
        if isinstance(body, Choice)
        else [1.0] * len(lines)
    )
    return [_line(line, share) for line, share in zip(lines, shares, strict=True)]


def _line(line: Line, share: float) -> SafeString:
    said = format_html_join(" → ", "{}", ((words.line_of(text),) for text in line))
    return said if share > WHOLE else format_html("{} ({}%)", said, round(share * 100))
