"""Which role somebody gets: how far it reaches, from when, until when, and why."""

from datetime import date
from typing import Any
from uuid import uuid4

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.lib.periods import years_from
from kawah.people.access.api import Role, Wanted
from kawah.people.directory.api import Person, Reach, Scope, Unit
from kawah.web.shell.reason_form import ReasonForm

REACHES = {
    Reach.OWN: gettext_lazy("Diri sendiri atau timnya"),
    Reach.UNIT: gettext_lazy("Satu unit beserta unit di bawahnya"),
    Reach.AGENCY: gettext_lazy("Seluruh instansinya"),
    Reach.NATIONAL: gettext_lazy("Semua instansi"),
}
LONGEST_YEARS = 3
# What a role can look after: the learner oneself, the admin of an agency more than that.
OVER_OTHERS = frozenset({Role.STEWARD, Role.EXECUTIVE, Role.TREASURER, Role.ORGANIZER})
DAY = forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")


class RoleForm(ReasonForm):
    role = forms.ChoiceField(label=gettext_lazy("Peran"))
    reach = forms.ChoiceField(label=gettext_lazy("Jangkauan"))
    unit = forms.ModelChoiceField(
        Unit.objects.none(),
        label=gettext_lazy("Unit, bila jangkauannya satu unit"),
        empty_label=gettext_lazy("Tidak memakai unit"),
        required=False,
    )
    starts_on = forms.DateField(label=gettext_lazy("Mulai"), widget=DAY)
    until = forms.DateField(
        label=gettext_lazy("Sampai"),
        help_text=gettext_lazy(
            "Biasanya setahun; paling lama tiga tahun. Pemegangnya diingatkan 30 hari sebelumnya."
        ),
        widget=DAY,
    )
    key = forms.UUIDField(widget=forms.HiddenInput)
    field_order = ("role", "reach", "unit", "starts_on", "until", "reason", "key")
    person: Person
    today: date

    def within(self, person: Person, *, scope: Scope, today: date) -> None:
        """Say whom it is for, and offer no more than the one who gives may give."""
        self.person, self.today = person, today
        reaches = [Reach.OWN, Reach.UNIT]
        if scope.has_agencies:
            reaches.append(Reach.AGENCY)
        is_national = scope.reach == Reach.NATIONAL
        if is_national:
            reaches.append(Reach.NATIONAL)
        role: Any = self.fields["role"]
        role.choices = [(r.value, r.label) for r in Role if is_national or r != Role.NATIONAL]
        reach: Any = self.fields["reach"]
        reach.choices = [(one.value, REACHES[one]) for one in reaches]
        units: Any = self.fields["unit"]
        rows = Unit.objects.filter(agency=person.agency)
        if scope.reach == Reach.UNIT:
            rows = rows.filter(path__startswith=scope.unit_path)
        units.queryset = rows.order_by("name", "pk")

    def clean(self) -> None:
        reach, role = self.cleaned_data.get("reach"), self.cleaned_data.get("role")
        if reach == Reach.UNIT and not self.cleaned_data.get("unit"):
            self.add_error("unit", _("Pilih unitnya."))
        if (role == Role.NATIONAL) != (reach == Reach.NATIONAL) and role and reach:
            self.add_error("reach", _("Semua instansi hanya bagi admin nasional, dan sebaliknya."))
        if role in OVER_OTHERS and reach == Reach.OWN:
            self.add_error("reach", _("Peran ini mengurus orang lain. Pilih unit atau instansi."))
        self._check_days()

    def _check_days(self) -> None:
        start, until = self.cleaned_data.get("starts_on"), self.cleaned_data.get("until")
        if not start or not until:
            return
        if not self.today <= start <= years_from(self.today, 1):
            self.add_error("starts_on", _("Pilih hari ini sampai setahun ke depan."))
        elif until <= start:
            self.add_error("until", _("Hari terakhir harus sesudah hari mulai."))
        elif until > years_from(start, LONGEST_YEARS):
            self.add_error("until", _("Paling lama tiga tahun sejak mulai."))

    def wanted(self) -> Wanted:
        """The role as filled in, of a form that is valid."""
        asked = self.cleaned_data
        reach = Reach(asked["reach"])
        is_placed = reach in (Reach.UNIT, Reach.AGENCY)
        return Wanted(
            person=self.person,
            role=Role(asked["role"]),
            reach=reach,
            agency=self.person.agency if is_placed else None,
            unit=asked["unit"] if reach == Reach.UNIT else None,
            effective_from=asked["starts_on"],
            until=asked["until"],
        )


def beginning(today: date) -> dict[str, object]:
    """What stands in the form at first."""
    return {"starts_on": today, "until": years_from(today, 1), "key": uuid4()}
