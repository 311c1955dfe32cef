"""Figures and moments as people read them: 1,5 JP, 25 menit, 23 November 2026 pukul 14.05 WIB."""

from datetime import date, datetime
from decimal import Decimal

from django.utils import formats, timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from kawah.lib import jp
from kawah.lib.periods import ZONE_NAMES


def number(value: float | Decimal) -> str:
    """A number without needless zeros, with the reader's own comma."""
    exact = value if isinstance(value, Decimal) else Decimal(str(value))
    rounded = exact.quantize(Decimal("0.1")).normalize() + 0
    return formats.localize(rounded, use_l10n=True)


def exactly(value: Decimal) -> str:
    """A regulated figure with every place it has, with the reader's own comma."""
    return formats.localize(value.normalize() + 0, use_l10n=True)


def hours(minutes: int, *, on: date) -> str:
    """Minutes of learning as JP, without the unit."""
    return number(jp.from_minutes(minutes, on=on))


def missing(minutes: int, *, on: date) -> str:
    """Minutes still to learn as JP, without the unit."""
    return number(jp.missing(minutes, on=on))


def length(minutes: int) -> str:
    """A length of time in words."""
    whole, rest = divmod(max(0, minutes), 60)
    if not whole:
        return ngettext("%(count)d menit", "%(count)d menit", rest) % {"count": rest}
    if not rest:
        return ngettext("%(count)d jam", "%(count)d jam", whole) % {"count": whole}
    return _("%(hours)d jam %(minutes)d menit") % {"hours": whole, "minutes": rest}


def named(told: str, *, label: str) -> str:
    """What is told of a field, away from it: with its label, unless the sentence says that."""
    if label.casefold() in told.casefold():
        return told
    return _("%(label)s: %(told)s") % {"label": label, "told": told}


def day(value: date | datetime) -> str:
    local = timezone.localtime(value) if isinstance(value, datetime) else value
    return formats.date_format(local, "DATE_FORMAT")


def moment(value: datetime) -> str:
    """A day and an hour where the reader works, with the name of the zone."""
    local = timezone.localtime(value)
    zone = ZONE_NAMES.get(timezone.get_current_timezone_name(), "")
    return _("%(day)s pukul %(time)s %(zone)s") % {
        "day": formats.date_format(local, "DATE_FORMAT"),
        "time": formats.date_format(local, "TIME_FORMAT"),
        "zone": zone,
    }
