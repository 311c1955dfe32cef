"""Steps to be put in order as a form."""

from django import forms
from django.utils.translation import gettext as _

from kawah.lib.questions.shape import Ordering, Text
from kawah.web.trainer.pen.forms.amount import Amount
from kawah.web.trainer.pen.forms.fields import lines
from kawah.web.trainer.pen.forms.question import QuestionForm


class OrderingForm(QuestionForm):
    def build(self, body: Ordering | None) -> None:
        steps = body.steps if body else ()
        held = [
            {"text": step.value, "place": float(place)} for place, step in enumerate(steps, start=1)
        ]
        self.row_up("steps", self._step, held, legend=_("Langkah %(number)d"), least=4)

    def _step(self) -> dict[str, forms.Field]:
        return {
            "text": lines(_("Langkah"), is_needed=False, help_text="", size=2),
            "place": Amount(
                label=_("Urutan"), required=False, help_text=_("Kosong berarti seperti di sini.")
            ),
        }

    def clean(self) -> None:
        super().clean()
        if len(self.filled("steps", by=("text",))) < 2:
            self.add_error("steps_0_text", _("Tulis sedikitnya dua langkah."))

    def body(self) -> Ordering:
        held = self.held.body.steps if self.held and isinstance(self.held.body, Ordering) else ()
        rows = self.filled("steps", by=("text",))
        placed: list[tuple[float, int, Text]] = [
            (row["place"] or number + 1, number, self.written(row["text"], held, number))
            for number, row in rows
        ]
        return Ordering(tuple(text for _place, _number, text in sorted(placed, key=_by_place)))


def _by_place(step: tuple[float, int, Text]) -> tuple[float, int]:
    return step[:2]
