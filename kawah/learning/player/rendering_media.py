"""Pictures, audio, video and downloads. Nothing but pictures is fetched before someone asks."""

from collections.abc import Mapping

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.player import html
from kawah.learning.player.blocks import Audio, Download, Picture, Video
from kawah.learning.player.pieces import MEDIA


class Medium(Struct, frozen=True):
    """A kept file as the page names it."""

    address: str
    mime: str
    size: int
    width: int | None = None
    height: int | None = None
    seconds: float | None = None

    @property
    def source(self) -> str:
        return f"{MEDIA}{self.address}"

    @property
    def box(self) -> str:
        """Width and height, so that the page does not jump when the picture arrives."""
        if not (self.width and self.height):
            return ""
        return f' width="{self.width}" height="{self.height}"'


Files = Mapping[str, Medium]


def picture(block: Picture, files: Files) -> str:
    file = files[block.path]
    alt = "" if block.is_decoration else html.text(block.alt)
    caption = html.optional("<figcaption>{}</figcaption>", html.inline(block.caption))
    return (
        f'<figure class="figure"><img src="{file.source}" alt="{alt}"{file.box} '
        f'loading="lazy" decoding="async">{caption}</figure>'
    )


def audio(block: Audio, files: Files) -> str:
    file = files[block.path]
    transcript = _transcript(_("Baca transkrip"), block.transcript)
    return (
        f'<figure class="figure audio">{_caption(block.title, file)}'
        f'<audio controls preload="none" src="{file.source}" aria-label="{html.text(block.title)}">'
        f"</audio>{transcript}</figure>"
    )


def video(block: Video, files: Files, *, language: str) -> str:
    file, captions = files[block.path], files[block.captions]
    poster = files.get(block.poster)
    shown = f' poster="{poster.source}"{poster.box}' if poster else ""
    stops = " ".join(f"{pause.second}:{pause.block}" for pause in block.pauses)
    captioned = html.text(_("Teks"))
    description = _transcript(_("Baca isi video"), block.description)
    stopped = html.optional(' data-pause="{}"', stops)
    # Captions come from the content host, which another host may read only when it asks so.
    return (
        f'<figure class="figure video">{_caption(block.title, file)}'
        f'<video controls preload="none" crossorigin="anonymous"{shown} '
        f'aria-label="{html.text(block.title)}"{stopped}>'
        f'<source src="{file.source}" type="{file.mime}">'
        f'<track kind="captions" src="{captions.source}" srclang="{html.text(language)}" '
        f'label="{captioned}" default></video>{description}</figure>'
    )


def download(block: Download, files: Files) -> str:
    file = files[block.path]
    kind = file.address.rpartition(".")[2].upper()
    return (
        f'<p class="download"><a href="{file.source}" download>{html.inline(block.title)}</a> '
        f'<span class="size">{kind}, {html.size(file.size)}</span></p>'
    )


def _caption(title: str, file: Medium) -> str:
    return (
        f'<figcaption>{html.inline(title)} <span class="size">{html.size(file.size)}</span>'
        "</figcaption>"
    )


def _transcript(words: str, text: str) -> str:
    if not text:
        return ""
    return (
        f'<details class="transcript"><summary>{html.text(words)}</summary>'
        f"{html.blocks(text)}</details>"
    )
