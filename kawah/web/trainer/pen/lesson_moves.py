"""Moving a block of a lesson, taking it out, and putting it back."""

from django.http import HttpResponse
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.learning.player.api import rearranging, spans
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import carrying, lesson_text
from kawah.web.trainer.pen.after import back, did
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.taken_out import TAKEN_OUT, taken_out


def move(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    step = -1 if order.act == "up" else 1

    def change(raw: bytes, place: int) -> bytes:
        source = raw.decode()
        to = place + step
        inside = 0 <= to < len(spans.spans(source))
        return rearranging.moved(source, place, to=to).encode() if inside else raw

    done = carrying.carry_out(bench, order, parts=lesson_text.parts, change=change)
    last = len(spans.spans(done.file.text)) - 1
    moved = min(max(done.place + step, 0), last)
    return did(request, order, done, "", at=moved, focus=again(order.act, moved, last=last))


def again(act: str, place: int, *, last: int) -> str:
    """The button to press next: at either end only the other one is there."""
    return {0: "down", last: "up"}.get(place, act)


def remove(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    taken: list[str] = []

    def change(raw: bytes, place: int) -> bytes:
        source = raw.decode()
        taken.append(spans.spans(source)[place].text.strip("\n"))
        return rearranging.removed(source, place).encode()

    done = carrying.carry_out(bench, order, parts=lesson_text.parts, change=change)
    request.session[TAKEN_OUT] = {
        "manuscript": str(bench.manuscript.uuid),
        "path": bench.file.path,
        "place": done.place,
        "text": taken[-1],
    }
    return did(request, order, done, "", at=max(done.place - 1, 0))


def restore(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    """Put back what was taken out last, where it stood."""
    taken = taken_out(request, bench)
    if taken is None:
        return back(request, order.place)
    text = str(taken["text"])
    done = carrying.carry_out(
        bench,
        replace(order, is_new=True, was="", place=0),
        parts=lesson_text.parts,
        change=lambda raw, _place: _put_back(raw, int(taken["place"]), text),
    )
    return did(request, order, done, _("Dikembalikan."), at=int(taken["place"]))


def _put_back(raw: bytes, place: int, text: str) -> bytes:
    source = raw.decode()
    return rearranging.inserted(source, min(place, len(spans.spans(source))), text).encode()
