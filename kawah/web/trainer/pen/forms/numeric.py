"""A number with its tolerance as a form."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _

from kawah.lib.questions.shape import Near, Numeric
from kawah.web.trainer.pen.forms.amount import Amount, number_shown, number_typed
from kawah.web.trainer.pen.forms.fields import Line
from kawah.web.trainer.pen.forms.question import QuestionForm
from kawah.web.trainer.pen.forms.worth import fraction, share_of, worth

ANY = "*"


class Value(Line):
    """A number, or a star for every other one."""

    def clean(self, value: Any) -> Any:
        typed = super().clean(value)
        return typed if typed in ("", ANY) else number_typed(typed)


class NumericForm(QuestionForm):
    def build(self, body: Numeric | None) -> None:
        answers = body.answers if body else ()
        held = [
            {
                "value": ANY if a.value is None else number_shown(a.value),
                "tolerance": a.tolerance if a.tolerance else None,
                "share": share_of(a.fraction),
                "feedback": a.feedback.value,
            }
            for a in answers
        ]
        self.row_up("answers", self._answer, held, legend=_("Jawaban %(number)d"))

    def _answer(self) -> dict[str, forms.Field]:
        told = _("Tanda * berarti bilangan lain mana pun.")
        return {
            "value": Value(
                label=_("Bilangan"),
                required=False,
                help_text=told,
                widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
            ),
            "tolerance": Amount(
                label=_("Boleh meleset sebanyak"), required=False, help_text=_("Boleh kosong.")
            ),
            **worth(),
        }

    def clean(self) -> None:
        super().clean()
        if not self.errors and not self._rows():
            self.add_error("answers_0_value", _("Tulis sedikitnya satu jawaban."))

    def _rows(self) -> list[tuple[int, dict[str, Any]]]:
        """Nought is a number as well."""
        count = self._counts["answers"]
        rows = [
            (
                n,
                {
                    name: self.cleaned_data.get(f"answers_{n}_{name}")
                    for name in ("value", "tolerance", "share", "feedback")
                },
            )
            for n in range(count)
        ]
        return [(n, row) for n, row in rows if row["value"] not in ("", None)]

    def body(self) -> Numeric:
        held = self.held.body.answers if self.held and isinstance(self.held.body, Numeric) else ()
        told = [answer.feedback for answer in held]
        answers = tuple(
            Near(
                None if row["value"] == ANY else row["value"],
                abs(row["tolerance"] or 0.0),
                fraction(row),
                self.written(row["feedback"] or "", told, number),
            )
            for number, row in self._rows()
        )
        return Numeric(answers)
