"""A statement that is true or false as a form."""

from django import forms
from django.utils.translation import gettext as _

from kawah.lib.questions.shape import TrueFalse
from kawah.web.trainer.pen.forms.fields import NEEDED, lines
from kawah.web.trainer.pen.forms.question import QuestionForm


class TrueFalseForm(QuestionForm):
    def build(self, body: TrueFalse | None) -> None:
        self.fields["is_true"] = forms.TypedChoiceField(
            label=_("Pernyataan itu"),
            choices=[("yes", _("Benar")), ("no", _("Salah"))],
            coerce=lambda value: value == "yes",
            widget=forms.RadioSelect,
            initial="" if body is None else "yes" if body.is_true else "no",
            error_messages={"required": NEEDED},
        )
        texts = {
            "if_true": _("Bagi yang menjawab benar"),
            "if_false": _("Bagi yang menjawab salah"),
        }
        for name, label in texts.items():
            self.fields[name] = lines(label, is_needed=False, size=2)
            self.fields[name].initial = getattr(body, f"feedback_{name}").value if body else ""
        self.stand("is_true", *texts)

    def body(self) -> TrueFalse:
        held = self.held.body if self.held and isinstance(self.held.body, TrueFalse) else None
        bare = held or TrueFalse(True)
        return TrueFalse(
            self.cleaned_data["is_true"],
            self.text("if_true", bare.feedback_if_true),
            self.text("if_false", bare.feedback_if_false),
        )
