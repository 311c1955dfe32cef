"""The chosen pages of a PDF come into the lesson as pictures."""

from django.core import signing
from django.http import Http404, HttpResponse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.learning.media import api as media
from kawah.learning.player import api as player
from kawah.learning.player.api import blocks, uploads
from kawah.web.shell.asking import PersonRequest
from kawah.web.trainer.pen import carrying, deck, lesson_text
from kawah.web.trainer.pen.after import did
from kawah.web.trainer.pen.bench import Bench
from kawah.web.trainer.pen.deck import Page
from kawah.web.trainer.pen.orders import Order

ENDING = "webp"


def save(request: PersonRequest, bench: Bench, order: Order) -> HttpResponse:
    name, files = _opened(request, bench)
    pages = deck.pages_of(bench, files, {})
    for page in pages:
        page.text = " ".join(request.POST.get(f"alt-{page.number}", "").split())
        page.is_taken = str(page.number) in request.POST.getlist("take")
        page.is_missing = page.is_taken and not page.text
    taken = [page for page in pages if page.is_taken]
    if not taken:
        told = _("Tandai sedikitnya satu halaman.")
        return deck.again(request, bench, order, pages, told)
    if any(page.is_missing for page in pages):
        told = _("Setiap halaman yang dimasukkan memerlukan teks pengganti.")
        return deck.again(request, bench, order, pages, told)
    try:
        text = "\n\n".join(_block(bench, name, page, files[page.number - 1]) for page in taken)
    except uploads.FileUnfit as refusal:
        return deck.again(request, bench, order, pages, str(refusal))
    done = carrying.carry_out(
        bench,
        order,
        parts=lesson_text.parts,
        change=lambda raw, place: lesson_text.changed(raw, place, text, is_new=True),
    )
    told = ngettext(
        "%(count)s halaman masuk ke pelajaran.", "%(count)s halaman masuk ke pelajaran.", len(taken)
    )
    return did(request, order, done, told % {"count": len(taken)}, at=done.place)


def _opened(request: PersonRequest, bench: Bench) -> tuple[str, list[media.File]]:
    """The name of the PDF and the pictures of its pages, as sealed for this manuscript."""
    try:
        sealed = request.POST.get("deck", "")
        owner, name, hashes = signing.loads(sealed, salt=deck.SALT, max_age=deck.SECONDS)
    except signing.BadSignature as error:
        raise Http404 from error
    if owner != str(bench.manuscript.uuid):
        raise Http404
    found = {file.sha256: file for file in media.File.objects.filter(sha256__in=hashes)}
    return name, [found[each] for each in hashes]


def _block(bench: Bench, name: str, page: Page, file: media.File) -> str:
    """The text of a page's picture, once the picture lies in the folder."""
    path = uploads.put_in(
        bench.manuscript,
        f"{name}-{page.number:02d}.{ENDING}",
        media.content_of(file),
        ending=ENDING,
        by=bench.person,
        now=bench.now,
    )
    return player.written(blocks.Picture(1, path, page.text, "", is_decoration=False))
