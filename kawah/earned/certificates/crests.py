"""The crest of an agency as it comes from a stranger's disk: a picture is drawn anew and small, a
drawing is taken only when it holds shapes and nothing else."""

import io
from base64 import b64encode
from collections.abc import Mapping

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from lxml import etree
from msgspec import structs
from PIL import Image

from kawah.earned.certificates.wording import Wording
from kawah.learning.media import api as media

MOST_BYTES, MOST_DRAWN = 2_000_000, 200_000
SHORTEST, LONGEST = 150, 4000  # of the longer side of a picture, in pixels
LIGHT = 60_000  # bytes that every certificate carries along
# Longest side and number of colors, tried in turn; 360 pixels are 600 dpi at 15 mm.
TRIES = ((360, 0), (360, 128), (240, 128), (180, 64))
SVG, PNG = "image/svg+xml", "image/png"
NAMESPACE = "{http://www.w3.org/2000/svg}"
# No copies, masks, filters, patterns and words: few of them can ask for endless work.
SHAPES = frozenset(
    {
        *("svg", "g", "defs", "title", "desc", "metadata", "style"),
        *("path", "rect", "circle", "ellipse", "line", "polyline", "polygon"),
        *("linearGradient", "radialGradient", "stop"),
    }
)
MOST_SHAPES = 3000
SENTENCES: Mapping[str, Promise] = {
    "large": _("Lambang ini lebih besar daripada 2 MB. Perkecil gambarnya, lalu unggah lagi."),
    "kind": _("Ini bukan gambar PNG atau SVG. Simpan lambangnya sebagai PNG, lalu unggah lagi."),
    "damaged": _("Gambar ini rusak atau terpotong. Simpan ulang sebagai PNG, lalu unggah lagi."),
    "wide": _("Gambar ini lebih dari 4.000 piksel sisinya. Perkecil, lalu unggah lagi."),
    "small": _(
        "Gambar ini terlalu kecil untuk dicetak. Pakai PNG yang sisi terpanjangnya sedikitnya"
        " 150 piksel, atau SVG."
    ),
    "shapes": _(
        "SVG ini memuat %(found)s. Lambang SVG hanya boleh berisi bentuk, garis, dan gradasi;"
        " simpan lambangnya sebagai PNG, lalu unggah lagi."
    ),
    "heavy": _("SVG ini terlalu rumit. Simpan lambangnya sebagai PNG, lalu unggah lagi."),
}


class CrestUnusable(Exception):
    """The file cannot stand on a certificate; `str()` of it is one sentence for who chose it."""

    def __init__(self, reason: str, found: str = "") -> None:
        super().__init__(reason, found)
        self.reason, self.found = reason, found

    def __str__(self) -> str:
        return str(SENTENCES[self.reason]) % {"found": self.found}


def prepared(content: bytes) -> tuple[str, bytes]:
    """The file as it is kept, with its name. Raises CrestUnusable, FileRefused."""
    if len(content) > MOST_BYTES:
        raise CrestUnusable("large")
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "lambang.png", _redrawn(content)
    if b"<svg" not in content and b":svg" not in content:
        raise CrestUnusable("kind")
    return "lambang.svg", content


def demand_shapes(content: bytes) -> None:
    """See that a drawing which media took is nothing but shapes. Raises CrestUnusable."""
    if len(content) > MOST_DRAWN:
        raise CrestUnusable("heavy")
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False)
    root = etree.fromstring(content, parser)
    inside = [node for node in root.iter() if isinstance(node.tag, str)]
    if len(inside) > MOST_SHAPES:
        raise CrestUnusable("heavy")
    for node in inside:
        name = str(node.tag)
        if name.startswith(NAMESPACE) and name.removeprefix(NAMESPACE) not in SHAPES:
            raise CrestUnusable("shapes", f"<{name.removeprefix(NAMESPACE)}>")


def with_crest(words: Wording) -> Wording:
    """The wording with the drawing that its hash stands for."""
    if not words.crest:
        return words
    file = media.File.objects.get(sha256=words.crest)
    return structs.replace(words, agency_crest=document(file.mime, media.content_of(file)))


def document(mime: str, content: bytes) -> str:
    """A kept crest as an SVG document."""
    if mime == SVG:
        return content.decode()
    width, height = Image.open(io.BytesIO(content), formats=["PNG"]).size
    picture = b64encode(content).decode()
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width} {height}">'
        f'<image width="{width}" height="{height}" href="data:{PNG};base64,{picture}"/></svg>'
    )


def _redrawn(content: bytes) -> bytes:
    """Whatever else stood in the file is not in this one."""
    try:
        picture = Image.open(io.BytesIO(content), formats=["PNG"])
        longer = max(picture.size)
        if longer > LONGEST:
            raise CrestUnusable("wide")
        if longer < SHORTEST:
            raise CrestUnusable("small")
        whole = picture.convert("RGBA")
    except (OSError, ValueError, SyntaxError, Image.DecompressionBombError) as error:
        raise CrestUnusable("damaged") from error
    whole.info.clear()
    packed = b""
    for side, colors in TRIES:
        packed = _packed(whole, side, colors)
        if len(packed) <= LIGHT:
            break
    return packed


def _packed(whole: Image.Image, side: int, colors: int) -> bytes:
    smaller = whole.copy()
    smaller.thumbnail((side, side))
    if colors:
        smaller = smaller.quantize(colors, method=Image.Quantize.FASTOCTREE)
    out = io.BytesIO()
    smaller.save(out, "PNG", optimize=True)
    return out.getvalue()
