"""Where a learner stands in a year, in JP and in words."""

from decimal import Decimal

from django.utils.translation import gettext as _
from msgspec import Struct

from kawah.earned.hours.api import Standing
from kawah.lib import jp
from kawah.lib.periods import year_end
from kawah.web.shell import targets, written


class Shown(Struct, frozen=True):
    """JP done and asked; `target` is None for who has none."""

    done: Decimal
    target: Decimal | None
    sentence: str
    pace: str
    waiting: str
    is_estimate: bool
    basis: str
    warning: str


def shown(standing: Standing) -> Shown:
    end = year_end(standing.year)
    target = None if standing.target is None else jp.from_minutes(standing.target, on=end)
    return Shown(
        done=jp.from_minutes(standing.counted, on=end),
        target=target,
        sentence=_sentence(standing),
        pace=_pace(standing),
        waiting=_waiting(standing),
        is_estimate=targets.is_estimate(standing),
        basis=targets.basis(standing),
        warning=targets.warning(standing),
    )


def _jp(minutes: int, standing: Standing) -> str:
    return written.hours(minutes, on=year_end(standing.year))


def _sentence(standing: Standing) -> str:
    if standing.target is None:
        return _("Status kepegawaian Anda tidak mempunyai target JP; belajar tetap dicatat.")
    if not standing.missing:
        return _("Target JP tahun ini sudah terpenuhi.")
    end = year_end(standing.year)
    words = {"jp": written.missing(standing.missing, on=end), "day": written.day(end)}
    if not standing.weeks_left:
        return _("Kurang %(jp)s JP pada %(day)s.") % words
    return _("Kurang %(jp)s JP sampai %(day)s.") % words


def _pace(standing: Standing) -> str:
    """What is needed a week, without blame."""
    if not standing.missing or standing.jp_per_week is None:
        return ""
    return _("Perlu %(jp)s JP sepekan untuk sampai ke sana.") % {
        "jp": written.number(standing.jp_per_week)
    }


def _waiting(standing: Standing) -> str:
    if not standing.waiting:
        return ""
    return _("%(jp)s JP lagi dihitung begitu ujiannya lulus.") % {
        "jp": _jp(standing.waiting, standing)
    }
