"""The figures of a page in words, for the screen and for paper."""

from collections.abc import Iterable
from datetime import timedelta

from django.urls import reverse
from django.utils import formats
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from msgspec import Struct

from kawah.earned.hours.api import Risk
from kawah.insight.analytics.api import MonthSum, Part, Picture, SourceSum, Totals
from kawah.people.directory.api import EmploymentKind
from kawah.web.shell import written
from kawah.web.shell.charts.rows import Piece

# How each state is drawn: the shape beside its word, and the color in a bar.
STATES = {
    Risk.MET: ("done", ""),
    Risk.ON_TRACK: ("doing", "doing"),
    Risk.BEHIND: ("waiting", "soon"),
    Risk.AT_RISK: ("late", "late"),
    Risk.NO_TARGET: ("todo", "todo"),
}


class State(Struct, frozen=True):
    shape: str
    tone: str
    word: str
    people: int


class Line(Struct, frozen=True):
    """People of a part or a kind: how many are where they should be, and what became of them."""

    name: str
    address: str
    told: str
    change: str
    totals: Totals
    pieces: tuple[Piece, ...]


class Column(Struct, frozen=True):
    label: str
    name: str
    minutes: int
    jp: str
    certificates: int


class Origin(Struct, frozen=True):
    title: str
    jp: str
    people: int


class Shown(Struct, frozen=True):
    headline: str
    worst: Line | None
    advice: str
    change: str
    states: tuple[State, ...]
    parts: tuple[Line, ...]
    kinds: tuple[Line, ...]
    columns: tuple[Column, ...]
    origins: tuple[Origin, ...]
    jp: str
    mean: str


def shown(picture: Picture) -> Shown:
    now = picture.now
    parts = tuple(_part(part, picture) for part in picture.parts)
    worst = next((line for line in parts if line.address and line.totals.needs_help), None)
    return Shown(
        headline=_headline(picture),
        worst=worst,
        advice=_advice(now, worst),
        change=_change_of_all(picture),
        states=tuple(_states(now)),
        parts=parts,
        kinds=tuple(_kind(kind, totals) for kind, totals in picture.kinds),
        columns=tuple(_column(month, picture) for month in picture.months),
        origins=tuple(_origins(picture)),
        jp=written.hours(picture.minutes, on=picture.day),
        mean=written.hours(now.minutes // now.people if now.people else 0, on=picture.day),
    )


def _headline(picture: Picture) -> str:
    percent = picture.now.percent
    words = {"percent": percent, "year": str(picture.day.year)}
    if percent is None:
        return _("Belum ada pegawai yang mempunyai target JP tahun %(year)s.") % words
    if percent == 100:
        return _("Semua pegawai memenuhi target JP %(year)s atau sesuai jalur.") % words
    return _("%(percent)s persen pegawai memenuhi target JP %(year)s atau sesuai jalur.") % words


def _advice(now: Totals, worst: Line | None) -> str:
    """Where help is needed most."""
    if not now.needs_help:
        return _("Tidak ada yang perlu dipercepat hari ini.")
    told = ngettext(
        "%(count)s orang perlu dibantu atau dipercepat.",
        "%(count)s orang perlu dibantu atau dipercepat.",
        now.needs_help,
    ) % {"count": _count(now.needs_help)}
    if worst is None:
        return told
    where = _("Terbanyak di %(name)s: %(count)s dari %(all)s orang.") % {
        "name": worst.name,
        "count": _count(worst.totals.needs_help),
        "all": _count(worst.totals.asked),
    }
    return f"{told} {where}"


def _change_of_all(picture: Picture) -> str:
    """What became of it since the end of the month before."""
    month = formats.date_format(picture.day.replace(day=1) - timedelta(days=1), "F")
    before, now = picture.before.percent, picture.now.percent
    if before is None or now is None:
        return _("Pembanding dari akhir %(month)s belum ada.") % {"month": month}
    words = {"month": month, "before": before, "now": now}
    return _("Akhir %(month)s: %(before)s persen. Sekarang: %(now)s persen.") % words


def _change(now: Totals, before: Totals) -> str:
    if now.percent is None or before.percent is None:
        return ""
    points = now.percent - before.percent
    if points > 0:
        return _("naik %(points)s poin") % {"points": points}
    if points < 0:
        return _("turun %(points)s poin") % {"points": -points}
    return _("tetap")


def _states(totals: Totals) -> Iterable[State]:
    for risk, (shape, tone) in STATES.items():
        people = getattr(totals, risk.value)
        if people or risk != Risk.NO_TARGET:
            yield State(shape, tone, str(risk.label), people)


def _part(part: Part, picture: Picture) -> Line:
    address = ""
    if part.agency:
        address = reverse("executive:agency", args=[part.agency])
    elif part.unit:
        address = reverse("executive:unit", args=[part.unit])
    change = _change(part.now, part.before) if picture.before.people else ""
    return _line(part.name or _("Tidak di unit mana pun di bawahnya"), part.now, address, change)


def _kind(kind: str, totals: Totals) -> Line:
    return _line(str(EmploymentKind(kind).label), totals, "", "")


def _line(name: str, totals: Totals, address: str, change: str) -> Line:
    if totals.percent is None:
        told = _("tanpa target")
    else:
        told = _("%(percent)s persen dari %(count)s orang") % {
            "percent": totals.percent,
            "count": _count(totals.asked),
        }
    pieces = tuple(Piece(getattr(totals, risk.value), tone) for risk, (_s, tone) in STATES.items())
    return Line(name, address, told, change, totals, pieces)


def _column(month: MonthSum, picture: Picture) -> Column:
    return Column(
        label=formats.date_format(month.month, "M"),
        name=formats.date_format(month.month, "F"),
        minutes=month.minutes,
        jp=written.hours(month.minutes, on=picture.day),
        certificates=month.certificates,
    )


def _origins(picture: Picture) -> Iterable[Origin]:
    for one in picture.sources:
        yield _origin(one, picture)
    if picture.other_minutes > 0:
        yield Origin(_("Kursus lainnya"), written.hours(picture.other_minutes, on=picture.day), 0)


def _origin(one: SourceSum, picture: Picture) -> Origin:
    title = one.title if one.course else _("Pelatihan di luar Kawah yang diakui")
    return Origin(title, written.hours(one.minutes, on=picture.day), one.people)


def _count(number: int) -> str:
    return formats.localize(number, use_l10n=True)
