"""What the forms of all questions share."""

from collections.abc import Sequence
from typing import Any

from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.lib.questions.shape import EMPTY, Body, Question, Text
from kawah.web.trainer.pen.forms.banked import Banked
from kawah.web.trainer.pen.forms.fields import lines
from kawah.web.trainer.pen.forms.inkwell import Inkwell


class QuestionForm(Banked):
    def __init__(
        self, ink: Inkwell, held: Question | None, data: Any = None, files: Any = None
    ) -> None:
        super().__init__(data, files)
        self.ink, self.held = ink, held
        if ink.is_banked:
            self.put_title()
        self.put_stem()
        self.build(held.body if held else None)
        self.put_after()

    def build(self, body: Any) -> None:
        """The fields of the type, filled in from a body, if there is one."""
        raise NotImplementedError

    def body(self) -> Body:
        raise NotImplementedError

    def question(self) -> Question:
        """The question as filled in, of a form that is valid."""
        if self.held and not self.has_changed():
            return self.held  # to the letter, whatever a form cannot show of it
        held = self.held or Question(self.ink.key, "", EMPTY, self.body())
        said = replace(
            held,
            stem=self.text("stem", held.stem),
            body=self.body(),
            feedback=self.text("feedback", held.feedback),
        )
        return self.banked(said) if self.ink.is_banked else said

    def text(self, name: str, held: Text) -> Text:
        """What stands in a field, in the form in which its text is written."""
        value = self.cleaned_data.get(name, "")
        return Text(value, held.form if held.value else self.ink.form) if value else EMPTY

    def written(self, value: str, held: Sequence[Text], number: int) -> Text:
        """The text of a row, in the form that it had when the row was shown."""
        form = held[number].form if number < len(held) and held[number].value else self.ink.form
        return Text(value, form) if value else EMPTY

    def put_stem(self) -> None:
        self.fields["stem"] = lines(_("Pertanyaan"))
        self.fields["stem"].initial = self.held.stem.value if self.held else ""
        self.stand("stem")

    def put_after(self) -> None:
        told = _("Dibaca semua orang sesudah menjawab. Boleh kosong.")
        self.fields["feedback"] = lines(
            _("Umpan balik umum"), is_needed=False, help_text=told, size=2
        )
        self.fields["feedback"].initial = self.held.feedback.value if self.held else ""
        self.stand("feedback")
        if self.ink.is_banked:
            self.put_hints()
            self.put_tags()

    def clean(self) -> None:
        super().clean()
        if self.ink.is_banked:
            self.cleaned_data.setdefault("outcomes", [])
            if not 0 < (self.cleaned_data.get("points") or 0) <= 10_000:
                self.add_error("points", _("Nilai soal harus lebih dari nol."))
