"""Pairs to be matched as a form."""

from django import forms
from django.utils.translation import gettext as _

from kawah.lib.questions.shape import Matching, Pair
from kawah.web.trainer.pen.forms.fields import NEEDED, Lines, lines
from kawah.web.trainer.pen.forms.question import QuestionForm


class MatchingForm(QuestionForm):
    def build(self, body: Matching | None) -> None:
        held = [{"prompt": p.prompt.value, "match": p.match} for p in body.pairs] if body else []
        legend = _("Pasangan %(number)d")
        self.row_up("pairs", self._pair, held, legend=legend, least=2 if body else 4)
        told = _("Pasangan pengecoh, satu di setiap baris. Boleh kosong.")
        self.fields["distractors"] = Lines(
            label=_("Pengecoh"), required=False, size=2, help_text=told
        )
        self.fields["distractors"].initial = "\n".join(body.distractors) if body else ""
        label = _("Acak urutannya bagi setiap peserta")
        is_on = body is None or body.shuffle
        self.fields["shuffle"] = forms.BooleanField(label=label, required=False, initial=is_on)
        self.stand("distractors", "shuffle")

    def _pair(self) -> dict[str, forms.Field]:
        return {
            "prompt": lines(_("Yang dipasangkan"), is_needed=False, help_text="", size=2),
            "match": lines(_("Pasangannya"), is_needed=False, help_text="", size=2),
        }

    def clean(self) -> None:
        super().clean()
        rows = self.filled("pairs", by=("prompt", "match"))
        if len(rows) < 2:
            self.add_error("pairs_0_prompt", _("Tulis sedikitnya dua pasangan."))
        for number, row in rows:
            for name in ("prompt", "match"):
                if not row.get(name):
                    self.add_error(f"pairs_{number}_{name}", NEEDED)

    def body(self) -> Matching:
        held = self.held.body.pairs if self.held and isinstance(self.held.body, Matching) else ()
        prompts = [pair.prompt for pair in held]
        pairs = tuple(
            Pair(self.written(row["prompt"], prompts, number), row["match"])
            for number, row in self.filled("pairs", by=("prompt", "match"))
        )
        typed = self.cleaned_data["distractors"].split("\n")
        others = tuple(match.strip() for match in typed if match.strip())
        return Matching(pairs, others, self.cleaned_data["shuffle"])
