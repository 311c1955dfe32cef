"""A paper of questions as HTML. What does not depend on the reader is made once and kept."""

import random
import re
from collections.abc import Sequence
from functools import lru_cache
from html import escape
from uuid import UUID

from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.lib import markdown
from kawah.lib.questions.shape import (
    Choice,
    Cloze,
    Essay,
    Matching,
    Numeric,
    Ordering,
    Question,
    Text,
    TrueFalse,
)
from kawah.web.learner.fields import held, name_of

HOLE = re.compile(r"\[\[(\d{1,3})\]\]")
TAGS = re.compile(r"(<[^>]*>)")
KEPT = 4000  # texts of questions of a few kB each


class Seat(Struct, frozen=True):
    """Where a question stands: its number on the paper of an attempt, and what was answered."""

    attempt: UUID
    seq: int
    answer: object
    is_closed: bool = False

    @property
    def lock(self) -> str:
        return " disabled" if self.is_closed else ""


@lru_cache(maxsize=KEPT)
def blocks(value: str, form: str) -> str:
    if form == "markdown":
        return markdown.to_html(value)
    return markdown.sanitized(value) if form == "html" else markdown.paragraphs(value)


@lru_cache(maxsize=KEPT)
def inline(value: str, form: str) -> str:
    if form == "markdown":
        return markdown.to_inline_html(value)
    return markdown.sanitized_inline(value) if form == "html" else escape(value)


def stem_of(text: Text) -> str:
    return blocks(text.value, text.form)


def words_of(text: Text) -> str:
    return inline(text.value, text.form)


def render(question: Question, seat: Seat) -> SafeString:
    """Stem, hint and inputs of one question, with the answer it was given."""
    body = question.body
    stem = stem_of(question.stem)
    if isinstance(body, Cloze):
        stem = _with_gaps(stem, body, seat)
    hint, inputs = _inputs(question, seat)
    return mark_safe(  # noqa: S308 - sanitized texts and escaped values
        f'<div class="stem">{stem}</div><p class="hint">{escape(hint)}</p>{inputs}'
    )


def _with_gaps(stem: str, body: Cloze, seat: Seat) -> str:
    """Inputs where the stem leaves holes, and nowhere inside a tag."""
    return "".join(
        part
        if part.startswith("<")
        else HOLE.sub(lambda hole: _gap(body, int(hole[1]) - 1, seat), part)
        for part in TAGS.split(stem)
    )


def _inputs(question: Question, seat: Seat) -> tuple[str, str]:
    match question.body:
        case Choice() as body:
            hint = _("Pilih satu jawaban.") if body.is_single else _("Pilih semua yang benar.")
            return hint, _options(body, seat)
        case TrueFalse() as body:
            both = (("true", _("Benar")), ("false", _("Salah")))
            given = held(seat.answer, body, None)
            rows = [_option("radio", seat, v, escape(w), is_on=v == given) for v, w in both]
            return _("Benar atau salah?"), _list(rows)
        case Matching() as body:
            return _("Pilih pasangan setiap baris."), _matching(body, seat)
        case Ordering() as body:
            return _("Beri nomor urut setiap langkah."), _ordering(body, seat)
        case Cloze():
            return _("Isi setiap bagian yang kosong."), ""
        case Essay() as body:
            return _essay_hint(body), _essay(body, seat)
        case Numeric():
            return _("Tulis sebagai angka."), _line(seat, mode="decimal")
        case _:
            return _("Tulis jawaban singkat."), _line(seat, mode="text")


def _list(rows: Sequence[str]) -> str:
    return f'<div class="options">{"".join(rows)}</div>'


def _option(kind: str, seat: Seat, value: str, label: str, *, is_on: bool) -> str:
    on = " checked" if is_on else ""
    return (
        f'<label class="option"><input type="{kind}" name="{name_of(seat.seq)}" '
        f'value="{value}"{on}{seat.lock}> <span>{label}</span></label>'
    )


