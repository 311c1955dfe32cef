"""What the blocks that are answered are called on the page."""

from collections.abc import Sequence
from itertools import count

from django.utils.translation import gettext as _

from kawah.learning.player.blocks import Ask, Block, Contrast, Decide


def names_of(blocks: Sequence[Block]) -> dict[str, str]:
    """Names by id, counted through the lesson: “Pertanyaan 2”, “Keputusan 1”."""
    names: dict[str, str] = {}
    questions, decisions = count(1), count(1)
    for block in blocks:
        match block:
            case Ask():
                names[block.id] = _("Pertanyaan %(number)d") % {"number": next(questions)}
            case Decide():
                names[block.id] = _("Keputusan %(number)d") % {"number": next(decisions)}
            case Contrast():
                names[block.id] = block.title or _("Aturan dan praktik")
    return names
