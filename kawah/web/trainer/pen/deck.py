"""Slides from a PDF: its pages are seen before any of them comes into the lesson."""

from collections.abc import Mapping, Sequence

from django.core import signing
from django.core.files.uploadedfile import UploadedFile
from django.http import HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.learning.media import api as media
from kawah.learning.player.api import drafting, spans, uploads
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import orders
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.orders import Order
from kawah.web.trainer.pen.upload import content_of, name_of

WORD = "salindia"
SALT = "kawah.pen.deck"
SECONDS = 24 * 3600  # how long pages that were drawn can come into the lesson


class Page(Struct):
    """A page as its author sees it; `source` is its picture's address."""

    number: int
    source: str
    width: int | None
    height: int | None
    text: str
    is_taken: bool = True
    is_missing: bool = False


def ask(request: PersonRequest, bench: Bench) -> HttpResponse:
    """The page on which the PDF is chosen."""
    cut = spans.spans(bench.file.text)
    place = min(max(orders.number(request.GET.get("tambah", "")) - 1, 0), len(cut))
    was = orders.digest(cut[place - 1].text) if place else ""
    seen, key = bench.file.revision, orders.fresh_key()
    return _page(request, bench, Order("deck", place, seen, was, key, is_new=True))


def show(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    """The pages of the PDF that was chosen; the lesson is as it was."""
    upload = request.FILES.get("file")
    if not isinstance(upload, UploadedFile):
        fault = _("Pilih PDF-nya lebih dahulu.")
        return _page(request, bench, order, fault=fault, status=400)
    try:
        slides = media.slides_of(content_of(upload))
    except (media.DeckRefused, uploads.FileUnfit) as refusal:
        return _page(request, bench, order, fault=str(refusal), status=400)
    name = name_of(upload).rpartition(".")[0] or WORD
    kept = [media.keep(f"{name}.webp", slide.picture, now=bench.now) for slide in slides]
    sealed = signing.dumps([str(bench.manuscript.uuid), name, [f.sha256 for f in kept]], salt=SALT)
    pages = pages_of(bench, kept, {n: slide.text for n, slide in enumerate(slides, start=1)})
    return _page(request, bench, order, pages=pages, sealed=sealed)


def pages_of(bench: Bench, files: Sequence[media.File], texts: Mapping[int, str]) -> list[Page]:
    prefix = drafting.prefix(bench.now)
    return [
        Page(number, f"{prefix}{file.address}", file.width, file.height, texts.get(number, ""))
        for number, file in enumerate(files, start=1)
    ]


def again(
    request: PersonRequest, bench: Bench, order: Order, pages: Sequence[Page], fault: str
) -> HttpResponse:
    """The same pages once more, with what was typed."""
    sealed = request.POST.get("deck", "")
    at = next((page.number for page in pages if page.is_missing), 1)
    return _page(
        request,
        bench,
        order,
        pages=pages,
        sealed=sealed,
        fault=fault,
        fault_at=f"alt-{at}",
        status=400,
    )


def _page(
    request: PersonRequest,
    bench: Bench,
    order: Order,
    *,
    pages: Sequence[Page] = (),
    sealed: str = "",
    fault: str = "",
    fault_at: str = "file",
    status: int = 200,
) -> HttpResponse:
    context = {
        "bench": bench,
        "order": order,
        "slides": pages,
        "deck": sealed,
        "fault": fault,
        "fault_at": fault_at,
    }
    return render(request, "trainer/pen/deck.html", context, status=status)
