"""Files that come into a course under the pen: judged by their bytes, under a clean name."""

from datetime import datetime
from pathlib import PurePosixPath

from django.utils.text import slugify
from django.utils.translation import gettext as _

from kawah.learning.curriculum.api import Manuscript, writing
from kawah.learning.media import api as media
from kawah.learning.player.manuscript_media import FOLDER
from kawah.people.directory.api import Person

LONGEST_NAME = 60


class FileUnfit(Exception):
    """The file is kept nowhere; the message says why and what to do."""


def take_in(
    manuscript: Manuscript,
    name: str,
    content: bytes,
    *,
    family: media.Family | None,
    by: Person,
    now: datetime,
) -> str:
    """Write an uploaded file into the folder and give its path; raises FileUnfit.

    The same content comes in once, under one name.
    """
    try:
        file = media.keep(name, content, now=now)
    except media.FileRefused as refusal:
        raise FileUnfit(str(refusal)) from refusal
    if family not in (None, file.family):
        sentence = _("%(file)s: jenis berkas ini tidak cocok untuk blok ini.")
        raise FileUnfit(sentence % {"file": name})
    return put_in(
        manuscript, name, content, ending=media.KINDS[file.mime].extension, by=by, now=now
    )


def put_in(
    manuscript: Manuscript, name: str, content: bytes, *, ending: str, by: Person, now: datetime
) -> str:
    """Write a file under a clean name that no other content has; raises FileUnfit."""
    clean = slugify(PurePosixPath(name).stem)[:LONGEST_NAME].strip("-") or "berkas"
    held = manuscript.files.filter(path__startswith=f"{FOLDER}/{clean}").count()
    for number in range(1, held + 3):
        path = f"{FOLDER}/{clean}{f'-{number}' if number > 1 else ''}.{ending}"
        try:
            return writing.write(manuscript, path, content, seen=0, by=by, now=now).path
        except writing.WrittenMeanwhile:
            continue  # another content bears the name
        except writing.TooLarge as error:
            raise FileUnfit(_("Folder kursus ini penuh; kecilkan berkasnya.")) from error
    raise FileUnfit(_("Nama berkas ini sudah dipakai; ganti namanya."))
