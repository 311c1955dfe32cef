"""One activity as its reviewer reads it, with a remark at each passage."""

from http import HTTPStatus
from typing import Any
from uuid import UUID

from django.contrib import messages
from django.http import Http404, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.curriculum.api import Activity, Review, commenting
from kawah.people.access.api import Verb
from kawah.web.shell.access import may
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.studio import reading
from kawah.web.trainer.studio.reading import Page
from kawah.web.trainer.studio.reviews import review_of

TEXT_LENGTH = 2000


class Refusal(Struct, frozen=True):
    """A remark that was not taken in: which passage it is of, what was typed, and why."""

    number: int
    text: str
    line: str
    fault: str


@may(Verb.TEACH)
def passage(request: PersonRequest, review: UUID, key: str) -> HttpResponse:
    """One activity to read, with a form for a remark on each passage."""
    row = review_of(request, review)
    if row.version is None:
        return _replaced(request, row)
    activity = get_object_or_404(row.version.activities.select_related("version__course"), key=key)
    page = reading.page_of(activity, now=request.now)
    if request.method != "POST":
        return _page(request, row, activity, page)
    refusal = _remark(request, row, page)
    if refusal is not None:
        return _page(request, row, activity, page, refusal)
    return redirect(f"{request.path}#bagian-{request.POST['bagian']}")


def _page(
    request: PersonRequest,
    row: Review,
    activity: Activity,
    page: Page,
    refusal: Refusal | None = None,
) -> HttpResponse:
    comments = commenting.comments_on(row.manuscript).filter(path__in=page.paths)
    standing = page.standing(list(comments))
    context: dict[str, Any] = {
        "review": row,
        "activity": activity,
        "rows": [
            {"number": n + 1, "place": place, "remarks": standing.on(n)}
            for n, place in enumerate(page.places)
        ],
        "gone": standing.gone,
        "is_lesson": page.is_lesson,
        "following": activity.version.activities.filter(seq__gt=activity.seq)
        .order_by("seq")
        .first(),
        "refusal": refusal,
        "length": TEXT_LENGTH,
    }
    status = HTTPStatus.BAD_REQUEST if refusal else HTTPStatus.OK
    return render(request, "trainer/studio/passage.html", context, status=status)


def _remark(request: PersonRequest, row: Review, page: Page) -> Refusal | None:
    number, text = request.POST.get("bagian", ""), request.POST.get("text", "")[:TEXT_LENGTH]
    line = request.POST.get("line", "")
    places = {str(n): place for n, place in enumerate(page.places, start=1)}
    if number not in places:
        told = _("Bagian itu tidak ada. Letakkan catatannya di bagian yang dimaksud.")
        return Refusal(1, text, line, told)
    passage = places[number].passage(int(line) if line.isdecimal() and len(line) < 9 else 0)
    try:
        made = commenting.comment(row, passage, text=text, by=request.person, now=request.now)
    except commenting.ReviewOver:
        told = _("Telaah ini sudah diputuskan atau diganti yang lebih baru.")
        return Refusal(int(number), text, line, told)
    if made is None:
        return Refusal(int(number), text, line, _("Tulis catatannya, lalu simpan."))
    messages.success(request, _("Catatan tersimpan; penulis membacanya di bagian ini."))
    return None


def _replaced(request: PersonRequest, row: Review) -> HttpResponse:
    """What was read is replaced; a remark typed meanwhile is shown, to be taken along."""
    if request.method != "POST":
        raise Http404
    context = {"review": row, "text": request.POST.get("text", "")[:TEXT_LENGTH]}
    status = HTTPStatus.CONFLICT
    return render(request, "trainer/studio/passage_replaced.html", context, status=status)
