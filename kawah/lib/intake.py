"""What every importer takes and gives: one request, one outcome, one way to refuse a file."""

from collections.abc import Iterable
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Protocol

from django.utils.module_loading import import_string
from django.utils.translation import gettext as _
from msgspec import Struct, field

from config.importers import IMPORTERS


class Note(Struct, frozen=True):
    """A loss or an error: where in the file, what it concerns, why."""

    where: str
    what: str
    why: str


class FileUnusable(Exception):
    """The file cannot be used and nothing was changed; `sentence` says why and what to do, `notes`
    name every reason when there are several."""

    def __init__(
        self, sentence: str, *, notes: Iterable[Note] = (), losses: Iterable[Note] = ()
    ) -> None:
        super().__init__(sentence)
        self.sentence = sentence
        self.notes = list(notes)
        self.losses = list(losses)
        self.kind = ""


class Request(Struct, frozen=True):
    """`agency` is a code, `into` a course key, `by` a user name; empty when not given."""

    now: datetime
    agency: str = ""
    into: str = ""
    by: str = ""
    is_dry_run: bool = False
    is_published: bool = False


class Outcome(Struct):
    """What came of a file; `told` says it to people in sentences, the rest is for machines too."""

    kind: str
    created: dict[str, int] = field(default_factory=dict)
    skipped: dict[str, int] = field(default_factory=dict)
    losses: list[Note] = field(default_factory=list)
    errors: list[Note] = field(default_factory=list)
    told: list[str] = field(default_factory=list)


class Importer(Protocol):
    kind: str

    def recognizes(self, path: Path) -> bool:
        """Whether this importer is the one for the file, by looking at it."""

    def run(self, path: Path, request: Request) -> Outcome:
        """Import in one transaction; raises FileUnusable."""


@cache
def importers() -> tuple[Importer, ...]:
    return tuple(import_string(path)() for path in IMPORTERS)


def take_in(path: Path, request: Request) -> Outcome:
    """Recognise a file and import it; raises FileUnusable."""
    try:
        _refuse_unreadable(path)
        importer = _importer_of(path)
        return _imported(importer, path, request)
    except OSError as error:
        sentence = _("Berkas %(name)s tidak dapat dibaca; periksa izin dan letaknya.")
        raise FileUnusable(sentence % {"name": shown(path)}) from error


def shown(path: Path) -> str:
    """A file's name that can be printed: names of some systems are no text."""
    name = path.name or str(path)
    return "".join(sign if sign.isprintable() else "\ufffd" for sign in name[:120])


def _refuse_unreadable(path: Path) -> None:
    values = {"name": shown(path)}
    if not path.exists():
        raise FileUnusable(_("Berkas %(name)s tidak ada.") % values)
    if not path.is_dir() and not path.is_file():
        raise FileUnusable(_("%(name)s bukan berkas dan bukan folder.") % values)
    if path.is_file() and path.stat().st_size == 0:
        raise FileUnusable(_("Berkas %(name)s kosong.") % values)


def _importer_of(path: Path) -> Importer:
    for importer in importers():
        if importer.recognizes(path):
            return importer
    sentence = _(
        "Berkas %(name)s tidak dikenali. Yang dapat diimpor: daftar pegawai (.xlsx atau .csv), "
        "folder kursus (atau zip-nya), berkas program, soal GIFT, dan soal Moodle XML."
    )
    raise FileUnusable(sentence % {"name": shown(path)})


def _imported(importer: Importer, path: Path, request: Request) -> Outcome:
    try:
        return importer.run(path, request)
    except FileUnusable as refusal:
        refusal.kind = importer.kind
        raise
