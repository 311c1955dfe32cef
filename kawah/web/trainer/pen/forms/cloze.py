"""A text with gaps as a form."""

import re

from django import forms
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.lib.questions import cloze_code
from kawah.lib.questions.losses import LOSSES
from kawah.lib.questions.reading import QuestionUnreadable
from kawah.lib.questions.shape import Cloze, Gap, Question
from kawah.web.trainer.pen.forms.amount import Amount
from kawah.web.trainer.pen.forms.fields import Lines
from kawah.web.trainer.pen.forms.gaps import KINDS, gap_code, gap_shown
from kawah.web.trainer.pen.forms.question import QuestionForm


class ClozeForm(QuestionForm):
    """The text names its gaps `[[1]]`, `[[2]]`; each gap has its answers below, one a line."""

    def put_stem(self) -> None:
        super().put_stem()
        told = _("Tulis [[1]], [[2]], dan seterusnya di tempat yang harus diisi.")
        self.fields["stem"].help_text = told

    def build(self, body: Cloze | None) -> None:
        held = [gap_shown(gap) for gap in body.gaps] if body else []
        self.row_up("gaps", self._gap, held, legend=_("Rumpang %(number)d"), least=2)

    def _gap(self) -> dict[str, forms.Field]:
        told = _(
            "Satu jawaban di setiap baris. Awali yang benar dengan =, beri umpan balik sesudah #."
        )
        return {
            "kind": forms.ChoiceField(
                label=_("Cara menjawab"),
                choices=KINDS,
                required=False,
            ),
            "answers": Lines(label=_("Jawaban"), required=False, size=3, help_text=told),
            "points": Amount(label=_("Bobot"), required=False, initial=1.0),
        }

    def clean(self) -> None:
        super().clean()
        try:
            self._read()
        except QuestionUnreadable as error:
            what = str(LOSSES[error.kind][0]) % {"detail": error.detail}
            self.add_error("gaps_0_answers", f"{what}. {LOSSES[error.kind][1]}")

    def _read(self) -> tuple[str, tuple[Gap, ...]]:
        codes = {number: gap_code(row) for number, row in self.filled("gaps", by=("answers",))}

        def code(place: re.Match[str]) -> str:
            return codes.get(int(place[1]) - 1, place[0])

        return cloze_code.read(cloze_code.PLACE.sub(code, self.cleaned_data.get("stem", "")))

    def question(self) -> Question:
        said = super().question()
        return replace(said, stem=replace(said.stem, value=self._read()[0]))

    def body(self) -> Cloze:
        return Cloze(self._read()[1])
