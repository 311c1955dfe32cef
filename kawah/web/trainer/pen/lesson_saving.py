"""Saving a block: as it was meant, and where it was meant, whoever else writes."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.learning.curriculum.api import Comment, commenting
from kawah.learning.player import api as player
from kawah.learning.player.api import spans
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer import passages
from kawah.web.trainer.pen import carrying, lesson_text, opening, orders
from kawah.web.trainer.pen.after import did
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.carrying import Clash
from kawah.web.trainer.pen.forms.rows import MORE
from kawah.web.trainer.pen.lesson_page import page
from kawah.web.trainer.pen.opening import Opened
from kawah.web.trainer.pen.orders import Order


def save(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    opened = _sent(request, bench, order)
    if request.POST.get(MORE):
        opened.form.is_valid()
        opened.form.hush()
        return page(request, bench, opened=opened, order=order)
    try:
        opened.place = carrying.place_in(bench.file, order, lesson_text.parts)
        if not lesson_text.is_sound(opened, bench):
            return page(request, bench, opened=opened, order=order, status=400)
        text, remarks = player.written(opened.block()), _remarks(bench, opened)
        done = carrying.carry_out(
            bench,
            order,
            parts=lesson_text.parts,
            change=lambda raw, place: lesson_text.changed(raw, place, text, is_new=opened.is_new),
        )
    except Clash as clash:
        return _choose(request, replace(bench, file=clash.file), order)
    if remarks:
        now = passages.lesson_parts(spans.spans(done.file.text))
        commenting.carry(remarks, now[done.place])
    return did(request, order, done, _("Tersimpan."), at=done.place)


def _remarks(bench: Bench, opened: Opened) -> list[Comment]:
    """What the reviewer said of this block: it stays with the block, however it is rewritten."""
    if opened.is_new:
        return []
    parts = passages.lesson_parts(spans.spans(bench.file.text))
    return passages.open_on(bench.manuscript, bench.file.path, parts).on(opened.place)


def _sent(request: PersonRequest, bench: Bench, order: Order) -> Opened:
    """The form that was sent, also of a block that somebody else changed meanwhile."""
    sent, files = request.POST, request.FILES
    word, key = sent.get("jenis", ""), sent.get("id", "")
    if order.is_instead:
        place = order.place
        return opening.open_instead(bench, place, word, key=key, data=sent, files=files)
    if order.is_new or not _is_there(bench, order):
        opened = opening.open_new(bench, order.place, word, key=key, data=sent, files=files)
    else:
        place = carrying.place_in(bench.file, order, lesson_text.parts)
        opened = opening.open_old(bench, place, data=sent, files=files)
    if opened is None:
        raise Http404
    return opened


def _is_there(bench: Bench, order: Order) -> bool:
    return order.was in lesson_text.parts(bench.file.raw)


def _choose(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    """What the other wrote stands there, one's own is in the form: keep both, or one's own."""
    opened = _sent(request, bench, replace(order, is_new=True))
    opened.form.is_valid()
    count = len(spans.spans(bench.file.text))
    opened.place = min(order.place + 1, count)
    return page(
        request,
        bench,
        opened=opened,
        order=replace(order, key=orders.fresh_key()),
        clash=max(opened.place - 1, 0),
        status=409,
    )