def _options(body: Choice, seat: Seat) -> str:
    given = seat.answer if isinstance(seat.answer, list) else [seat.answer]
    kind = "radio" if body.is_single else "checkbox"
    places = list(range(len(body.options)))
    if body.shuffle:
        places = shuffled(places, seat)
    rows = [
        _option(kind, seat, str(i), words_of(body.options[i].text), is_on=i in given)
        for i in places
    ]
    return _list(rows)


def shuffled(places: list[int], seat: Seat) -> list[int]:
    """An order of chance that stays the same for this attempt."""
    chance = random.Random(f"{seat.attempt}:{seat.seq}")  # noqa: S311 - repeatable, no secret
    return chance.sample(places, len(places))


def _select(
    seat: Seat, part: int, options: Sequence[tuple[str, str]], given: str, label: str
) -> str:
    rows = "".join(
        f'<option value="{escape(value)}"{" selected" if value == given else ""}>'
        f"{escape(words)}</option>"
        for value, words in options
    )
    named = f' aria-label="{escape(label)}"' if label else ""
    return (
        f'<select name="{name_of(seat.seq, part)}"{named}{seat.lock}>'
        f'<option value="">{escape(_("Pilih …"))}</option>{rows}</select>'
    )


def _matching(body: Matching, seat: Seat) -> str:
    matches = sorted({pair.match for pair in body.pairs} | set(body.distractors))
    options = [(match, match) for match in matches]
    rows = [
        f'<label class="field"><span>{words_of(pair.prompt)}</span> '
        f"{_select(seat, part, options, held(seat.answer, body, part), '')}</label>"
        for part, pair in enumerate(body.pairs)
    ]
    return "".join(rows)


def _ordering(body: Ordering, seat: Seat) -> str:
    places = [(str(place), str(place)) for place in range(1, len(body.steps) + 1)]
    rows = [
        f'<label class="field">{_select(seat, step, places, held(seat.answer, body, step), "")} '
        f"<span>{words_of(body.steps[step])}</span></label>"
        for step in shuffled(list(range(len(body.steps))), seat)
    ]
    return "".join(rows)


def _gap(body: Cloze, part: int, seat: Seat) -> str:
    if not 0 <= part < len(body.gaps):
        return ""
    gap, given = body.gaps[part].body, held(seat.answer, body, part)
    label = _("Isian %(number)d") % {"number": part + 1}
    if isinstance(gap, Choice):
        options = [(str(i), option.text.value) for i, option in enumerate(gap.options)]
        return f'<span class="gap">{_select(seat, part, options, given, label)}</span>'
    mode = "decimal" if isinstance(gap, Numeric) else "text"
    return (
        f'<span class="gap"><input type="text" name="{name_of(seat.seq, part)}" '
        f'inputmode="{mode}" autocomplete="off" maxlength="500" aria-label="{escape(label)}" '
        f'value="{escape(given)}"{seat.lock}></span>'
    )


def _line(seat: Seat, *, mode: str) -> str:
    return format_html(
        '<label class="field"><span>{}</span> <input type="text" name="{}" inputmode="{}" '
        'autocomplete="off" maxlength="500" value="{}"{}></label>',
        _("Jawaban Anda"),
        name_of(seat.seq),
        mode,
        "" if seat.answer is None else str(seat.answer),
        mark_safe(seat.lock),  # noqa: S308 - a constant
    )


def _essay_hint(body: Essay) -> str:
    if body.min_words and body.max_words:
        words = {"low": body.min_words, "high": body.max_words}
        return _("Tulis %(low)d sampai %(high)d kata. Dinilai oleh widyaiswara.") % words
    if body.min_words:
        return _("Tulis sedikitnya %(low)d kata. Dinilai oleh widyaiswara.") % {
            "low": body.min_words
        }
    return _("Tulis jawaban Anda. Dinilai oleh widyaiswara.")


def _essay(body: Essay, seat: Seat) -> str:
    return format_html(
        '<label class="field"><span>{}</span> <textarea name="{}" rows="10"{}>{}</textarea>'
        "</label>",
        _("Jawaban Anda"),
        name_of(seat.seq),
        mark_safe(seat.lock),  # noqa: S308 - a constant
        body.template.value if seat.answer is None else str(seat.answer),
    )
