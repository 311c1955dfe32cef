"""The forms of the course's data, by the name of the part."""

from kawah.web.trainer.studio.about_form import AboutForm
from kawah.web.trainer.studio.impact_form import ImpactForm
from kawah.web.trainer.studio.outcome_form import OutcomesForm
from kawah.web.trainer.studio.part_form import PartForm
from kawah.web.trainer.studio.regulation_form import RegulationsForm
from kawah.web.trainer.studio.teacher_form import TeachersForm

FORMS: dict[str, type[PartForm]] = {
    "umum": AboutForm,
    "dampak": ImpactForm,
    "hasil": OutcomesForm,
    "pengajar": TeachersForm,
    "peraturan": RegulationsForm,
}
