"""What every batch has: a name, its days, its seats."""

from datetime import date
from typing import Any

from django import forms
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.enrollment.api import Batch
from kawah.lib import periods
from kawah.web.shell import written

MOST_YEARS_BACK = 1
MOST_YEARS = 2
MOST_YEARS_AHEAD = 2
NAMES = ("name", "starts_on", "ends_on", "seats")


def _day(label: Any, *, missing: Any) -> forms.DateField:
    widget = forms.DateInput(format="%Y-%m-%d", attrs={"type": "date"})
    return forms.DateField(label=label, widget=widget, error_messages={"required": missing})


class BatchFields(forms.Form):
    name = forms.CharField(
        label=gettext_lazy("Nama angkatan"),
        max_length=160,
        error_messages={"required": gettext_lazy("Beri angkatan ini nama.")},
        widget=forms.TextInput(attrs={"autocomplete": "off"}),
    )
    starts_on = _day(gettext_lazy("Hari pertama"), missing=gettext_lazy("Isi hari pertamanya."))
    ends_on = _day(gettext_lazy("Hari terakhir"), missing=gettext_lazy("Isi hari terakhirnya."))
    seats = forms.IntegerField(
        label=gettext_lazy("Jumlah tempat, bila dibatasi"),
        min_value=1,
        max_value=100_000,
        required=False,
        error_messages={"invalid": gettext_lazy("Isi dengan bilangan bulat.")},
        widget=forms.TextInput(attrs={"inputmode": "numeric", "autocomplete": "off"}),
    )
    today: date

    def clean(self) -> None:
        super().clean()
        self._demand_days()

    def demand_name(self, others: "QuerySet[Batch]") -> None:
        """See whether the batches of one course can be told apart by their names."""
        name = self.cleaned_data.get("name")
        if name and "name" in self.changed_data and others.filter(name__iexact=name).exists():
            told = _("Kursus ini sudah mempunyai angkatan bernama ini. Beri nama lain.")
            self.add_error("name", told)

    def filled(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in NAMES}

    def _demand_days(self) -> None:
        """See whether a batch can run on these days; what was so before is not asked about."""
        begun, ended = self.cleaned_data.get("starts_on"), self.cleaned_data.get("ends_on")
        earliest = periods.years_from(self.today, -MOST_YEARS_BACK)
        changed = set(self.changed_data) & {"starts_on", "ends_on"}
        if begun and "starts_on" in changed and begun < earliest:
            told = _("Hari pertama paling awal %(day)s, setahun yang lalu. Periksa tahunnya.")
            self.add_error("starts_on", told % {"day": written.day(earliest)})
        latest = periods.years_from(self.today, MOST_YEARS_AHEAD)
        if begun and "starts_on" in changed and begun > latest:
            told = _(
                "Hari pertama paling akhir %(day)s, dua tahun dari sekarang. Periksa tahunnya."
            )
            self.add_error("starts_on", told % {"day": written.day(latest)})
        if ended and "ends_on" in changed and ended < self.today:
            self.add_error("ends_on", _("Hari terakhir sudah lewat. Pilih hari lain."))
        elif begun and ended and changed:
            self._demand_span(begun, ended)

    def _demand_span(self, begun: date, ended: date) -> None:
        latest = periods.years_from(begun, MOST_YEARS)
        if ended < begun:
            self.add_error("ends_on", _("Hari terakhir tidak boleh sebelum hari pertama."))
        elif ended > latest:
            told = _("Hari terakhir paling akhir %(day)s, dua tahun sesudah hari pertama.")
            self.add_error("ends_on", told % {"day": written.day(latest)})
