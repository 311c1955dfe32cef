"""A course folder or its zip, held in memory: files by their path, and the faults found in it."""

from collections import Counter
from collections.abc import Callable
from datetime import datetime
from pathlib import PurePosixPath

from django.utils.translation import gettext as _

from kawah.people.directory.api import Agency

LONGEST_PATH = 240


class Folder:
    """The files of a course. `agency` owns what comes from it; `now` is the moment of import."""

    def __init__(self, files: dict[str, bytes], *, agency: Agency, now: datetime) -> None:
        self.files = files
        self.agency = agency
        self.now = now
        self.faults: list[tuple[str, str]] = []
        self.losses: list[tuple[str, str, str]] = []
        self.counts: Counter[str] = Counter()
        self._asked_for = {"course.toml"}
        self._put_off: list[Callable[[], None]] = []

    def fault(self, where: str, what: str) -> None:
        """A fault refuses the whole folder."""
        self.faults.append((where, what))

    def lose(self, where: str, what: str, why: str) -> None:
        """A loss is told, and the rest is taken in."""
        self.losses.append((where, what, why))

    def count(self, noun: str, number: int) -> None:
        """How many rows a part of the course made, told with those of the course itself."""
        self.counts[noun] += number

    def get(self, path: str, *, where: str) -> bytes | None:
        """The bytes of a file; a missing one is a fault at `where`."""
        if len(path) > LONGEST_PATH:
            sentence = _("%(path)s…: jalur berkas paling panjang %(most)d huruf.")
            self.fault(where, sentence % {"path": path[:60], "most": LONGEST_PATH})
            return None
        clean = str(PurePosixPath(path))
        if clean.startswith("/") or ".." in PurePosixPath(clean).parts:
            self.fault(where, _("%(path)s: jalur keluar dari folder kursus.") % {"path": path})
            return None
        if clean not in self.files:
            self.fault(where, _("%(path)s: berkas tidak ada di folder kursus.") % {"path": path})
            return None
        self._asked_for.add(clean)
        return self.files[clean]

    def put(self, path: str, content: bytes) -> None:
        self.files[path] = content

    def left_over(self) -> list[str]:
        """The files that nobody asked for."""
        return sorted(self.files.keys() - self._asked_for)

    def put_off(self, deed: Callable[[], None]) -> None:
        """A deed that no rollback undoes, such as storing bytes, waits for `finish`."""
        self._put_off.append(deed)

    def finish(self) -> None:
        """Do what was put off: the last thing before the commit."""
        while self._put_off:
            self._put_off.pop(0)()
