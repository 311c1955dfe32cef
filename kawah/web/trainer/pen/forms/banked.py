"""What a question of a bank has besides: a title, hints, points, and tags that quizzes draw by."""

from collections.abc import Callable, Sequence

from django import forms
from django.utils.translation import gettext as _
from msgspec.structs import replace

from kawah.lib.questions.shape import Question, Text
from kawah.web.trainer.pen.forms.amount import Amount
from kawah.web.trainer.pen.forms.fields import line, lines
from kawah.web.trainer.pen.forms.inkwell import Inkwell
from kawah.web.trainer.pen.forms.rows import RowForm


class Banked(RowForm):
    ink: Inkwell
    held: Question | None

    def written(self, value: str, held: Sequence[Text], number: int) -> Text:
        raise NotImplementedError

    def put_title(self) -> None:
        title = line(_("Judul"), is_needed=False, help_text=_("Tampil hanya bagi pengajar."))
        title.initial = self.held.title if self.held else ""
        self.fields["title"] = title
        self.stand("title")

    def put_hints(self) -> None:
        held = [{"text": hint.value} for hint in self.held.hints] if self.held else []
        label = _("Petunjuk sesudah jawaban keliru")
        make: Callable[[], dict[str, forms.Field]] = lambda: {  # noqa: E731 - one row
            "text": lines(label, is_needed=False, size=2)
        }
        self.row_up("hints", make, held, legend=_("Petunjuk %(number)d"), least=1)

    def put_tags(self) -> None:
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

    def banked(self, said: Question) -> Question:
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
