"""Questions with options as forms: one right answer, or several."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kawah.lib.questions.shape import Choice, Option
from kawah.web.trainer.pen.forms.fields import lines
from kawah.web.trainer.pen.forms.question import QuestionForm
from kawah.web.trainer.pen.forms.share import Share

WHOLE = 1.0
SPREAD = 1e-9  # ticks alone say these shares


class ChoiceForm(QuestionForm):
    """One right answer."""

    is_single = True

    def build(self, body: Choice | None) -> None:
        options = body.options if body else ()
        plain = self._ticked_shares(options)
        held = [
            {
                "text": option.text.value,
                "is_right": option.fraction >= (WHOLE if self.is_single else SPREAD),
                "share": None if plain[number] else option.fraction,
                "feedback": option.feedback.value,
            }
            for number, option in enumerate(options)
        ]
        legend = _("Pilihan %(number)d")
        self.row_up("options", self._option, held, legend=legend, least=4 if not body else 2)
        self._put_shuffle(body is None or body.shuffle)

    def _ticked_shares(self, options: tuple[Option, ...]) -> list[bool]:
        """Which shares a tick, or none, says by itself."""
        right = [option for option in options if option.fraction > 0]
        each = WHOLE if self.is_single else 1 / max(len(right), 1)
        told = [abs(o.fraction - each) < SPREAD if o in right else o.fraction == 0 for o in options]
        return told if self.is_single or all(told) else [False] * len(options)

    def _put_shuffle(self, is_on: bool) -> None:
        label = _("Acak urutannya bagi setiap peserta")
        self.fields["shuffle"] = forms.BooleanField(label=label, required=False, initial=is_on)
        self.stand("shuffle")

    def _option(self) -> dict[str, forms.Field]:
        return {
            "text": lines(_("Pilihan jawaban"), is_needed=False, help_text="", size=2),
            "is_right": forms.BooleanField(label=_("Jawaban benar"), required=False),
            "feedback": lines(_("Umpan balik bagi yang memilihnya"), is_needed=False, size=2),
            "share": Share(
                label=_("Bagian nilai dalam persen, bila tidak penuh"), help_text=_("Boleh kosong.")
            ),
        }

    def clean(self) -> None:
        super().clean()
        rows = [row for _number, row in self.filled("options", by=("text",))]
        if len(rows) < 2:
            self.add_error("options_0_text", _("Tulis sedikitnya dua pilihan."))
        elif not any(row["is_right"] or (row.get("share") or 0) > 0 for row in rows):
            self.add_error("options_0_text", _("Tandai jawaban yang benar."))
        elif self.is_single and sum(self._is_whole(row) for row in rows) > 1:
            told = _("Tandai satu saja, atau pakai soal dengan beberapa jawaban benar.")
            self.add_error("options_0_text", told)

    def _is_whole(self, row: dict[str, Any]) -> bool:
        return bool(row["is_right"]) and row.get("share") in (None, WHOLE)

    def body(self) -> Choice:
        held = self.held.body.options if self.held and isinstance(self.held.body, Choice) else ()
        rows = self.filled("options", by=("text",))
        ticked = sum(bool(row["is_right"]) for _number, row in rows)
        each = WHOLE if self.is_single else 1 / max(ticked, 1)
        options = tuple(
            Option(
                self.written(row["text"], [o.text for o in held], number),
                row["share"] if row["share"] is not None else each * bool(row["is_right"]),
                self.written(row["feedback"], [o.feedback for o in held], number),
            )
            for number, row in rows
        )
        return Choice(options, self.is_single, self.cleaned_data["shuffle"])


class SeveralForm(ChoiceForm):
    """Several right answers; ticks share the points evenly."""

    is_single = False
