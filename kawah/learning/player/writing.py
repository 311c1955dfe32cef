"""From a block back to the text that is read as it: `read(written(block))` gives it again."""

from pathlib import PurePosixPath

from kawah.learning.player import quizzing
from kawah.learning.player.blocks import (
    Ask,
    Audio,
    Block,
    Callout,
    Contrast,
    Decide,
    Download,
    Picture,
    Prose,
    Video,
    Way,
)
from kawah.learning.player.reading_text import STYLES

Attributes = list[tuple[str, str]]
WORDS_OF_STYLE = {style: word for word, style in STYLES.items()}


def written(block: Block) -> str:
    """The lines of a block. What its parts cannot hold, such as a line `:::` inside a text, is
    found by reading them again."""
    match block:
        case Prose():
            return block.text
        case Callout():
            style = ("jenis", WORDS_OF_STYLE.get(block.style, block.style))
            return _directive("catatan", "", [style, ("judul", block.title)], block.text)
        case Picture():
            return _picture(block)
        case Audio():
            return _directive("audio", block.path, _titled(block), block.transcript)
        case Video():
            return _directive("video", block.path, _shown(block), block.description)
        case Download():
            return _directive("unduh", block.path, _titled(block), "")
        case Ask():
            return _directive("tanya", block.id, [], quizzing.written(block.question))
        case Decide():
            return _directive("putuskan", block.id, [], _decision(block))
        case Contrast():
            return _contrast(block)


def _directive(name: str, argument: str, attributes: Attributes, body: str) -> str:
    lines = [f":::{name} {argument}".rstrip()]
    lines += [f"{key}: {value}" for key, value in attributes if value]
    if body:
        lines += ["", body]
    return "\n".join([*lines, ":::"])


def _titled(block: Audio | Video | Download) -> Attributes:
    """A file without a title is called by its own name, so that name need not be written."""
    return [("judul", "" if block.title == PurePosixPath(block.path).name else block.title)]


def _picture(block: Picture) -> str:
    attributes = [
        ("alt", block.alt),
        ("hiasan", "ya" if block.is_decoration else ""),
        ("keterangan", block.caption),
    ]
    return _directive("gambar", block.path, attributes, "")


def _shown(block: Video) -> Attributes:
    pauses = [("jeda", f"{pause.second} = {pause.block}") for pause in block.pauses]
    return [*_titled(block), ("teks", block.captions), ("poster", block.poster), *pauses]


def _decision(block: Decide) -> str:
    return "\n".join([block.situation, "", *(line for way in block.ways for line in _way(way))])


def _way(way: Way) -> list[str]:
    outcome = [f"  > {line}" if line else "  >" for line in way.outcome.split("\n")]
    return [f"- [{'x' if way.is_best else ' '}] {way.text}", *outcome]


def _contrast(block: Contrast) -> str:
    attributes = [
        ("judul", block.title),
        ("aturan", f"{block.regulation} {block.place}".strip()),
        ("praktik", block.practitioner),
    ]
    body = f"# Aturan\n\n{block.rule}\n\n# Praktik\n\n{block.practice}"
    return _directive("aturan-praktik", block.id, attributes, body)
