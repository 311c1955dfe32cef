"""What the forms of all questions share."""

from collections.abc import Callable, Sequence
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from msgspec import Struct
from msgspec.structs import replace

from kawah.lib.questions.shape import EMPTY, Body, Question, Text, TextForm
from kawah.web.trainer.pen.forms.fields import line, lines
from kawah.web.trainer.pen.forms.numbers import Amount
from kawah.web.trainer.pen.forms.rows import RowForm


class Inkwell(Struct, frozen=True):
    """How a question is written: the key it has or gets, the form of new texts, and whether it
    stands in a bank, with the outcomes that it can be tagged with."""

    key: str
    form: TextForm = "markdown"
    is_banked: bool = False
    outcomes: Sequence[tuple[str, str]] = ()


class QuestionForm(RowForm):
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
        return self._banked(said) if self.ink.is_banked else said

    def _banked(self, said: Question) -> Question:
        filled = self.cleaned_data
        hints = [
            self.written(row["text"], said.hints, number)
            for number, row in self.filled("hints", by=("text",))
        ]
        free = [tag.strip() for tag in filled["tags"].split(",") if tag.strip()]
        chosen = [*filled["outcomes"], *free]
        kept = [tag for tag in said.tags if tag in chosen]  # in the order of the file
        return replace(
            said,
            title=filled["title"],
            points=filled["points"],
            tags=tuple(dict.fromkeys([*kept, *chosen])),
            hints=tuple(hints),
        )

    def text(self, name: str, held: Text) -> Text:
        """What stands in a field, in the form in which its text is written."""
        value = self.cleaned_data.get(name, "")
        return Text(value, held.form if held.value else self.ink.form) if value else EMPTY

    def written(self, value: str, held: Sequence[Text], number: int) -> Text:
        """The text of a row, in the form that it had when the row was shown."""
        form = held[number].form if number < len(held) and held[number].value else self.ink.form
        return Text(value, form) if value else EMPTY

    def put_title(self) -> None:
        title = line(_("Judul"), is_needed=False, help_text=_("Tampil hanya bagi pengajar."))
        title.initial = self.held.title if self.held else ""
        self.fields["title"] = title
        self.stand("title")

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
            self._put_hints()
            self._put_tags()

    def _put_hints(self) -> None:
        held = [{"text": hint.value} for hint in self.held.hints] if self.held else []
        label = _("Petunjuk sesudah jawaban keliru")
        make: Callable[[], dict[str, forms.Field]] = lambda: {  # noqa: E731 - one row
            "text": lines(label, is_needed=False, size=2)
        }
        self.row_up("hints", make, held, legend=_("Petunjuk %(number)d"), least=1)

    def _put_tags(self) -> None:
        held = self.held.tags if self.held else ()
        known = dict(self.ink.outcomes)
        if known:
            self.fields["outcomes"] = forms.MultipleChoiceField(
                label=_("Mengukur hasil belajar"),
                choices=list(known.items()),
                required=False,
                initial=[tag for tag in held if tag in known],
                widget=forms.CheckboxSelectMultiple,
            )
            self.stand("outcomes")
        told = _("Dipisahkan koma, misalnya: latihan, ujian. Kuis memilih soal menurut tandanya.")
        tags = line(_("Tanda lain"), is_needed=False, help_text=told)
        tags.initial = ", ".join(tag for tag in held if tag not in known)
        points = Amount(label=_("Nilai soal"), initial=self.held.points if self.held else 1.0)
        self.fields.update({"tags": tags, "points": points})
        self.stand("tags", "points")

    def clean(self) -> None:
        super().clean()
        if self.ink.is_banked:
            self.cleaned_data.setdefault("outcomes", [])
            if not 0 < (self.cleaned_data.get("points") or 0) <= 10_000:
                self.add_error("points", _("Nilai soal harus lebih dari nol."))
