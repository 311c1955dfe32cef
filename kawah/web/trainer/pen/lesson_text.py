"""The text of a lesson: cut for orders, changed by them, and judged before it is written."""

from typing import Any

from django.utils.translation import gettext as _

from kawah.learning.player import api as player
from kawah.learning.player.api import blocks, rearranging, spans, trying
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.forms.block import BlockForm
from kawah.web.trainer.pen.opening import Opened
from kawah.web.trainer.pen.orders import digest

LARGEST = 300 * 1024  # bytes of a lesson, as the player takes it


def parts(raw: bytes) -> list[str]:
    return [digest(span.text) for span in spans.spans(raw.decode())]


def changed(raw: bytes, place: int, text: str, *, is_new: bool) -> bytes:
    act = rearranging.inserted if is_new else rearranging.replaced
    return act(raw.decode(), place, text).encode()


def is_sound(opened: Opened, bench: Bench) -> bool:
    """Whether what was filled in is read as it was meant; if not, the form says why."""
    if not opened.form.is_valid():
        return False
    block = opened.block()
    text = player.written(block)
    whole = changed(bench.file.raw, opened.place, text, is_new=opened.is_new)
    if not isinstance(block, blocks.Prose):
        _demand_same(opened, block, text)
    if opened.form.is_valid():
        for fault in trying.faults_at(whole.decode(), opened.place, text):
            _tell(opened.form, fault.field, fault.what)
    if len(whole) > LARGEST:
        told = _("Pelajaran lebih besar dari %(most)d kB; bagilah menjadi beberapa pelajaran.")
        opened.form.add_error(None, told % {"most": LARGEST // 1024})
    return bool(opened.form.is_valid())


def _demand_same(opened: Opened, block: "blocks.Block", text: str) -> None:
    found = player.begun(text)
    if found == block and len(spans.spans(text)) == 1:
        return
    names = [name for name in block.__struct_fields__ if name != "line"]
    other = next((n for n in names if getattr(found, n, None) != getattr(block, n)), "")
    told = _(
        "Satu barisnya berawal dengan tanda yang berarti lain di pelajaran; ubah awal baris itu."
    )
    _tell(opened.form, other, told)


def _tell(form: Any, field: str, sentence: str) -> None:
    if isinstance(form, BlockForm):
        form.tell(field, sentence)
    else:
        form.add_error(None, sentence)
