"""A short answer as a form."""

from django import forms
from django.utils.translation import gettext as _

from kawah.lib.questions.shape import Accepted, Short
from kawah.web.trainer.pen.forms.fields import line
from kawah.web.trainer.pen.forms.question import QuestionForm
from kawah.web.trainer.pen.forms.worth import fraction, share_of, worth


class ShortForm(QuestionForm):
    def build(self, body: Short | None) -> None:
        answers = body.answers if body else ()
        held = [
            {"text": a.text, "share": share_of(a.fraction), "feedback": a.feedback.value}
            for a in answers
        ]
        self.row_up("answers", self._answer, held, legend=_("Jawaban %(number)d"))
        label = _("Huruf besar dan kecil harus sama")
        is_on = body is not None and body.is_case_sensitive
        self.fields["is_exact"] = forms.BooleanField(label=label, required=False, initial=is_on)
        self.stand("is_exact")

    def _answer(self) -> dict[str, forms.Field]:
        told = _("Tanda * mewakili huruf apa pun.")
        return {
            "text": line(_("Jawaban yang diterima"), is_needed=False, help_text=told),
            **worth(),
        }

    def clean(self) -> None:
        super().clean()
        if not self.filled("answers", by=("text",)):
            self.add_error("answers_0_text", _("Tulis sedikitnya satu jawaban."))

    def body(self) -> Short:
        held = self.held.body.answers if self.held and isinstance(self.held.body, Short) else ()
        told = [answer.feedback for answer in held]
        answers = tuple(
            Accepted(row["text"], fraction(row), self.written(row["feedback"], told, number))
            for number, row in self.filled("answers", by=("text",))
        )
        return Short(answers, self.cleaned_data["is_exact"])
