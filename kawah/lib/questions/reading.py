"""What comes of reading or writing a question file: the questions, and every loss by name."""

from collections.abc import Mapping, Sized

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.lib.questions.losses import LOSSES
from kawah.lib.questions.shape import Question

MEGABYTES_AT_MOST = 20
QUESTIONS_AT_MOST = 5000


class Loss(Struct, frozen=True):
    """One thing a file holds and the questions do not; told in the reader's own language."""

    kind: str
    line: int = 0
    number: int = 0
    name: str = ""
    detail: str = ""

    @property
    def where(self) -> str:
        if self.line and self.name:
            return _("Baris %(line)d (%(name)s)") % {"line": self.line, "name": self.name}
        if self.line:
            return _("Baris %(line)d") % {"line": self.line}
        if self.number and not self.name:
            return _("Soal ke-%(number)d") % {"number": self.number}
        if self.number:
            return _("Soal ke-%(number)d (%(name)s)") % {"number": self.number, "name": self.name}
        return _("Berkas")

    @property
    def what(self) -> str:
        return str(LOSSES[self.kind][0]) % {"detail": self.detail}

    @property
    def why(self) -> str:
        return str(LOSSES[self.kind][1])

    def told(self) -> dict[str, str]:
        return {"where": self.where, "what": self.what, "why": self.why}


class Reading(Struct, frozen=True):
    """What a file gave: its usable questions in their order, and what was lost."""

    questions: tuple[Question, ...]
    losses: tuple[Loss, ...]


class Writing(Struct, frozen=True):
    """A question file, and the questions that would not come back from it just as they are."""

    data: bytes
    losses: tuple[Loss, ...]


class QuestionUnreadable(Exception):
    """One question of a readable file cannot be understood; it becomes a loss of this kind."""

    def __init__(self, kind: str, detail: str = "") -> None:
        super().__init__(kind, detail)
        self.kind = kind
        self.detail = detail


REASONS: Mapping[str, Promise] = {
    "empty": gettext_lazy("Berkas kosong; pilih berkas yang berisi soal."),
    "too_large": gettext_lazy(
        "Berkas lebih besar dari %(detail)s MB; bagilah soalnya ke dalam beberapa berkas."
    ),
    "binary": gettext_lazy(
        "Berkas ini bukan berkas teks; pilih berkas soal berformat GIFT atau Moodle XML."
    ),
    "encoding": gettext_lazy(
        "Huruf dalam berkas tidak dapat dibaca; simpan ulang berkas dengan pengodean UTF-8."
    ),
    "no_questions": gettext_lazy("Berkas tidak berisi soal; periksa apakah berkasnya benar."),
    "too_many": gettext_lazy(
        "Berkas memuat lebih dari %(detail)s soal; bagilah soalnya ke dalam beberapa berkas."
    ),
    "malformed": gettext_lazy(
        "Susunan XML berkas rusak di %(detail)s (baris:kolom); "
        "ekspor ulang soalnya dari sistem asal."
    ),
    "forbidden": gettext_lazy(
        "Berkas memuat deklarasi DOCTYPE yang tidak diizinkan; hapus deklarasi itu, lalu coba lagi."
    ),
    "overgrown": gettext_lazy(
        "Susunan XML berkas terlalu dalam atau terlalu banyak unsurnya; "
        "bagilah soalnya ke dalam beberapa berkas."
    ),
    "not_quiz": gettext_lazy(
        "Berkas XML ini bukan ekspor soal Moodle; unsur terluarnya harus <quiz>."
    ),
}


class QuestionFileUnusable(Exception):
    """The whole file cannot be used; `str()` of it is one sentence for who chose the file."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(reason, detail)
        self.reason = reason
        self.detail = detail

    def __str__(self) -> str:
        return str(REASONS[self.reason]) % {"detail": self.detail}


def refuse_by_size(data: bytes, *, megabytes: int = MEGABYTES_AT_MOST) -> None:
    """Raises QuestionFileUnusable for an empty file and for one that is too large."""
    if not data.strip():
        raise QuestionFileUnusable("empty")
    if len(data) > megabytes * 1024 * 1024:
        raise QuestionFileUnusable("too_large", str(megabytes))


def refuse_by_number(questions: Sized) -> None:
    """Raises QuestionFileUnusable for more questions than one transaction should keep."""
    if len(questions) > QUESTIONS_AT_MOST:
        raise QuestionFileUnusable("too_many", str(QUESTIONS_AT_MOST))
