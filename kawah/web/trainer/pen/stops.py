"""What a video can stop for, in words."""

from kawah.learning.player import api as player
from kawah.learning.player.api import Ask, Contrast, blocks
from kawah.web.trainer.words import beginning


def asked_in(source: str) -> list[tuple[str, str]]:
    """What a video can stop for: questions, decisions and contrasts by id, in words."""
    found = player.read(source).blocks
    names = player.names_of(found)
    return [
        (block.id, f"{names[block.id]}: {_words(block)}")
        for block in found
        if isinstance(block, blocks.ANSWERABLE)
    ]


def _words(block: "blocks.Answerable") -> str:
    match block:
        case Ask():
            return beginning(block.question.stem)
        case Contrast():
            return block.title
        case _:
            return block.situation[:80]
