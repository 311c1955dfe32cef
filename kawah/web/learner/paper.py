"""A paper of questions as HTML. What does not depend on the reader is made once and kept."""

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
from kawah.lib.questions import mixing
from kawah.lib.questions.completeness import beginning_of
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
from kawah.web.learner.fields import held, name_of, seed_of

HOLE = re.compile(r"\[\[(\d{1,3})\]\]")
TAGS = re.compile(r"(<[^>]*>)")
KEPT = 4000  # texts of questions of a few kB each


class Seat(Struct, frozen=True):
    """Where a question stands: its number on the paper of an attempt, and what was answered.

    `chance` is the attempt's own.
    """

    chance: UUID
    seq: int
    answer: object
    is_closed: bool = False
    numbers: Sequence[str] = ()  # of an ordering, as they were sent: two may be the same

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
    places = mixing.places(body, seed=seed_of(seat.chance, seat.seq))
    rows = [
        _option(kind, seat, str(shown), words_of(body.options[place].text), is_on=place in given)
        for shown, place in enumerate(places)
    ]
    return _list(rows)


def _select(
    seat: Seat, part: int, options: Sequence[tuple[str, str]], given: str, label: str
) -> str:
    rows = "".join(
        f'<option value="{escape(value)}"{" selected" if value == given else ""}>'
        f"{escape(words)}</option>"
        for value, words in options
    )
    named = f' aria-label="{escape(label)}"' if label else ""
    nothing = escape(_("Pilih …"))
    return (
        f'<select name="{name_of(seat.seq, part)}"{named}{seat.lock}>'
        f'<option value="">{nothing}</option>{rows}</select>'
    )


def _matching(body: Matching, seat: Seat) -> str:
    matches = mixing.matches(body)
    options = [(str(place), match) for place, match in enumerate(matches)]
    given = [mixing.place_of(held(seat.answer, body, n), matches) for n in range(len(body.pairs))]
    rows = [
        f'<label class="field pair"><span>{words_of(pair.prompt)}</span> '
        f"{_select(seat, part, options, given[part], '')}</label>"
        for part, pair in enumerate(body.pairs)
    ]
    return "".join(rows)


def _ordering(body: Ordering, seat: Seat) -> str:
    numbers = [(str(number), str(number)) for number in range(1, len(body.steps) + 1)]
    shown = mixing.places(body, seed=seed_of(seat.chance, seat.seq))
    given = seat.numbers or [held(seat.answer, body, step) for step in shown]
    rows = [
        f'<label class="field step">{_select(seat, place, numbers, given[place], "")} '
        f"<span>{words_of(body.steps[step])}</span></label>"
        for place, step in enumerate(shown)
    ]
    return "".join(rows)


def _gap(body: Cloze, part: int, seat: Seat) -> str:
    if not 0 <= part < len(body.gaps):
        return ""
    gap, given = body.gaps[part].body, held(seat.answer, body, part)
    label = _("Isian %(number)d") % {"number": part + 1}
    if isinstance(gap, Choice):
        places = mixing.places(gap, seed=seed_of(seat.chance, seat.seq, part))
        options = [(str(n), gap.options[place].text.value) for n, place in enumerate(places)]
        given = mixing.place_of(given, [str(place) for place in places])
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
    if body.max_words:
        return _("Tulis paling banyak %(high)d kata. Dinilai oleh widyaiswara.") % {
            "high": body.max_words
        }
    return _("Tulis jawaban Anda. Dinilai oleh widyaiswara.")


def _essay(body: Essay, seat: Seat) -> str:
    return format_html(
        '<label class="field"><span>{}</span> <textarea name="{}" rows="10"{}>{}</textarea>'
        "</label>",
        _("Jawaban Anda"),
        name_of(seat.seq),
        mark_safe(seat.lock),  # noqa: S308 - a constant
        beginning_of(body) if seat.answer is None else str(seat.answer),
    )
