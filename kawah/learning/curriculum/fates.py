"""What becomes of a course folder, in sentences for who handed it in."""

from django.conf import settings
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.learning.curriculum.courses import Course, Version
from kawah.lib.intake import FileUnusable, Note, Request


def fate(version: Version, request: Request, *, is_new: bool) -> list[str]:
    """Draft, published or unchanged, and where to look at it."""
    course = version.course
    values = {
        "title": version.title,
        "name": f"{course.agency.code}/{course.key}",
        "number": version.number,
    }
    told = [_sentence(version, request, is_new=is_new) % values]
    if not version.is_draft and not request.is_dry_run:
        place = reverse("learner:course", args=[course.uuid])
        told.append(_("Alamatnya: %(address)s") % {"address": f"{settings.PUBLIC_URL}{place}"})
    return told


def _sentence(version: Version, request: Request, *, is_new: bool) -> str:
    if version.published_at == request.now:
        return _("Kursus “%(title)s” (%(name)s) terbit sebagai versi %(number)d.")
    if not version.is_draft:
        return _(
            "Kursus “%(title)s” (%(name)s) tidak berubah: "
            "folder ini sama dengan versi %(number)d yang sudah terbit."
        )
    if not is_new:
        return _(
            "Kursus “%(title)s” (%(name)s) tidak berubah: "
            "folder ini sama dengan rancangan versi %(number)d, yang belum terbit."
        )
    return _(
        "Kursus “%(title)s” (%(name)s) disimpan sebagai rancangan versi %(number)d, belum terbit."
    )


def refusal(notes: list[Note], *, losses: list[Note]) -> FileUnusable:
    """One sentence, and every fault beside it."""
    said = ngettext(
        "Kursus ini ditolak karena %(count)d hal; perbaiki, lalu impor lagi.",
        "Kursus ini ditolak karena %(count)d hal; perbaiki, lalu impor lagi.",
        len(notes),
    )
    return FileUnusable(said % {"count": len(notes)}, notes=notes, losses=losses)


def refuse_another_course(course: Course, request: Request) -> None:
    """Raises FileUnusable when the folder is not the course that was named to take it in."""
    named = request.into.rpartition("/")[2]
    if named and named != course.key:
        sentence = _("Folder ini berisi kursus “%(key)s”, bukan “%(named)s” yang disebut --into.")
        raise FileUnusable(sentence % {"key": course.key, "named": named})
