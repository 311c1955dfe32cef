"""A course folder or its zip, held in memory: files by their path, and the faults found in it."""

from datetime import datetime
from pathlib import Path, PurePosixPath

from django.utils.translation import gettext as _

from kawah.lib import archives
from kawah.people.directory.api import Agency


class Folder:
    """The files of a course. `agency` owns what comes from it; `now` is the moment of import."""

    def __init__(self, files: dict[str, bytes], *, agency: Agency, now: datetime) -> None:
        self.files = files
        self.agency = agency
        self.now = now
        self.faults: list[tuple[str, str]] = []
        self.losses: list[tuple[str, str, str]] = []

    def fault(self, where: str, what: str) -> None:
        """A fault refuses the whole folder."""
        self.faults.append((where, what))

    def lose(self, where: str, what: str, why: str) -> None:
        """A loss is told, and the rest is taken in."""
        self.losses.append((where, what, why))

    def get(self, path: str, *, where: str) -> bytes | None:
        """The bytes of a file; a missing one is a fault at `where`."""
        clean = str(PurePosixPath(path))
        if clean.startswith("/") or ".." in PurePosixPath(clean).parts:
            self.fault(where, _("%(path)s: jalur keluar dari folder kursus.") % {"path": path})
            return None
        if clean not in self.files:
            self.fault(where, _("%(path)s: berkas tidak ada di folder kursus.") % {"path": path})
            return None
        return self.files[clean]

    def put(self, path: str, content: bytes) -> None:
        self.files[path] = content


def read_files(path: Path) -> dict[str, bytes]:
    """The files of a folder or a zip by relative path; raises archives.ArchiveUnusable."""
    if path.is_dir():
        return archives.read_folder(path)
    return archives.read_zip(path)
