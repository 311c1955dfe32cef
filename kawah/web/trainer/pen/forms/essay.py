"""An essay as a form: its limits, what it begins with, and its rubric."""

from django import forms
from django.utils.translation import gettext as _

from kawah.lib.questions.shape import Criterion, Essay
from kawah.web.trainer.pen.forms.fields import NEEDED, Lines, line, lines
from kawah.web.trainer.pen.forms.question import QuestionForm
from kawah.web.trainer.pen.forms.rubric import criterion_shown, levels_in


class EssayForm(QuestionForm):
    def build(self, body: Essay | None) -> None:
        told = _("Boleh kosong.")
        for name, label in (
            ("min_words", _("Paling sedikit kata")),
            ("max_words", _("Paling banyak kata")),
        ):
            self.fields[name] = forms.IntegerField(
                label=label,
                required=False,
                min_value=1,
                max_value=999_999,
                help_text=told,
                initial=getattr(body, name, None),
                widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
            )
        self.stand("min_words", "max_words")
        self._put_texts(body)
        held = [criterion_shown(row) for row in body.rubric] if body else []
        self.row_up("rubric", self._criterion, held, legend=_("Kriteria %(number)d"), least=1)

    def _put_texts(self, body: Essay | None) -> None:
        texts = {
            "template": _("Teks awal jawaban"),
            "notes_for_grader": _("Catatan bagi penilai"),
        }
        for name, label in texts.items():
            self.fields[name] = lines(label, is_needed=False, size=2)
            self.fields[name].initial = getattr(body, name).value if body else ""
        self.stand(*texts)

    def _criterion(self) -> dict[str, forms.Field]:
        told = _("Satu tingkat di setiap baris: nilainya, lalu artinya. Misalnya: 2 lengkap")
        return {
            "name": line(_("Yang dinilai"), is_needed=False, help_text=""),
            "levels": Lines(label=_("Tingkat"), required=False, size=3, help_text=told),
        }

    def clean(self) -> None:
        super().clean()
        least, most = (self.cleaned_data.get(name) for name in ("min_words", "max_words"))
        if least and most and least > most:
            told = _("Batas terendah melebihi batas tertinggi; tukarlah keduanya.")
            self.add_error("min_words", told)
        for number, row in self.filled("rubric", by=("name", "levels")):
            if not row.get("name"):
                self.add_error(f"rubric_{number}_name", NEEDED)
            if len(levels_in(row.get("levels", ""))) < 2:
                told = _("Tulis sedikitnya dua tingkat, masing-masing diawali nilainya.")
                self.add_error(f"rubric_{number}_levels", told)

    def body(self) -> Essay:
        held = self.held.body if self.held and isinstance(self.held.body, Essay) else Essay()
        filled = self.cleaned_data
        rubric = tuple(
            Criterion(row["name"], tuple(levels_in(row["levels"])))
            for _number, row in self.filled("rubric", by=("name", "levels"))
        )
        return Essay(
            self.text("template", held.template),
            filled["min_words"],
            filled["max_words"],
            rubric,
            self.text("notes_for_grader", held.notes_for_grader),
        )
