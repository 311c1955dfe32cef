"""The pages of a PDF as light pictures with their words. Runs apart (see apart.py): whatever a file
does to the reader, it does to nobody else."""

import io

import pypdfium2
from msgspec import Struct
from PIL import Image
from pypdfium2 import raw as pdfium

MOST_PAGES = 60
LIGHT = 30_000  # bytes of a picture that a phone far from town can open
LONGEST_TEXT = 1500
# Longest side and quality, tried in turn until a page is light enough.
TRIES = ((1280, 70), (1280, 45), (1024, 40), (800, 30), (640, 20))


class Slide(Struct, frozen=True):
    picture: bytes  # WebP
    text: str


class Deck(Struct, frozen=True):
    """With a refusal there are no pages: `encrypted`, `pages`, `empty`, `damaged` or `heavy`."""

    slides: tuple[Slide, ...] = ()
    refusal: str = ""


def deck_of(content: bytes) -> Deck:
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError:
        is_locked = pdfium.FPDF_GetLastError() == pdfium.FPDF_ERR_PASSWORD
        return Deck(refusal="encrypted" if is_locked else "damaged")
    try:
        return _deck_of(document)
    except pypdfium2.PdfiumError:
        return Deck(refusal="damaged")
    finally:
        document.close()


def _deck_of(document: pypdfium2.PdfDocument) -> Deck:
    if len(document) > MOST_PAGES:
        return Deck(refusal="pages")
    if not len(document):
        return Deck(refusal="empty")
    return Deck(tuple(_slide(document[number]) for number in range(len(document))))


def _slide(page: pypdfium2.PdfPage) -> Slide:
    text = " ".join(page.get_textpage().get_text_bounded().split())
    is_long = len(text) > LONGEST_TEXT
    drawn = _drawn(page, TRIES[0][0])
    picture = b""
    for side, quality in TRIES:
        picture = _packed(drawn, side, quality)
        if len(picture) <= LIGHT:
            break
    page.close()
    return Slide(picture, text[: LONGEST_TEXT - 1] + "…" if is_long else text)


def _drawn(page: pypdfium2.PdfPage, side: int) -> Image.Image:
    """However large a page says it is, its picture is not larger than this."""
    scale = side / max(*page.get_size(), 1.0)
    picture: Image.Image = page.render(scale=scale, may_draw_forms=False).to_pil()
    return picture.convert("RGB")


def _packed(drawn: Image.Image, side: int, quality: int) -> bytes:
    smaller = drawn.copy()
    smaller.thumbnail((side, side))
    packed = io.BytesIO()
    smaller.save(packed, "WEBP", quality=quality, method=4)
    return packed.getvalue()
