"""What was sent about a block: taken from form fields, and judged whether it is an answer."""

from collections.abc import Mapping, Sequence

from django.utils.translation import gettext as _

from kawah.learning.player import quizzing
from kawah.learning.player.blocks import Answerable, Ask, Contrast, Decide
from kawah.learning.player.quizzing import Given
from kawah.learning.player.rendering_answers import LONGEST_TEXT
from kawah.learning.player.rendering_contrast import BECAUSE, DIFFERS, HOLDS

Fields = Mapping[str, Sequence[str]]
VALUES_AT_MOST = 50


class AnswerIncomplete(Exception):
    """What was sent is no whole answer; the message says what is missing."""


def taken(block: Answerable, fields: Fields) -> Given:
    """The fields of one block, by their part; anything else that was sent is left out."""
    known = [""] if not isinstance(block, Ask) else quizzing.parts(block.question)
    if isinstance(block, Contrast):
        known = ["", BECAUSE]
    found = {part: fields.get(f"{block.id}:{part}" if part else block.id, ()) for part in known}
    return {
        part: [value.replace("\0", "")[:LONGEST_TEXT] for value in values[:VALUES_AT_MOST]]
        for part, values in found.items()
        if any(value.strip() for value in values)
    }


def demand_whole(block: Answerable, given: Given) -> None:
    """Raises AnswerIncomplete."""
    match block:
        case Ask():
            if not quizzing.is_whole(block.question, given):
                raise AnswerIncomplete(_("Jawab dahulu setiap bagian, lalu pilih Periksa."))
        case Decide():
            places = {str(index) for index in range(len(block.ways))}
            if next(iter(given.get("", ())), None) not in places:
                raise AnswerIncomplete(_("Pilih salah satu, lalu pilih Putuskan."))
        case Contrast():
            _demand_comparison(given)


def _demand_comparison(given: Given) -> None:
    said = next(iter(given.get("", ())), None)
    if said not in (HOLDS, DIFFERS):
        raise AnswerIncomplete(_("Pilih apakah aturan ini berlaku di kantor Anda."))
    if said == DIFFERS and not given.get(BECAUSE):
        raise AnswerIncomplete(_("Tulis singkat apa yang berbeda di kantor Anda."))
