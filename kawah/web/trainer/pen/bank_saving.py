"""Saving a question of a bank, whoever else writes in its file."""

from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.learning.assessment.api import Question
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import bank_opening, bank_text, carrying, orders
from kawah.web.trainer.pen.after import did
from kawah.web.trainer.pen.bank_page import page
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.carrying import Clash
from kawah.web.trainer.pen.forms.rows import MORE
from kawah.web.trainer.pen.opening import Opened
from kawah.web.trainer.pen.orders import Order


def save(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    opened = _sent(request, bench, order)
    if request.POST.get(MORE):
        opened.form.is_valid()
        opened.form.hush()
        return page(request, bench, opened=opened, order=order)
    path = bench.file.path
    if not _is_sound(opened, path):
        return page(request, bench, opened=opened, order=order, status=400)
    question = opened.form.question()

    def change(raw: bytes, place: int) -> bytes:
        return _changed(path, raw, place, question, is_new=opened.is_new)

    try:
        done = carrying.carry_out(
            bench, order, parts=lambda raw: bank_text.parts(path, raw), change=change
        )
    except Clash as clash:
        return _choose(request, replace(bench, file=clash.file), order)
    return did(request, order, done, _("Tersimpan."), at=done.place)


def _is_sound(opened: Opened, path: str) -> bool:
    if opened.form.is_valid() and not bank_text.comes_back(path, opened.form.question()):
        told = _("Berkas ini tidak dapat memuat soal persis seperti ini; ubah tanda di teksnya.")
        opened.form.add_error(None, told)
    return bool(opened.form.is_valid())


def _changed(path: str, raw: bytes, place: int, question: Question, *, is_new: bool) -> bytes:
    questions = list(bank_text.reading_of(path, raw).questions)
    if is_new:
        beside = questions[place - 1].category if place else ""
        fresh = replace(question, key=bank_text.free_key(question.key, questions), category=beside)
        return bank_text.rewritten(path, raw, bank_text.put(questions, place, fresh))
    kept = questions[place]
    questions[place] = replace(question, key=kept.key, category=kept.category)
    return bank_text.rewritten(path, raw, questions)


def _sent(request: PersonRequest, bench: Bench, order: Order) -> Opened:
    """The form that was sent, also of a question that somebody else changed meanwhile."""
    sent, word = request.POST, request.POST.get("jenis", "")
    parts = bank_text.parts(bench.file.path, bench.file.raw)
    if order.is_instead:
        opened = bank_opening.open_instead(bench, order.place, word, data=sent)
    elif order.is_new or order.was not in parts:
        key = sent.get("id", "")
        opened = bank_opening.open_new(bench, order.place, word, key=key, data=sent)
    else:
        opened = bank_opening.open_old(bench, _nearest(parts, order), data=sent)
    if opened is None:
        raise Http404
    return opened


def _nearest(parts: list[str], order: Order) -> int:
    same = [place for place, each in enumerate(parts) if each == order.was]
    return min(same, key=lambda place: abs(place - order.place))


def _choose(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    """What the other wrote stands there, one's own is in the form: keep both, or one's own."""
    count = len(bank_opening.questions_on(bench))
    opened = _sent(request, bench, replace(order, is_new=True))
    opened.form.is_valid()
    opened.place = min(order.place + 1, count)
    again = replace(order, key=orders.fresh_key())
    clash = opened.place - 1 if opened.place else None
    return page(request, bench, opened=opened, order=again, clash=clash, status=409)
