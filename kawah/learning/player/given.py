"""What was sent about a block: taken from form fields, and judged whether it is an answer."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from kawah.learning.player import mixing, quizzing
from kawah.learning.player.blocks import Answerable, Ask, Contrast, Decide
from kawah.learning.player.quizzing import (
    Body,
    Choice,
    Cloze,
    Given,
    Matching,
    Numeric,
    Ordering,
    TrueFalse,
)
from kawah.learning.player.rendering_answers import LONGEST_TEXT
from kawah.learning.player.rendering_contrast import BECAUSE, DIFFERS, HOLDS

Fields = Mapping[str, Sequence[str]]
VALUES_AT_MOST = 50


class AnswerIncomplete(Exception):
    """What was sent is no whole answer; the message says what is missing."""


def taken(block: Answerable, fields: Fields, *, seed: str) -> Given:
    """The fields of one block as an answer keeps them; anything else that was sent is left out."""
    if isinstance(block, Ask):
        parts = mixing.parts(block, seed=seed)
        sent = {part: _sent(block, name, fields) for name, part in parts.items()}
        found = {
            part: [mixing.kept(block, part, value, seed=seed) for value in values]
            for part, values in sent.items()
        }
    else:
        known = ["", BECAUSE] if isinstance(block, Contrast) else [""]
        found = {part: _sent(block, part, fields) for part in known}
    return {part: values for part, values in found.items() if any(map(str.strip, values))}


def _sent(block: Answerable, name: str, fields: Fields) -> list[str]:
    values = fields.get(f"{block.id}:{name}" if name else block.id, ())
    return [value.replace("\0", "")[:LONGEST_TEXT] for value in values[:VALUES_AT_MOST]]


def demand_whole(block: Answerable, given: Given) -> None:
    """Raises AnswerIncomplete."""
    match block:
        case Ask():
            if not quizzing.is_whole(block.question, given):
                raise AnswerIncomplete(_missing(block.question.body, given))
        case Decide():
            places = {str(index) for index in range(len(block.ways))}
            if next(iter(given.get("", ())), None) not in places:
                raise AnswerIncomplete(_("Pilih salah satu, lalu pilih Putuskan."))
        case Contrast():
            _demand_comparison(given)


def _missing(body: Body, given: Given) -> str:
    match body:
        case Choice() | TrueFalse():
            return _("Pilih dahulu jawaban Anda, lalu pilih Periksa.")
        case Ordering() if _is_doubled(given):
            return _("Satu angka dipakai dua kali: beri setiap langkah angka yang berbeda.")
        case Ordering():
            return _("Beri setiap langkah nomor yang berbeda, lalu pilih Periksa.")
        case Numeric() if given.get(""):
            return _("Tulis dengan angka, misalnya 3 atau 2,5.")
        case Matching() | Cloze():
            return _("Jawab dahulu setiap bagian, lalu pilih Periksa.")
        case _:
            return _("Tulis dahulu jawaban Anda, lalu pilih Periksa.")


def _is_doubled(given: Given) -> bool:
    numbers = [values[0] for values in given.values()]
    return len(set(numbers)) < len(numbers)


def _demand_comparison(given: Given) -> None:
    said = next(iter(given.get("", ())), None)
    if said not in (HOLDS, DIFFERS):
        raise AnswerIncomplete(_("Pilih apakah aturan ini berlaku di kantor Anda."))
    if said == DIFFERS and not given.get(BECAUSE):
        raise AnswerIncomplete(_("Tulis singkat apa yang berbeda di kantor Anda."))
