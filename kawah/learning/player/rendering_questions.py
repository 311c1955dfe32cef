"""Questions in a lesson, every type but the essay."""

import re
from collections.abc import Callable, Sequence
from hashlib import sha256

from django.utils.translation import gettext as _

from kawah.learning.player import html
from kawah.learning.player.blocks import Ask
from kawah.learning.player.feedback import feedback_on, solution
from kawah.learning.player.pieces import Piece
from kawah.learning.player.quizzing import (
    Choice,
    Cloze,
    Gap,
    Matching,
    Numeric,
    Ordering,
    Question,
    Short,
    TrueFalse,
)
from kawah.learning.player.rendering_answers import (
    choice,
    end,
    select,
    start,
    template,
    text_field,
    text_input,
)

TAGS_AND_HOLES = re.compile(r"(<[^>]*>|\[\[\d{1,3}\]\])")


def ask(block: Ask, *, name: str, seed: str) -> list[Piece]:
    question = block.question
    hint, inputs = _inputs(block.id, question, seed)
    stem: list[Piece] = [html.blocks_of(question.stem)]
    if isinstance(question.body, Cloze):
        stem = _with_gaps(block.id, question.body, str(stem[0]))
    return [
        *start("ask", block.id),
        f'<fieldset aria-describedby="stem-{block.id}"><legend>{html.text(name)}</legend>',
        f'<div class="stem" id="stem-{block.id}">',
        *stem,
        "</div>",
        f'<p class="hint">{html.text(hint)}</p>',
        *inputs,
        "</fieldset>",
        *end(block.id, _("Periksa")),
        *_templates(block),
    ]


def _inputs(block: str, question: Question, seed: str) -> tuple[str, list[Piece]]:
    """What to do, and where to do it."""
    mixed = f"{seed}:{block}"
    match question.body:
        case Choice() as body:
            return _choice(block, body, mixed)
        case TrueFalse():
            return _("Benar atau salah?"), _true_false(block)
        case Short():
            return _("Tulis jawaban singkat."), text_field(block, "", _("Jawaban Anda"))
        case Numeric():
            hint = _("Tulis sebagai angka.")
            return hint, text_field(block, "", _("Jawaban Anda"), mode="decimal")
        case Matching() as body:
            return _("Pilih pasangan setiap baris."), _matching(block, body)
        case Ordering() as body:
            return _("Beri nomor urut setiap langkah."), _ordering(block, body, mixed)
        case _:
            return _("Isi setiap bagian yang kosong."), []


def _choice(block: str, body: Choice, seed: str) -> tuple[str, list[Piece]]:
    kind = "radio" if body.is_single else "checkbox"
    order = list(range(len(body.options)))
    if body.shuffle:
        order = mixed(order, seed, lambda index: body.options[index].text.value)
    pieces: list[Piece] = ['<div class="options">']
    for index in order:
        label = html.inline_of(body.options[index].text)
        pieces += choice(block, str(index), label, kind=kind)
    hint = _("Pilih satu jawaban.") if body.is_single else _("Pilih semua yang benar.")
    return hint, [*pieces, "</div>"]


def _true_false(block: str) -> list[Piece]:
    return [
        '<div class="options">',
        *choice(block, "true", html.text(_("Benar"))),
        *choice(block, "false", html.text(_("Salah"))),
        "</div>",
    ]


def _matching(block: str, body: Matching) -> list[Piece]:
    matches = sorted({pair.match for pair in body.pairs} | set(body.distractors))
    pieces: list[Piece] = []
    for index, pair in enumerate(body.pairs):
        pieces.append(f'<label class="field"><span>{html.inline_of(pair.prompt)}</span> ')
        pieces += select(block, str(index), [(match, match) for match in matches])
        pieces.append("</label>")
    return pieces


def _ordering(block: str, body: Ordering, seed: str) -> list[Piece]:
    places = [(str(place), str(place)) for place in range(1, len(body.steps) + 1)]
    right = list(range(len(body.steps)))
    order = mixed(right, seed, lambda index: body.steps[index].value)
    pieces: list[Piece] = []
    for index in order if order != right else reversed(right):
        pieces.append('<label class="field">')
        pieces += select(block, str(index), places)
        pieces.append(f" <span>{html.inline_of(body.steps[index])}</span></label>")
    return pieces


def _with_gaps(block: str, body: Cloze, stem: str) -> list[Piece]:
    """Put inputs where the stem leaves holes, and nowhere inside a tag."""
    gaps = {f"[[{number}]]": gap for number, gap in enumerate(body.gaps, start=1)}
    pieces: list[Piece] = []
    for part in TAGS_AND_HOLES.split(stem):
        gap = gaps.get(part)
        pieces += [part] if gap is None else _gap(block, int(part[2:-2]), gap)
    return pieces


def _gap(block: str, number: int, gap: Gap) -> list[Piece]:
    label = _("Isian %(number)d") % {"number": number}
    field = str(number - 1)
    if isinstance(gap.body, Choice):
        options = [(str(i), option.text.value) for i, option in enumerate(gap.body.options)]
        return ['<span class="gap">', *select(block, field, options, label=label), "</span>"]
    mode = "decimal" if isinstance(gap.body, Numeric) else "text"
    return [
        '<span class="gap">',
        *text_input(block, field, mode=mode, label=label),
        "</span>",
    ]


def mixed(order: list[int], seed: str, words: Callable[[int], str]) -> list[int]:
    """An order of chance, and the same every time."""

    def chance(index: int) -> bytes:
        return sha256(f"{seed}:{index}:{words(index)}".encode()).digest()

    return sorted(order, key=chance)


def _templates(block: Ask) -> Sequence[Piece]:
    values = _single_values(block.question)
    if not values:
        return [template(block.id, solution(block))]
    found = [(value, feedback_on(block, {"": [value]})) for value in values]
    return [
        template(block.id, feedback.html, value=value, state=feedback.state)
        for value, feedback in found
    ]


def _single_values(question: Question) -> list[str]:
    """Every answer there is, where one value is a whole answer."""
    if isinstance(question.body, TrueFalse):
        return ["true", "false"]
    if isinstance(question.body, Choice) and question.body.is_single:
        return [str(index) for index in range(len(question.body.options))]
    return []
