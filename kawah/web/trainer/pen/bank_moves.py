"""Moving a question of a bank, copying it, taking it out, and putting it back."""

from collections.abc import Callable

import msgspec
from django.http import HttpResponse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.learning.assessment.api import Question
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import bank_text, carrying
from kawah.web.trainer.pen.after import back, did
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.carrying import Done
from kawah.web.trainer.pen.lesson_moves import again
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.taken_out import TAKEN_OUT, taken_out

Change = Callable[[list[Question], int], list[Question]]


def move(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    step = -1 if order.act == "up" else 1

    def change(questions: list[Question], place: int) -> list[Question]:
        to = min(max(place + step, 0), len(questions) - 1)
        questions.insert(to, questions.pop(place))
        return questions

    done = _carry_out(bench, order, change)
    last = len(bank_text.reading_of(bench.file.path, done.file.raw).questions) - 1
    moved = min(max(done.place + step, 0), last)
    return did(request, order, done, "", at=moved, focus=again(order.act, moved, last=last))


def copy(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    def change(questions: list[Question], place: int) -> list[Question]:
        same = questions[place]
        again = replace(same, key=bank_text.free_key(same.key, questions))
        return bank_text.put(questions, place + 1, again)

    done = _carry_out(bench, order, change)
    return did(request, order, done, _("Soal disalin."), at=done.place + 1)


def remove(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    taken: list[Question] = []

    def change(questions: list[Question], place: int) -> list[Question]:
        taken.append(questions.pop(place))
        return questions

    done = _carry_out(bench, order, change)
    request.session[TAKEN_OUT] = {
        "manuscript": str(bench.manuscript.uuid),
        "path": bench.file.path,
        "place": done.place,
        "text": msgspec.json.encode(taken[-1]).decode(),
    }
    return did(request, order, done, "", at=max(done.place - 1, 0))


def restore(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    """Put back what was taken out last, where it stood."""
    taken = taken_out(request, bench)
    if taken is None:
        return back(request, order.place)
    question = msgspec.json.decode(str(taken["text"]), type=Question)
    at = int(taken["place"])
    done = _carry_out(
        bench,
        replace(order, is_new=True, was="", place=0),
        lambda questions, _place: bank_text.put(questions, at, _fresh(question, questions)),
    )
    return did(request, order, done, _("Dikembalikan."), at=at)


def clean(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    """Write the file without what cannot be read in it, after the author saw what that is."""
    whole = replace(order, is_new=True, was="", place=0)
    done = _carry_out(bench, whole, lambda questions, _place: questions)
    told = _("Berkas ditulis ulang; sekarang soalnya dapat diubah di sini.")
    return did(request, order, done, told, at=0)


def _fresh(question: Question, questions: list[Question]) -> Question:
    return replace(question, key=bank_text.free_key(question.key, questions))


def _carry_out(bench: Bench, order: Order, change: Change) -> Done:
    path = bench.file.path

    def rewrite(raw: bytes, place: int) -> bytes:
        questions = list(bank_text.reading_of(path, raw).questions)
        return bank_text.rewritten(path, raw, change(questions, place))

    return carrying.carry_out(
        bench, order, parts=lambda raw: bank_text.parts(path, raw), change=rewrite
    )
