"""What of a competency, or of the level that a kind of post asks, may be changed, when and why."""

from typing import Any, ClassVar
from uuid import uuid4

from django import forms
from django.utils.translation import gettext_lazy

from kawah.people.competencies.api import (
    LEVELS,
    Competency,
    CompetencyKind,
    Level,
    Standard,
    Thing,
    Wording,
)
from kawah.web.steward.named_form import FOCUS, NamedForm
from kawah.web.steward.nation.posts import levels_of, posts
from kawah.web.steward.rule_form import BasisForm, Groups, WhenForm

BASIS = (gettext_lazy("Dasar dan sumber"), ("status", "regulation", "source"))
WHEN = (gettext_lazy("Kapan dan mengapa"), ("valid_from", "why"))


class ProposalForm(WhenForm):
    """What every change of the framework has; `key` tells a second click from a second change."""

    key = forms.UUIDField(widget=forms.HiddenInput, initial=uuid4)
    GROUPS: ClassVar[Groups] = (WHEN,)


class EndForm(ProposalForm):
    """That a thing holds no more, from when on."""

    valid_from = forms.DateField(
        label=gettext_lazy("Tidak berlaku lagi mulai"),
        widget=forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"}),
    )


class WordingForm(NamedForm, BasisForm, ProposalForm):
    kind = forms.ChoiceField(label=gettext_lazy("Jenis kompetensi"), choices=CompetencyKind.choices)
    GROUPS: ClassVar[Groups] = (
        WHEN,
        (gettext_lazy("Kompetensi"), ("name", "kind", "level_count")),
        (gettext_lazy("Apa artinya setiap tingkat"), FOCUS),
        BASIS,
    )

    def terms(self) -> Wording:
        """As filled in, of a form that is valid."""
        filled = self.cleaned_data
        return Wording(
            name=filled["name"],
            kind=filled["kind"],
            level_count=filled["level_count"],
            focus=self.focus(),
            **_basis(filled),
        )


class LevelForm(BasisForm, ProposalForm):
    level = forms.TypedChoiceField(label=gettext_lazy("Tingkat yang diminta"), coerce=int)
    GROUPS: ClassVar[Groups] = (WHEN, (gettext_lazy("Nilai"), ("level",)), BASIS)

    def offer(self, competency: Competency) -> None:
        """Only levels that the competency has, each with what it means."""
        field: Any = self.fields["level"]
        field.choices = levels_of(competency)

    def terms(self) -> Level:
        """As filled in, of a form that is valid."""
        return Level(level=self.cleaned_data["level"], **_basis(self.cleaned_data))


class NewLevelForm(LevelForm):
    post = forms.ChoiceField(label=gettext_lazy("Jenis jabatan"))
    competency = forms.ChoiceField(label=gettext_lazy("Kompetensi"))
    GROUPS: ClassVar[Groups] = (
        WHEN,
        (gettext_lazy("Siapa diminta apa"), ("post", "competency", "level")),
        BASIS,
    )

    def offer_all(self, known: dict[str, Competency]) -> None:
        fields: dict[str, Any] = self.fields
        fields["post"].choices = posts()
        fields["competency"].choices = [(code, row.name) for code, row in known.items()]
        fields["level"].choices = [(level, str(level)) for level in range(1, LEVELS + 1)]

    def thing(self) -> Thing:
        """What is to be asked of whom, of a form that is valid."""
        kind, _slash, grade = self.cleaned_data["post"].partition("/")
        return Thing(self.cleaned_data["competency"], kind, grade)


def initial_of(row: Competency | Standard) -> dict[str, Any]:
    """The form as it is filled in beforehand."""
    held = {name: getattr(row, name) for name in row.terms.__struct_fields__}
    told = dict(zip(FOCUS, held.pop("focus", []), strict=False))
    return {**held, **told}


def _basis(filled: dict[str, Any]) -> dict[str, str]:
    return {name: filled[name] for name in ("status", "regulation", "source")}
