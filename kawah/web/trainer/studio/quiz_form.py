"""The facts of a quiz: what it is for, which questions it asks, how it is judged."""

from collections.abc import Iterator
from typing import Any

from django import forms
from django.forms import BoundField
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.assessment.api import FeedbackMode, Purpose
from kawah.learning.curriculum.api import structure
from kawah.web.trainer.studio.activity_form import ActivityForm
from kawah.web.trainer.studio.fields import number, text, words_in
from kawah.web.trainer.studio.question_tags import tags_of
from kawah.web.trainer.studio.rows_form import MOST_ROWS

DRAWS = "draw"


class QuizForm(ActivityForm):
    purpose = forms.ChoiceField(label=gettext_lazy("Kegunaan"), choices=Purpose.choices)
    items = text(
        gettext_lazy("Soal yang pasti muncul"),
        most=2000,
        hint=gettext_lazy("Kunci soal, pisahkan dengan koma. Boleh kosong."),
    )
    pass_percent = number(
        gettext_lazy("Nilai lulus (0–100)"),
        least=0,
        most=100,
        hint=gettext_lazy("Wajib untuk ujian."),
    )
    attempts = number(
        gettext_lazy("Berapa kali boleh mencoba"),
        least=0,
        most=1000,
        hint=gettext_lazy("Kosong atau 0: tanpa batas."),
    )
    time_limit_minutes = number(
        gettext_lazy("Batas waktu (menit)"),
        least=0,
        most=1000,
        hint=gettext_lazy("Kosong atau 0: tanpa batas."),
    )
    feedback = forms.ChoiceField(label=gettext_lazy("Umpan balik"), choices=FeedbackMode.choices)

    def filled(self, held: structure.Table) -> dict[str, Any]:
        items = held.get("items", [])
        told = ", ".join(str(one) for one in items) if isinstance(items, list) else ""
        own = {"purpose": "practice", "feedback": "after_attempt", **super().filled(held)}
        rows = {
            f"{name}-{n}": value
            for n, row in enumerate(_draws(held))
            for name, value in _row(row).items()
        }
        return {**own, "items": told, **rows}

    def prepare(self) -> None:
        super().prepare()
        for n in range(min(len(_draws(self.held)) + 1, MOST_ROWS)):
            label = {"number": n + 1}
            self.fields[f"count-{n}"] = number(
                _("Berapa soal (%(number)d)") % label, least=1, most=200
            )
            self.fields[f"tags-{n}"] = text(_("Dengan tag (%(number)d)") % label, most=400)
            self.fields[f"bank-{n}"] = text(_("Dari bank instansi (%(number)d)") % label, most=120)

    def draw_rows(self) -> Iterator[list[BoundField]]:
        for n in self._rows():
            yield [self[f"count-{n}"], self[f"tags-{n}"], self[f"bank-{n}"]]

    def own_fields(self) -> Iterator[BoundField]:
        """Those beside the draws."""
        return (self[name] for name in self.fields if "-" not in name)

    def tags(self) -> list[tuple[str, int]]:
        """The tags of the course's questions, with how many carry each."""
        return tags_of(self.desk)

    def clean(self) -> None:
        super().clean()
        told = self.cleaned_data
        for n in self._rows():
            if told.get(f"tags-{n}") and not told.get(f"count-{n}"):
                self.add_error(f"count-{n}", _("Isi berapa soal yang diundi."))
            if not told.get(f"tags-{n}") and told.get(f"count-{n}"):
                self.add_error(f"tags-{n}", _("Isi tag soal yang diundi."))
        is_exam = told.get("purpose") == Purpose.EXAM
        if is_exam and not told.get("pass_percent") and not self.has_error("pass_percent"):
            self.add_error("pass_percent", _("Ujian memerlukan nilai lulus."))
        if is_exam and told.get("feedback") == FeedbackMode.IMMEDIATE:
            words = _("Ujian tidak memberi tahu jawaban saat dikerjakan; pilih yang lain.")
            self.add_error("feedback", words)

    def value(self) -> structure.Table:
        told = self.cleaned_data
        own = {
            "purpose": told["purpose"],
            "items": words_in(told["items"]) or None,
            "draw": [self._draw(n) for n in self._rows() if told[f"tags-{n}"]] or None,
            "feedback": told["feedback"],
        }
        limits = ("pass_percent", "attempts", "time_limit_minutes")
        return {**super().value(), **own, **{name: told[name] or None for name in limits}}

    def _rows(self) -> range:
        return range(sum(name.startswith("tags-") for name in self.fields))

    def _draw(self, n: int) -> structure.Table:
        told = self.cleaned_data
        row = {"tags": words_in(told[f"tags-{n}"]), "count": told[f"count-{n}"]}
        return {**row, "bank": told[f"bank-{n}"]} if told[f"bank-{n}"] else row


def _draws(held: structure.Table) -> list[structure.Table]:
    rows = held.get(DRAWS, [])
    return [row for row in rows if isinstance(row, dict)] if isinstance(rows, list) else []


def _row(draw: structure.Table) -> dict[str, Any]:
    tags = draw.get("tags", [])
    told = ", ".join(str(tag) for tag in tags) if isinstance(tags, list) else ""
    return {"count": draw.get("count"), "tags": told, "bank": draw.get("bank", "")}
