"""The files of a course under the pen: as learners will see them, and taken in from uploads."""

from collections.abc import Iterable
from datetime import datetime
from functools import lru_cache

from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Manuscript, ManuscriptFile
from kawah.learning.media import api as media
from kawah.learning.player.rendering_media import Medium

FOLDER = "media"


def files_of(
    manuscript: Manuscript, paths: Iterable[str]
) -> tuple[dict[str, Medium], dict[str, str]]:
    """The files that are there by path, and a sentence for each that is not, or cannot be used."""
    wanted = set(paths)
    rows = manuscript.files.filter(path__in=wanted, is_removed=False).defer("content")
    found: dict[str, Medium] = {}
    faults: dict[str, str] = {}
    for row in rows:
        try:
            found[row.path] = seen(row.pk, row.revision, row.written_at)
        except media.FileRefused as refusal:
            faults[row.path] = str(refusal)
    for path in wanted - found.keys() - faults.keys():
        faults[path] = _("%(path)s: berkas tidak ada di folder kursus.") % {"path": path}
    return found, faults


def paths_in(manuscript: Manuscript, family: media.Family | None) -> list[str]:
    """The files that an author can choose where one of this family is wanted."""
    rows = manuscript.files.filter(path__startswith=f"{FOLDER}/", is_removed=False)
    paths = rows.order_by("path").values_list("path", flat=True)
    return [path for path in paths if family in (None, media.family_called(path))]


@lru_cache(maxsize=2000)
def seen(key: int, revision: int, written_at: datetime) -> Medium:
    """What a file is, once a revision: its bytes are read and judged only the first time."""
    row = ManuscriptFile.objects.get(pk=key)
    file = media.keep(row.path, row.raw, now=written_at)
    return Medium(file.address, file.mime, file.size, file.width, file.height, file.seconds)
