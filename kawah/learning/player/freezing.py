"""Making what learners are shown: one fragment for each language of the interface."""

from django.conf import settings
from msgspec import Struct

from kawah.learning.media.api import File
from kawah.learning.player import pieces
from kawah.learning.player.blocks import Block
from kawah.learning.player.lessons import Fragment, Lesson
from kawah.learning.player.pieces import Pieces
from kawah.learning.player.reading import read
from kawah.learning.player.rendering import Setting, render
from kawah.learning.player.rendering_media import Medium


class Made(Struct, frozen=True):
    """A rendered lesson; its hash names it wherever it is kept."""

    hash: str
    pieces: Pieces
    encoded: str

    @property
    def size(self) -> int:
        return len(pieces.neutral(self.pieces).encode())


def languages() -> list[str]:
    return [code for code, _name in settings.LANGUAGES]


def setting_of(lesson: Lesson) -> Setting:
    """What stands around a lesson, from its rows."""
    version = lesson.activity.version
    rows = lesson.files.select_related("file").order_by("path")
    files = {row.path: medium_of(row.file) for row in rows}
    return Setting(
        files=files,
        regulations={row["key"]: row["title"] for row in version.regulations},
        language=version.language,
        seed=lesson.activity.key,
    )


def medium_of(file: File) -> Medium:
    return Medium(
        address=file.address,
        mime=file.mime,
        size=file.size,
        width=file.width,
        height=file.height,
        seconds=file.seconds,
    )


def make(blocks: tuple[Block, ...], setting: Setting, *, language: str) -> Made:
    made = render(blocks, setting, language=language)
    encoded = pieces.encode(made)
    return Made(pieces.digest(encoded), made, encoded)


def freeze(lesson: Lesson) -> dict[str, Fragment]:
    """Write the fragments of a lesson, one a language; freezing again gives the same ones."""
    blocks = read(lesson.source).blocks
    setting = setting_of(lesson)
    frozen = {}
    for language in languages():
        made = make(blocks, setting, language=language)
        frozen[language], _is_new = Fragment.objects.update_or_create(
            lesson=lesson,
            language=language,
            defaults={"hash": made.hash, "pieces": made.encoded, "size": made.size},
        )
    return frozen
