"""Opening the form of a block: of one that is there, and of a new one."""

import re
from collections.abc import Mapping
from itertools import count
from typing import Any

from django.http import Http404
from msgspec import Struct

from kawah.learning.player import api as player
from kawah.learning.player.api import Ask, blocks, spans
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.block_kinds import BLOCKS, SOURCE, block_called
from kawah.web.trainer.pen.forms.block import Place
from kawah.web.trainer.pen.forms.inkwell import Inkwell
from kawah.web.trainer.pen.forms.question import QuestionForm
from kawah.web.trainer.pen.kinds import Kind
from kawah.web.trainer.pen.question_kinds import QUESTIONS, kind_of_question
from kawah.web.trainer.pen.stops import asked_in

BEGIN: Mapping[type, str] = {blocks.Decide: "p", blocks.Contrast: "ap"}
QUESTION_BEGINS = "q"
IDS = re.compile(r"^:::[ \t]*(?:tanya|putuskan|aturan-praktik)[ \t]+(\S+)", re.MULTILINE)
ID = re.compile(r"[a-z][a-z0-9-]{0,39}")


class Opened(Struct):
    """A block whose form is open; a new one stands before what is at its place."""

    place: int
    is_new: bool
    kind: Kind
    id: str
    form: Any

    def block(self) -> player.blocks.Block:
        if isinstance(self.form, QuestionForm):
            return Ask(1, self.id, player.in_markdown(self.form.question()))
        made: player.blocks.Block = self.form.block()
        return made


def kind_of(block: "blocks.Block | None") -> Kind:
    if isinstance(block, Ask):
        return kind_of_question(block.question.body)
    return BLOCKS[type(block)] if block is not None else SOURCE


def open_old(bench: Bench, place: int, *, data: Any = None, files: Any = None) -> Opened | None:
    """The form of a block that is there."""
    cut = spans.spans(bench.file.text)
    if place >= len(cut):
        return None
    block = player.begun(cut[place].text)
    kind, key = kind_of(block), getattr(block, "id", "")
    held = block or cut[place].text.strip()
    return Opened(place, False, kind, key, _form(bench, kind, held, key, data, files))


def open_new(
    bench: Bench, place: int, word: str, *, key: str = "", data: Any = None, files: Any = None
) -> Opened | None:
    """The form of a block that is not there yet; `key` is the id that it was promised, unless
    another took it meanwhile."""
    made = block_called(word)
    kind = BLOCKS[made] if made else QUESTIONS.get(word)
    if kind is None:
        return None
    begin = BEGIN.get(made, "") if made else QUESTION_BEGINS
    taken = set(IDS.findall(bench.file.text))
    if not (ID.fullmatch(key) and key not in taken):
        key = next(name for n in count(1) if (name := f"{begin}{n}") not in taken) if begin else ""
    place = min(place, len(spans.spans(bench.file.text)))
    return Opened(place, True, kind, key, _form(bench, kind, None, key, data, files))


def open_instead(bench: Bench, place: int, word: str, *, key: str, data: Any, files: Any) -> Opened:
    """The form of what is to stand in the place of another's block, whatever kind that is of.

    Raises Http404."""
    made = block_called(word)
    kind = BLOCKS[made] if made else QUESTIONS.get(word)
    if kind is None or (key and not ID.fullmatch(key)):
        raise Http404
    return Opened(place, False, kind, key, _form(bench, kind, None, key, data, files))


def _form(bench: Bench, kind: Kind, held: Any, key: str, data: Any, files: Any) -> Any:
    if kind.word in QUESTIONS:
        question = held.question if isinstance(held, Ask) else None
        return kind.form(Inkwell(key), question, data, files)
    return kind.form(Place(bench, asked_in(bench.file.text), key), held, data, files)
