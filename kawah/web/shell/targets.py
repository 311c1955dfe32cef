"""How sure a yearly target is and where it stands, and the warning above a ceiling, in words."""

from django.utils.translation import get_language
from django.utils.translation import gettext as _

from kawah.earned.hours.api import Standing, note_in
from kawah.lib.periods import year_end
from kawah.people.competencies.api import Status
from kawah.web.shell import written


def is_estimate(standing: Standing) -> bool:
    return standing.target is not None and standing.target_status != Status.VERIFIED


def basis(standing: Standing) -> str:
    """Where the target stands; of one that is assumed, why."""
    if standing.target is None:
        return ""
    words = {
        "jp": written.hours(standing.target, on=year_end(standing.year)),
        "source": standing.target_source,
        "note": note_in(standing.target_note, language=get_language() or "id"),
    }
    if not is_estimate(standing):
        return _("Target %(jp)s JP setahun: %(source)s.") % words
    if words["note"]:
        return _("Target %(jp)s JP setahun adalah perkiraan. %(note)s.") % words
    return _("Target %(jp)s JP setahun adalah perkiraan (%(source)s).") % words


def warning(standing: Standing) -> str:
    """Above a ceiling: that it is one of a contract year, and that nothing is taken away."""
    if standing.maximum is None or not standing.is_over_maximum:
        return ""
    end = year_end(standing.year)
    return _(
        "Tahun ini tercatat %(jp)s JP, di atas batas %(maximum)s JP per tahun kontrak (%(source)s)."
        " Ini hanya peringatan: JP tidak dikurangi, dan tahun kontrak dapat berbeda dari tahun"
        " kalender."
    ) % {
        "jp": written.hours(standing.counted, on=end),
        "maximum": written.hours(standing.maximum, on=end),
        "source": standing.maximum_source,
    }
