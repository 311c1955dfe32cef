"""Questions in a lesson, every type but the essay."""

import re
from collections.abc import Iterable, Sequence

from django.utils.translation import gettext as _

from kawah.learning.player import html, mixing
from kawah.learning.player.blocks import Ask
from kawah.learning.player.feedback import feedback_on
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
    Listed,
    choice,
    end,
    select,
    start,
    template,
    text_field,
    text_input,
)
from kawah.learning.player.solutions import solution

TAGS_AND_HOLES = re.compile(r"(<[^>]*>|\[\[\d{1,3}\]\])")


def ask(block: Ask, *, name: str, seed: str) -> list[Piece]:
    question = block.question
    hint, inputs = _inputs(block.id, question, seed)
    stem: list[Piece] = [html.blocks_of(question.stem)]
    if isinstance(question.body, Cloze):
        stem = _with_gaps(block.id, question.body, str(stem[0]), seed)
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
        *_templates(block, seed),
    ]


def _inputs(block: str, question: Question, seed: str) -> tuple[str, list[Piece]]:
    """What to do, and where to do it."""
    match question.body:
        case Choice() as body:
            return _choice(block, body, seed)
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
            return _("Beri nomor urut setiap langkah."), _ordering(block, body, seed)
        case _:
            return _("Isi setiap bagian yang kosong."), []


def _choice(block: str, body: Choice, seed: str) -> tuple[str, list[Piece]]:
    kind = "radio" if body.is_single else "checkbox"
    pieces: list[Piece] = ['<div class="options">']
    for shown, place in enumerate(mixing.places(block, body, seed=seed)):
        label = html.inline_of(body.options[place].text)
        pieces += choice(block, str(shown), label, kind=kind, kept=str(place))
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
    matches = mixing.matches(body)
    entries = [Listed(str(shown), match, kept=match) for shown, match in enumerate(matches)]
    pieces: list[Piece] = []
    for index, pair in enumerate(body.pairs):
        pieces.append(f'<label class="field pair"><span>{html.inline_of(pair.prompt)}</span> ')
        pieces += select(block, str(index), entries)
        pieces.append("</label>")
    return pieces


def _ordering(block: str, body: Ordering, seed: str) -> list[Piece]:
    numbers = [str(number) for number in range(1, len(body.steps) + 1)]
    pieces: list[Piece] = []
    for shown, step in enumerate(mixing.places(block, body, seed=seed)):
        pieces.append('<label class="field step">')
        pieces += select(block, str(shown), (Listed(n, n, kept=n) for n in numbers), part=str(step))
        pieces.append(f" <span>{html.inline_of(body.steps[step])}</span></label>")
    return pieces


def _with_gaps(block: str, body: Cloze, stem: str, seed: str) -> list[Piece]:
    """Put inputs where the stem leaves holes, and nowhere inside a tag."""
    gaps = {f"[[{number}]]": gap for number, gap in enumerate(body.gaps, start=1)}
    pieces: list[Piece] = []
    for part in TAGS_AND_HOLES.split(stem):
        gap = gaps.get(part)
        pieces += [part] if gap is None else _gap(block, int(part[2:-2]), gap, seed)
    return pieces


def _gap(block: str, number: int, gap: Gap, seed: str) -> list[Piece]:
    label = _("Isian %(number)d") % {"number": number}
    field = str(number - 1)
    if isinstance(gap.body, Choice):
        entries = _entries(gap.body, mixing.places(block, gap.body, seed=seed, part=field))
        return ['<span class="gap">', *select(block, field, entries, label=label), "</span>"]
    mode = "decimal" if isinstance(gap.body, Numeric) else "text"
    return [
        '<span class="gap">',
        *text_input(block, field, mode=mode, label=label),
        "</span>",
    ]


def _entries(body: Choice, places: Sequence[int]) -> Iterable[Listed]:
    for shown, place in enumerate(places):
        yield Listed(str(shown), body.options[place].text.value, kept=str(place))


def _templates(block: Ask, seed: str) -> Sequence[Piece]:
    values = _single_values(block, seed)
    if not values:
        return [template(block.id, solution(block))]
    found = [(value, feedback_on(block, {"": [kept]})) for value, kept in values]
    return [
        template(block.id, feedback.html, value=value, state=feedback.state)
        for value, feedback in found
    ]


def _single_values(block: Ask, seed: str) -> list[tuple[str, str]]:
    """Every answer there is, where one value is a whole answer: as sent, and as kept."""
    body = block.question.body
    if isinstance(body, TrueFalse):
        return [("true", "true"), ("false", "false")]
    if isinstance(body, Choice) and body.is_single:
        places = mixing.places(block.id, body, seed=seed)
        return [(str(shown), str(place)) for shown, place in enumerate(places)]
    return []
