"""The steps of a course with their state, and why each is ticked or not yet."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from msgspec import Struct

from kawah.learning.curriculum.api import Chapter, Outline, Step
from kawah.learning.enrollment.api import Progress, Tick

# What stands behind a tick, by the reason that was written down when it was given.
MET: dict[str, Promise] = {
    "quiz_passed": gettext_lazy("Anda mencapai nilai lulus."),
    "practice_submitted": gettext_lazy("Latihan sudah dikirim."),
    "lesson_answered": gettext_lazy("Semua pertanyaan di pelajaran ini sudah dijawab."),
    "lesson_read": gettext_lazy("Anda menandai pelajaran ini selesai."),
    "reflection_written": gettext_lazy("Renungan sudah ditulis."),
}
OPEN: dict[str, Promise] = {
    "lesson": gettext_lazy("Jawab setiap pertanyaan dan keputusan, lalu tandai selesai."),
    "reading": gettext_lazy("Baca sampai akhir, lalu tandai selesai."),
    "quiz": gettext_lazy("Kirim jawaban sampai mencapai nilai lulus."),
    "practice": gettext_lazy("Kerjakan latihan, lalu kirim jawaban Anda."),
    "waiting": gettext_lazy(
        "Jawaban Anda menunggu penilaian widyaiswara; bagian ini selesai bila mencapai nilai lulus."
    ),
    "reflection": gettext_lazy("Tulis renungan sepanjang yang diminta, lalu kirim."),
}
WORDS = {
    "done": gettext_lazy("Selesai"),
    "doing": gettext_lazy("Sedang"),
    "waiting": gettext_lazy("Menunggu dinilai"),
    "todo": gettext_lazy("Belum"),
}


class Row(Struct, frozen=True):
    """One step of a course as a learner sees it."""

    step: Step
    state: str
    why: str
    done_at: datetime | None

    @property
    def word(self) -> Promise:
        return WORDS[self.state]


class Part(Struct, frozen=True):
    title: str
    rows: tuple[Row, ...]


def parts_of(
    outline: Outline, progress: Progress | None, *, waiting: Collection[int] = ()
) -> list[Part]:
    """The chapters of a course; without progress nothing is ticked. `waiting` are the keys of what
    was handed in and is still to be marked."""
    ticks = {tick.step.uuid: tick for tick in progress.ticks} if progress else {}
    return [_part(chapter, ticks, waiting) for chapter in outline.chapters]


def _part(chapter: Chapter, ticks: dict[UUID, Tick], waiting: Collection[int]) -> Part:
    rows = tuple(
        row_of(step, ticks.get(step.uuid), is_waiting=step.pk in waiting) for step in chapter.steps
    )
    return Part(chapter.title, rows)


def row_of(step: Step, tick: Tick | None, *, is_waiting: bool = False) -> Row:
    if tick is not None and tick.done:
        why = str(MET.get(tick.done.why, WORDS["done"]))
        return Row(step, "done", why, tick.done.at)
    if is_waiting:
        return Row(step, "waiting", str(OPEN["waiting"]), None)
    state = "doing" if tick is not None and tick.is_opened else "todo"
    why = str(OPEN.get(_condition(step), ""))
    if not step.is_required:
        why = _("Boleh dilewati. %(how)s") % {"how": why}
    return Row(step, state, why, None)


def _condition(step: Step) -> str:
    if step.kind == "quiz" and not (step.is_assessment or step.has_pass_mark):
        return "practice"
    return "reading" if step.kind == "lesson" and not step.is_asking else step.kind
