"""What should change at work, how it is measured, and when."""

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from kawah.learning.curriculum.api import structure
from kawah.web.trainer.studio.fields import number, plain, prose
from kawah.web.trainer.studio.part_form import PartForm


class ImpactForm(PartForm):
    change = prose(
        gettext_lazy("Yang berubah di tempat kerja"),
        hint=gettext_lazy("Misalnya: waktu tunggu di loket turun."),
        rows=2,
    )
    measure = prose(
        gettext_lazy("Ukurannya"),
        hint=gettext_lazy("Misalnya: median menit tunggu per pekan, dari mesin antrean."),
        rows=2,
    )
    after_days = number(
        gettext_lazy("Diukur sesudah berapa hari"),
        least=1,
        most=1000,
        hint=gettext_lazy("Dihitung dari selesainya kursus, misalnya 90."),
    )

    def clean(self) -> None:
        super().clean()
        told = {name: self.cleaned_data.get(name) for name in ("change", "measure", "after_days")}
        if any(told.values()):
            for name, value in told.items():
                if not value and not self.has_error(name):
                    self.add_error(name, _("Isi juga bagian ini, atau kosongkan ketiganya."))

    def value(self) -> structure.Table:
        told = self.cleaned_data
        return {**told, "change": plain(told["change"]), "measure": plain(told["measure"])}
